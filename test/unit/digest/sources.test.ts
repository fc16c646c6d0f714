import { describe, expect, it } from 'vitest';
import numbers from '../../../src/collections/numbers.ts';
import { digestFor } from '../../../src/digest/digest.ts';
import type { Part } from '../../../src/digest/model.ts';
import { wordingIn } from '../../../src/document/signing.ts';
import { parseDay, type Day } from '../../../src/freshness/day.ts';
import { joined } from '../../support/joined.ts';

const settings = `name: Wiki
teams:
  - { id: sales, name: Sales, colour: '#112233', lead: sam }
  - { id: marketing, name: Marketing, colour: '#332211', lead: mia }
stages: []
review: { every: 6 months, noticeDays: 21, perOwnerAWeek: 3, timeZone: UTC }
`;
const person = (name: string, team: string) =>
  `name: ${name}\nemail: a@example.com\nteam: ${team}\nrole: Rep\n`;
const page = (title: string, more = '', body = 'Text.') =>
  `---\ntitle: ${title}\nsummary: About it.\nowner: mia\nteams: [marketing]\nreviewed: 2026-11-01\nreviewedBy: mia\n${more}---\n\n${body}\n`;
const asset = (title: string, more: string) =>
  page(title, `kind: document\nsituation: IT asks.\nshareable: customer\nuse: So.\n${more}`);
const note = (on: string, more = '') =>
  `text: Dear.\nby: sam\non: ${on}\npage: guides/price\nkind: words\n${more}`;

/** What a team is told on 29 November 2026 of a part, page by page. */
async function told(
  files: Record<string, string>,
  id: Part,
  { team, known = [] }: { team?: string; known?: string[] } = {},
) {
  const wiki = joined({
    'wiki.yaml': settings,
    'people/sam.yaml': person('Sam', 'sales'),
    'people/mia.yaml': person('Mia', 'marketing'),
    'guides/price.mdx': page('Price'),
    ...files,
  });
  const past = { edits: [], saidIn: () => Promise.resolve(new Map()) };
  const publication = { wiki, past } as unknown as Parameters<typeof digestFor>[0];
  const { parts } = await digestFor(publication, team, parseDay('2026-11-29') as Day, {
    wasTold: (fact) => known.includes(fact),
    last: undefined,
  });
  const lines = parts.find((part) => part.id === id)?.lines ?? [];
  return lines.map(({ page, said }) => `${page.title}: ${said}`);
}

describe('a number', () => {
  const met = async (...read: [period: string, value: number][]) => {
    const readings = read.map(([period, value]) => `  - { period: ${period}, value: ${value} }\n`).join('');
    const text = page(
      'MQLs',
      `definition: MQLs of the month.\nkind: outcome\nunit: count\nbetter: more\ntarget: 40\nevery: month\nreadBy: mia\nsource: Report\nreadings:\n${readings}`,
    );
    const wording = wordingIn(text, numbers);
    const signed = (team: string, by: string) =>
      `  - { team: ${team}, by: ${by}, on: 2026-01-01, wording: ${wording} }\n`;
    const log = `signOff:\n${signed('sales', 'sam')}${signed('marketing', 'mia')}`;
    return told({ 'numbers/mqls.mdx': text.replace('readings:', `${log}readings:`) }, 'success');
  };

  it('is a success where it was met, and how often running, without a gap', async () => {
    expect(await met(['2026-09', 45], ['2026-10', 43])).toEqual([
      'MQLs: October 2026: 43, met, 2 months running.',
    ]);
    expect(await met(['2026-08', 45], ['2026-10', 43])).toEqual(['MQLs: October 2026: 43, met.']);
    expect(await met(['2026-09', 30], ['2026-10', 43])).toEqual(['MQLs: October 2026: 43, met again.']);
    expect(await met(['2026-10', 30])).toEqual([]);
  });
});

describe('what was heard', () => {
  const taken = (on: string) => note('2026-11-18', `folded: { into: guides/price, on: ${on}, by: mia }\n`);

  it('is a success once it stands on a page, with the name of who heard it and how long it took', async () => {
    const files = { 'field-notes/a.yaml': taken('2026-11-25') };
    const said =
      'Price: Sam heard this on 18 Nov 2026. On the page since 25 Nov 2026, 5 working days after it was heard.';
    expect(await told(files, 'success')).toEqual([said]);
    expect(await told(files, 'success', { team: 'sales' })).toEqual([said]);
    expect(await told(files, 'success', { known: ['taken field-notes/a'] })).toEqual([]);
    expect(await told({ 'field-notes/a.yaml': taken('2026-11-20') }, 'success')).toEqual([]);
  });

  it('is urgent where it waits too long, once for a page', async () => {
    const files = {
      'field-notes/a.yaml': note('2026-11-13'),
      'field-notes/b.yaml': note('2026-11-12'),
      'field-notes/c.yaml': note('2026-11-20'),
    };
    expect(await told(files, 'urgent')).toEqual([
      'Price: 2 notes of what was heard wait too long, the first since 12 Nov 2026: it was to be taken over by 26 Nov 2026 (Mia)',
    ]);
    expect(await told(files, 'urgent', { known: ['late field-notes/b'] })).toEqual([
      expect.stringContaining('1 note of what was heard waits too long, the first since 13 Nov 2026'),
    ]);
  });
});

describe('material', () => {
  it('is a success where it has helped lately', async () => {
    const used = (on: string, outcome: string, more = '') =>
      `  - { on: ${on}, by: sam, outcome: ${outcome}${more} }\n`;
    const log = `${used('2026-11-25', 'helped')}${used('2026-11-27', 'helped', ', note: IT asked for no more.')}${used('2026-11-28', 'not')}${used('2026-11-01', 'helped')}`;
    const files = { 'assets/sheet.mdx': asset('Sheet', `out: 2026-01-01\nused:\n${log}`) };
    expect(await told(files, 'success')).toEqual([
      'Sheet: It helped 2 times, last on 27 Nov 2026 for Sam: IT asked for no more.',
    ]);
  });

  it.each([
    ['out: 2026-11-24\n', ['Sheet: Out since 24 Nov 2026. When to use it: IT asks.']],
    ['out: 2026-11-30\n', []],
    ['out: 2026-11-20\n', []],
    [
      'out: 2026-01-01\nwithdrawn: { on: 2026-11-24, because: Wrong. }\n',
      ['Sheet: Withdrawn. Withdrawn on 24 Nov 2026. Nobody uses it.'],
    ],
    [
      'out: 2026-01-01\nuntil: 2026-11-27\n',
      ['Sheet: Expired. It was good until 27 Nov 2026. Do not send it any more.'],
    ],
    ['out: 2026-01-01\nuntil: 2026-11-29\n', []],
  ])('is told when it comes and goes: %s', async (more, expected) => {
    expect(await told({ 'assets/sheet.mdx': asset('Sheet', more) }, 'changed')).toEqual(expected);
  });

  it.each([
    ['2026-12-04', ['Sheet: Sales can answer until 4 Dec 2026. No answer counts as a yes (Sam)']],
    ['2026-12-05', []],
    ['2026-11-28', []],
  ])('is urgent to answer shortly before %s, for the team that is asked', async (by, expected) => {
    const files = {
      'assets/sheet.mdx': asset('Sheet', `proposed: { by: mia, on: 2026-11-02 }\nanswerBy: ${by}\n`),
    };
    expect(await told(files, 'urgent', { team: 'sales' })).toEqual(expected);
    expect(await told(files, 'urgent', { team: 'marketing' })).toEqual([]);
  });

  it('is urgent where a page leads to what is gone, each page once', async () => {
    const files = (until: string) => ({
      'assets/sheet.mdx': asset('Sheet', `out: 2026-01-01\nuntil: ${until}\n`),
      'guides/send.mdx': page('Send', '', 'Send [it](/assets/sheet/), and [again](/assets/sheet/).'),
    });
    const linked = async (until: string) =>
      (await told(files(until), 'urgent')).filter((each) => each.startsWith('Send'));
    expect(await linked('2026-11-10')).toEqual(['Send: Leads to “Sheet”, expired since 11 Nov 2026. (Mia)']);
    expect(await linked('2026-11-29')).toEqual([]);
  });
});
