import { describe, expect, it } from 'vitest';
import { addDays, parseDay, type Day } from '../../../src/freshness/day.ts';
import { parseInterval, type Interval } from '../../../src/freshness/interval.ts';
import { dueOn, reviewOn, type ReviewFacts } from '../../../src/freshness/review.ts';

const day = (text: string) => parseDay(text) as Day;
const facts = (reviewed: string | undefined, every: string, claimsUntil?: string): ReviewFacts => ({
  reviewed: reviewed === undefined ? undefined : day(reviewed),
  every: parseInterval(every) as Interval,
  claimsUntil: claimsUntil === undefined ? undefined : day(claimsUntil),
  noticeDays: 21,
});

describe('parseInterval', () => {
  it.each([
    ['6 months', { months: 6 }],
    ['6 month', { months: 6 }],
    ['1 months', { months: 1 }],
    ['90 days', { days: 90 }],
    ['1 day', { days: 1 }],
    ['2 weeks', { days: 14 }],
    ['1 year', { months: 12 }],
    ['2 Years', { months: 24 }],
    ['6months', { months: 6 }],
    [' 3  months ', { months: 3 }],
    ['never', 'never'],
    ['Never', 'never'],
  ])('reads “%s”', (text, expected) => {
    expect(parseInterval(text)).toEqual(expected);
  });

  it.each([
    '',
    '0 days',
    '-1 month',
    '1.5 years',
    'six months',
    'monthly',
    '6',
    'months',
    '6 moons',
    'P6M',
    '99999 days',
    null,
    6,
  ])('finds no interval in “%s”', (text) => {
    expect(parseInterval(text)).toBeUndefined();
  });
});

describe('dueOn', () => {
  it('is the last review plus the interval, clamped to the month', () => {
    expect(dueOn(facts('2026-08-31', '6 months'))).toBe('2027-02-28');
    expect(dueOn(facts('2026-08-31', '90 days'))).toBe('2026-11-29');
  });

  it('is the end of a claim where that comes first', () => {
    expect(dueOn(facts('2026-08-31', '6 months', '2026-10-01'))).toBe('2026-10-01');
    expect(dueOn(facts('2026-08-31', '6 months', '2028-10-01'))).toBe('2027-02-28');
    expect(dueOn(facts('2026-08-31', 'never', '2026-10-01'))).toBe('2026-10-01');
  });

  it('is no day for what was never reviewed, or is never due', () => {
    expect(dueOn(facts(undefined, '6 months'))).toBeUndefined();
    expect(dueOn(facts('2026-08-31', 'never'))).toBeUndefined();
  });
});

describe('reviewOn', () => {
  const due = day('2026-11-30');
  const on = (today: string) => reviewOn(facts('2026-05-30', '184 days'), day(today)).state;

  it('changes on the first day of notice, and on the day after the due day', () => {
    expect(on('2026-11-08')).toBe('current');
    expect(on('2026-11-09')).toBe('due');
    expect(on('2026-11-30')).toBe('due');
    expect(on('2026-12-01')).toBe('overdue');
  });

  it('never goes back to a better state as days pass', () => {
    const order = ['current', 'due', 'overdue'];
    const seen = Array.from({ length: 400 }, (_, index) =>
      order.indexOf(on(addDays(day('2026-05-30'), index))),
    );
    expect(seen).toEqual(seen.toSorted());
    expect(new Set(seen)).toEqual(new Set([0, 1, 2]));
    expect(due).toBe('2026-11-30');
  });

  it('takes a missing review, and one in the future, for unreviewed', () => {
    expect(reviewOn(facts(undefined, 'never'), day('2026-11-22')).state).toBe('unreviewed');
    expect(reviewOn(facts('2026-11-23', '6 months'), day('2026-11-22')).state).toBe('unreviewed');
    expect(reviewOn(facts('2026-11-22', '6 months'), day('2026-11-22')).state).toBe('current');
  });

  it('is overdue from the day after a claim ends', () => {
    const claim = facts('2026-11-01', '6 months', '2026-11-21');
    expect(reviewOn(claim, day('2026-11-21'))).toMatchObject({ state: 'due', claimExpired: false });
    expect(reviewOn(claim, day('2026-11-22'))).toMatchObject({ state: 'overdue', claimExpired: true });
  });
});
