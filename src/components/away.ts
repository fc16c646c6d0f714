/** Says whether someone is away on the day of reading, in the wiki's time zone. An absence that is over is not shown. */
import { dayAt, type Day } from '../freshness/day.ts';

for (const element of document.querySelectorAll<HTMLElement>('[data-away]')) {
  const { from, until, timeZone } = JSON.parse(element.dataset['away'] ?? '') as Record<string, string>;
  const today = dayAt(new Date(), timeZone ?? 'UTC');
  const now = (from as Day) <= today && today <= (until as Day);
  element.hidden = (until as Day) < today;
  element.dataset['now'] = String(now);
  const label = element.querySelector('[data-away-label]');
  if (label) label.textContent = now ? 'Away now,' : 'Away';
}
