/** Fills `/freshness/`: derives the state of every page on the day of reading, counts, and lists what is asked for. */
import { dayIfKnown, type Day } from '../freshness/day.ts';
import { dayInWords } from '../freshness/words.ts';
import {
  queryString,
  countsBy,
  narrowed,
  readQuery,
  tasksOn,
  urgency,
  type Query,
  type Task,
} from '../freshness/worklist.ts';
import { personIn } from '../freshness/whose.ts';
import type { FreshnessFacts } from '../freshness/queue.ts';
import { drawLoad } from './load-picture.ts';
import { eachVisit } from './visit.ts';
import { rowOf } from './work-row.ts';
import { say } from './reasons.ts';

/** So many pages of a state are listed at once. */
const atOnce = 50;

const page = document.querySelector<HTMLElement>('[data-worklist]');
if (page) void load(page);

/** Where the facts cannot be had, or no day is known, the list that needs none comes back. */
async function load(page: HTMLElement): Promise<void> {
  const without = document.querySelector<HTMLElement>('[data-worklist-without]');
  without?.toggleAttribute('hidden', true);
  const answer = await fetch(page.dataset['worklist'] ?? '').catch(() => undefined);
  const facts = answer?.ok ? ((await answer.json()) as FreshnessFacts) : undefined;
  const today = facts && dayIfKnown(new Date(), facts.timeZone);
  if (today) return start(page, facts, today);
  without?.toggleAttribute('hidden', false);
}

function start(page: HTMLElement, facts: FreshnessFacts, first: Day): void {
  const form = page.querySelector<HTMLFormElement>('[data-narrow]');
  let today = first;
  let tasks: readonly Task[] = [];
  let turns = 0;
  page.hidden = false;
  eachVisit(() => {
    today = dayIfKnown(new Date(), facts.timeZone) ?? first;
    tasks = tasksOn(facts.items, today);
    offerPeople(page, tasks);
    count(page, tasks);
    void list();
  });
  addEventListener('hashchange', () => {
    void list();
    if (location.hash.includes('=')) page.querySelector('#pages')?.scrollIntoView();
  });
  form?.addEventListener('change', () => {
    const given = [...new FormData(form)].filter(([, value]) => value !== '*');
    history.replaceState(
      null,
      '',
      queryString({ ...Object.fromEntries(given), week: readQuery(location.hash).week }),
    );
    void list();
  });

  /** Group by group: what stands above them is seen, and can be pressed, while a phone still makes their rows. */
  async function list(): Promise<void> {
    const turn = ++turns;
    const asked = readQuery(location.hash);
    for (const select of form?.querySelectorAll('select') ?? [])
      select.value = asked[select.name as keyof Query] ?? '*';
    const found = narrowed(tasks, asked, today);
    drawLoad(
      page,
      narrowed(tasks, { person: asked.person, team: asked.team }, today),
      asked,
      today,
      facts.perOwnerAWeek,
    );
    say(
      page,
      '[data-shown]',
      found.length === tasks.length ? '' : `${found.length} of ${tasks.length} pages`,
    );
    for (const none of page.querySelectorAll<HTMLElement>('[data-nothing]')) none.hidden = found.length > 0;
    showWeek(page, asked);
    for (const state of urgency) {
      await new Promise((done) => setTimeout(done));
      if (turn !== turns) return;
      listGroup(page, state, found, today, Object.keys(asked).length > 0);
    }
    await listOwed(page, facts, asked, today);
  }
}

function count(page: HTMLElement, tasks: readonly Task[]): void {
  for (const state of urgency)
    say(page, `[data-count=${state}]`, String(tasks.filter(({ review }) => review.state === state).length));
  const groups = {
    person: (task: Task) => [personIn(task.review)],
    team: (task: Task) => task.teams,
    reason: (task: Task) => task.review.reasons.map(({ id }) => id),
  };
  for (const table of page.querySelectorAll<HTMLElement>('[data-tally]')) {
    const by = table.dataset['tally'] as keyof typeof groups;
    const options = page.querySelector<HTMLSelectElement>(`select[name=${by}]`)?.options ?? [];
    const names = Object.fromEntries([...options].map(({ value, text }) => [value, text]));
    const rows = countsBy(tasks, groups[by]).map(({ group, counts, total }) => {
      const row = document.createElement('tr');
      const head = document.createElement('th');
      head.scope = 'row';
      head.append(link(names[group] ?? group, { [by]: group }));
      const cells = urgency.slice(0, 3).map((state) => cell(counts[state], { [by]: group, state }, state));
      row.append(head, ...cells, cell(total, { [by]: group }));
      return row;
    });
    table.querySelector('tbody')?.replaceChildren(...rows);
    const section = table.closest('section');
    if (section) section.hidden = rows.length === 0;
  }
}

function cell(number: number, asked: Query, state?: string): HTMLElement {
  const element = document.createElement('td');
  if (number === 0) element.textContent = '0';
  else element.append(link(String(number), asked));
  if (state !== undefined && number > 0) element.dataset['state'] = state;
  return element;
}

function link(text: string, asked: Query): HTMLElement {
  const element = document.createElement('a');
  element.href = queryString(asked);
  element.textContent = text;
  return element;
}

/** Lets choose among those whom pages fall to today. */
function offerPeople(page: HTMLElement, tasks: readonly Task[]): void {
  const select = page.querySelector<HTMLSelectElement>('select[name=person]');
  const names = new Map(tasks.map(({ review }) => [personIn(review), review.responsible?.name ?? 'Nobody']));
  const sorted = [...names].toSorted(([, a], [, b]) => a.localeCompare(b));
  const options = sorted.map(([id, name]) => new Option(name, id));
  select?.replaceChildren(...[...select.options].filter(({ value }) => value === '*'), ...options);
}

function listGroup(
  page: HTMLElement,
  state: string,
  found: readonly Task[],
  today: Day,
  open: boolean,
): void {
  const group = page.querySelector<HTMLDetailsElement>(`[data-group=${state}]`);
  const rows = found.filter(({ review }) => review.state === state);
  const more = group?.querySelector<HTMLButtonElement>('.more');
  if (!group || !more) return;
  group.hidden = rows.length === 0;
  group.open ||= open;
  show(rows.slice(0, atOnce));
  more.hidden = rows.length <= atOnce;
  more.textContent = `Show the other ${rows.length - atOnce}`;
  more.onclick = () => {
    more.hidden = true;
    show(rows);
  };

  function show(tasks: readonly Task[]): void {
    group?.querySelector('ul')?.replaceChildren(...tasks.map((task) => rowOf(page, task, today)));
  }
}

/** What people owe beside reviews stands below, and is loaded once the reviews are listed. */
async function listOwed(
  page: HTMLElement,
  { duties }: FreshnessFacts,
  asked: Query,
  today: Day,
): Promise<void> {
  const list = await import('./owed-list.ts').catch(() => undefined);
  if (list) list.listOwed(page, duties, asked, today);
  else say(page, '[data-owed-said]', 'This did not arrive: load the page again.');
}

/** What falls due in a week is asked for in the picture; here it can be let go of again. */
function showWeek(page: HTMLElement, { week, ...rest }: Query): void {
  const element = page.querySelector<HTMLAnchorElement>('[data-week]');
  if (element === null) return;
  element.hidden = week === undefined;
  element.href = queryString(rest);
  element.textContent = `Week of ${dayInWords(week ?? '')}: show every week`;
}
