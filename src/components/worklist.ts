/** Sorts the pages on `/freshness/` by their state on the day of reading, and counts them. */
import { dayAt } from '../freshness/day.ts';
import { reviewOn, type ReviewFacts } from '../freshness/review.ts';
import { tally, urgency, type Tally } from '../site/worklist.ts';

interface Row {
  element: HTMLElement;
  facts: ReviewFacts;
}

const list = document.querySelector<HTMLElement>('[data-worklist]');
if (list) start(list);

function start(page: HTMLElement): void {
  const { total, timeZone } = JSON.parse(page.dataset['worklist'] ?? '') as { total: number; timeZone: string };
  const today = dayAt(new Date(), timeZone);
  const rows = [...page.querySelectorAll<HTMLElement>('.work > li')].map((element) => ({ element, facts: factsOf(element) }));
  const all = tally(rows.map(({ facts }) => facts), total, today);

  for (const state of urgency) {
    const section = page.querySelector<HTMLElement>(`[data-group=${state}]`);
    const members = rows.filter(({ facts }) => reviewOn(facts, today).state === state);
    const items = document.createElement('ul');
    items.className = 'work';
    items.append(...members.map(({ element }) => element));
    section?.append(items);
    write(page, `[data-count=${state}]`, countOf(all, state));
  }
  page.querySelector('[data-worklist-all]')?.remove();
  const note = page.querySelector<HTMLElement>('[data-worklist-note]');
  if (note) note.hidden = true;
  show(page, '[data-worklist-counts], [data-worklist-narrow]');

  for (const row of document.querySelectorAll<HTMLElement>('[data-tally-owner], [data-tally-team]')) {
    const { tallyOwner, tallyTeam } = row.dataset;
    const own = rows.filter(({ element }) => (tallyTeam === undefined ? element.dataset['owner'] === tallyOwner : isOf(element, tallyTeam)));
    // What is not listed is current where the list is complete, so it adds to none of these columns.
    const { counts } = tally(own.map(({ facts }) => facts), own.length, today);
    for (const state of urgency) write(row, `[data-tally=${state}]`, countOf({ counts, complete: all.complete }, state));
  }
  show(document, '[data-tally-head], [data-tally]');

  const form = page.querySelector<HTMLFormElement>('[data-worklist-narrow]');
  form?.addEventListener('change', () => narrow(page, form, rows));
  narrow(page, form, rows);
}

/** Shows the rows of one owner or team, and hides groups without any. */
function narrow(page: HTMLElement, form: HTMLFormElement | null, rows: readonly Row[]): void {
  const asked = form ? new FormData(form) : new FormData();
  const owner = String(asked.get('owner') ?? '*');
  const team = String(asked.get('team') ?? '*');
  for (const { element } of rows) {
    element.hidden = (owner !== '*' && element.dataset['owner'] !== owner) || (team !== '*' && !isOf(element, team));
  }
  for (const group of page.querySelectorAll<HTMLElement>('[data-group]')) {
    group.hidden = group.querySelector('.work > li:not([hidden])') === null;
  }
  const shown = rows.filter(({ element }) => !element.hidden).length;
  write(page, '[data-worklist-shown]', shown === rows.length ? '' : `${shown} of ${rows.length} pages`);
}

function factsOf(element: HTMLElement): ReviewFacts {
  return JSON.parse(element.querySelector<HTMLElement>('[data-review]')?.dataset['review'] ?? '') as ReviewFacts;
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

function show(within: ParentNode, selector: string): void {
  for (const element of within.querySelectorAll<HTMLElement>(selector)) element.hidden = false;
}
