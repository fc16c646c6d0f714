/** Leaves in the list of what is due only what is due on the day it is read; what falls due first, where none is known. */
import { reviewIn, type ReviewOfToday } from './review-lines.ts';
import { eachVisit } from './visit.ts';

eachVisit(() => {
  for (const list of document.querySelectorAll<HTMLElement>('[data-due-list]')) {
    const rows = [...list.querySelectorAll<HTMLElement>('[data-review]')];
    const reviews = rows.flatMap((row) => {
      const review = reviewIn(row);
      return review ? [{ row, review }] : [];
    });
    if (reviews.length < rows.length) continue;
    const due = reviews
      .filter(isDue)
      .slice(0, Number(list.dataset['shown']))
      .map(({ row }) => row);
    for (const { row, review } of reviews) {
      row.hidden = !due.includes(row);
      // Its owner may be away today, or have left.
      const person = row.querySelector('[data-due-person]');
      if (person) person.textContent = review.responsible?.name ?? '';
    }
    const none = list.querySelector<HTMLElement>('[data-due-none]');
    if (none) none.hidden = due.length > 0;
  }
});

/** Whether somebody is to look at a page: a first review that is only planned is for later. */
function isDue({ review: { state, reasons, isPlanned } }: { review: ReviewOfToday }): boolean {
  const isForLater = isPlanned && reasons.every(({ id }) => id === 'history-unknown');
  const isAtRest = state === 'current' || (state === 'over' && reasons.length === 0);
  return !isAtRest && !isForLater;
}
