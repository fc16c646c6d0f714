/** Says on the page of a piece of material where it stands on the day it is read, in the wiki's time zone. */
import type { AssetFacts } from '../freshness/asset-state.ts';
import { assetInWords } from '../freshness/asset-words.ts';
import { dayIfKnown } from '../freshness/day.ts';
import { dayUnknown } from '../freshness/words.ts';
import { eachVisit } from './visit.ts';

eachVisit(() => document.querySelectorAll<HTMLElement>('[data-asset]').forEach(show));

function show(element: HTMLElement): void {
  const { facts, timeZone } = JSON.parse(element.dataset['asset'] ?? '') as {
    facts: AssetFacts;
    timeZone: string;
  };
  const today = dayIfKnown(new Date(), timeZone);
  const { label, tone, more } = today
    ? assetInWords(facts, today)
    : { label: dayUnknown, tone: undefined, more: '' };
  const [short, long] = ['[data-asset-label]', '[data-asset-more]'].map((each) =>
    element.querySelector(each),
  );
  if (short) short.textContent = label;
  if (long) long.textContent = more;
  if (tone) element.dataset['state'] = tone;
  else delete element.dataset['state'];
}
