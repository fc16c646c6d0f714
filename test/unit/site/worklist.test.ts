import { describe, expect, test } from 'vitest';
import type { Day } from '../../../src/freshness/day.ts';
import type { ReviewFacts } from '../../../src/freshness/review.ts';
import { inOrderOfDue, tally } from '../../../src/site/worklist.ts';

const facts = (reviewed?: string, more: Partial<ReviewFacts> = {}): ReviewFacts => ({
  reviewed: reviewed as Day | undefined,
  every: { months: 1 },
  noticeDays: 7,
  history: true,
  keepers: { owner: { id: 'ann', name: 'Ann' }, covers: [], lead: undefined },
  ...more,
});
const today = '2026-11-22' as Day;
const never = facts('2020-01-01', { every: 'never' });
const unreviewed = facts();
const overdue = facts('2026-10-01');
const due = facts('2026-10-25');
const current = facts('2026-11-20');

const sorted = (all: ReviewFacts[]) => inOrderOfDue(all, (each) => each);

describe('inOrderOfDue', () => {
  test('puts what was never reviewed first and what is never due last', () => {
    expect(sorted([never, current, unreviewed, due, overdue])).toEqual([
      unreviewed,
      overdue,
      due,
      current,
      never,
    ]);
  });

  test('lets an early claim pull a page forward', () => {
    const claim = facts('2026-11-20', { claimsUntil: '2026-10-02' as Day });
    expect(sorted([overdue, claim])).toEqual([claim, overdue]);
    expect(sorted([due, claim])).toEqual([claim, due]);
  });
});

test('what was changed after its review comes with what fell due then', () => {
  const edited = facts('2026-11-20', { edited: '2026-11-21' as Day });
  expect(sorted([due, edited, overdue])).toEqual([overdue, edited, due]);
});

describe('tally', () => {
  test('counts every state', () => {
    const { counts, complete } = tally([unreviewed, overdue, due, current, never], 5, today);
    expect(counts).toEqual({ overdue: 1, unreviewed: 1, due: 1, current: 2 });
    expect(complete).toBe(true);
  });

  test('knows that the rest is current where the last one given is', () => {
    expect(tally([overdue, current], 100, today)).toEqual({
      counts: { overdue: 1, unreviewed: 0, due: 0, current: 99 },
      complete: true,
    });
  });

  test('does not call the rest current where the last one given is not', () => {
    expect(tally([overdue, due], 100, today)).toEqual({
      counts: { overdue: 1, unreviewed: 0, due: 1, current: 0 },
      complete: false,
    });
    expect(tally([], 3, today).complete).toBe(false);
  });

  test('is complete in an empty wiki', () => {
    expect(tally([], 0, today)).toEqual({
      counts: { overdue: 0, unreviewed: 0, due: 0, current: 0 },
      complete: true,
    });
  });

  test('never counts a review that lies in the future', () => {
    expect(tally([facts('2026-12-01')], 1, today).counts.unreviewed).toBe(1);
  });
});
