/** Draws how much falls due in the coming weeks. */
import type { Day } from '../freshness/day.ts';
import { loadByWeek, plannedWeeks, type Week } from '../freshness/load.ts';
import { toDoBy } from '../freshness/review.ts';
import { dayInWords } from '../freshness/words.ts';
import { personIn } from '../freshness/whose.ts';
import { queryString, type Query, type Task } from '../freshness/worklist.ts';
import { plural } from '../plain.ts';

/** @param perWeek how many reviews one person can bear a week */
export function drawLoad(
  page: HTMLElement,
  tasks: readonly Task[],
  asked: Query,
  today: Day,
  perWeek: number,
): void {
  const section = page.querySelector<HTMLElement>('[data-load]');
  if (section === null) return;
  const weeks = weeksOf(tasks, today);
  const people = Map.groupBy(tasks, ({ review }) => personIn(review));
  const limit = perWeek * Math.max(1, people.size);
  const most = Math.max(limit, ...weeks.map(({ count }) => count)) * 1.1;
  const place = (selector: string) => section.querySelector<HTMLElement>(selector);
  section.style.setProperty('--most', String(most));
  section.style.setProperty('--limit', String(limit));
  const ask = (week: Day) => queryString({ person: asked.person, team: asked.team, week });
  place('[data-load-bars]')?.replaceChildren(
    ...weeks.map((week, index) => bar(week, limit, ask, weeks[index - 1])),
  );
  place('[data-load-table]')?.replaceChildren(...weeks.map((week) => row(week, ask)));
  write('[data-load-words]', inWords(weeks, asked, people));
  write('[data-load-limit]', `${limit} a week are bearable`);
  write('[data-load-heavy]', heavy(people, today, perWeek));

  function write(selector: string, text: string): void {
    const element = place(selector);
    if (element) element.textContent = text;
  }
}

function weeksOf(tasks: readonly Task[], today: Day): Week[] {
  return loadByWeek(
    tasks.map(({ review }) => toDoBy(review, today)),
    today,
    plannedWeeks,
  );
}

function bar(
  { week, count }: Week,
  limit: number,
  ask: (week: Day) => string,
  before: Week | undefined,
): HTMLElement {
  const element = document.createElement('a');
  element.href = ask(week);
  // The table below says the same to those who do not use a pointer.
  element.tabIndex = -1;
  element.title = `Week of ${dayInWords(week)}: ${count}`;
  element.style.setProperty('--count', String(count));
  element.dataset['over'] = String(count > limit);
  const month = dayInWords(week).split(' ')[1] ?? '';
  if (before === undefined || month !== dayInWords(before.week).split(' ')[1])
    element.dataset['month'] = month;
  return element;
}

function row({ week, count }: Week, ask: (week: Day) => string): HTMLElement {
  const element = document.createElement('tr');
  const [head, number] = [document.createElement('th'), document.createElement('td')];
  const link = document.createElement('a');
  Object.assign(link, { href: ask(week), textContent: String(count) });
  Object.assign(head, { scope: 'row', textContent: dayInWords(week) });
  number.append(count > 0 ? link : '0');
  element.append(head, number);
  return element;
}

function inWords(
  weeks: readonly Week[],
  { person, team }: Query,
  people: ReadonlyMap<string, unknown>,
): string {
  const total = weeks.reduce((sum, { count }) => sum + count, 0);
  const which = person !== undefined || team !== undefined ? ' of the pages chosen below' : '';
  const whom = people.size === 1 ? 'one person' : `${people.size} people`;
  return `${plural(total, 'review')}${which}, for ${whom}. What is to be done already counts in the first week.`;
}

/** Who has weeks that ask for more than one person can bear. */
function heavy(people: ReadonlyMap<string, readonly Task[]>, today: Day, perWeek: number): string {
  const names = [...people].flatMap(([, tasks]) => {
    const over = weeksOf(tasks, today).filter(({ count }) => count > perWeek).length;
    const name = tasks[0]?.review.responsible?.name ?? 'Nobody';
    return over > 0 ? [`${name} (${plural(over, 'week')})`] : [];
  });
  return names.length > 0 ? `More than ${perWeek} in a week fall to ${names.join(', ')}.` : '';
}
