/** Says where numbers stand on the day they are read, in the wiki's time zone. */
import { dayIfKnown } from '../freshness/day.ts';
import type { Step } from '../freshness/number-steps.ts';
import { dayUnknown } from '../freshness/words.ts';
import { eachVisit } from './visit.ts';

eachVisit(() => document.querySelectorAll<HTMLElement>('[data-number]').forEach(show));

function show(element: HTMLElement): void {
  const { steps, timeZone } = JSON.parse(element.dataset['number'] ?? '') as {
    steps: Step[];
    timeZone: string;
  };
  const today = dayIfKnown(new Date(), timeZone);
  const [, label = dayUnknown, tone, more = ''] = (today && steps.findLast(([from]) => from <= today)) ?? [];
  const [short, long] = element.children;
  if (short) short.textContent = label;
  if (long) long.textContent = more;
  if (tone) element.dataset['state'] = tone;
  else delete element.dataset['state'];
}
