import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, type Day } from '../../../src/freshness/day.ts';
import { mondayOf } from '../../../src/freshness/load.ts';
import { firstReviewsFrom, firstReviewsUntil, stagger } from '../../../src/freshness/stagger.ts';

const day = (text: string) => text as Day;
const from = day('2026-12-16');
const within = { from, until: day('2028-12-31') };

/** Numbers that are always the same. */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
}

describe('stagger', () => {
  it('spreads over the working days of a week, and goes on in the next', () => {
    // A Wednesday: Monday and Tuesday are over.
    expect(stagger(5, 3, within)).toEqual([
      '2026-12-16',
      '2026-12-17',
      '2026-12-18',
      '2026-12-21',
      '2026-12-24',
    ]);
    expect(stagger(2, 2, { ...within, from: day('2026-12-14') })).toEqual(['2026-12-14', '2026-12-17']);
  });

  it('leaves the weeks alone that are full, and the days on which something is due', () => {
    const taken = ['2026-12-16', '2026-12-18', '2026-12-17', '2026-12-21'].map(day);
    expect(stagger(2, 3, within, taken)).toEqual(['2026-12-22', '2026-12-24']);
  });

  it('begins on a Monday, four weeks after this one', () => {
    for (const today of ['2026-11-23', '2026-11-25', '2026-11-29'])
      expect(firstReviewsFrom(day(today))).toBe('2026-12-21');
  });

  it.each([
    ['6 months after', { months: 6 }, '2027-05-23'],
    ['a year after where it never has to be checked again', 'never' as const, '2027-11-23'],
    ['when that week is over where it has to be checked sooner', { days: 14 }, '2026-12-25'],
  ])('ends %s', (_, every, until) => {
    expect(firstReviewsUntil(day('2026-11-23'), every)).toBe(until);
  });

  it('asks for at least one a week', () => {
    expect(stagger(2, 0, within)).toEqual(['2026-12-17', '2026-12-21']);
    expect(stagger(0, 3, within)).toEqual([]);
  });

  it('asks all weeks for more, and as few more as it takes, where there is no room for all', () => {
    const window = { from: day('2026-12-14'), until: day('2027-01-10') };
    const taken = Array.from({ length: 9 }, () => day('2026-12-22'));
    const days = stagger(20, 3, window, taken);
    expect(days).toHaveLength(20);
    const byWeek = Map.groupBy(days, mondayOf);
    expect([...byWeek].map(([monday, all]) => [monday, all.length])).toEqual([
      ['2026-12-14', 7],
      ['2026-12-28', 7],
      ['2027-01-04', 6],
    ]);
    expect(stagger(2, 3, { from: day('2026-12-19'), until: day('2026-12-20') })).toEqual([
      '2026-12-20',
      '2026-12-20',
    ]);
  });

  it.each(Array.from({ length: 200 }, (_, seed) => seed))('never asks too much of anyone: %i', (seed) => {
    const next = random(seed + 1);
    const perWeek = 1 + Math.floor(next() * 12);
    const count = Math.floor(next() * 300);
    const first = addDays(from, Math.floor(next() * 400));
    const taken = Array.from({ length: Math.floor(next() * 60) }, () =>
      addDays(first, Math.floor(next() * 200) - 50),
    );
    const window = { from: first, until: addDays(first, 7 * (Math.ceil(count / perWeek) + 60)) };
    const days = stagger(count, perWeek, window, taken);
    expect(days).toHaveLength(count);
    expect(days).toEqual(days.toSorted());
    expect(stagger(count, perWeek, window, [...taken].reverse())).toEqual(days);
    expect(days.filter((each) => each < first || daysBetween(mondayOf(each), each) > 4)).toEqual([]);
    for (const [monday, own] of Map.groupBy(days, mondayOf)) {
      const others = taken.filter((each) => mondayOf(each) === monday).length;
      expect(own.length + others).toBeLessThanOrEqual(perWeek);
    }
    // No week is passed over that has room.
    const weeks = new Set(days.map(mondayOf));
    for (let week = addDays(mondayOf(first), 7); week < (days.at(-1) ?? week); week = addDays(week, 7)) {
      const full = taken.filter((each) => mondayOf(each) === week).length >= perWeek;
      expect(full || weeks.has(week)).toBe(true);
    }
  });
});
