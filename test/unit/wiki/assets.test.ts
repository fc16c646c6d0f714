import { describe, expect, it } from 'vitest';
import { parseDay, type Day } from '../../../src/freshness/day.ts';
import { waitingOn } from '../../../src/freshness/duties.ts';
import { problemInWords } from '../../../src/problem/wording.ts';
import { plansOf } from '../../../src/reports/freshness/plan.ts';
import { assetFacts, goneOf, successorOn } from '../../../src/wiki/assets.ts';
import { problemsOfEntry } from '../../../src/wiki/checks.ts';
import { intervalsByOwner } from '../../../src/wiki/due.ts';
import { datedDutiesOf } from '../../../src/wiki/duties.ts';
import type { Entry } from '../../../src/wiki/entry.ts';
import { reviewFacts } from '../../../src/wiki/review.ts';
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
    expect(assetFacts(entry, wiki)?.answers).toMatchObject([{ team: 'Sales', given: undefined }]);
  });

  it('answers by its lead, and else by whoever has answered last', () => {
    const answers = (voices: string) => {
      const { wiki, entry } = wikiOf(`answerBy: 2026-11-12\nvoices:\n${voices}`);
      return assetFacts(entry, wiki)?.answers[0]?.given;
    };
    expect(answers(voice('sue', 'no') + voice('mia', 'no'))).toMatchObject({ by: 'Sue', stance: 'no' });
    expect(answers(voice('sam', 'if') + voice('sue', 'no', '2026-11-03'))).toMatchObject({ by: 'Sam' });
    expect(answers(voice('mia', 'yes'))).toBeUndefined();
    // The last word of a day is the one that stands last.
    expect(answers(voice('sam', 'yes') + voice('sam', 'no'))).toMatchObject({ stance: 'no' });
    expect(answers(voice('sam', 'no') + voice('sam', 'yes'))).toMatchObject({ stance: 'yes' });
  });
});

describe('the silence of a team', () => {
  const unasked = (proposed: string, sales = 'coveredBy: sue\n', more = '', by = '2026-11-12') => {
    const files = { 'people/sam.yaml': person('Sam', 'sales', sales) };
    const { wiki, entry } = wikiOf(`${proposed}answerBy: ${by}\n${more}`, undefined, files);
    return assetFacts(entry, wiki)?.answers.map((each) => [each.team, each.unasked]);
  };
  const since = (on: string, by = 'mia') => `proposed: { by: ${by}, on: ${on} }\n`;
  const away = (until: string) => `away: { from: 2026-11-06, until: ${until} }\n`;

  it.each([
    ['since three working days', since('2026-11-09'), undefined],
    ['over a weekend alone', since('2026-11-10'), 'too-late'],
    ['after the day for answers', since('2026-11-20'), 'too-late'],
    ['since nobody knows when', '', 'unknown'],
  ])('counts where it was asked %s: %s', (_, proposed, expected) => {
    expect(unasked(proposed)).toEqual([['Sales', expected]]);
  });

  it.each([
    ['is away all the time', away('2026-11-30'), 'nobody'],
    ['is back for two days', away('2026-11-10'), 'nobody'],
    ['is back for three', away('2026-11-09'), undefined],
    ['is away, and somebody covers', `coveredBy: sue\n${away('2026-11-30')}`, undefined],
    ['has left', 'left: 2026-11-01\n', 'nobody'],
  ])('counts where somebody was there to answer: the lead %s', (_, sales, expected) => {
    expect(unasked(since('2026-11-05'), sales)).toEqual([['Sales', expected]]);
  });

  it('is of the same team whoever owns the page by then', () => {
    const { wiki, entry } = wikiOf(`${since('2026-11-05')}answerBy: 2026-11-12\n`);
    const handedOver = { ...entry, owner: 'sue' };
    expect(assetFacts(handedOver, wiki)?.answers).toEqual([{ team: 'Sales', given: undefined }]);
    const { wiki: other, entry: own } = wikiOf(`${since('2026-11-05', 'sue')}answerBy: 2026-11-12\n`);
    expect(assetFacts(own, other)?.answers.map(({ team }) => team)).toEqual(['Marketing']);
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

  const green = (more: string) =>
    asset(`replaces: sheet\nout: 2026-10-05\n${more}`).replace('Sheet', 'Green');
  const used = (files: Record<string, string>, today: string) => {
    const { wiki, entry } = wikiOf('out: 2026-01-01\n', undefined, files);
    return successorOn(entry, wiki, day(today))?.title;
  };

  it('is not led to once it is gone itself, but to what took its place in turn', () => {
    const until = { 'assets/green.mdx': green('until: 2026-11-01\n') };
    expect(used(until, '2026-11-01')).toBe('Green');
    expect(used(until, '2026-11-02')).toBeUndefined();
    expect(
      used({ 'assets/green.mdx': green('withdrawn: { on: 2026-10-20, because: Wrong. }\n') }, '2026-10-20'),
    ).toBeUndefined();
    const red = asset('replaces: green\nout: 2026-11-15\n').replace('Sheet', 'Red');
    expect(used({ ...until, 'assets/red.mdx': red }, '2026-11-15')).toBe('Red');
  });

  it('replaces nothing where it was withdrawn before it was out, or the two replace each other', () => {
    const early = { 'assets/green.mdx': green('withdrawn: { on: 2026-10-01, because: Wrong. }\n') };
    const { wiki, entry } = wikiOf('out: 2026-01-01\n', undefined, early);
    expect(goneOf(entry, wiki)).toBeUndefined();
    const { wiki: round, entry: own } = wikiOf('out: 2026-11-15\nreplaces: green\n', undefined, {
      'assets/green.mdx': green(''),
    });
    expect(goneOf(own, round)).toEqual({ is: 'replaced', from: '2026-10-05' });
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
      'proposed: { by: mia, on: 2026-11-02 }\nanswerBy: 2026-11-12\n',
      'document',
      [
        'asset-undecided: Answers were awaited until 12 Nov 2026. Sales said nothing: counts as a yes. Nobody has decided yet.',
      ],
    ],
    ['proposed: { by: mia, on: 2026-11-20 }\nanswerBy: 2026-11-29\n', 'document', []],
    [
      'answerBy: 2026-11-29\n',
      'document',
      [
        'asset-not-asked: Sales is to answer by 29 Nov 2026. No answer is no yes: nothing says since when it is asked.',
      ],
    ],
    [
      'answerBy: 2026-11-12\nends: 2026-11-20\n',
      'event',
      ['asset-not-out: Its last day was 20 Nov 2026, and nothing says that it went out.'],
    ],
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
      'assets/green.mdx': asset('replaces: sheet\nout: 2026-11-14\nuse: So.\n').replace('Sheet', 'Green'),
    });
    const of = (key: string, today: string) =>
      problemsOfEntry(wiki.byKey.get(key) as Entry, wiki, day(today))
        .filter(({ id }) => id === 'asset-gone-linked')
        .map((each) => problemInWords(each));
    expect(of('guides/handoff', '2026-11-12')).toEqual([]);
    expect(of('guides/handoff', '2026-11-13')).toHaveLength(2);
    expect(of('assets/spring', '2026-11-13')).toMatchObject([
      { fix: expect.stringMatching(/^Lead to what is used/) },
    ]);
    expect(of('assets/spring', '2026-11-14')).toMatchObject([
      {
        message: '“Sheet” is expired since 13 Nov 2026.',
        fix: 'Lead to “Green”, which is used in its place.',
      },
    ]);
    expect(of('assets/green', '2026-11-13')).toEqual([]);
  });
});

describe('material that nobody has to check any more', () => {
  const settledIn = (more: string, files = {}) => {
    const { wiki, entry } = wikiOf(more, 'document', files);
    const overdue = problemsOfEntry(entry, wiki, day('2027-12-01')).map(({ id }) => id);
    const [before, after] = ['2026-10-01', '2027-12-01'].map((on) => {
      const others = Object.keys(files).length;
      return (intervalsByOwner(wiki, day(on)).get('mia')?.length ?? 0) - others;
    });
    expect([before, after]).toEqual([1, overdue.includes('review-overdue') ? 1 : 0]);
    return [reviewFacts(entry, wiki).settled, overdue.includes('review-overdue')];
  };
  const decided = (outcome: string) =>
    `decided: { outcome: ${outcome}, on: 2026-10-06, by: mia, because: No room. }\n`;
  const successor = { 'assets/new.mdx': asset('use: Look.\nout: 2026-11-20\nreplaces: sheet\n') };

  it.each([
    ['is replaced', 'use: Look.\nout: 2026-01-01\n', successor, '2026-11-20'],
    [
      'is withdrawn',
      'use: Look.\nout: 2026-01-01\nwithdrawn: { on: 2026-11-10, because: Old. }\n',
      {},
      '2026-11-10',
    ],
    ['will not be made', decided('no'), {}, '2026-10-06'],
  ])('%s', (_, more, files, since) => expect(settledIn(more, files)).toEqual([since, false]));

  it.each([
    ['is put off', decided('later')],
    ['is out', 'use: Look.\nout: 2026-01-01\n'],
  ])('is not what %s', (_, more) => expect(settledIn(more)).toEqual([undefined, true]));

  it('is no burden to anybody in a plan of reviews', () => {
    const burden = (more: string) => {
      const sheet = asset(`use: Look.\nout: 2026-01-01\nreviewEvery: 1 week\n${more}`);
      const ids = ['one', 'two', 'three', 'four'];
      const wiki = wikiWith(Object.fromEntries(ids.map((id) => [`assets/${id}.mdx`, sheet])));
      const plans = plansOf(wiki, day('2026-12-01'), () => true);
      return plans.find(({ name }) => name === 'Mia')?.burden?.pages;
    };
    expect(burden('')).toBe(4);
    expect(burden('withdrawn: { on: 2026-11-10, because: Old. }\n')).toBeUndefined();
  });
});
