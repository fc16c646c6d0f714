import { describe, expect, it } from 'vitest';
import { addDays, parseDay, type Day } from '../../../src/freshness/day.ts';
import { numberOn, verdictOf, type NumberFacts, type Reading } from '../../../src/freshness/number-state.ts';
import { nameOf, parsePeriod, periodAt } from '../../../src/freshness/period.ts';

const day = (text: string) => parseDay(text) as Day;
const handed: NumberFacts = {
  kind: 'owed',
  better: 'more',
  target: 40,
  minimum: 32,
  agreed: [{ from: parseDay('2020-01-01') as Day, asked: 'now' }],
  every: 'month',
  readings: [],
};
const readings = (...values: (number | undefined)[]): Reading[] =>
  values.flatMap((value, index) =>
    value === undefined ? [] : [{ period: `2026-${String(index + 1).padStart(2, '0')}`, value }],
  );
const on = (today: string, of: Partial<NumberFacts>) => numberOn({ ...handed, ...of }, day(today));

describe('the state of a number', () => {
  const september = [{ period: '2026-09', value: 51 }];

  it.each<[string, string, Partial<NumberFacts>]>([
    ['to-read', '2026-10-10', {}],
    ['met', '2026-10-10', { readings: september }],
    ['met', '2026-11-05', { readings: september }],
    ['to-read', '2026-11-06', { readings: september }],
    ['to-read', '2026-11-01', { readings: september, daysToRead: 0 }],
    ['met', '2026-11-20', { readings: september, daysToRead: 20 }],
    ['met', '2026-10-10', { readings: [{ period: '2026-09', value: 40 }] }],
    ['missed', '2026-10-10', { readings: [{ period: '2026-09', value: 39 }] }],
    ['missed', '2026-10-10', { readings: [{ period: '2026-09', value: 32 }] }],
    ['below', '2026-10-10', { readings: [{ period: '2026-09', value: 31 }] }],
    ['missed', '2026-10-10', { readings: [{ period: '2026-09', value: 31 }], minimum: undefined }],
    ['few', '2026-10-10', { readings: [{ period: '2026-09', value: 31, of: 9 }] }],
    ['below', '2026-10-10', { readings: [{ period: '2026-09', value: 31, of: 10 }] }],
    [
      'met',
      '2026-10-10',
      { readings: [{ period: '2026-09', value: 6 }], better: 'less', target: 6, minimum: 8 },
    ],
    [
      'missed',
      '2026-10-10',
      { readings: [{ period: '2026-09', value: 7 }], better: 'less', target: 6, minimum: 8 },
    ],
    [
      'below',
      '2026-10-10',
      { readings: [{ period: '2026-09', value: 9 }], better: 'less', target: 6, minimum: 8 },
    ],
    ['met', '2026-10-05', { readings: [{ period: '2026-Q2', value: 40 }], every: 'quarter' }],
    ['to-read', '2026-10-06', { readings: [{ period: '2026-Q2', value: 40 }], every: 'quarter' }],
    ['met', '2027-01-08', { readings: [{ period: '2026-W52', value: 40 }], every: 'week' }],
    ['to-read', '2027-01-09', { readings: [{ period: '2026-W52', value: 40 }], every: 'week' }],
  ])('is “%s” on %s with %o', (state, today, of) => {
    expect(on(today, of).state).toBe(state);
  });

  it('says which reading is missing, and since when', () => {
    expect(on('2026-11-06', { readings: september }).owed).toEqual({ period: '2026-10', by: '2026-11-05' });
    expect(on('2026-11-05', { readings: september }).owed).toBeUndefined();
  });

  it('shows a period that is not over, and judges the one before', () => {
    const found = on('2026-10-10', { readings: [...september, { period: '2026-10', value: 3 }] });
    expect(found).toMatchObject({ state: 'met', soFar: { value: 3 }, judged: { value: 51 } });
    expect(on('2026-11-01', { readings: [...september, { period: '2026-10', value: 3 }] }).state).toBe(
      'below',
    );
  });

  it('does not judge what was read before the end of its period, even when that is over', () => {
    const early = { readings: [...september, { period: '2026-10', value: 3, soFar: true as const }] };
    for (const today of ['2026-10-20', '2026-11-03'])
      expect(on(today, early)).toMatchObject({ state: 'met', soFar: { value: 3 }, judged: { value: 51 } });
    expect(on('2026-11-06', early)).toMatchObject({ state: 'to-read', owed: { period: '2026-10' } });
    expect(verdictOf(handed, { period: '2026-10', value: 51, soFar: true })).toBe('open');
  });

  it('is late with the earliest reading that is missing, and from its first day on', () => {
    expect(on('2026-12-20', { readings: september }).owed).toEqual({ period: '2026-10', by: '2026-11-05' });
    expect(on('2026-12-20', {}).owed).toBeUndefined();
    const young = { since: day('2026-11-20') };
    expect(on('2026-12-05', young)).toMatchObject({ state: 'to-read', owed: undefined });
    expect(on('2026-12-06', young).owed).toEqual({ period: '2026-11', by: '2026-12-05' });
    expect(on('2026-12-05', { ...young, readings: september })).toMatchObject({
      state: 'met',
      owed: undefined,
    });
  });

  it('takes nothing for read that is of another length, to come, or said in two ways', () => {
    for (const odd of [
      [{ period: '2026-Q3', value: 51 }],
      [{ period: '2026-11', value: 51 }],
      [...september, { period: '2026-09', value: 15 }],
    ])
      expect(on('2026-10-10', { readings: odd })).toMatchObject({ state: 'to-read', judged: undefined });
    expect(on('2026-10-10', { readings: [...september, ...september] }).state).toBe('met');
  });

  it.each([
    [3, readings(50, 39, 20, 39)],
    [0, readings(39, 39, 50)],
    [2, readings(39, undefined, 39, 39)],
    [2, [...readings(50, 39), { period: '2026-03', value: 1, of: 3 }, { period: '2026-04', value: 39 }]],
  ])('counts %i misses running', (misses, readings) => {
    expect(on('2026-06-01', { readings }).misses).toBe(misses);
  });

  it.each([
    [3, readings(39, 50, 51, 52)],
    [0, readings(50, 50, 39)],
    [1, readings(50, 50, undefined, 50)],
    [2, [...readings(39, 50), { period: '2026-03', value: 1, of: 3 }, { period: '2026-04', value: 50 }]],
  ])('counts %i periods running in which it was met, and none over a gap', (met, readings) => {
    expect(on('2026-06-01', { readings }).met).toBe(met);
  });

  it.each([
    ['better', 'more', readings(9, 10, 11)],
    ['worse', 'less', readings(9, 10, 11)],
    ['worse', 'more', readings(50, 11, 10, 9)],
    [undefined, 'more', readings(9, 10, 10)],
    [undefined, 'more', readings(9, 10)],
  ] as const)('has a trend, %s, of three readings where %s is better', (trend, better, readings) => {
    expect(on('2026-06-01', { readings, better }).trend).toBe(trend);
  });

  it('has a period for every day, and the days of a period lie in it', () => {
    for (let at = day('2019-12-20'); at < '2027-01-20'; at = addDays(at, 3))
      for (const length of ['week', 'month', 'quarter', 'year'] as const) {
        const period = periodAt(at, length);
        expect(parsePeriod(nameOf(period))).toEqual(period);
        expect([period.first <= at, at <= period.last]).toEqual([true, true]);
      }
  });
});

describe('what a number is judged by', () => {
  const [was, now] = [
    { from: day('2026-03-10'), asked: { better: 'more', target: 50 } as const },
    { from: day('2026-06-15'), asked: 'now' as const },
  ];
  const verdictAt = (period: string, agreed: NumberFacts['agreed']) =>
    verdictOf({ ...handed, agreed }, { period, value: 45 });

  it('is what was agreed when its period ended', () => {
    expect(verdictAt('2026-02', [was, now])).toBe('open');
    expect(verdictAt('2026-03', [was, now])).toBe('missed');
    expect(verdictAt('2026-05', [was, now])).toBe('missed');
    expect(verdictAt('2026-06', [was, now])).toBe('met');
  });

  it('is nothing before any agreement, and where nobody can tell what was agreed', () => {
    expect(verdictAt('2026-09', [])).toBe('open');
    expect(verdictAt('2026-05', [{ ...was, asked: 'unknown' }, now])).toBe('open');
    expect(
      on('2026-10-10', { agreed: [], readings: readings(31, 31, 31, 31, 31, 31, 31, 31, 31) }),
    ).toMatchObject({
      state: 'open',
      misses: 0,
    });
  });

  it('ends a run of misses where none was agreed yet', () => {
    const misses = on('2026-10-10', {
      agreed: [now],
      readings: readings(31, 31, 31, 31, 31, 31, 31, 31, 31),
    }).misses;
    expect(misses).toBe(4);
  });
});
