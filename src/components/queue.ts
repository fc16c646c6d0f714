/** Gathers on a person's page what waits for them on the day it is read: their own pages, and those of others. */
import { reasonInWords } from '../freshness/words.ts';
import { needsSomeone, personIn, worstFirst } from '../freshness/worklist.ts';
import { reviewIn } from './review-lines.ts';
import { eachVisit } from './visit.ts';

const page = document.querySelector<HTMLElement>('[data-queue]');
if (page) start(page);

function start(page: HTMLElement): void {
  const rows = [...page.querySelectorAll<HTMLElement>('.work > li')].map((row) => ({
    row,
    home: row.parentElement,
    isOwn: row.closest('[data-own]') !== null,
  }));
  eachVisit(() => sort(page, rows));
}

interface Row {
  row: HTMLElement;
  /** The list it stands in while nobody has to do anything about it. */
  home: HTMLElement | null;
  isOwn: boolean;
}

function sort(page: HTMLElement, rows: readonly Row[]): void {
  const person = page.dataset['queue'];
  const waiting = page.querySelector('[data-queue-waiting] > ul');
  const all = rows.flatMap((each) => {
    const review = reviewIn(lineIn(each.row));
    return review ? [{ ...each, review }] : [];
  });
  // Without a day nothing can be sorted: the lists stay as they are without a script.
  if (all.length < rows.length) return;
  for (const { row, home, isOwn, review } of all) {
    const falls = personIn(review) === person;
    row.hidden = !falls && !isOwn;
    home?.append(row);
    row
      .querySelector('.reasons')
      ?.replaceChildren(...review.reasons.map((each) => item(reasonInWords(each))));
  }
  const tasks = all.filter(({ review }) => personIn(review) === person && needsSomeone(review));
  waiting?.replaceChildren(...tasks.toSorted(worstFirst).map(({ row }) => row));
  for (const heading of page.querySelectorAll<HTMLElement>('[data-queue-then]'))
    heading.textContent = heading.dataset['queueThen'] ?? '';
  for (const none of page.querySelectorAll<HTMLElement>('[data-queue-none]')) none.hidden = tasks.length > 0;
  for (const section of page.querySelectorAll<HTMLElement>('[data-queue-waiting]')) section.hidden = false;
  for (const section of page.querySelectorAll<HTMLElement>('[data-queue-rest]'))
    section.hidden = section.querySelector('.work > li:not([hidden])') === null;
}

function lineIn(row: HTMLElement): HTMLElement {
  return row.querySelector<HTMLElement>('[data-review]') ?? row;
}

function item(text: string): HTMLElement {
  return Object.assign(document.createElement('li'), { textContent: text });
}
