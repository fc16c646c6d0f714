import { describe, expect, it } from 'vitest';
import { parseDay, type Day } from '../../../src/freshness/day.ts';
import type { AskedFrom } from '../../../src/freshness/number-state.ts';
import { pictureOf } from '../../../src/site/readings-picture.ts';
import type { NumberData } from '../../../src/wiki/numbers.ts';

const readings = (...values: (number | undefined)[]) =>
  values.flatMap((value, index) =>
    value === undefined ? [] : [{ period: `2026-${String(index + 1).padStart(2, '0')}`, value }],
  );
const since = (from: string, asked: AskedFrom['asked'] = 'now') => ({ from: parseDay(from) as Day, asked });
const pictured = (of: Partial<NumberData>, agreed = [since('2020-01-01')]) => {
  const data = {
    kind: 'owed',
    unit: 'percent',
    better: 'more',
    target: 90,
    every: 'month',
    ...of,
  } as NumberData;
  return pictureOf(data, { ...data, readings: data.readings ?? [], agreed });
};

describe('the line of readings', () => {
  it('needs two of them, of periods as long as the number says', () => {
    expect(pictured({})).toBeUndefined();
    expect(pictured({ readings: readings(80) })).toBeUndefined();
    expect(pictured({ readings: [...readings(80), { period: '2026-Q2', value: 80 }] })).toBeUndefined();
  });

  it('has the last twelve periods, and begins anew where one was not read', () => {
    const many = readings(...Array.from({ length: 12 }, (_, index) => 80 + index));
    const year = pictured({
      readings: [{ period: '2025-11', value: 1 }, { period: '2025-12', value: 1 }, ...many],
    });
    expect([year?.points.length, year?.from, year?.until]).toEqual([12, 'January 2026', 'December 2026']);
    expect(pictured({ readings: readings(80, 85, undefined, 92, 95) })?.lines).toHaveLength(2);
  });

  it('tells by the sign what is short of the target, and what is of few cases', () => {
    const mixed = [...readings(89, 90), { period: '2026-03', value: 10, of: 9 }];
    expect(pictured({ readings: mixed })?.points.map(({ is }) => is)).toEqual(['short', 'fine', 'few']);
    expect(pictured({ readings: readings(89, 91), better: 'less' })?.points.map(({ is }) => is)).toEqual([
      'fine',
      'short',
    ]);
  });

  it('keeps its limits in sight, and can be read aloud', () => {
    const found = pictured({ readings: readings(95, 96), minimum: 50 });
    expect(found?.limits.map(({ name }) => name)).toEqual(['target', 'minimum']);
    expect(found?.limits.every(({ y }) => y >= 0 && y <= (found.height ?? 0))).toBe(true);
    expect(found?.words).toBe('Target, agreed: at least 90 %. January 2026 95 %, February 2026 96 %.');
    expect(pictured({ readings: readings(90, 90), minimum: 90 })?.limits).toHaveLength(1);
  });

  it('draws each target over the periods for which it was agreed, and none before', () => {
    const was = since('2026-02-10', { better: 'more', target: 60 });
    const found = pictured({ readings: readings(70, 70, 70, 70, 95) }, [was, since('2026-04-02')]);
    expect(found?.points.map(({ is }) => is)).toEqual(['open', 'fine', 'fine', 'short', 'fine']);
    expect(found?.limits.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['target', 84, 372],
      ['target', 372, 600],
    ]);
  });

  it('says of a target that is only proposed that it is, and judges nothing by it', () => {
    const found = pictured({ readings: readings(80, 95) }, []);
    expect(found?.limits.map(({ name }) => name)).toEqual(['proposed']);
    expect(found?.points.map(({ is }) => is)).toEqual(['open', 'open']);
    expect(found?.words).toMatch(/^Target, proposed: at least 90 %\./);
  });
});
