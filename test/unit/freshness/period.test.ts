import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../src/freshness/day.ts';
import {
  finishedPeriods,
  parsePeriod,
  periodInWords,
  periodOf,
  type Length,
} from '../../../src/freshness/period.ts';

const day = (text: string) => text as Day;

describe('a period', () => {
  it.each([
    ['2026-10', '2026-10-01', '2026-10-31', 'October 2026'],
    ['2024-02', '2024-02-01', '2024-02-29', 'February 2024'],
    ['2026-Q4', '2026-10-01', '2026-12-31', 'Q4 2026'],
    ['2026', '2026-01-01', '2026-12-31', '2026'],
    ['2026-W01', '2025-12-29', '2026-01-04', 'week 1 of 2026'],
    ['2026-W53', '2026-12-28', '2027-01-03', 'week 53 of 2026'],
  ])('%s is from %s to %s: %s', (text, first, last, words) => {
    expect(parsePeriod(text)).toMatchObject({ first, last });
    expect(periodInWords(text)).toBe(words);
  });

  it.each(['2027-W53', '2026-13', '2026-Q0', 'October', 2026, undefined])('is none: %s', (text) => {
    expect(parsePeriod(text)).toBeUndefined();
  });

  it('stays as it is in words where it is none', () => expect(periodInWords('soon')).toBe('soon'));
});

describe.each<Length>(['week', 'month', 'quarter', 'year'])('every day of ten years', (length) => {
  it(`is in one ${length}, which has its name`, () => {
    for (let at = day('2020-01-01'); at < '2030-01-01'; at = addDays(at, 1)) {
      const { first, last } = parsePeriod(periodOf(length, at)) ?? { first: '', last: '' };
      expect(first <= at && at <= last).toBe(true);
    }
  });
});

describe('the periods that are over', () => {
  it.each([
    ['month', '2026-11-28', ['2026-10', '2026-09']],
    ['month', '2026-01-01', ['2025-12', '2025-11']],
    ['quarter', '2026-03-31', ['2025-Q4', '2025-Q3']],
    ['week', '2026-01-05', ['2026-W01', '2025-W52']],
  ] as const)('of a %s on %s', (length, today, names) => {
    expect(finishedPeriods(length, day(today), 2)).toEqual(names);
  });
});
