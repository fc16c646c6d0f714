import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, type Day } from '../../../src/freshness/day.ts';
import type { Interval } from '../../../src/freshness/interval.ts';
import { burdenOf, loadByWeek, mondayOf, planWeeks, type Planned } from '../../../src/freshness/load.ts';
import { burdenInWords } from '../../../src/freshness/load.ts';

const today = '2026-11-25' as Day;
const day = (text: string) => text as Day;
const page = (key: string, due: string, until = addDays(day(due), 60)): Planned => ({
  key,
  due: day(due),
  until,
});

describe('loadByWeek', () => {
  it('counts by weeks that begin on a Monday, and what is due already in the first', () => {
    const dues = ['2020-01-01', '2026-11-23', '2026-11-29', '2026-11-30', '2027-05-24', undefined].map(
      (each) => each as Day | undefined,
    );
    const load = loadByWeek(dues, today, 26);
    expect(load.length).toBe(26);
    expect(load.slice(0, 3)).toEqual([
      { week: '2026-11-23', count: 3 },
      { week: '2026-11-30', count: 1 },
      { week: '2026-12-07', count: 0 },
    ]);
    expect(load.reduce((sum, { count }) => sum + count, 0)).toBe(4);
  });

  it.each(['2026-11-23', '2026-11-25', '2026-11-29'])('knows the Monday of %s', (text) => {
    expect(mondayOf(day(text))).toBe('2026-11-23');
  });
});

describe('planWeeks', () => {
  const many = Array.from({ length: 40 }, (_, index) =>
    page(`g/${String(index).padStart(2, '0')}`, '2027-02-03'),
  );

  it('leaves alone what can be borne', () => {
    const pages = [page('a', '2026-12-02'), page('b', '2026-12-03'), page('c', '2026-12-04')];
    expect(planWeeks(pages, today, 3).moves).toEqual([]);
  });

  it('spreads a heap so that no week asks for too much, earlier first', () => {
    const { before, after, moves } = planWeeks(many, today, 3);
    expect(Math.max(...before.map(({ count }) => count))).toBe(40);
    expect(Math.max(...after.map(({ count }) => count))).toBeLessThanOrEqual(3);
    expect(moves.filter(({ from, to }) => to < from).length).toBe(27);
    expect(moves.length).toBe(37);
    expect(moves.every(({ from, to }) => daysBetween(from, to) % 7 === 0 && to > today)).toBe(true);
  });

  it('loses no page', () => {
    const { before, after } = planWeeks(many, today, 3);
    const sum = (weeks: { count: number }[]) => weeks.reduce((all, { count }) => all + count, 0);
    expect(sum(after)).toBe(sum(before));
  });

  it('moves nothing later than it may, and what is due now not at all', () => {
    const fixed = Array.from({ length: 9 }, (_, index) =>
      page(`f/${index}`, '2026-12-02', day('2026-12-20')),
    );
    const { moves, after } = planWeeks(fixed, today, 3);
    expect(moves.every(({ to }) => to <= '2026-12-20')).toBe(true);
    expect(after[1]?.count).toBeLessThan(9);
    const now = Array.from({ length: 9 }, (_, index) => page(`n/${index}`, '2026-11-24'));
    expect(planWeeks(now, today, 3).moves).toEqual([]);
    const stuck = fixed.map((each) => ({ ...each, until: undefined }));
    expect(planWeeks(stuck, today, 3).moves).toEqual([]);
  });

  it('is the same for the same pages in any order', () => {
    expect(planWeeks(many.toReversed(), today, 3)).toEqual(planWeeks(many, today, 3));
  });
});

describe('burdenOf', () => {
  const times = (count: number, every: Interval) => Array.from({ length: count }, () => every);

  it('is none where one person can bear it', () => {
    expect(burdenOf([...times(12, { days: 28 }), ...times(500, 'never')], 3)).toBeUndefined();
    expect(burdenOf([], 0)).toBeUndefined();
  });

  it('says how many people it takes, or how long one', () => {
    const burden = burdenOf(times(4013, { months: 6 }), 3);
    expect(burden).toMatchObject({ pages: 4013, bearable: 3, owners: 52 });
    expect(Math.ceil(burden?.aWeek ?? 0)).toBe(154);
    expect(burden && burdenInWords(burden)).toBe(
      '4013 pages ask for 154 reviews a week, and 3 can be borne. It takes 52 owners, or one review of each page in 26 years.',
    );
  });

  it('counts how often each page is to be reviewed, and those not at all that never are', () => {
    const burden = burdenOf([...times(13, { days: 28 }), { days: 7 }, ...times(9, 'never')], 2);
    expect(burden).toMatchObject({ pages: 14, aWeek: 4.25, owners: 3, weeks: 7 });
    expect(burden && burdenInWords(burden)).toContain('one review of each page in 2 months');
  });
});
