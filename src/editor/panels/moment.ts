import { plural } from '../../plain.ts';

const today = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const earlier = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** An instant in ISO 8601 as people say it, in their own time zone: “today at 14:05”, “12 Oct 2026, 09:30”. */
export function momentOf(instant: string, now = new Date()): string {
  const date = new Date(instant);
  return isSameDay(date, now) ? `today at ${today.format(date)}` : earlier.format(date);
}

/** The same within a sentence: “changed today at 14:05”, “changed on 12 Oct 2026, 09:30”. */
export function onMoment(instant: string, now = new Date()): string {
  const moment = momentOf(instant, now);
  return isSameDay(new Date(instant), now) ? moment : `on ${moment}`;
}

function isSameDay(a: Date, b: Date): boolean {
  return a.toDateString() === b.toDateString();
}

/** The same, for what may have happened just now: “a moment ago”, “5 minutes ago”. */
export function agoOf(instant: string, now = new Date()): string {
  const minutes = Math.floor((now.getTime() - new Date(instant).getTime()) / 60_000);
  // The clock of the desk may be ahead of this one.
  if (minutes < 1) return minutes < -1 ? momentOf(instant, now) : 'a moment ago';
  return minutes < 60 ? `${plural(minutes, 'minute')} ago` : momentOf(instant, now);
}
