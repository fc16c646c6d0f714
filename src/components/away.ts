/** Says whether someone is away on the day of reading, in the wiki's time zone. An absence that is over is not shown. */
import { dayIfKnown, type Day } from '../freshness/day.ts';
import { eachVisit } from './visit.ts';

interface Absence {
  from: Day;
  until: Day;
  timeZone: string;
}

eachVisit(() => {
  for (const element of document.querySelectorAll<HTMLElement>('[data-away]')) {
    const { from, until, timeZone } = JSON.parse(element.dataset['away'] ?? '') as Absence;
    const today = dayIfKnown(new Date(), timeZone);
    if (today === undefined) continue;
    const now = from <= today && today <= until;
    element.hidden = until < today;
    element.dataset['now'] = String(now);
    const label = element.querySelector('[data-away-label]');
    if (label) label.textContent = now ? 'Away now,' : 'Away';
  }
});
