import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  addDays,
  addMonths,
  dayAt,
  dayIfKnown,
  daysBetween,
  parseDay,
  type Day,
} from '../../../src/freshness/day.ts';
import { endOf } from '../../../src/freshness/interval.ts';

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

  it('is the last day that can be written at every instant after it', () => {
    expect(dayAt(new Date(Date.UTC(12_000, 0, 1)), 'UTC')).toBe('9999-12-31');
  });

  it('tells no day of a zone that is not known', () => {
    expect(() => dayAt(instant, 'Mars/Olympus')).toThrow(RangeError);
    expect(dayIfKnown(instant, 'Mars/Olympus')).toBeUndefined();
    expect(dayIfKnown(instant, 'Europe/Berlin')).toBe('2026-11-23');
  });
});

describe('36-month-arithmetic', () => {
  it('ends an interval on a day that exists, whatever the clocks do', () => {
    expect(endOf({ months: 6 }, day('2026-08-31'))).toBe('2027-02-28');
    expect(endOf({ months: 12 }, day('2028-02-29'))).toBe('2029-02-28');
    expect(endOf({ days: 1 }, day('2026-03-28'))).toBe('2026-03-29');
    expect(endOf({ days: 1 }, day('2026-10-24'))).toBe('2026-10-25');
  });

  it.each([
    ['2026-10-24T21:59:59Z', 'Europe/Berlin', '2026-10-24'],
    ['2026-10-24T22:00:00Z', 'Europe/Berlin', '2026-10-25'],
    ['2026-10-25T22:59:59Z', 'Europe/Berlin', '2026-10-25'],
    ['2026-10-25T23:00:00Z', 'Europe/Berlin', '2026-10-26'],
    ['2026-10-24T11:00:00Z', 'Pacific/Auckland', '2026-10-25'],
    ['2026-10-25T06:59:59Z', 'America/Los_Angeles', '2026-10-24'],
  ])('knows at %s which day it is in %s', (instant, zone, expected) => {
    expect(dayAt(new Date(instant), zone)).toBe(expected);
  });
});

describe('dayAt in another engine', () => {
  const instant = new Date('2026-11-22T23:30:00Z');
  const { DateTimeFormat } = Intl;
  type Part = Intl.DateTimeFormatPart;
  type Answer = (parts: Part[], options: Intl.DateTimeFormatOptions) => Part[];

  /** Reads the module where `Intl` takes the parts of a date for others than this engine does. */
  async function where(answer: Answer) {
    class Other extends DateTimeFormat {
      readonly #options: Intl.DateTimeFormatOptions;
      constructor(locale: string, options: Intl.DateTimeFormatOptions) {
        super(locale, options);
        this.#options = options;
      }
      override formatToParts(date?: Date | number) {
        return answer(super.formatToParts(date), this.#options);
      }
    }
    vi.stubGlobal('Intl', { ...Intl, DateTimeFormat: Other });
    vi.resetModules();
    return import('../../../src/freshness/day.ts');
  }

  const year = (write: (value: string) => string) => (parts: Part[]) =>
    parts.map((part) => (part.type === 'year' ? { ...part, value: write(part.value) } : part));
  const shortened = year((value) => value.slice(-2));

  // Other files share the modules of this one: none of them is to find the day of another engine.
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  it('is right where short dates have two digits for a year, as in WebKit 2.50', async () => {
    const webKit = await where((parts, { dateStyle }) => (dateStyle === 'short' ? shortened(parts) : parts));
    expect(webKit.dayAt(instant, 'Europe/Berlin')).toBe('2026-11-23');
  });

  it.each<[string, Answer]>([
    ['all years have two digits', shortened],
    ['years are counted from another', year((value) => String(Number(value) + 543))],
    [
      'digits are others',
      year((value) => value.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] ?? '')),
    ],
    ['days and months are swapped', swapped],
    ['a date has no parts', () => [{ type: 'literal', value: '22 Nov' }]],
  ])('tells no day where %s', async (_, answer) => {
    const engine = await where(answer);
    expect(() => engine.dayAt(instant, 'UTC')).toThrow('The day it is in UTC cannot be told here.');
    expect(engine.dayIfKnown(instant, 'UTC')).toBeUndefined();
  });

  function swapped(parts: Part[]): Part[] {
    const other: Partial<Record<Part['type'], Part['type']>> = { day: 'month', month: 'day' };
    return parts.map((part) => ({ ...part, type: other[part.type] ?? part.type }));
  }
});
