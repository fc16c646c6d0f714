/** Shows whoever reads what waits for them: three pages on the home page, and the way to all of them on every page. */
import { dayIfKnown } from '../../freshness/day.ts';
import { needsSomeone, personIn, tasksOn, type WorkFacts } from '../../freshness/worklist.ts';
import { rowOf } from '../work-row.ts';
import { base } from './desk.ts';

const shown = 3;

export async function showMyWork(person: string): Promise<void> {
  const path = `${base}/people/${encodeURIComponent(person)}`;
  offerWay(`${path}/`);
  const section = document.querySelector<HTMLElement>('[data-my-work]');
  if (section === null) return;
  const response = await fetch(`${path}.json`, { cache: 'no-cache' }).catch(() => undefined);
  if (!response?.ok) return;
  const { items, timeZone } = (await response.json()) as WorkFacts;
  const today = dayIfKnown(new Date(), timeZone);
  if (today === undefined) return;
  const waiting = tasksOn(items, today).filter(
    ({ review }) => personIn(review) === person && needsSomeone(review),
  );
  const rows = waiting.slice(0, shown).map((task) => rowOf(section, task, today));
  section.querySelector('ul')?.replaceChildren(...rows);
  section.querySelector('[data-none]')?.toggleAttribute('hidden', rows.length > 0);
  const all = section.querySelector<HTMLAnchorElement>('[data-all]');
  if (all) {
    all.href = `${path}/`;
    all.textContent =
      rows.length < waiting.length ? `All ${waiting.length} that wait for you` : 'All pages of yours';
  }
  section.hidden = false;
}

/** Beside search, where it is in sight on a phone, too. */
function offerWay(href: string): void {
  const properties = { href, textContent: 'My work', className: 'my-work-way' };
  const link = Object.assign(document.createElement('a'), properties);
  if (location.pathname === href) link.ariaCurrent = 'page';
  document.querySelector('.site-header .search-button')?.before(link);
}
