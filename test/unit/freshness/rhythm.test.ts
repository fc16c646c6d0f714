import { describe, expect, it } from 'vitest';
import { parseDay, type Day } from '../../../src/freshness/day.ts';
import { expectedAfter, nextInRhythm } from '../../../src/freshness/rhythm.ts';

const dayOf = (text: string) => parseDay(text) as Day;

describe('what is held again', () => {
  it.each([
    ['2026-11-19', '2026-11-26', '2026-12-03', 'each week'],
    ['2026-10-06', '2026-11-03', '2026-12-01', 'on the first Tuesday, four weeks on'],
    ['2026-11-03', '2026-12-01', '2027-01-05', 'on the first Tuesday, five weeks on'],
    ['2026-10-13', '2026-11-10', '2026-12-08', 'on the second Tuesday'],
    ['2026-09-29', '2026-10-27', '2026-11-24', 'every four weeks, where the weeks of the months differ'],
    ['2026-11-02', '2026-11-20', '2026-12-08', 'as far apart as before'],
  ])('after %s and %s is on %s: %s', (before, last, next) => {
    expect(nextInRhythm(dayOf(before), dayOf(last))).toBe(next);
  });

  it('has a day where the one before said when it comes again, and none otherwise', () => {
    const before = { on: '2026-10-06', next: '2026-11-03' };
    expect(expectedAfter({ on: '2026-11-03' }, before)).toBe('2026-12-01');
    expect(expectedAfter({ on: '2026-11-03' }, { on: '2026-10-06' })).toBeUndefined();
    expect(expectedAfter({ on: '2026-10-01' }, before)).toBeUndefined();
    expect(expectedAfter({ on: '2026-11-03' }, undefined)).toBeUndefined();
  });
});
