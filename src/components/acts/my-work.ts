/** Shows whoever reads what waits for them: how much of it on every page, and the first of it on the home page. */
import { dayIfKnown, type Day } from '../../freshness/day.ts';
import type { Outcome, PersonFacts } from '../../freshness/queue.ts';
import { waitingFor, type Waits } from '../../freshness/waiting-for.ts';
import { dutyRowOf } from '../duty-row.ts';
import { rowOf } from '../work-row.ts';
import { base } from './desk.ts';
import { tellOutcome } from './outcome.ts';
import { pressed } from './press.ts';

const shown = 3;

export async function showMyWork(person: string): Promise<void> {
  const path = `${base}/people/${encodeURIComponent(person)}`;
  const way = offerWay(`${path}/`);
  const work = await workOf(person, path);
  if (work === undefined) return;
  count(way, work.waiting);
  showFirst(person, `${path}/`, work);
  const section = document.querySelector<HTMLElement>('[data-my-work]');
  if (section) tellOutcome(section, work.heard, work.today);
  document.addEventListener(pressed, () => {
    void workOf(person, path).then((now) => now && count(way, now.waiting));
  });
}

interface Work {
  waiting: Waits[];
  heard: Outcome | undefined;
  today: Day;
}

/** What waits on this day; `undefined` where that cannot be known. */
async function workOf(person: string, path: string): Promise<Work | undefined> {
  const response = await fetch(`${path}.json`, { cache: 'no-cache' }).catch(() => undefined);
  if (!response?.ok) return undefined;
  const facts = (await response.json()) as PersonFacts;
  const today = dayIfKnown(new Date(), facts.timeZone);
  return today && { waiting: waitingFor(person, facts, today), heard: facts.heard, today };
}

/** Beside search, where it is in sight on a phone, too. */
function offerWay(href: string): HTMLElement {
  const properties = { href, textContent: 'My work', className: 'my-work-way' };
  const link = Object.assign(document.createElement('a'), properties);
  if (location.pathname === href) link.ariaCurrent = 'page';
  document.querySelector('.site-header .search-button')?.before(link);
  return link;
}

function count(way: HTMLElement, { length }: readonly Waits[]): void {
  const number = Object.assign(document.createElement('span'), { textContent: String(length) });
  number.className = 'my-work-count';
  way.replaceChildren('My work', ...(length > 0 ? [' ', number] : []));
}

function showFirst(person: string, href: string, { waiting, today }: Work): void {
  const section = document.querySelector<HTMLElement>('[data-my-work]');
  if (section === null) return;
  const rows = waiting
    .slice(0, shown)
    .map((each) =>
      each.task
        ? rowOf(section, each.task, today)
        : dutyRowOf(section, each.item, each.waiting, person, today),
    );
  section.querySelector('ul')?.replaceChildren(...rows);
  section.querySelector('[data-none]')?.toggleAttribute('hidden', rows.length > 0);
  const all = section.querySelector<HTMLAnchorElement>('[data-all]');
  if (all) {
    all.href = href;
    all.textContent =
      rows.length < waiting.length ? `All ${waiting.length} that wait for you` : 'All pages of yours';
  }
  section.hidden = false;
}
