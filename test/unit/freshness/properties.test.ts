/** What holds of dates whatever the day: tried on every day of years around leap years and the turn of a century. */
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dayAt, daysBetween, parseDay, type Day } from '../../../src/freshness/day.ts';
import { endOf, parseInterval, type Interval } from '../../../src/freshness/interval.ts';

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const lengthOf = (year: number, month: number) =>
  month === 2 && isLeap(year) ? 29 : (lengths[month - 1] ?? 0);
const text = (year: number, month: number, date: number) =>
  [String(year).padStart(4, '0'), ...[month, date].map((each) => String(each).padStart(2, '0'))].join(
    '-',
  ) as Day;

/** The days of some years, written down without any arithmetic of Date's. */
const days = [1899, 1900, 1999, 2000, 2023, 2024, 2025, 2026, 2027, 2028, 2100].flatMap((year) =>
  lengths.flatMap((_, index) =>
    Array.from({ length: lengthOf(year, index + 1) }, (_, date) => text(year, index + 1, date + 1)),
  ),
);

describe('days', () => {
  it('are those of the calendar, and no others', () => {
    expect(days.filter((day) => parseDay(day) !== day)).toEqual([]);
    for (const year of [1900, 2023, 2024, 2100]) {
      for (let month = 1; month <= 12; month++)
        expect(parseDay(text(year, month, lengthOf(year, month) + 1)), `${year}-${month}`).toBeUndefined();
    }
  });

  it('follow each other', () => {
    const wrong = days.slice(1).filter((day, index) => {
      const before = days[index] ?? day;
      const isNext = Number(day.slice(0, 4)) - Number(before.slice(0, 4)) <= 1;
      return (
        isNext &&
        (addDays(before, 1) !== day || addDays(day, -1) !== before || daysBetween(before, day) !== 1)
      );
    });
    expect(wrong).toEqual([]);
  });

  it('come back after going there', () => {
    const counts = [1, 6, 7, 27, 28, 29, 30, 31, 59, 90, 180, 364, 365, 366, 1461, 9999];
    const wrong = days.filter((day) =>
      counts.some((count) => {
        const later = addDays(day, count);
        return addDays(later, -count) !== day || daysBetween(day, later) !== count || later <= day;
      }),
    );
    expect(wrong).toEqual([]);
  });
});

describe('months', () => {
  const counts = [...Array.from({ length: 49 }, (_, index) => index - 24), 120, 1200];

  it('end on the same day of the month, or on its last', () => {
    const wrong = days.flatMap((day) => {
      const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
      return counts.flatMap((count) => {
        const months = year * 12 + month - 1 + count;
        const [inYear, inMonth] = [Math.floor(months / 12), (months % 12) + 1];
        const expected = text(inYear, inMonth, Math.min(date, lengthOf(inYear, inMonth)));
        return addMonths(day, count) === expected
          ? []
          : [`${day} + ${count}: ${addMonths(day, count)}, not ${expected}`];
      });
    });
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  it('never let a later review fall due earlier', () => {
    const intervals: Interval[] = [{ months: 1 }, { months: 3 }, { months: 6 }, { months: 12 }, { days: 90 }];
    const wrong = days.slice(1).filter((day, index) => {
      const before = days[index] ?? day;
      return intervals.some((each) => (endOf(each, before) ?? '') > (endOf(each, day) ?? ''));
    });
    expect(wrong).toEqual([]);
  });
});

describe('durations', () => {
  const units: Record<string, (count: number) => Interval> = {
    day: (days) => ({ days }),
    week: (weeks) => ({ days: weeks * 7 }),
    month: (months) => ({ months }),
    year: (years) => ({ months: years * 12 }),
  };

  it('are read in every form', () => {
    for (const [unit, expected] of Object.entries(units)) {
      for (const count of [1, 2, 3, 6, 12, 18, 90, 365, 9999]) {
        for (const [space, plural, change] of [
          [' ', 's', (each: string) => each],
          [' ', '', (each: string) => each],
          ['', 's', (each: string) => each.toUpperCase()],
          ['  ', 's', (each: string) => ` ${each[0]}${each.slice(1)}\t`],
        ] as const) {
          const typed = change(`${count}${space}${unit}${plural}`);
          expect(parseInterval(typed), typed).toEqual(expected(count));
        }
      }
    }
  });

  it('end after they begin, and never beyond the years that have four digits', () => {
    for (const interval of [{ days: 1 }, { days: 9999 * 7 }, { months: 1 }, { months: 9999 * 12 }]) {
      for (const from of ['2024-02-29', '2026-12-31', '9999-12-30'] as Day[]) {
        const end = endOf(interval, from);
        expect(end && end > from, `${from} ${JSON.stringify(interval)}`).toBe(true);
        expect(parseDay(end)).toBe(end);
      }
    }
  });
});

describe('the day in a time zone', () => {
  it.each([
    'UTC',
    'Europe/Berlin',
    'America/St_Johns',
    'Asia/Kathmandu',
    'Pacific/Apia',
    'Pacific/Kiritimati',
    'America/Anchorage',
  ])('changes at midnight there, and only forward: %s', (timeZone) => {
    const clock = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      hourCycle: 'h23',
    });
    let last = '';
    const wrong: string[] = [];
    // An hour and a half at a time over a year: both changes of the clock are among them.
    for (let instant = Date.UTC(2026, 0, 1); instant < Date.UTC(2027, 0, 1); instant += 6 * 900_000) {
      const parts = Object.fromEntries(clock.formatToParts(instant).map(({ type, value }) => [type, value]));
      const day = dayAt(new Date(instant), timeZone);
      if (day !== `${parts['year']}-${parts['month']}-${parts['day']}` || day < last)
        wrong.push(`${instant} ${day}`);
      last = day;
    }
    expect(wrong).toEqual([]);
  });
});
