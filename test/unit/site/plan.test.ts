import { describe, expect, it } from 'vitest';
import { parseDay, type Day } from '../../../src/freshness/day.ts';
import { planKey, planOf } from '../../../src/site/plan.ts';
import { joined } from '../../support/joined.ts';

const day = (text: string) => parseDay(text) as Day;
const settings = `name: Wiki
teams:
  - { id: sales, name: Sales, colour: '#112233', lead: sam }
  - { id: marketing, name: Marketing, colour: '#332211', lead: mia }
stages: []
review: { every: 6 months, noticeDays: 21, perOwnerAWeek: 3, timeZone: UTC }
`;
const person = (name: string, team: string) =>
  `name: ${name}\nemail: a@example.com\nteam: ${team}\nrole: Rep\n`;
const asset = (title: string, more: string, kind = 'document') =>
  `---\ntitle: ${title}\nsummary: About it.\nowner: mia\nteams: [marketing, sales]\nkind: ${kind}\nsituation: IT asks.\nuse: So.\nshareable: customer\n${more}---\n\nText.\n`;
const wikiWith = (files: Record<string, string>) =>
  joined({
    'wiki.yaml': settings,
    'people/sam.yaml': person('Sam', 'sales'),
    'people/mia.yaml': person('Mia', 'marketing'),
    ...files,
  });

/** What is planned from a Thursday on: the first day of each week, and what happens in it. */
function planned(files: Record<string, string>, from = '2026-11-26') {
  return planOf(wikiWith(files), day(from)).weeks.map(({ first, events }) => [
    first,
    ...events.map((event) => `${event.day} ${event.is} ${event.entry.title}`),
  ]);
}

describe('what is planned', () => {
  it('is what goes out, was good and rests, in the weeks in which that is', () => {
    expect(planned({ 'assets/sheet.mdx': asset('Sheet', 'out: 2026-12-07\nuntil: 2027-03-31\n') })).toEqual([
      ['2026-12-07', '2026-12-07 out Sheet'],
      ['2027-03-01', '2027-03-07 rests Sheet'],
      ['2027-03-29', '2027-03-31 last Sheet'],
    ]);
  });

  it('is each campaign while it goes on, with its first day and its last, and quiet weeks as one', () => {
    const weeks = planned({
      'assets/spring.mdx': asset('Spring', 'out: 2026-12-08\nends: 2026-12-29\n', 'campaign'),
    });
    expect(weeks).toEqual([
      ['2026-12-07', '2026-12-08 starts Spring'],
      ['2026-12-14'],
      ['2026-12-28', '2026-12-29 ends Spring'],
    ]);
  });

  it.each([
    ['answerBy: 2026-12-04\n', ['2026-11-30', '2026-12-04 answers It']],
    [
      'out: 2026-01-01\nuntil: 2027-01-01\nused: [{ on: 2026-11-20, by: sam, outcome: helped }]\npermission: { until: 2026-12-04, source: A mail. }\n',
      ['2026-11-30', '2026-12-04 permission It'],
    ],
    ['ends: 2026-12-04\n', ['2026-11-30', '2026-12-04 missed It']],
  ])('names what is to be done by a day: %s', (more, expected) => {
    expect(planned({ 'assets/it.mdx': asset('It', more) })).toEqual([expected]);
  });

  it('is nothing that was decided against, is gone, or is over', () => {
    const decided = 'decided: { outcome: no, on: 2026-11-03, by: mia, because: Dear. }\n';
    expect(
      planned({ 'assets/a.mdx': asset('A', `answerBy: 2026-12-04\nends: 2026-12-10\n${decided}`) }),
    ).toEqual([]);
    const gone = 'out: 2026-01-01\nuntil: 2026-12-10\nwithdrawn: { on: 2026-11-03, because: Wrong. }\n';
    expect(planned({ 'assets/a.mdx': asset('A', gone) })).toEqual([]);
    expect(planned({ 'assets/a.mdx': asset('A', 'out: 2026-01-01\nuntil: 2026-11-20\n') })).toEqual([]);
    expect(planned({ 'assets/a.mdx': asset('A', 'draft: true\nout: 2026-12-07\n') })).toEqual([]);
  });

  it('begins with the week of the day on which it is made, and has the rest of a campaign that goes on', () => {
    const spring = asset('Spring', 'out: 2026-10-01\nends: 2026-12-01\n', 'campaign');
    expect(planned({ 'assets/spring.mdx': spring })).toEqual([
      ['2026-11-23'],
      ['2026-11-30', '2026-12-01 ends Spring'],
    ]);
  });
});

describe('what sales is to expect', () => {
  const plan = (more: string) => `plan: { cost: 100, mqls: 12${more} }\n`;
  const expected = (more: string) => {
    const files = {
      'assets/spring.mdx': asset('Spring', `out: 2026-12-07\nends: 2027-01-03\n${plan(more)}`, 'campaign'),
    };
    return planOf(wikiWith(files), day('2026-11-26')).weeks.map(({ first, running }) => [
      first,
      ...running.map(({ mqls, noRoomUntil }) => noRoomUntil ?? mqls),
    ]);
  };

  it('is what is planned, spread over the weeks of the campaign', () => {
    expect(expected('')).toEqual([
      ['2026-12-07', 3],
      ['2026-12-14', 3],
      ['2026-12-28', 3],
    ]);
  });

  it('begins on the day from which sales has room, and until then it has none', () => {
    expect(expected(', week: 2026-12-23')).toEqual([
      ['2026-12-07', '2026-12-23'],
      ['2026-12-14', '2026-12-23'],
      ['2026-12-21', 6],
      ['2026-12-28', 6],
    ]);
  });

  it('stands beside the numbers that say what a team can take', () => {
    const number = (kind: string) =>
      `---\ntitle: ${kind}\nsummary: A.\nowner: sam\nteams: [sales]\ndefinition: A.\nkind: ${kind}\nunit: count\nbetter: more\ntarget: 9\nevery: month\nreadBy: sam\nsource: Plan\n---\n`;
    const wiki = wikiWith({
      'numbers/can-work.mdx': number('capacity'),
      'numbers/handed-over.mdx': number('outcome'),
    });
    expect(planOf(wiki, day('2026-11-26')).takes.map(({ address }) => address)).toEqual([
      '/numbers/can-work/',
    ]);
  });
});

describe('what has no day', () => {
  it.each([
    ['', true],
    ['answerBy: 2026-12-04\n', true],
    ['decided: { outcome: go, on: 2026-11-03, by: mia }\n', true],
    ['decided: { outcome: later, on: 2026-11-03, by: mia, because: Dear. }\n', false],
    ['out: 2027-01-01\n', false],
  ])('is listed by itself: %j', (more, isListed) => {
    const { open } = planOf(wikiWith({ 'assets/it.mdx': asset('It', more) }), day('2026-11-26'));
    expect(open.map(({ title }) => title)).toEqual(isListed ? ['It'] : []);
  });
});

it('has gaps between weeks, and none where one follows the other', () => {
  const gaps = (more: string) =>
    planOf(wikiWith({ 'assets/a.mdx': asset('A', more) }), day('2026-11-26')).weeks.map(({ gap }) => gap);
  expect(gaps('out: 2026-12-07\nuntil: 2026-12-31\n')).toEqual([
    { first: '2026-11-23', last: '2026-12-06' },
    { first: '2026-12-14', last: '2026-12-27' },
  ]);
  expect(gaps('out: 2026-11-27\nuntil: 2026-12-01\n')).toEqual([undefined, undefined]);
});

it('has a key that differs with what it shows, and with the week in which it is made', () => {
  const key = (more: string, from = '2026-11-26') =>
    JSON.stringify(planKey(wikiWith({ 'assets/a.mdx': asset('A', more) }), day(from)));
  const out = 'out: 2026-12-07\n';
  expect(key(out, '2026-11-29')).toBe(key(out));
  expect(key(out, '2026-11-30')).not.toBe(key(out));
  expect(key('out: 2026-12-08\n')).not.toBe(key(out));
});
