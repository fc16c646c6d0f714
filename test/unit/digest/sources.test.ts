import { describe, expect, it } from 'vitest';
import guides from '../../../src/collections/guides.ts';
import numbers from '../../../src/collections/numbers.ts';
import { factsIn } from '../../../src/digest/compose.ts';
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
  { team, known = [], changed = {} }: { team?: string; known?: string[]; changed?: Record<string, Day> } = {},
) {
  const wiki = joined({
    'wiki.yaml': settings,
    'people/sam.yaml': person('Sam', 'sales'),
    'people/mia.yaml': person('Mia', 'marketing'),
    'guides/price.mdx': page('Price'),
    ...files,
  });
  for (const [key, day] of Object.entries(changed))
    Object.assign(wiki.byKey.get(key) ?? {}, { history: { changed: { day } } });
  const past = { edits: [], saidIn: () => Promise.resolve(new Map()) };
  const publication = { wiki, past } as unknown as Parameters<typeof digestFor>[0];
  const { parts } = await digestFor(publication, team, parseDay('2026-11-29') as Day, {
    wasTold: (fact) => known.includes(fact),
    first: undefined,
  });
  const lines = parts.find((part) => part.id === id)?.lines ?? [];
  return lines.map(({ page, said }) => `${page.title}: ${said}`);
}

describe('a number', () => {
  const numberWith = (read: [period: string, value: number][]) => {
    const readings = read.map(([period, value]) => `  - { period: ${period}, value: ${value} }\n`).join('');
    const text = page(
      'MQLs',
      `definition: MQLs of the month.\nkind: outcome\nunit: count\nbetter: more\ntarget: 40\nevery: month\nreadBy: mia\nsource: Report\nreadings:\n${readings}`,
    );
    const wording = wordingIn(text, numbers);
    const signed = (team: string, by: string) =>
      `  - { team: ${team}, by: ${by}, on: 2026-01-01, wording: ${wording} }\n`;
    const log = `signOff:\n${signed('sales', 'sam')}${signed('marketing', 'mia')}`;
    return { 'numbers/mqls.mdx': text.replace('readings:', `${log}readings:`) };
  };
  const met = (...read: [period: string, value: number][]) => told(numberWith(read), 'success');

  it('is urgent where it is missed, and where it is not read, each once', async () => {
    const files = numberWith([['2026-09', 30]]);
    const unread = 'October 2026 was to be read by 5 Nov 2026.';
    const missed = 'September 2026: 30, missed (agreed target: at least 40).';
    const known = { missed: 'missed numbers/mqls 2026-09 missed', unread: 'unread numbers/mqls 2026-10' };
    const urgent = (...facts: string[]) => told(files, 'urgent', { known: facts });
    expect(await urgent()).toEqual([`MQLs: ${missed} ${unread} (Mia)`]);
    expect(await urgent(known.missed)).toEqual([`MQLs: ${unread} (Mia)`]);
    expect(await urgent(known.unread)).toEqual([`MQLs: ${missed} (Mia)`]);
    expect(await urgent(known.missed, known.unread)).toEqual([]);
  });

  it('is a success where it was met, and how often running, without a gap', async () => {
    expect(await met(['2026-09', 45], ['2026-10', 43])).toEqual([
      'MQLs: October 2026: 43, met, 2 months running (agreed target: at least 40).',
    ]);
    expect(await met(['2026-08', 45], ['2026-10', 43])).toEqual([
      'MQLs: October 2026: 43, met (agreed target: at least 40).',
    ]);
    expect(await met(['2026-09', 30], ['2026-10', 43])).toEqual([
      'MQLs: October 2026: 43, met again (agreed target: at least 40).',
    ]);
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
      'Price: “Dear.” was heard on 13 Nov 2026, was to be taken over by 27 Nov 2026, and still waits (Mia)',
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

describe('what a meeting decided', () => {
  const decision = (text = 'We name no price.', page = 'guides/price') =>
    `  - { text: ${text}, page: ${page} }\n`;
  const task = (text: string, more = '') =>
    `  - { text: ${text}, who: mia, by: 2026-11-20, page: guides/price${more} }\n`;
  const meeting = (decisions: string, tasks = '') => ({
    'meetings/joint.mdx': `---\ntitle: Joint\nsummary: What was said.\nowner: mia\nteams: [sales, marketing]\nkind: joint\non: 2026-11-03\nchair: mia\npresent: [mia, sam]\ndecisions:\n${decisions}${tasks && `tasks:\n${tasks}`}---\n`,
  });
  const changed = { 'guides/price': '2026-11-25' as Day };

  it('is not carried out because its page has changed since', async () => {
    expect(await told(meeting(decision()), 'success', { changed })).toEqual([]);
    const open = task('Take it out', ', done: 2026-11-24') + task('Tell everybody');
    expect(await told(meeting(decision(), open), 'success', { changed })).toEqual([
      'Price: Done by Mia on 24 Nov 2026: Take it out',
    ]);
  });

  it('is told as done, with its day, once all that was to be done for it is, and not its tasks beside it', async () => {
    const tasks = task('Take it out', ', done: 2026-11-24') + task('Tell everybody', ', done: 2026-11-26');
    expect(await told(meeting(decision(), tasks), 'success')).toEqual([
      'Price: Decided on 3 Nov 2026, and its tasks are done since 26 Nov 2026 (Mia): We name no price.',
    ]);
    const early = task('Take it out', ', done: 2026-11-10');
    expect(await told(meeting(decision(), early), 'success')).toEqual([]);
  });

  it('is not told as done where nobody can tell whose task it was', async () => {
    const both = decision() + decision('We name all prices.');
    const done = task('Do it', ', done: 2026-11-24');
    expect(await told(meeting(both, done), 'success', { changed })).toEqual([
      'Price: Done by Mia on 24 Nov 2026: Do it',
    ]);
  });
});

describe('what has changed', () => {
  type Publication = Parameters<typeof digestFor>[0];
  const guide = (id: string, days: string) => page(`Guide ${id}`, '', `Call within ${days} days.`);

  /** A wiki in which pages came or have changed on 25 November 2026; the texts of all are alike. */
  function changedWiki(ids: readonly string[], { isNew = false } = {}): Publication {
    const files = Object.fromEntries(ids.map((id) => [`guides/${id}.mdx`, guide(id, 'eight')]));
    const people = {
      'people/sam.yaml': person('Sam', 'sales'),
      'people/mia.yaml': person('Mia', 'marketing'),
    };
    const edits = ids.map((id) => {
      const [file, said] = [`guides/${id}.mdx`, { path: `guides/${id}.mdx`, index: 1 }];
      const was = isNew ? undefined : { ...said, blob: 'five' };
      return {
        file,
        commit: 'c1',
        day: '2026-11-25',
        by: 'Ann',
        isCorrection: false,
        was,
        now: { ...said, blob: 'eight' },
      };
    });
    const saidIn = (of: readonly { said: { path: string; blob: string } }[]) =>
      Promise.resolve(of.map(({ said }) => guide(said.path.slice(7, -4), said.blob)));
    return {
      wiki: joined({ 'wiki.yaml': settings, ...people, ...files }),
      past: { edits, saidIn },
    } as unknown as Publication;
  }

  it('says with what every team has signed what was changed, and that it was signed no second time', async () => {
    const handoff = (within: string, more = '', summary = 'About it.') =>
      page('Handoff', `steps:\n  - { title: Answer, within: ${within} }\n${more}`).replace(
        'About it.',
        summary,
      );
    const signOff = (text: string) =>
      `signOff:\n${[
        ['sales', 'sam'],
        ['marketing', 'mia'],
      ]
        .map(
          ([team, by]) =>
            `  - { team: ${team}, by: ${by}, on: 2026-11-26, wording: ${wordingIn(text, guides)} }\n`,
        )
        .join('')}`;
    const [before, changed] = [handoff('six hours'), handoff('three days')];
    const signed = handoff('three days', signOff(changed));
    const file = 'guides/handoff.mdx';
    const people = {
      'people/sam.yaml': person('Sam', 'sales'),
      'people/mia.yaml': person('Mia', 'marketing'),
    };
    const saidOf = async (now: string, was: string, known: string[] = []) => {
      const said = (blob: string) => ({ path: file, index: 1, blob });
      const edits = [
        {
          commit: 'c',
          file,
          day: '2026-11-26',
          by: 'Ann',
          isCorrection: false,
          was: said(was),
          now: said(now),
        },
      ];
      const saidIn = (of: readonly { said: { blob: string } }[]) =>
        Promise.resolve(of.map(({ said }) => said.blob));
      const wiki = joined({ 'wiki.yaml': settings, ...people, [file]: now });
      const publication = { wiki, past: { edits, saidIn } } as unknown as Publication;
      const digest = await digestFor(publication, undefined, '2026-11-29' as Day, {
        wasTold: (fact) => known.includes(fact),
        first: undefined,
      });
      const lines = digest.parts.find(({ id }) => id === 'changed')?.lines ?? [];
      return { said: lines.map(({ said }) => said), facts: lines.flatMap(({ facts }) => facts) };
    };
    const limit = 'Steps, “Answer”, Time limit changed from six hours to three days (Ann)';
    const agreement = 'Every team has signed these words; the last one on 26 Nov 2026.';
    const { said, facts } = await saidOf(signed, before);
    expect(said).toEqual([`${agreement} ${limit}`]);
    expect((await saidOf(signed, changed)).said).toEqual([agreement]);
    const limitInFull = `three days from the morning ${'after the day '.repeat(6)}on which it came`;
    const longer = handoff(limitInFull, '', 'It is about them all.').replace(
      'owner: mia\n',
      'owner: mia\npurpose: So that they answer.\n',
    );
    expect((await saidOf(longer, before)).said).toEqual([
      'Summary rewritten; Purpose added; and 1 more change (Ann)',
    ]);
    const later = handoff('three days', signOff(changed), 'About them.');
    const told = facts.filter((fact) => fact.startsWith('agreed'));
    expect((await saidOf(later, signed, told)).said).toEqual([
      'Summary changed: “them” in place of “it” (Ann)',
    ]);
  });

  const mondays = ['2026-11-30', '2026-12-07', '2026-12-14', '2026-12-21'] as Day[];

  /** The titles that are told on each Monday, and how many there was no room for. */
  async function weeks(publication: Publication) {
    const known = new Set<string>();
    const told: { titles: string[]; more: number | undefined }[] = [];
    for (const day of mondays) {
      const first = known.size > 0 ? mondays[0] : undefined;
      const digest = await digestFor(publication, 'marketing', day, {
        wasTold: (fact) => known.has(fact),
        first,
      });
      for (const fact of factsIn(digest)) known.add(fact);
      const titles = digest.parts.flatMap(({ lines }) => lines.map(({ page }) => page.title));
      told.push({ titles, more: digest.more.changed });
    }
    return told;
  }

  const thirty = Array.from({ length: 30 }, (_, at) => `g${at}`);

  it('comes the next Monday where it had no room, is counted until then, and never comes twice', async () => {
    const told = await weeks(changedWiki(thirty));
    expect(told.map(({ titles, more }) => [titles.length, more])).toEqual([
      [12, 18],
      [12, 6],
      [6, undefined],
      [0, undefined],
    ]);
    expect(new Set(told.flatMap(({ titles }) => titles)).size).toBe(30);
  });

  it('is one line where many pages are new, with how many, and each has its own where they are few', async () => {
    const [first, ...later] = await weeks(changedWiki(thirty, { isNew: true }));
    expect(first).toEqual({ titles: ['30 new pages'], more: undefined });
    expect(later.flatMap(({ titles }) => titles)).toEqual([]);
    const [few] = await weeks(changedWiki(['a', 'b'], { isNew: true }));
    expect(few?.titles).toEqual(['Guide a', 'Guide b']);
  });
});

describe('numbers that are met', () => {
  const number = (title: string, values: readonly number[], wording = '') => {
    const readings = values.map(
      (value, at) => `  - { period: 2026-${at + 8 < 10 ? '0' : ''}${at + 8}, value: ${value} }\n`,
    );
    const signatures = ['sales', 'marketing'].map(
      (team) =>
        `  - { team: ${team}, by: ${team === 'sales' ? 'sam' : 'mia'}, on: 2026-01-05, wording: ${wording} }\n`,
    );
    const signed = wording && `signOff:\n${signatures.join('')}`;
    const fields =
      'kind: outcome\ndefinition: All.\nunit: count\nbetter: more\ntarget: 10\nevery: month\nreadBy: mia\nsource: The CRM.\n';
    return page(title, `${fields}readings:\n${readings.join('')}${signed}`);
  };
  const files = (all: Record<string, readonly number[]>) =>
    Object.fromEntries(
      Object.entries(all).map(([id, values]) => {
        const wiki = joined({ 'wiki.yaml': settings, [`numbers/${id}.mdx`]: number(id, values) });
        const { wording } = wiki.byKey.get(`numbers/${id}`) ?? {};
        return [`numbers/${id}.mdx`, number(id, values, wording)];
      }),
    );
  const [back, held] = [
    [9, 9, 12],
    [11, 12, 12],
  ];

  it('say what was agreed, those that are met again first', async () => {
    expect(await told(files({ A: held, B: back }), 'success')).toEqual([
      'B: October 2026: 12, met again (agreed target: at least 10).',
      'A: October 2026: 12, met, 3 months running (agreed target: at least 10).',
    ]);
  });

  it('share a line where many are met as before', async () => {
    const all = files({ A: held, B: back, C: held, D: held });
    expect(await told(all, 'success', { known: ['met numbers/D 2026-10'] })).toHaveLength(3);
    expect((await told(all, 'success'))[1]).toBe('3 more numbers are met: “A”, “C” and “D”.');
  });
});

describe('signatures that are missing', () => {
  it('are one line for each team', async () => {
    const term = (id: string) => [`lexicon/${id}.mdx`, page(id, 'definition: It is.\n')];
    const files = Object.fromEntries(['A', 'B', 'C'].map(term)) as Record<string, string>;
    const lines = async (known: string[] = []) =>
      (await told(files, 'urgent', { team: 'sales', known })).filter((each) => each.includes('igned'));
    expect(await lines()).toEqual(['A: Not signed yet for Sales (Sam); also to be signed: “B” and “C”']);
  });
});
