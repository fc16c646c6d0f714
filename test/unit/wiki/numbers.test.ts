import { describe, expect, it } from 'vitest';
import { parseDay, type Day } from '../../../src/freshness/day.ts';
import { problemInOne } from '../../../src/problem/wording.ts';
import { readingsIn } from '../../../src/import/measured/readings.ts';
import { problemsOf } from '../../../src/wiki/checks.ts';
import { datedDutiesOf } from '../../../src/wiki/duties.ts';
import type { Entry } from '../../../src/wiki/entry.ts';
import { numberProblems } from '../../../src/wiki/number-checks.ts';
import { textEdits } from '../../../src/wiki/naming/text.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';
import { joined } from '../../support/joined.ts';

const day = (text: string) => parseDay(text) as Day;
const settings = `name: Test
teams:
  - { id: sales, name: Sales, colour: '#aa0000' }
  - { id: marketing, name: Marketing, colour: '#0000aa' }
review: { every: 6 months, noticeDays: 21, perOwnerAWeek: 3, timeZone: UTC }
`;
const number = (fields: Record<string, string | undefined> = {}) =>
  guide(
    {
      title: 'MQLs handed over',
      definition: 'MQLs of the month.',
      kind: 'owed',
      owedBy: 'marketing',
      term: 'mql',
      unit: 'count',
      better: 'more',
      target: '40',
      minimum: '32',
      every: 'month',
      readBy: 'ada',
      source: 'CRM',
      controls: '[Budget]',
      then: 'A plan.',
      readings: '[{ period: 2026-10, value: 43 }]',
      ...fields,
    },
    '',
  );
const term = guide({ title: 'Marketing qualified lead', aliases: '[{ word: MQL }]', definition: 'A lead.' });
const sound = { 'numbers/mqls.mdx': number(), 'lexicon/mql.mdx': term };

/** What is said of numbers in a wiki with some files on a day. */
function said(files: Record<string, string>, today = '2026-11-22'): string[] {
  const ada = 'name: Ada\nemail: ada@example.com\nteam: sales\nrole: Rep\n';
  const wiki = joined({ 'wiki.yaml': settings, 'people/ada.yaml': ada, ...sound, ...files });
  const sources = { ...wiki, problems: [], media: [] };
  return problemsOf(sources, wiki, parseDay(today) as Day)
    .filter(({ id }) => id.startsWith('number-') || id === 'relation-missing')
    .map((problem) => `${problem.file}:${problem.line} ${problem.id}: ${problemInOne(problem)}`);
}

describe('a number that is to be read at other times', () => {
  const wiki = joined({ 'wiki.yaml': settings, ...sound, 'numbers/mqls.mdx': number({ every: 'quarter' }) });
  const entry = wiki.byKey.get('numbers/mqls') as Entry;
  const problems = () => numberProblems(entry, wiki).map(({ id }) => id);
  const brought = (period: string) =>
    readingsIn(`number;period;value\nmqls;${period};43\n`, wiki, day('2026-12-01')).slips.map(
      ({ says }) => says,
    );

  it('is read as agreed, until every team has signed that', () => {
    expect(problems()).toEqual(['number-period']);
    expect(brought('2026-11')).toEqual([expect.stringContaining('“2026-11” is no quarter.')]);
    const fields = { ...entry.data, every: 'month' };
    entry.agreed = { wording: 'x', on: day('2026-10-01'), words: { fields, body: undefined } };
    expect(problems()).toEqual([]);
    expect(datedDutiesOf(entry, wiki)).toMatchObject([
      { kind: 'reading', every: 'month', read: ['2026-10'] },
    ]);
    expect(brought('2026-11')).toEqual([]);
    expect(brought('2026-Q3')).toEqual([expect.stringContaining('“2026-Q3” is no month.')]);
  });
});

describe('the checks of numbers', () => {
  it('find nothing wrong with a sound one', () => {
    expect(said({})).toEqual([]);
  });

  it('say from the day after the last for it that a reading is missing, and who brings it', () => {
    expect(said({}, '2026-12-05')).toEqual([]);
    expect(said({}, '2026-12-06')).toEqual([
      expect.stringContaining(
        'number-reading-owed: The reading of November 2026 was to be here by 5 Dec 2026; Ada brings it.',
      ),
    ]);
  });

  it.each<[string, Record<string, string | undefined>, string]>([
    ['nobody owes', { owedBy: undefined }, 'number-owed-by-nobody: The number is owed'],
    ['nothing moves', { controls: undefined }, 'number-not-controlled: There is a consequence, and nothing'],
    [
      'has a minimum above the target',
      { minimum: '41' },
      'number-minimum: The minimum, 41, is more than the target, 40',
    ],
    [
      'has a limit below the target',
      { better: 'less', minimum: '39' },
      'number-minimum: The minimum, 39, is less',
    ],
  ])('find one that %s', (_, fields, words) => {
    expect(said({ 'numbers/mqls.mdx': number(fields) })).toEqual([expect.stringContaining(words)]);
  });

  it('let an outcome be owed by nobody, and moved by nothing', () => {
    const outcome = { kind: 'outcome', owedBy: undefined, controls: undefined, then: undefined };
    expect(said({ 'numbers/mqls.mdx': number(outcome) })).toEqual([]);
  });

  it('ask that a consequence speaks of what the other team has to do first', () => {
    const calls = { title: 'Calls', owedBy: 'sales', term: undefined, restsOn: '[mqls]' };
    expect(said({ 'numbers/calls.mdx': number(calls) })).toEqual([
      expect.stringContaining(
        'rests on “MQLs handed over”, which Marketing owes, and the consequence does not speak of that. Say in the consequence what holds while Marketing misses',
      ),
    ]);
    // “Marketing” is no part of another word.
    const close = { ...calls, then: 'None while telemarketing or marketingish people miss.' };
    expect(said({ 'numbers/calls.mdx': number(close) })).toHaveLength(1);
    for (const then of ['None where marketing misses.', 'None below MQLs handed over.'])
      expect(said({ 'numbers/calls.mdx': number({ ...calls, then }) })).toEqual([]);
  });

  it.each(['outcome', 'capacity'])('find a consequence of what no team owes, such as %s', (kind) => {
    const unowed = { kind, owedBy: undefined, then: 'A plan.' };
    expect(said({ 'numbers/mqls.mdx': number(unowed) })).toEqual([
      expect.stringContaining('number-then-unowed: The number says what happens when it is missed'),
    ]);
  });

  it('find periods that are read twice, have not begun, or are of another length', () => {
    const readings = `
  - { period: 2026-10, value: 43 }
  - { period: 2026-Q3, value: 43 }
  - { period: 2026-10, value: 44 }
  - { period: 2026-12, value: 43 }`;
    const found = said({ 'numbers/mqls.mdx': number({ readings }) });
    expect(found.map((each) => each.replace(/^\S+ /, ''))).toEqual([
      'number-period: Q3 2026 is of another length. The number is read every month.',
      expect.stringContaining('number-period: October 2026 is read twice.'),
      expect.stringContaining('number-period: December 2026 has not begun yet.'),
    ]);
  });

  it.each<[string, Record<string, string>, string, boolean]>([
    ['in a sentence', {}, 'We hand over at least 40 MQLs.', true],
    ['in a table', {}, '| a | b |\n| - | - |\n| MQL | 40 |', true],
    ['in a field', { scope: 'Of 40 MQLs.' }, '', true],
    ['in a group', { numbers: "[{ what: MQLs a month, target: '40', team: sales }]" }, '', true],
    ['of something else', {}, 'We have 40 colleagues.', false],
    ['that is another one', {}, 'We hand over 41 MQLs, 40 % of them by phone, since 2026-40.', false],
    ['that is quoted', {}, 'We hand over <Number id="mqls" /> MQLs.', false],
  ])('find a target that is typed %s', (_, fields, body, isFound) => {
    const found = said({ 'guides/a.mdx': guide(fields, body) });
    expect(found.map((each) => each.includes('Write <Number id="mqls" />'))).toEqual(isFound ? [true] : []);
  });

  it('follow a number that is renamed', () => {
    const key = (old: string) => (old === 'numbers/mqls' ? 'numbers/handed-over' : old);
    const text = 'A <Number id="mqls" />, <Term id="mqls">b</Term>';
    expect(textEdits(text, { key, link: (url) => url })).toEqual([
      { start: 14, end: 18, text: 'handed-over' },
    ]);
  });

  it('say which number was probably meant', () => {
    expect(said({ 'guides/a.mdx': guide({}, 'A <Number id="mqlss" />.') })).toEqual([
      expect.stringContaining(
        '<Number> names the number “mqlss”, which does not exist. Did you mean “mqls”?',
      ),
    ]);
  });
});
