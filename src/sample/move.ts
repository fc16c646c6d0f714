/**
 * Moving the texts of the sample to another time. What carries its year is a time of the sample, and moves: “2026-11-03”,
 * “3 November 2026”, “Q3 2026”, “in 2025”. What carries none is a rule, or a time of any year, and stays: “recycled to
 * 1 September”, “nobody touches a gate in May”.
 */
import { addDays, daysBetween, parseDay, type Day } from '../freshness/day.ts';
import { usualDaysToRead } from '../freshness/number-state.ts';
import { monthNames } from '../freshness/period.ts';

export interface Move {
  /** How far days move: whole weeks, so that a Tuesday stays one. */
  days: number;
  /** The day for which it is written. */
  on: Day;
}

/** The move that brings what was written for a day as near to another as whole weeks do, and never beyond it. */
export function moveTo(on: Day, from: Day): Move {
  return { days: Math.floor(daysBetween(from, on) / 7) * 7, on };
}

/** The move that takes another back. */
export function inverse({ days, on }: Move): Move {
  return { days: -days, on: addDays(on, -days) };
}

/** A text, or the path of a file, moved. */
export function move(text: string, by: Move): string {
  const calendar = calendarFor(by, Number(/^daysToRead: (\d+)$/m.exec(text)?.[1] ?? usualDaysToRead));
  return text.replace(anyTime, (found: string, ...rest: unknown[]) => {
    const at = rest.find((each) => typeof each === 'number');
    for (const { pattern, moved } of forms) {
      pattern.lastIndex = at ?? 0;
      const [whole, ...parts] = pattern.exec(text) ?? [];
      if (whole === found) return moved(parts, calendar) ?? found;
    }
    return found;
  });
}

/** What a year is divided into. */
type Division = 1 | 2 | 4 | 12;

interface Calendar {
  day(day: Day): Day;
  /** A part of a year, counted from 0, moved. */
  part(division: Division, year: string, index: number): { year: string; index: number };
}

/**
 * Days move by weeks. Months, quarters and years move by as many as make of the period that was to be read last the one
 * that is to be read last now: else a number that was met would be one that nobody has read.
 */
function calendarFor({ days, on }: Move, daysToRead: number): Calendar {
  const now = addDays(on, -daysToRead);
  const then = addDays(now, -days);
  return {
    day: (day) => addDays(day, days),
    part(division, year, index) {
      const place = Number(year) * division + index + placeOf(now, division) - placeOf(then, division);
      return { year: String(Math.floor(place / division)), index: place % division };
    },
  };
}

function placeOf(day: Day, division: Division): number {
  return Number(day.slice(0, 4)) * division + Math.floor(((Number(day.slice(5, 7)) - 1) * division) / 12);
}

interface Form {
  pattern: RegExp;
  /** It in the other calendar; `undefined` where it is no time. */
  moved(parts: readonly (string | undefined)[], calendar: Calendar): string | undefined;
}

/** As near to quarters as seasons are. */
const seasons = ['winter', 'spring', 'summer', 'autumn'];
const month = `(${monthNames.join('|')})`;
const alone = { before: String.raw`(?<![\w.,/-])`, after: String.raw`(?![\w/-]|[.,]\d)` };

/** Every way to write a time with its year; of two that begin at one place the first counts. */
const forms: readonly Form[] = [
  {
    pattern: /(?<!\d)(\d{4}-\d\d-\d\d)(?!\d)/y,
    moved: ([day], calendar) => shifted(day, calendar),
  },
  {
    pattern: /(?<!\d)(\d{4})-(0[1-9]|1[0-2])(?![\d-])/y,
    moved([year = '', number], calendar) {
      const at = calendar.part(12, year, Number(number) - 1);
      return `${at.year}-${twoDigits(at.index + 1)}`;
    },
  },
  {
    pattern: /(?<!\d)(\d{4})-Q([1-4])/y,
    moved([year = '', number], calendar) {
      const at = calendar.part(4, year, Number(number) - 1);
      return `${at.year}-Q${at.index + 1}`;
    },
  },
  {
    pattern: /\b([QH])([1-4]) (\d{4})\b/y,
    moved([letter = '', number, year = ''], calendar) {
      const at = calendar.part(letter === 'Q' ? 4 : 2, year, Number(number) - 1);
      return `${letter}${at.index + 1} ${at.year}`;
    },
  },
  {
    pattern: new RegExp(String.raw`\b(\d{1,2}) ${month} (\d{4})\b`, 'y'),
    moved([date = '', name = '', year = ''], calendar) {
      const day = shifted(
        `${year}-${twoDigits(monthNames.indexOf(name) + 1)}-${date.padStart(2, '0')}`,
        calendar,
      );
      return (
        day && `${Number(day.slice(8))} ${monthNames[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`
      );
    },
  },
  {
    pattern: new RegExp(String.raw`\b${month}(?: (\d{4}))? (and|to) ${month} (\d{4})\b`, 'y'),
    moved([from = '', itsOwn, between = '', to = '', year = ''], calendar) {
      const first = calendar.part(12, itsOwn ?? year, monthNames.indexOf(from));
      const last = calendar.part(12, year, monthNames.indexOf(to));
      const itsYear = first.year === last.year ? '' : ` ${first.year}`;
      return `${monthNames[first.index] ?? ''}${itsYear} ${between} ${monthNames[last.index] ?? ''} ${last.year}`;
    },
  },
  {
    pattern: new RegExp(String.raw`\b${month} (\d{4})\b`, 'y'),
    moved([name = '', year = ''], calendar) {
      const at = calendar.part(12, year, monthNames.indexOf(name));
      return `${monthNames[at.index] ?? ''} ${at.year}`;
    },
  },
  {
    pattern: new RegExp(String.raw`\b(${seasons.join('|')}) (\d{4})\b`, 'y'),
    moved([name = '', year = ''], calendar) {
      const at = calendar.part(4, year, seasons.indexOf(name));
      return `${seasons[at.index] ?? ''} ${at.year}`;
    },
  },
  {
    pattern: new RegExp(`${alone.before}(20\\d\\d)${alone.after}`, 'y'),
    moved: ([year = ''], calendar) => calendar.part(1, year, 0).year,
  },
];

const anyTime = new RegExp(forms.map(({ pattern }) => pattern.source).join('|'), 'g');

function shifted(text: string | undefined, calendar: Calendar): Day | undefined {
  const day = parseDay(text);
  return day && calendar.day(day);
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

/** What a commit says of itself in which the sample was moved, so that nobody is asked to check its pages again. */
export const trailer = 'Sample-moved';

export function asTrailer({ days, on }: Move): string {
  return `${trailer}: ${days} days, for ${on}`;
}

/** The move of which the value of such a line tells. */
export function readTrailer(value: string): Move | undefined {
  const [, days, found] = /^(-?\d{1,6}) days, for (\S+)$/.exec(value.trim()) ?? [];
  const on = parseDay(found);
  return on && { days: Number(days), on };
}
