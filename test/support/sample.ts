/** Comparing what readers see of the company that ships, before and after it was moved to another time. */
import { move, type Move } from '../../src/sample/move.ts';

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** What was read, with its days as texts write them: “3 November 2026” for “3 Nov 2026”. */
export function withLongDays(shown: unknown): unknown {
  const days = /\b(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})\b/g;
  return changed(shown, (text) =>
    text.replace(days, (found, day: string, name: string, year: string) => {
      const month = months.find((each) => each.startsWith(name));
      return month === undefined ? found : `${day} ${month} ${year}`;
    }),
  );
}

/** The same as it is to read after a move. */
export function moved(shown: unknown, by: Move): unknown {
  return changed(withLongDays(shown), (text) => move(text, by));
}

function changed(value: unknown, change: (text: string) => string): unknown {
  return JSON.parse(change(JSON.stringify(value)));
}
