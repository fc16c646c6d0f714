/** Says where numbers stand on the day they are read, in the wiki's time zone. */
import { dayIfKnown } from '../freshness/day.ts';
import { standingOn } from '../freshness/number-words.ts';
import { dayUnknown } from '../freshness/words.ts';
import type { NumberOnPage } from '../site/numbers.ts';
import { eachVisit } from './visit.ts';

eachVisit(() => document.querySelectorAll<HTMLElement>('[data-number]').forEach(show));

function show(element: HTMLElement): void {
  const facts = JSON.parse(element.dataset['number'] ?? '') as NumberOnPage;
  const today = dayIfKnown(new Date(), facts.timeZone);
  const standing = today && standingOn(facts, facts.unit, today);
  const say = (name: string, words: string) => {
    const place = element.querySelector(`[data-number-${name}]`);
    if (place) place.textContent = words;
  };
  say('label', standing?.label ?? dayUnknown);
  say('more', standing?.more ?? '');
  if (standing?.tone) element.dataset['state'] = standing.tone;
  else delete element.dataset['state'];
}
