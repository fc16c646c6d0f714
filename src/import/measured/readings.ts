/** Totals from elsewhere as readings of numbers: what can be taken over, and what cannot, line by line. */
import type { Day } from '../../freshness/day.ts';
import { finishedPeriods, parsePeriod, periodInWords } from '../../freshness/period.ts';
import { whyImpossible, whyNotOver } from '../../freshness/reading.ts';
import { nearest } from '../../spelling.ts';
import type { Entry } from '../../wiki/entry.ts';
import { takenOf } from '../../wiki/number-past.ts';
import { numberOf, type NumberData } from '../../wiki/numbers.ts';
import type { Wiki } from '../../wiki/wiki.ts';
import { readFigure } from './figure.ts';
import { readTable, type Line, type Slip } from './table.ts';

type Reading = NonNullable<NumberData['readings']>[number];

/** What is to become of the readings of a number. */
export interface Measured {
  entry: Entry;
  /** All of them, the newest last. */
  readings: Reading[];
  added: Reading[];
}

export interface Found {
  measured: Measured[];
  slips: Slip[];
  /** How many lines say what is there already. */
  known: number;
  /** Columns that nothing is taken from. */
  ignored: string[];
  /** The column that says out of how many cases. */
  outOf?: string | undefined;
}

/** Reads totals. Where anything is wrong with a line, there are slips, and nothing is to be written. */
export function readingsIn(text: string, wiki: Wiki, today: Day): Found {
  const { lines, slips, ignored, outOf } = readTable(text);
  const added = new Map<Entry, { reading: Reading; line: number }[]>();
  let known = 0;
  for (const line of lines) {
    const read = readLine(line, wiki, today);
    if ('says' in read) slips.push({ line: line.line, says: read.says });
    else {
      const { entry, data, reading } = read;
      const own = added.get(entry) ?? [];
      const earlier = [
        ...wholeOf(entry, data).map((each) => ({ reading: each, where: 'on its page' })),
        ...own.map((each) => ({ reading: each.reading, where: `in line ${each.line}` })),
      ].find((each) => each.reading.period === reading.period);
      if (earlier === undefined) added.set(entry, [...own, { reading, line: line.line }]);
      else if (saysSame(earlier.reading, reading)) known += 1;
      else slips.push({ line: line.line, says: conflict(entry, earlier.reading, earlier.where, reading) });
    }
  }
  const measured = [...added].map(([entry, own]): Measured => {
    const there = numberOf(entry)?.readings ?? [];
    const isThere = ({ period }: Reading) => there.some((each) => each.period === period);
    // What takes the place of a value so far carries its day: it may well be the same.
    const news = own.map(({ reading }) => (isThere(reading) ? { ...reading, on: today } : reading));
    const all = [...there.filter(({ period }) => !news.some((each) => each.period === period)), ...news];
    return { entry, added: news, readings: all.toSorted((a, b) => (firstDay(a) < firstDay(b) ? -1 : 1)) };
  });
  return { measured, slips: slips.toSorted((a, b) => a.line - b.line), known, ignored, outOf };
}

/** The readings of a number but for those that were taken before their period was over. */
function wholeOf(entry: Entry, { readings = [] }: NumberData): Reading[] {
  return readings.filter((each) => takenOf(entry, each) !== 'before');
}

type Read = { entry: Entry; data: NumberData; reading: Reading } | { says: string };

function readLine({ number, period, value, of, note }: Line, wiki: Wiki, today: Day): Read {
  const id = number.replace(/^\/?(?:numbers\/)?|\/$/g, '');
  const entry = wiki.byKey.get(`numbers/${id}`);
  if (entry === undefined) return { says: unknownNumber(number, id, wiki) };
  const data = numberOf(entry);
  if (data === undefined)
    return { says: `The page of “${entry.title}” cannot be read as a number. npm run check says why.` };
  const found = parsePeriod(period);
  if (found?.length !== data.every) {
    const [example] = finishedPeriods(data.every, today, 1);
    return {
      says: `“${period}” is no ${data.every}. “${entry.title}” is read every ${data.every}: write ${example}.`,
    };
  }
  const notOver = whyNotOver(period, found, today);
  if (notOver !== undefined) return { says: notOver };
  const [figure, cases] = [readFigure(value), of === '' ? undefined : readFigure(of)];
  if (typeof figure !== 'number') return { says: notAFigure(value, figure) };
  if (value.endsWith('%') && data.unit !== 'percent')
    return { says: `“${value}” is a share, and “${entry.title}” is not counted in per cent.` };
  if (cases === 'ambiguous' || (of !== '' && cases === undefined))
    return { says: `“${of}” is no number of cases.` };
  const others = (data.readings ?? []).filter((each) => each.period !== period);
  const impossible = whyImpossible(
    { value: figure, of: cases },
    data.unit,
    others.map((each) => each.value),
  );
  if (impossible !== undefined) return { says: impossible };
  return {
    entry,
    data,
    reading: {
      period,
      value: figure,
      ...(cases !== undefined && { of: cases }),
      ...(note !== '' && { note }),
    },
  };
}

function unknownNumber(typed: string, id: string, wiki: Wiki): string {
  const known = wiki.entries.filter(({ collection }) => collection === 'numbers');
  const byTitle = known.find(({ title }) => title.toLowerCase() === typed.toLowerCase())?.id;
  const meant =
    byTitle ??
    nearest(
      id,
      known.map((each) => each.id),
    );
  return `There is no number “${typed}”.${meant === undefined ? ' The address of its page ends in its id.' : ` Did you mean “${meant}”?`}`;
}

function notAFigure(value: string, read: 'ambiguous' | undefined): string {
  if (value === '') return 'The value is missing. What was not measured is left out.';
  return read === 'ambiguous'
    ? `“${value}” may be a thousand or a fraction. Write thousands without a sign, and fractions with other than three digits.`
    : `“${value}” is no figure.`;
}

/** What the page says of it beside is no contradiction where the line says nothing. */
function saysSame(there: Reading, { value, of, note }: Reading): boolean {
  return (
    there.value === value &&
    (of === undefined || there.of === of) &&
    (note === undefined || there.note === note)
  );
}

function conflict({ title }: Entry, there: Reading, where: string, { period, value, of }: Reading): string {
  const say = (reading: Pick<Reading, 'value' | 'of'>) =>
    `${reading.value}${reading.of === undefined ? '' : ` out of ${reading.of}`}`;
  const said = there.value === value && there.of === of ? 'another note' : say(there);
  return `${periodInWords(period)} of “${title}” has ${said} ${where}, and ${say({ value, of })} here. Whichever is right, correct the other by hand.`;
}

function firstDay({ period }: Reading): string {
  return parsePeriod(period)?.first ?? '';
}
