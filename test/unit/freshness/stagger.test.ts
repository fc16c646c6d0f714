import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, type Day } from '../../../src/freshness/day.ts';
import { mondayOf } from '../../../src/freshness/load.ts';
import { firstReviewsFrom, stagger } from '../../../src/freshness/stagger.ts';

const day = (text: string) => text as Day;
const from = day('2026-12-16');

/** Numbers that are always the same. */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
}

describe('stagger', () => {
  it('spreads over the working days of a week, and goes on in the next', () => {
    // A Wednesday: Monday and Tuesday are over.
    expect(stagger(5, 3, from)).toEqual([
      '2026-12-16',
      '2026-12-17',
      '2026-12-18',
      '2026-12-21',
      '2026-12-24',
    ]);
    expect(stagger(2, 2, day('2026-12-14'))).toEqual(['2026-12-14', '2026-12-17']);
  });

  it('leaves the weeks alone that are full, and the days on which something is due', () => {
    const taken = ['2026-12-16', '2026-12-18', '2026-12-17', '2026-12-21'].map(day);
    expect(stagger(2, 3, from, taken)).toEqual(['2026-12-22', '2026-12-24']);
  });

  it('begins on a Monday, four weeks after this one', () => {
    for (const today of ['2026-11-23', '2026-11-25', '2026-11-29'])
      expect(firstReviewsFrom(day(today))).toBe('2026-12-21');
  });

  it('asks for at least one a week, and comes to an end with the calendar', () => {
    expect(stagger(2, 0, from)).toEqual(['2026-12-17', '2026-12-21']);
    expect(stagger(2, 0.5, day('9999-12-31'))).toHaveLength(2);
    expect(stagger(0, 3, from)).toEqual([]);
  });

  it.each(Array.from({ length: 200 }, (_, seed) => seed))('never asks too much of anyone: %i', (seed) => {
    const next = random(seed + 1);
    const perWeek = 1 + Math.floor(next() * 12);
    const count = Math.floor(next() * 300);
    const first = addDays(from, Math.floor(next() * 400));
    const taken = Array.from({ length: Math.floor(next() * 60) }, () =>
      addDays(first, Math.floor(next() * 200) - 50),
    );
    const days = stagger(count, perWeek, first, taken);
    expect(days).toHaveLength(count);
    expect(days).toEqual(days.toSorted());
    expect(stagger(count, perWeek, first, [...taken].reverse())).toEqual(days);
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
