import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dayAt, daysBetween, parseDay, type Day } from '../../../src/freshness/day.ts';

const day = (text: string) => parseDay(text) as Day;

describe('parseDay', () => {
  it.each(['2026-11-22', '2024-02-29', '1900-03-01', '9999-12-31'])('reads %s', (text) => {
    expect(parseDay(text)).toBe(text);
  });

  it.each([
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-2',
    '22.11.2026',
    '2026-11-22T10:00:00Z',
    '2026/11/22',
    ' 2026-11-22',
    'today',
    '',
    null,
    undefined,
    20261122,
    new Date(),
  ])('finds no day in %s', (value) => {
    expect(parseDay(value)).toBeUndefined();
  });
});

describe('addMonths', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-05-31', 1, '2026-06-30'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-03-31', 120_000, '9999-12-31'],
  ])('%s and %i months is %s', (from, count, to) => {
    expect(addMonths(day(from), count)).toBe(to);
  });
});

describe('addDays', () => {
  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-03-28', 2, '2026-03-30'],
  ])('%s and %i days is %s', (from, count, to) => {
    expect(addDays(day(from), count)).toBe(to);
    expect(daysBetween(day(from), day(to))).toBe(count);
  });

  it('counts every day of 400 years once', () => {
    expect(daysBetween(day('2000-01-01'), day('2400-01-01'))).toBe(146_097);
  });
});

describe('dayAt', () => {
  const instant = new Date('2026-11-22T23:30:00Z');

  it.each([
    ['UTC', '2026-11-22'],
    ['Europe/Berlin', '2026-11-23'],
    ['America/Los_Angeles', '2026-11-22'],
    ['Pacific/Kiritimati', '2026-11-23'],
    ['Pacific/Pago_Pago', '2026-11-22'],
  ])('in %s it is %s', (zone, expected) => {
    expect(dayAt(instant, zone)).toBe(expected);
  });
});
