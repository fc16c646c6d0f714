/** Shows what is true only on some days on those days. Its words name the days, so they are true without this too. */
import { dayIfKnown, type Day } from '../freshness/day.ts';
import { eachVisit } from './visit.ts';

/** What `data-days` carries, as JSON: the first day, the last day, or the first day on which it is over. */
interface Days {
  from?: Day;
  until?: Day;
  before?: Day;
  timeZone: string;
}

eachVisit(() => {
  for (const element of document.querySelectorAll<HTMLElement>('[data-days]')) {
    const { from, until, before, timeZone } = JSON.parse(element.dataset['days'] ?? '{}') as Days;
    const today = dayIfKnown(new Date(), timeZone);
    if (today === undefined) continue;
    element.hidden =
      (from && today < from) || (until && today > until) || (before && today >= before) || false;
  }
});
