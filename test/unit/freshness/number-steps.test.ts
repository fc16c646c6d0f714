import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../src/freshness/day.ts';
import type { NumberFacts } from '../../../src/freshness/number-state.ts';
import { stepsOf } from '../../../src/freshness/number-steps.ts';
import { standingOn } from '../../../src/freshness/number-words.ts';

const facts: NumberFacts = {
  kind: 'owed',
  agreed: [{ from: '2020-01-01' as Day, asked: 'now' }],
  better: 'more',
  target: 90,
  minimum: 80,
  every: 'month',
  readings: [88, 93, 70, 91, 60].map((value, index) => ({ period: `2026-0${9 - index}`, value })),
};
const [first, days] = ['2026-09-01' as Day, 400];

describe('the steps of a number', () => {
  it.each<[string, Partial<NumberFacts>]>([
    ['a month', {}],
    ['a month read at once', { daysToRead: 0 }],
    ['a month that may take a quarter to read', { daysToRead: 100 }],
    ['a capacity', { kind: 'capacity' }],
    ['less', { better: 'less', minimum: 92 }],
    ['few cases', { readings: [{ period: '2026-09', value: 1, of: 4 }] }],
    ['a gap', { readings: [{ period: '2026-09', value: 1 }, { period: '2026-07', value: 90 }] }], // prettier-ignore
    ['twice the same period', { readings: [{ period: '2026-09', value: 1 }, { period: '2026-09', value: 2 }] }], // prettier-ignore
    ['a slip in the year', { readings: [{ period: '0001-01', value: 1 }, { period: '2026-08', value: 90 }] }], // prettier-ignore
    ['none', { readings: [] }],
    ['none yet', { readings: [], since: '2026-11-20' as Day }],
    ['none since it is there', { readings: [{ period: '2026-05', value: 1 }], since: '2026-10-20' as Day }],
    ['a part of a month', { readings: [{ period: '2026-09', value: 1, soFar: true }, { period: '2026-08', value: 90 }] }], // prettier-ignore
    ['another length', { every: 'week' }],
    ['weeks', { every: 'week', readings: [{ period: '2026-W36', value: 95 }, { period: '2026-W35', value: 85 }] }], // prettier-ignore
    ['quarters', { every: 'quarter', readings: [{ period: '2026-Q3', value: 95 }] }],
  ])('say on every day to come what is worked out on that day: %s', (_, other) => {
    const all = { ...facts, ...other };
    const steps = stepsOf(all, 'percent', true);
    const inDays = Array.from({ length: days }, (_, index) => addDays(first, index));
    const stepped = inDays.map((day) => steps.findLast(([from]) => from <= day)?.slice(1));
    const workedOut = inDays.map((day) => {
      const { label, tone, more } = standingOn(all, 'percent', day);
      return [label, tone, more];
    });
    expect(stepped).toEqual(workedOut);
  });

  it('are few', () => {
    expect(stepsOf({ ...facts, readings: facts.readings.slice(0, 1) }, 'percent', false)).toEqual([
      ['2026-09-01', 'To be read', 'unreviewed'],
      ['2026-10-01', 'Missed', 'due'],
      ['2026-11-06', 'To be read', 'unreviewed'],
    ]);
  });
});
