/** A calendar day in words, as “12 Oct 2026”. */
export function dayInWords(day: string): string {
  return format.format(new Date(`${day}T00:00:00Z`));
}

// Making a formatter costs as much as rendering half a page.
const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
