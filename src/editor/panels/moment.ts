const today = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const earlier = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** An instant in ISO 8601 as people say it, in their own time zone: “today at 14:05”, “12 Oct 2026, 09:30”. */
export function momentOf(instant: string): string {
  const date = new Date(instant);
  const isToday = date.toDateString() === new Date().toDateString();
  return isToday ? `today at ${today.format(date)}` : earlier.format(date);
}
