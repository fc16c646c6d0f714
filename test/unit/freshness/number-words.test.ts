import { describe, expect, it } from 'vitest';
import { parseDay, type Day } from '../../../src/freshness/day.ts';
import type { NumberFacts } from '../../../src/freshness/number-state.ts';
import { standingOn, targetInWords, valueInWords } from '../../../src/freshness/number-words.ts';

const facts: NumberFacts = {
  kind: 'owed',
  better: 'more',
  target: 90,
  minimum: 80,
  agreed: [{ from: parseDay('2020-01-01') as Day, asked: 'now' }],
  every: 'month',
  readings: [{ period: '2026-10', value: 88 }],
};
const on = (today: string, of: Partial<NumberFacts> = {}) =>
  standingOn({ ...facts, ...of }, 'percent', parseDay(today) as Day);
const of = (...values: number[]) => ({
  readings: values.map((value, index) => ({ period: `2026-${10 - index}`.replace(/-(\d)$/, '-0$1'), value })),
});

describe('a number in words', () => {
  it.each([
    [91, 'percent', '91 %'],
    [6000.5, 'money', '6,000.5'],
    [1, 'hours', '1 hour'],
    [1.5, 'hours', '1.5 hours'],
    [1200, 'days', '1,200 days'],
    [2, 'times', '2 times'],
    [43, 'count', '43'],
  ] as const)('says %d in %s as “%s”', (value, unit, words) => {
    expect(valueInWords(value, unit)).toBe(words);
  });

  it('says what is asked, and that a capacity is no virtue', () => {
    expect(targetInWords(facts, 'percent')).toBe('at least 90 %');
    expect(targetInWords({ ...facts, better: 'less' }, 'hours')).toBe('at most 90 hours');
    expect(targetInWords({ ...facts, kind: 'capacity' }, 'count')).toBe('90');
  });

  it('says where it stands, and what else is to be known', () => {
    expect(on('2026-11-10', of(88, 95, 90))).toEqual({ label: 'Missed', tone: 'due', more: '' });
    expect(on('2026-11-10', of(79, 85, 88)).more).toBe(
      '3 months running. Each of the last three readings was worse than the one before.',
    );
    expect(on('2026-12-10')).toEqual({
      label: 'To be read',
      tone: 'unreviewed',
      more: 'Nobody has brought November 2026 yet. October 2026: 88 %, missed.',
    });
    expect(on('2026-10-10', of(12, 95))).toEqual({
      label: 'Met in September 2026',
      tone: 'current',
      more: 'September 2026: 95 %, met. October 2026 is not over: so far 12 %.',
    });
    expect(on('2026-11-03', { readings: [{ period: '2026-10', value: 10, soFar: true }] })).toEqual({
      label: 'To be read',
      tone: 'unreviewed',
      more: 'Nobody has brought a reading yet. October 2026 was read before its end: 10 % so far.',
    });
    expect(on('2026-11-10', { readings: [{ period: '2026-10', value: 10, of: 9 }] })).toMatchObject({
      label: 'Few cases',
      tone: undefined,
    });
    expect(on('2026-11-10', { kind: 'capacity' }).label).toBe('Less than planned');
    expect(on('2026-11-10', { ...of(95), better: 'less', minimum: 92 }).label).toBe('Beyond the limit');
  });
});
