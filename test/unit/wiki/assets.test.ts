import { describe, expect, it } from 'vitest';
import { parseDay, type Day } from '../../../src/freshness/day.ts';
import { waitingOn } from '../../../src/freshness/duties.ts';
import { problemInWords } from '../../../src/problem/wording.ts';
import { assetFacts, goneOf } from '../../../src/wiki/assets.ts';
import { problemsOfEntry } from '../../../src/wiki/checks.ts';
import { datedDutiesOf } from '../../../src/wiki/duties.ts';
import type { Entry } from '../../../src/wiki/entry.ts';
import { joined } from '../../support/joined.ts';

const day = (text: string) => parseDay(text) as Day;
const person = (name: string, team: string, more = '') =>
  `name: ${name}\nemail: a@example.com\nteam: ${team}\nrole: Rep\n${more}`;
const settings = `name: Wiki
teams:
  - { id: sales, name: Sales, colour: '#112233', lead: sam }
  - { id: marketing, name: Marketing, colour: '#332211', lead: mia }
stages: []
review: { every: 6 months, noticeDays: 21, perOwnerAWeek: 3, timeZone: UTC }
`;
const page = (more = '', body = '') =>
  `---\ntitle: Sheet\nsummary: A sheet.\nowner: mia\nteams: [marketing, sales]\nreviewed: 2026-11-01\n${more}---\n\n${body}\n`;
const asset = (more: string, kind = 'document') =>
  page(`kind: ${kind}\nsituation: IT asks.\nshareable: customer\n${more}`);
const wikiWith = (files: Record<string, string>) =>
  joined({
    'wiki.yaml': settings,
    'people/sam.yaml': person('Sam', 'sales', 'coveredBy: sue\n'),
    'people/sue.yaml': person('Sue', 'sales'),
    'people/mia.yaml': person('Mia', 'marketing'),
    ...files,
  });
const wikiOf = (more: string, kind?: string, files = {}) => {
  const wiki = wikiWith({ 'assets/sheet.mdx': asset(more, kind), ...files });
  const entry = wiki.byKey.get('assets/sheet') as Entry;
  expect(entry.problems).toEqual([]);
  return { wiki, entry };
};
const voice = (by: string, stance: string, on = '2026-11-02') =>
  `  - { by: ${by}, on: ${on}, stance: ${stance}, because: room }\n`;

describe('who is asked', () => {
  it('is every team whose page it is, but that of its owner', () => {
    const { wiki, entry } = wikiOf('answerBy: 2026-11-12\n');
    expect(assetFacts(entry, wiki)?.answers).toEqual([{ team: 'Sales', given: undefined }]);
  });

  it('answers by its lead, and else by whoever has answered last', () => {
    const answers = (voices: string) => {
      const { wiki, entry } = wikiOf(`answerBy: 2026-11-12\nvoices:\n${voices}`);
      return assetFacts(entry, wiki)?.answers[0]?.given;
    };
    expect(answers(voice('sue', 'no') + voice('mia', 'no'))).toMatchObject({ by: 'Sue', stance: 'no' });
    expect(answers(voice('sam', 'if') + voice('sue', 'no', '2026-11-03'))).toMatchObject({ by: 'Sam' });
    expect(answers(voice('mia', 'yes'))).toBeUndefined();
  });
});

describe('an answer', () => {
  const falls = (more: string, today: string, files = {}) => {
    const { wiki, entry } = wikiOf(more, undefined, files);
    return datedDutiesOf(entry, wiki)
      .map((duty) => waitingOn(duty, day(today)))
      .map((waiting) => waiting && [waiting.person?.name, waiting.by, waiting.isOverdue]);
  };

  it('falls to the lead of the team until its day, and to nobody from then on', () => {
    expect(falls('answerBy: 2026-11-12\n', '2026-11-12')).toEqual([['Sam', '2026-11-12', false]]);
    expect(falls('answerBy: 2026-11-12\n', '2026-11-13')).toEqual([undefined]);
  });

  it('falls to whoever covers while the lead is away', () => {
    const away = 'coveredBy: sue\naway: { from: 2026-11-01, until: 2026-11-30 }\n';
    const files = { 'people/sam.yaml': person('Sam', 'sales', away) };
    expect(falls('answerBy: 2026-11-12\n', '2026-11-12', files)).toEqual([['Sue', '2026-11-12', false]]);
  });

  it('is asked for no more once it is given, something is decided, or it is out', () => {
    const decided = 'decided: { outcome: go, on: 2026-11-03, by: mia }\n';
    expect(falls(`answerBy: 2026-11-12\nvoices:\n${voice('sue', 'yes')}`, '2026-11-04')).toEqual([]);
    expect(falls(`answerBy: 2026-11-12\n${decided}`, '2026-11-04')).toEqual([]);
    expect(falls('answerBy: 2026-11-12\nout: 2026-11-01\n', '2026-11-04')).toEqual([]);
  });
});

describe('what takes the place of another', () => {
  it('makes it gone from the day on which it is out itself', () => {
    const { wiki, entry } = wikiOf('out: 2026-01-01\n', undefined, {
      'assets/green.mdx': asset('replaces: sheet\nout: 2026-10-05\n').replace('Sheet', 'Green'),
    });
    expect(goneOf(entry, wiki)).toEqual({ is: 'replaced', from: '2026-10-05' });
    expect(goneOf(wiki.byKey.get('assets/green'), wiki)).toBeUndefined();
    expect(goneOf(wiki.byKey.get('people/mia'), wiki)).toBeUndefined();
  });
});

describe('what is wrong', () => {
  const said = (more: string, today: string, kind?: string) => {
    const { wiki, entry } = wikiOf(more, kind);
    return problemsOfEntry(entry, wiki, day(today))
      .filter(({ id }) => id.startsWith('asset-') || id.startsWith('channel-'))
      .map((each) => `${each.id}: ${problemInWords(each).message}`);
  };

  it.each([
    ['out: 2026-11-01\n', 'document', ['asset-use-missing: It is out, and no sentence goes with it.']],
    ['out: 2026-11-30\n', 'document', []],
    ['out: 2026-11-01\nuse: So.\n', 'campaign', ['asset-untried: It is out, and was tried in no call.']],
    [
      'out: 2026-11-01\nuse: So.\n',
      'story',
      ['asset-permission-missing: It is out, and nothing says that the customer allows it.'],
    ],
    ['out: 2026-08-01\nuse: So.\n', 'tool', ['asset-resting: Nobody has used this for 120 days.']],
    [
      'out: 2026-08-01\nuse: So.\nevery: 14 days\n',
      'channel',
      ['channel-silent: Nothing was published there yet.'],
    ],
    [
      'answerBy: 2026-11-12\n',
      'document',
      [
        'asset-undecided: Answers were awaited until 12 Nov 2026. Sales said nothing: counts as a yes. Nobody has decided yet.',
      ],
    ],
    ['answerBy: 2026-11-29\n', 'document', []],
    [
      'decided: { outcome: later, on: 2026-11-03, by: mia }\n',
      'document',
      ['asset-no-because: It was decided not to make it now, and not why.'],
    ],
    [
      'voices: [{ by: sam, on: 2026-11-03, stance: no, text: I would not click. }]\n',
      'document',
      ['asset-no-because: Somebody says no, and not why.'],
    ],
    [
      'out: 2026-09-01\nends: 2026-11-08\n',
      'event',
      ['asset-over-uncounted: It ended on 8 Nov 2026, and nothing says what came of it.'],
    ],
    ['out: 2026-09-01\nends: 2026-11-10\n', 'event', []],
    ['out: 2026-09-01\nends: 2026-11-08\nresults: [{ on: 2026-11-20, mqls: 3 }]\n', 'event', []],
  ])('with %s as %s', (more, kind, expected) => {
    expect(said(more, '2026-11-29', kind)).toEqual(expected);
  });

  it.each([
    ['until: 2026-11-12\n', 11, ['until']],
    ['until: 2027-01-01\npermission:\n  until: 2026-11-12\n  source: A mail.\n', 13, ['permission', 'until']],
  ])('is said at the day that is over: %s', (more, line, field) => {
    const { wiki, entry } = wikiOf(`out: 2026-01-01\n${more}`);
    const found = problemsOfEntry(entry, wiki, day('2026-11-13')).filter(({ id }) => id === 'claim-expired');
    expect(found).toMatchObject([{ line, field }]);
  });

  it('is a link, a card or a relation of a page that holds to what does not, from that day on', () => {
    const card = '\n\n<Entry id="assets/sheet" />';
    const { wiki } = wikiOf('out: 2026-01-01\nuse: So.\nuntil: 2026-11-12\n', undefined, {
      'guides/handoff.mdx': page('', `Send [the sheet](/assets/sheet/).${card}`),
      'assets/spring.mdx': asset('uses: [sheet]\n', 'campaign'),
      'assets/green.mdx': asset('replaces: sheet\n').replace('Sheet', 'Green'),
    });
    const of = (key: string, today: string) =>
      problemsOfEntry(wiki.byKey.get(key) as Entry, wiki, day(today))
        .filter(({ id }) => id === 'asset-gone-linked')
        .map((each) => problemInWords(each));
    expect(of('guides/handoff', '2026-11-12')).toEqual([]);
    expect(of('guides/handoff', '2026-11-13')).toHaveLength(2);
    expect(of('assets/spring', '2026-11-13')).toMatchObject([
      {
        message: '“Sheet” is expired since 13 Nov 2026.',
        fix: 'Lead to “Green”, which is used in its place.',
      },
    ]);
    expect(of('assets/green', '2026-11-13')).toEqual([]);
  });
});
