/** Marks claims that have expired by the day they are read, in the wiki's time zone. */
import { dayIfKnown, daysBetween, type Day } from '../freshness/day.ts';
import { eachVisit } from './visit.ts';

eachVisit(() => {
  for (const element of document.querySelectorAll<HTMLElement>('[data-claim]')) {
    const { until, timeZone } = JSON.parse(element.dataset['claim'] ?? '') as {
      until: Day;
      timeZone: string;
    };
    const label = element.querySelector<HTMLElement>('[data-claim-label]');
    const today = dayIfKnown(new Date(), timeZone);
    const days = today ? daysBetween(until, today) : 0;
    if (label === null || days <= 0) continue;
    element.dataset['expired'] = '';
    label.textContent = `Expired ${days === 1 ? 'yesterday' : `${days} days ago`}`;
    label.hidden = false;
    const holds = element.querySelector('[data-holds]');
    if (holds) holds.textContent = 'held';
  }
});
