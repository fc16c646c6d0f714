import { describe, expect, test } from 'vitest';
import type { Day } from '../../../src/freshness/day.ts';
import { inverse, move, moveTo } from '../../../src/sample/move.ts';

const shipped = '2026-11-28' as Day;
const to = (on: string) => moveTo(on as Day, shipped);

describe('move', () => {
  test('moves days by whole weeks, to the day or up to six days before', () => {
    expect(to('2027-01-09').days).toBe(42);
    expect(to('2027-01-15').days).toBe(42);
    expect(move('on: 2026-11-03', to('2027-01-15'))).toBe('on: 2026-12-15');
    expect(move('Until 4 December 2026.', to('2027-01-15'))).toBe('Until 15 January 2027.');
    expect(move('meetings/2026-11-03-joint.mdx', to('2027-01-15'))).toBe('meetings/2026-12-15-joint.mdx');
  });

  test.each([
    // Two months from one last reading to the other, one quarter and one year.
    ['period: 2026-10', 'period: 2026-12'],
    ['period: 2025-Q4', 'period: 2026-Q1'],
    ['Q3 2026, recycling', 'Q4 2026, recycling'],
    ['Account.Target = H2 2026', 'Account.Target = H1 2027'],
    ['Trade press, March 2026', 'Trade press, May 2026'],
    ['sheets, March and June 2026', 'sheets, May and August 2026'],
    ['sheets, October and November 2026', 'sheets, December 2026 and January 2027'],
    ['charged in summer 2026', 'charged in autumn 2026'],
    ['In 2025 we did.', 'In 2026 we did.'],
    ['the list for 2027', 'the list for 2028'],
  ])('moves what has a year: %s', (before, after) => {
    expect(move(before, to('2027-01-15'))).toBe(after);
  });

  test.each([
    'recycled to 1 September',
    'nobody touches a gate in May',
    '/media/handoff-2026.png',
    'wording: 202612345678',
    'lead 2207, 1,180 of 20,260',
    '2026-13-45',
  ])('leaves what has none: %s', (text) => {
    expect(move(text, to('2027-06-01'))).toBe(text);
  });

  test('has the last reading where it was to be read last, however long that may take', () => {
    const readings = (daysToRead: string) => `${daysToRead}\n  - period: 2026-10`;
    // On 8 February nobody has to have brought January yet where it may take ten days.
    expect(move(readings('every: month'), to('2027-02-08'))).toContain('2027-01');
    expect(move(readings('daysToRead: 10'), to('2027-02-08'))).toContain('2026-12');
  });

  test('is taken back', () => {
    const text =
      'On 3 November 2026, in Q3 2026 and H2 2026: 2026-10, 2025-Q4, July and October 2026, in 2025.';
    for (let day = 0; day < 800; day += 13) {
      const there = to(new Date(Date.UTC(2026, 10, 28 + day)).toISOString().slice(0, 10));
      expect(move(move(text, there), inverse(there))).toBe(text);
    }
  });
});
