import { describe, expect, test } from 'vitest';
import type { Day } from '../../../src/freshness/day.ts';
import { reviewOn, type ReviewFacts } from '../../../src/freshness/review.ts';
import {
  queryString,
  countsBy,
  inOrderOfDue,
  narrowed,
  readQuery,
  tasksOn,
} from '../../../src/freshness/worklist.ts';
import { needsSomeone } from '../../../src/freshness/whose.ts';

const facts = (reviewed?: string, more: Partial<ReviewFacts> = {}): ReviewFacts => ({
  reviewed: reviewed as Day | undefined,
  every: { months: 1 },
  noticeDays: 7,
  history: true,
  assignees: { owner: { id: 'ann', name: 'Ann' }, covers: [], lead: undefined },
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

const item = (title: string, own: ReviewFacts, teams: string[] = []) => ({
  title,
  kind: 'Guide',
  url: `/${title}/`,
  file: `guides/${title}.mdx`,
  seen: title,
  teams,
  facts: own,
});
const owned = (id: string, own: ReviewFacts): ReviewFacts => ({
  ...own,
  assignees: { owner: { id, name: id }, covers: [], lead: undefined },
});

describe('the work of a day', () => {
  const items = [
    item('never', never),
    item('current', current),
    item('due', owned('bob', due), ['sales']),
    item('unreviewed', unreviewed),
    item('overdue', overdue, ['sales', 'marketing']),
  ];
  const tasks = tasksOn(items, today);
  const titles = (found: { title: string }[]) => found.map(({ title }) => title);

  test('comes worst first', () => {
    expect(titles(tasks)).toEqual(['overdue', 'unreviewed', 'due', 'current', 'never']);
  });

  test.each([
    [{}, ['overdue', 'unreviewed', 'due', 'current', 'never']],
    [{ person: 'bob' }, ['due']],
    [{ team: 'sales' }, ['overdue', 'due']],
    [{ reason: 'past-due' }, ['overdue']],
    [{ state: 'unreviewed' }, ['unreviewed']],
    [{ team: 'sales', state: 'due' }, ['due']],
    // What is overdue counts in the week of today, which began on a Monday.
    [{ week: '2026-11-16' }, ['overdue', 'unreviewed']],
    [{ week: '2026-11-23' }, ['due']],
  ])('is narrowed to what is asked for: %j', (asked, expected) => {
    expect(titles(narrowed(tasks, asked, today))).toEqual(expected);
  });

  test('is counted by group, those with the worst first, and each page once a group', () => {
    expect(countsBy(tasks, ({ teams }) => [...teams, ...teams])).toEqual([
      { group: 'sales', counts: { overdue: 1, unreviewed: 0, due: 1, over: 0, current: 0 }, total: 2 },
      { group: 'marketing', counts: { overdue: 1, unreviewed: 0, due: 0, over: 0, current: 0 }, total: 1 },
    ]);
  });

  test('is asked for in addresses, where nobody is somebody to ask for', () => {
    const asked = { person: '', team: 'r&d', week: '2026-11-23' };
    expect(readQuery(queryString(asked))).toEqual(asked);
    expect(readQuery('#pages')).toEqual({});
  });

  test('leaves out what is merely not known', () => {
    const review = (more: Partial<ReviewFacts>) => reviewOn({ ...current, ...more }, today);
    expect(needsSomeone(review({ history: false }))).toBe(false);
    expect(needsSomeone(review({ edited: '2026-11-21' as Day }))).toBe(true);
    const nobody = { owner: undefined, covers: [], lead: undefined };
    expect(needsSomeone(review({ assignees: nobody }))).toBe(true);
  });
});
