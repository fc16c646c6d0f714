import { plural } from '../plain.ts';
import { hasLeft, isAway, type Assignee } from './assignees.ts';
import { daysBetween, type Day } from './day.ts';
import type { Duty, Waiting } from './duties.ts';
import { weeksAMonth, type Burden } from './load.ts';
import { periodInWords } from './period.ts';
import type { Reason, Review } from './review.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What is said in the place of a state where no day is known to derive it from. */
export const dayUnknown = 'This browser cannot tell which day it is.';

/** A calendar day in words, as “12 Oct 2026”; what is no day stays as it is. */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  const name = months[(month ?? 0) - 1];
  return name === undefined ? day : `${date} ${name} ${year}`;
}

/** A review's state in a few words, as its line says it. */
export function stateInWords({ state, due, overSince, reasons, today }: Review & { today: Day }): string {
  if (overSince) return `Over since ${dayInWords(overSince)}`;
  const has = (id: Reason['id']) => reasons.some((each) => each.id === id);
  if (state === 'unreviewed') return 'Not reviewed yet';
  if (has('claim-expired')) return 'A claim here has expired';
  if (state === 'overdue' && due) return `Review overdue by ${count(daysBetween(due, today))}`;
  if (reasons.some((each) => each.id === 'edited-since' && each.predates)) return 'Newer than its review';
  if (has('edited-since')) return 'Changed since it was checked';
  if (has('recheck')) return 'To be checked again';
  if (state === 'current' && has('history-unknown')) return 'In date, changes not known';
  if (state === 'current' || due === undefined) return 'Current';
  const days = daysBetween(today, due);
  return days === 0 ? 'Review due today' : `Review due in ${count(days)}`;
}

/** A reason as a sentence. */
export function reasonInWords(reason: Reason): string {
  return reasonInParts(reason)
    .map((part) => (typeof part === 'string' ? part : part.title))
    .join('');
}

/** A reason as a sentence in parts, for those who lead to the page that it names. */
export function reasonInParts(reason: Reason): (string | { key: string; title: string })[] {
  if (!('key' in reason) || reason.title === undefined) return [sentenceOf(reason)];
  const { key, title, changed } = reason;
  return ['Re-check: “', { key, title }, `” changed on ${dayInWords(changed)}.`];
}

function sentenceOf(reason: Reason): string {
  switch (reason.id) {
    case 'past-due':
      return `Was due for review on ${dayInWords(reason.due)}.`;
    case 'claim-expired':
      return `A claim on the page held until ${dayInWords(reason.until)}.`;
    case 'ended':
      return `It ended on ${dayInWords(reason.on)}, and nobody has said yet what followed.`;
    case 'edited-since':
      return reason.predates
        ? `Its text is from ${dayInWords(reason.changed)}, after the day on which it is said to have been checked.`
        : `Changed on ${dayInWords(reason.changed)}, after its last review.`;
    case 'recheck':
      return recheckInWords(reason);
    case 'owner-left':
      return `The owner, ${reason.name}, left on ${dayInWords(reason.left)}.`;
    case 'owner-away':
      return `The owner, ${reason.name}, is away until ${dayInWords(reason.until)}, and nobody covers.`;
    case 'no-owner':
      return 'Nobody owns the page.';
    case 'history-unknown':
      return 'Whether anything changed since its last review is not known.';
  }
}

function recheckInWords(reason: Extract<Reason, { id: 'recheck' }>): string {
  if ('changed' in reason)
    return `Re-check: the page “${reason.key}” was removed on ${dayInWords(reason.changed)}.`;
  const asked = reason.asked ? ` by ${reason.asked.name}${reason.hasLeft ? ', who has left' : ''}` : '';
  return `Needs work${asked}, says ${reason.by}${reason.note ? `: ${reason.note}` : '.'}`;
}

/** How long a duty still has, in a few words. */
export function dutyInWords({ by }: Pick<Waiting, 'by'>, today: Day): string {
  if (by === undefined) return 'Not signed yet';
  const days = daysBetween(today, by);
  if (days < 0) return `Overdue by ${count(-days)}`;
  return days === 0 ? 'Due today' : `Due in ${count(days)}`;
}

/** What else there is to say of a duty on a day, as sentences. */
export function dutyReasons(duty: Duty, { by, isOverdue, periods }: Waiting): string[] {
  const [latest, ...earlier] = periods.map(periodInWords);
  if (duty.kind !== 'reading' || latest === undefined || by === undefined) return [];
  const also = earlier.length === 0 ? '' : ` Also missing: ${earlier.join(', ')}.`;
  return [`The reading of ${latest} ${isOverdue ? 'was' : 'is'} to be there by ${dayInWords(by)}.${also}`];
}

/** Why something does not fall to whoever it was given to, as a sentence; `undefined` where nobody knows. */
export function absenceInWords(person: Assignee, today: Day): string | undefined {
  if (person.left && hasLeft(person, today)) return `${person.name} left on ${dayInWords(person.left)}.`;
  if (person.away && isAway(person, today))
    return `${person.name} is away until ${dayInWords(person.away.until)}.`;
  return undefined;
}

/** What cannot be borne, and what it would take, as sentences about someone who is named before. */
export function burdenInWords({ pages, aWeek, bearable, owners, weeks }: Burden): string {
  const months = Math.ceil(weeks / weeksAMonth);
  const time = months < 24 ? plural(months, 'month') : plural(Math.ceil(months / 12), 'year');
  return `${plural(pages, 'page')} ask for ${Math.ceil(aWeek)} reviews a week, and ${bearable} can be borne. It takes ${plural(owners, 'owner')}, or one review of each page in ${time}.`;
}

function count(days: number): string {
  return plural(days, 'day');
}
