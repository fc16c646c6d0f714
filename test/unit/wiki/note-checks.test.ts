import { describe, expect, it } from 'vitest';
import type { Day } from '../../../src/freshness/day.ts';
import { waitingOn } from '../../../src/freshness/duties.ts';
import { problemInWords } from '../../../src/problem/wording.ts';
import { problemsOfEntry } from '../../../src/wiki/checks.ts';
import { datedDutiesOf } from '../../../src/wiki/duties.ts';
import { namesOfOutside } from '../../../src/wiki/note-checks.ts';
import { heardWith, noteOf } from '../../../src/wiki/notes.ts';
import { joined } from '../../support/joined.ts';

const guide = 'title: Plain\nsummary: A guide.\nowner: ada\nteams: [sales]\nscope: All.\n';
const files = {
  'people/ada.yaml':
    'name: Ada Byron\nemail: ada@example.com\nteam: sales\nrole: Lead\naway: { from: 2026-11-23, until: 2026-11-27 }\ncoveredBy: ben\n',
  'people/ben.yaml': 'name: Ben Ray\nemail: ben@example.com\nteam: sales\nrole: Rep\n',
  'guides/plain.mdx': `---\n${guide}---\n`,
};
const note = (more: string, text = 'They wait.') => `text: ${text}\nby: ben\non: 2026-11-18\n${more}`;

/** What is said of an entry on a day. */
function said(notes: Record<string, string>, key: string, on: string) {
  const wiki = joined({ ...files, ...notes });
  const entry = wiki.byKey.get(key);
  if (entry === undefined) throw new Error(`There is no ${key}.`);
  const { person } = datedDutiesOf(entry, wiki).map((duty) => waitingOn(duty, on as Day))[0] ?? {};
  const problems = problemsOfEntry(entry, wiki, on as Day)
    .filter(({ id }) => id.startsWith('note-') || id === 'guide-drifting')
    .map((problem) => `${problem.id}: ${problemInWords(problem).message}`);
  return { problems, person: person?.name };
}

const one = 'field-notes/one';
const about = { 'field-notes/one.yaml': note('page: guides/plain\n') };

describe('a note', () => {
  it.each([
    ['2026-11-20', 'Ada Byron', []],
    ['2026-11-24', 'Ben Ray', []],
    ['2026-12-02', 'Ada Byron', []],
    [
      '2026-12-03',
      'Ada Byron',
      ['note-waiting: It was to be taken over by 2 Dec 2026, and waits for Ada Byron.'],
    ],
  ])('waits for the owner of its page, or who covers: on %s', (on, person, problems) => {
    expect(said(about, one, on)).toEqual({ person, problems });
  });

  it.each([
    'folded: { into: guides/plain, on: 2026-11-20, by: ada }',
    'declined: { because: No., on: 2026-11-20, by: ada }',
  ])('that has ended waits for nobody: %s', (end) => {
    const ended = { 'field-notes/one.yaml': note(`page: guides/plain\n${end}\n`) };
    expect(said(ended, one, '2026-12-31')).toEqual({ person: undefined, problems: [] });
  });

  it('that names somebody says so', () => {
    const naming = { 'field-notes/one.yaml': note('page: guides/plain\n', 'Ms Berger waits.') };
    expect(said(naming, one, '2026-11-20').problems).toEqual([
      'note-names-someone: “Ms Berger” looks like somebody’s name.',
    ]);
  });
});

it.each([
  [
    'assets',
    'used:\n  - { on: 2026-11-02, by: ben, outcome: helped, note: Mr Miller liked it }',
    'used.0.note',
  ],
  ['assets', 'tried:\n  - { on: 2026-11-02, by: ben, note: ask mr miller }', 'tried.0.note'],
  ['assets', 'decided: { outcome: no, on: 2026-11-02, by: ben, because: Mr Miller }', 'decided.because'],
  [
    'assets',
    'voices:\n  - { by: ben, on: 2026-11-02, stance: if, text: Not before Mr Miller says so }',
    'voices.0.text',
  ],
  [
    'objections',
    'results:\n  - { outcome: won, day: 2026-11-02, who: ben, note: Mr Miller said yes }',
    'results.0.note',
  ],
])('what is written down of customers elsewhere names nobody either: %s, %s', (collection, more, field) => {
  const common = 'title: Plain\nsummary: A page.\nowner: ada\nteams: [sales]\n';
  const own =
    collection === 'assets'
      ? 'kind: document\nsituation: They wait.\nshareable: internal\n'
      : 'category: price\nmeaning: Worry.\nacknowledge: Yes.\nanswer: No.\n';
  const page = `---\n${common}${own}${more}\n---\n`;
  const wiki = joined({ ...files, [`${collection}/one.mdx`]: page });
  const entry = wiki.byKey.get(`${collection}/one`);
  const found = (entry ? namesOfOutside(entry) : []).map((problem) => [
    problem.field?.join('.'),
    problemInWords(problem).message,
  ]);
  expect([entry?.problems, found]).toEqual([
    [],
    [[field, expect.stringMatching(/^“[Mm]r [Mm]iller” looks like somebody’s name\.$/)]],
  ]);
});

describe('the end of a note', () => {
  const folded = (on: string) => `folded: { into: guides/plain, on: ${on}, by: ada }\n`;
  const declined = (on: string) => `declined: { because: No., on: ${on}, by: ada }\n`;

  /** The errors of a note with an end, each with the line it stands in. */
  function errors(end: string): string[] {
    const wiki = joined({ ...files, 'field-notes/one.yaml': note(`page: guides/plain\n${end}`) });
    const entry = wiki.byKey.get(one);
    return (entry ? problemsOfEntry(entry, wiki, '2026-12-31' as Day) : [])
      .filter(({ level }) => level === 'error')
      .map((problem) => `${problem.line}: ${problem.id}: ${problemInWords(problem).message}`);
  }

  it('may be on the day it was heard, and later', () => {
    expect([errors(folded('2026-11-18')), errors(declined('2026-11-19'))]).toEqual([[], []]);
  });

  it.each([folded, declined])('is not before it was heard', (end) => {
    expect(errors(end('2026-11-17'))).toEqual([
      '5: note-ended-early: Its end is on 17 Nov 2026, and it was heard on 18 Nov 2026.',
    ]);
  });

  it('is one', () => {
    expect(errors(folded('2026-11-20') + declined('2026-11-20'))).toEqual([
      '6: note-ended-twice: It is taken over into “guides/plain”, and it is not taken over, because: No.',
    ]);
  });
});

it('a guide drifts while two say that they do it differently, and nobody has settled that', () => {
  const workaround = note('page: guides/plain\nkind: workaround\n');
  const two = { 'field-notes/one.yaml': workaround, 'field-notes/two.yaml': workaround };
  const drifting = [
    'guide-drifting: 2 field notes of the last 90 days say that somebody does it differently.',
  ];
  expect(said(two, 'guides/plain', '2026-11-18').problems).toEqual(drifting);
  expect(said(two, 'guides/plain', '2027-02-15').problems).toEqual(drifting);
  expect(said(two, 'guides/plain', '2027-02-16').problems).toEqual([]);
  const settled = {
    ...two,
    'field-notes/two.yaml': `${workaround}declined: { because: No., on: 2026-11-20, by: ada }\n`,
  };
  expect(said(settled, 'guides/plain', '2026-11-20').problems).toEqual([]);
});

it('what says the same is counted together: of one kind about one page, and what names another', () => {
  const wish = note('page: guides/plain\nkind: wish\n');
  const wiki = joined({
    ...files,
    'field-notes/a.yaml': wish,
    'field-notes/b.yaml': wish,
    'field-notes/c.yaml': note('sameAs: a\n'),
    'field-notes/d.yaml': note('sameAs: c\n'),
    'field-notes/e.yaml': note('page: guides/plain\nkind: idea\n'),
  });
  const together = (id: string) => {
    const entry = wiki.byKey.get(`field-notes/${id}`);
    const found = entry && noteOf(entry, wiki);
    return (found ? heardWith(found, wiki) : []).map(({ entry }) => entry.id).toSorted();
  };
  for (const id of ['a', 'b', 'c', 'd']) expect(together(id)).toEqual(['a', 'b', 'c', 'd']);
  expect(together('e')).toEqual(['e']);
});
