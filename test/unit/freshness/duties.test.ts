import { describe, expect, it } from 'vitest';
import type { Assignees } from '../../../src/freshness/assignees.ts';
import type { Day } from '../../../src/freshness/day.ts';
import { isFor, nextReading, soonestFirst, waitingOn, type Duty } from '../../../src/freshness/duties.ts';
import { dutyInWords, dutyReasons } from '../../../src/freshness/duty-words.ts';
import type { DutyItem } from '../../../src/freshness/queue.ts';
import { waitingFor } from '../../../src/freshness/waiting-for.ts';
import { absenceInWords } from '../../../src/freshness/whose.ts';

const day = (text: string) => text as Day;
const kim = { id: 'kim', name: 'Kim', away: { from: day('2026-11-09'), until: day('2026-12-04') } };
const bo = { id: 'bo', name: 'Bo' };
const assignees: Assignees = { owner: kim, covers: [bo], lead: undefined };
const task = (by: string, of = assignees): Duty => ({
  ...{ kind: 'task', text: `Do it by ${by}`, who: 'kim', field: 'tasks' },
  by: day(by),
  assignees: of,
});
const reading = (...read: string[]): Extract<Duty, { kind: 'reading' }> => ({
  ...{ kind: 'reading', unit: 'Count', every: 'month', daysToRead: 5, read, assignees },
});
const item = (duty: Duty, title = 'Page'): DutyItem => ({
  ...{ title, kind: 'Meeting', url: '/page/', file: 'meetings/page.mdx', seen: 'x' },
  duty,
});

describe('what somebody is to do', () => {
  it.each([
    ['2026-11-08', 'kim', 'Due in 12 days'],
    ['2026-11-09', 'bo', 'Due in 11 days'],
    ['2026-11-20', 'bo', 'Due today'],
    ['2026-11-21', 'bo', 'Overdue by 1 day'],
    ['2026-12-04', 'bo', 'Overdue by 14 days'],
    ['2026-12-05', 'kim', 'Overdue by 15 days'],
  ])('falls on %s to %s: %s', (today, person, words) => {
    const duty = task('2026-11-20');
    const waiting = waitingOn(duty, day(today));
    expect(waiting?.person?.id).toBe(person);
    expect(waiting && dutyInWords(duty, waiting, day(today))).toBe(words);
  });

  it.each([
    [{}, 'Not signed yet'],
    [{ isAgain: true } as const, 'To be signed again'],
  ])('is a signature with %j: %s', (more, words) => {
    const duty: Duty = { kind: 'signature', team: { id: 'sales', name: 'Sales' }, assignees, ...more };
    const waiting = waitingOn(duty, day('2026-11-20'));
    expect(waiting && dutyInWords(duty, waiting, day('2026-11-20'))).toBe(words);
  });

  it.each([
    ['kim', '2026-11-08', true],
    ['bo', '2026-11-08', false],
    ['bo', '2026-11-20', true],
    ['eve', '2026-11-20', false],
  ])('is signed by the lead, or who covers: %s on %s: %s', (person, today, may) => {
    const sign: Duty = { kind: 'signature', team: { id: 'sales', name: 'Sales' }, assignees };
    expect(isFor(person, sign, day(today))).toBe(may);
    expect(isFor(person, task('2026-11-20'), day(today))).toBe(true);
  });

  it('says why it falls to somebody else', () => {
    expect(absenceInWords(kim, day('2026-11-20'))).toBe('Kim is away until 4 Dec 2026.');
    expect(absenceInWords({ ...kim, left: day('2026-12-31') }, day('2027-01-01'))).toBe(
      'Kim left on 31 Dec 2026.',
    );
    expect(absenceInWords(kim, day('2026-12-05'))).toBeUndefined();
  });
});

describe('a number that is to be read', () => {
  it.each([
    ['2026-09', '2026-10-31', undefined, undefined],
    ['2026-09', '2026-11-01', ['2026-10'], 'Due in 4 days'],
    ['2026-09', '2026-11-06', ['2026-10'], 'Overdue by 1 day'],
    // The earliest of them says how late it is.
    ['2026-08', '2026-11-02', ['2026-10', '2026-09'], 'Overdue by 28 days'],
    ['2026-08', '2026-10-03', ['2026-09'], 'Due in 2 days'],
    ['2026-10', '2026-11-28', undefined, undefined],
  ])('last read for %j waits on %s: %j', (read, today, periods, words) => {
    const duty = reading(read);
    const waiting = waitingOn(duty, day(today));
    expect(waiting?.periods).toEqual(periods);
    expect(waiting && dutyInWords(duty, waiting, day(today))).toBe(words);
  });

  it('hides no gap behind the reading of a period that is not over', () => {
    const duty = reading('2026-11', '2026-09');
    expect(waitingOn(duty, day('2026-11-28'))?.periods).toEqual(['2026-10']);
    expect(waitingOn(duty, day('2026-12-01'))).toBeUndefined();
    const soFar = { ...reading('2026-09'), soFar: { '2026-11': 12 } };
    expect(waitingOn(soFar, day('2026-12-01'))?.periods).toEqual(['2026-11', '2026-10']);
  });

  it('asks for nothing that was over before the number was there, and for nothing where nobody can tell', () => {
    expect(waitingOn(reading(), day('2026-11-28'))).toBeUndefined();
    const young = { ...reading(), since: day('2026-11-20') };
    expect(waitingOn(young, day('2026-11-30'))).toBeUndefined();
    expect(waitingOn(young, day('2026-12-01'))?.periods).toEqual(['2026-11']);
    const broughtAlong = { ...reading('2026-03'), since: day('2026-11-20') };
    expect(waitingOn(broughtAlong, day('2026-12-01'))?.periods).toEqual(['2026-11']);
    expect(nextReading(young)).toEqual({ period: '2026-11', by: '2026-12-05' });
  });

  it('asks for no more than a year of readings, and says which', () => {
    const duty = reading('2020-01');
    expect(waitingOn(duty, day('2026-11-28'))?.periods).toHaveLength(12);
    const weekly: Duty = { ...reading('2026-W44'), every: 'week', daysToRead: 0 };
    const waiting = waitingOn(weekly, day('2026-11-16'));
    expect(waiting && dutyReasons(weekly, waiting)).toEqual([
      'The reading of week 45 of 2026 was to be there by 8 Nov 2026. Also missing: week 46 of 2026.',
    ]);
  });
});

describe('all that waits for a person', () => {
  const today = day('2026-11-28');
  const sign: Duty = { kind: 'signature', team: { id: 'sales', name: 'Sales' }, assignees };
  const review = {
    ...{ title: 'Old page', kind: 'Guide', url: '/old/', file: 'guides/old.mdx', seen: 'y', teams: [] },
    facts: {
      ...{ reviewed: day('2026-04-01'), every: { months: 6 }, noticeDays: 21, history: true },
      assignees,
    },
  };
  const facts = {
    ...{ timeZone: 'UTC', perOwnerAWeek: 3, items: [review] },
    duties: [
      item(sign),
      item(task('2026-12-03')),
      item(task('2026-11-20')),
      item(task('2026-11-27', { ...assignees, owner: bo, covers: [] })),
      item(reading('2026-10')),
      item(reading('2026-09')),
    ],
  };
  const named = (person: string, on = today) =>
    waitingFor(person, facts, on).map(({ task, item }) =>
      task ? task.title : item?.duty.kind === 'task' ? item.duty.by : item?.duty.kind,
    );

  it('is what is overdue first, then by day, and all of it falls to whoever covers', () => {
    expect(named('bo')).toEqual([
      'reading',
      '2026-11-20',
      '2026-11-27',
      'Old page',
      'signature',
      '2026-12-03',
    ]);
    expect(named('kim')).toEqual([]);
  });

  it('is theirs again on the day they are back', () => {
    expect(named('bo', day('2026-12-05'))).toEqual(['2026-11-27']);
    expect(named('kim', day('2026-12-05'))).toHaveLength(6);
  });

  it('puts what has no day beside what is due today', () => {
    const order = soonestFirst(today);
    expect(order({ by: undefined, isOverdue: false }, { by: today, isOverdue: false })).toBe(0);
    expect(order({ by: undefined, isOverdue: false }, { by: day('2026-11-27'), isOverdue: true })).toBe(1);
  });
});
