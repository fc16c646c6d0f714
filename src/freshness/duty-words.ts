import { daysBetween, type Day } from './day.ts';
import type { Duty, Waiting } from './duties.ts';
import { periodInWords } from './period.ts';
import { dayInWords, inDays } from './words.ts';

/** How long a duty still has, in a few words. */
export function dutyInWords(duty: Duty, { by }: Pick<Waiting, 'by'>, today: Day): string {
  if (by === undefined)
    return duty.kind === 'signature' && duty.isAgain ? 'To be signed again' : 'Not signed yet';
  const days = daysBetween(today, by);
  if (days < 0) return `Overdue by ${inDays(-days)}`;
  return days === 0 ? 'Due today' : `Due in ${inDays(days)}`;
}

/** What else there is to say of a duty on a day, as sentences. */
export function dutyReasons(duty: Duty, { by, isOverdue, periods }: Waiting): string[] {
  if (duty.kind === 'answer') return [`${duty.team.name} is asked. ${duty.silence}`];
  const [earliest, ...later] = periods.toReversed().map(periodInWords);
  if (duty.kind !== 'reading' || earliest === undefined || by === undefined) return [];
  const also = later.length === 0 ? '' : ` Also missing: ${later.join(', ')}.`;
  return [`The reading of ${earliest} ${isOverdue ? 'was' : 'is'} to be there by ${dayInWords(by)}.${also}`];
}
