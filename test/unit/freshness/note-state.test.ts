import { describe, expect, it } from 'vitest';
import type { Day } from '../../../src/freshness/day.ts';
import { lastDayFor, loopTimeOf, noteOn } from '../../../src/freshness/note-state.ts';
import {
  drifting,
  loopTimeInWords,
  noteInWords,
  noteSteps,
  often,
  oftenSteps,
} from '../../../src/freshness/note-words.ts';
import { addWorkingDays, workingDaysBetween } from '../../../src/freshness/working-days.ts';

const day = (text: string) => text as Day;

describe('working days', () => {
  it.each([
    ['2026-11-27', 1, '2026-11-30'], // a Friday
    ['2026-11-28', 1, '2026-11-30'], // a Saturday
    ['2026-11-25', 2, '2026-11-27'],
    ['2026-11-18', 10, '2026-12-02'],
    ['2026-11-18', 0, '2026-11-18'],
  ])('from %s, %d on, are until %s', (from, count, until) => {
    expect(addWorkingDays(day(from), count)).toBe(until);
  });

  it.each([
    ['2026-11-18', '2026-11-24', 4],
    ['2026-11-27', '2026-11-30', 1],
    ['2026-11-28', '2026-11-29', 0],
    ['2026-11-24', '2026-11-24', 0],
    ['2026-11-24', '2026-11-18', 0],
  ])('between %s and %s are %d', (from, to, count) => {
    expect(workingDaysBetween(day(from), day(to))).toBe(count);
  });
});

describe('a note', () => {
  const on = day('2026-11-18');

  it.each([
    ['2026-11-18', 'Waits to be taken over until 2 Dec 2026'],
    ['2026-12-02', 'Waits to be taken over until 2 Dec 2026'],
    ['2026-12-03', 'Waits too long: it was to be taken over by 2 Dec 2026'],
  ])('waits for ten working days: on %s', (today, words) => {
    expect(noteInWords(noteOn({ on }, day(today)))).toBe(words);
    // A page says the same by the days on which its words change.
    const said = noteSteps({ on }).findLast(([from]) => from <= today);
    expect(said?.[1]).toBe(words);
    expect(lastDayFor(on)).toBe('2026-12-02');
  });

  it.each([
    ['2026-11-24', 'On the page since 24 Nov 2026, 4 working days after it was heard'],
    ['2026-11-19', 'On the page since 19 Nov 2026, 1 working day after it was heard'],
    ['2026-11-18', 'On the page since 18 Nov 2026, on the day it was heard'],
  ])('that was taken over on %s says how long that took', (folded, words) => {
    expect(noteInWords(noteOn({ on, folded: day(folded) }, day('2027-01-01')))).toBe(words);
  });

  it('that was declined waits for nobody', () => {
    const facts = { on, declined: day('2026-11-20') };
    expect(noteOn(facts, day('2027-01-01'))).toEqual({ id: 'declined', on: '2026-11-20' });
    expect(noteSteps(facts).map(([, words]) => words)).toEqual(['Not taken over, decided on 20 Nov 2026']);
  });
});

describe('what was heard often', () => {
  it('counts within 90 days, and says so on those days alone', () => {
    const days = ['2026-09-01', '2026-10-01', '2026-11-02', '2026-11-03'].map(day);
    expect(oftenSteps(days, often).map(([from, words]) => [from, words])).toEqual([
      ['1970-01-01', ''],
      ['2026-11-02', 'Heard 3 times in 90 days'],
      ['2026-11-03', 'Heard 4 times in 90 days'],
      ['2026-11-30', 'Heard 3 times in 90 days'],
      ['2026-12-30', ''],
    ]);
  });

  it('says nothing where it never was, and of a guide after the second time', () => {
    const days = ['2026-09-01', '2026-10-01'].map(day);
    expect(oftenSteps(days, often)).toEqual([]);
    expect(oftenSteps(days, drifting)[1]).toEqual([
      '2026-10-01',
      'Drifting: 2 times in 90 days somebody did it differently',
      undefined,
    ]);
  });
});

describe('the time from hearing to the page', () => {
  const heard = (on: string, folded?: string) => ({ on: day(on), folded: folded ? day(folded) : undefined });

  it('is the median in working days of what stands on a page, as counted by hand', () => {
    // 2, 4 and 9 working days; one that waits is not counted.
    const notes = [
      heard('2026-10-29', '2026-11-02'),
      heard('2026-10-21', '2026-11-03'),
      heard('2026-11-18', '2026-11-24'),
      heard('2026-11-23'),
    ];
    expect(loopTimeOf(notes)).toEqual({ median: 4, cases: 3 });
    expect(loopTimeOf(notes.slice(0, 2))).toEqual({ median: 5.5, cases: 2 });
    expect(loopTimeOf([heard('2026-11-23')])).toBeUndefined();
  });

  it('says where it rests on few', () => {
    expect(loopTimeInWords({ median: 1, cases: 4 })).toBe(
      'From hearing to the page it takes 1 working day: the median of 4 notes, which is few.',
    );
    expect(loopTimeInWords({ median: 5.5, cases: 5 })).toBe(
      'From hearing to the page it takes 5.5 working days: the median of 5 notes.',
    );
  });
});
