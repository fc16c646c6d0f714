/** Sorts the pages on `/freshness/` by their state on the day of reading, and counts them. */
import { dayAt } from '../freshness/day.ts';
import { reviewOn, type ReviewFacts } from '../freshness/review.ts';
import { tally, urgency, type Tally } from '../site/worklist.ts';
import { eachVisit } from './visit.ts';

interface Row {
  element: HTMLElement;
  facts: ReviewFacts;
}

const list = document.querySelector<HTMLElement>('[data-worklist]');
if (list) start(list);

function start(page: HTMLElement): void {
  const rows = [...page.querySelectorAll<HTMLElement>('.work > li')].map((element) => ({
    element,
    facts: factsOf(element),
  }));
  const form = page.querySelector<HTMLFormElement>('[data-worklist-narrow]');
  for (const group of page.querySelectorAll('[data-group]')) {
    const items = document.createElement('ul');
    items.className = 'work';
    group.append(items);
  }
  eachVisit(() => {
    sort(page, rows);
    narrow(page, form, rows);
  });
  form?.addEventListener('change', () => narrow(page, form, rows));
  page.querySelector('[data-worklist-all]')?.remove();
  for (const note of page.querySelectorAll<HTMLElement>('[data-worklist-note]')) note.hidden = true;
  for (const found of document.querySelectorAll<HTMLElement>('[data-worklist-found]')) found.hidden = false;
}

/** Puts each row into the group of its state today, and counts. */
function sort(page: HTMLElement, rows: readonly Row[]): void {
  const { total, timeZone } = JSON.parse(page.dataset['worklist'] ?? '') as {
    total: number;
    timeZone: string;
  };
  const today = dayAt(new Date(), timeZone);
  const all = tally(
    rows.map(({ facts }) => facts),
    total,
    today,
  );
  for (const state of urgency) {
    const members = rows.filter(({ facts }) => reviewOn(facts, today).state === state);
    page.querySelector(`[data-group=${state}] > ul`)?.append(...members.map(({ element }) => element));
    write(page, `[data-count=${state}]`, countOf(all, state));
  }
  for (const line of document.querySelectorAll<HTMLElement>('[data-tally-owner], [data-tally-team]')) {
    const { tallyOwner, tallyTeam } = line.dataset;
    const own = rows.filter(({ element }) =>
      tallyTeam === undefined ? element.dataset['owner'] === tallyOwner : isOf(element, tallyTeam),
    );
    // What is not listed is current where the list is complete, so it adds to none of these columns.
    const { counts } = tally(
      own.map(({ facts }) => facts),
      own.length,
      today,
    );
    for (const state of urgency)
      write(line, `[data-tally=${state}]`, countOf({ counts, complete: all.complete }, state));
  }
}

/** Shows the rows of one owner or team, and hides groups without any. */
function narrow(page: HTMLElement, form: HTMLFormElement | null, rows: readonly Row[]): void {
  const asked = form ? new FormData(form) : new FormData();
  const owner = String(asked.get('owner') ?? '*');
  const team = String(asked.get('team') ?? '*');
  for (const { element } of rows) {
    element.hidden =
      (owner !== '*' && element.dataset['owner'] !== owner) || (team !== '*' && !isOf(element, team));
  }
  for (const group of page.querySelectorAll<HTMLElement>('[data-group]')) {
    group.hidden = group.querySelector('.work > li:not([hidden])') === null;
  }
  const shown = rows.filter(({ element }) => !element.hidden).length;
  write(page, '[data-worklist-shown]', shown === rows.length ? '' : `${shown} of ${rows.length} pages`);
}

function factsOf(element: HTMLElement): ReviewFacts {
  return JSON.parse(
    element.querySelector<HTMLElement>('[data-review]')?.dataset['review'] ?? '',
  ) as ReviewFacts;
}

function isOf(element: HTMLElement, team: string): boolean {
  return (element.dataset['teams'] ?? '').split(' ').includes(team);
}

function countOf({ counts, complete }: Tally, state: keyof Tally['counts']): string {
  if (complete) return String(counts[state]);
  return state === 'current' ? 'not known' : `at least ${counts[state]}`;
}

function write(within: ParentNode, selector: string, text: string): void {
  const element = within.querySelector(selector);
  if (element) element.textContent = text;
}
