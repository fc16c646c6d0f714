import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toString } from 'mdast-util-to-string';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../../src/freshness/day.ts';
import { problem } from '../../../src/problem/problem.ts';
import { freshnessCsv } from '../../../src/reports/freshness/csv.ts';
import { newUncertainties } from '../../../src/reports/freshness/uncertainty.ts';
import { freshnessGithub } from '../../../src/reports/freshness/github.ts';
import { escaped, freshnessMarkdown } from '../../../src/reports/freshness/markdown.ts';
import { pagesOn, standingOf } from '../../../src/reports/freshness/pages.ts';
import { freshnessText } from '../../../src/reports/freshness/text.ts';
import { readEntry } from '../../../src/wiki/entry.ts';
import { joinWiki } from '../../../src/wiki/join.ts';
import { readSettings } from '../../../src/wiki/settings.ts';
import { emptySettings } from '../../../src/wiki/empty.ts';
import { dutiesIn } from '../../../src/site/duties.ts';
import { freshnessJson } from '../../../src/reports/freshness-json.ts';
import { owedOn, teamsOwing } from '../../../src/reports/freshness/owed.ts';
import { joined } from '../../support/joined.ts';
import { meetingFiles } from '../../support/meeting-files.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';

const today = '2026-11-22' as Day;

function found(titles: readonly string[], owners: readonly string[] = ['Ann']) {
  const { settings } = readSettings(undefined, 'wiki.yaml');
  const people = owners.map((name, index) => {
    const text = `name: ${JSON.stringify(name)}\nemail: a@example.com\nteam: sales\nrole: Sells\n`;
    return readEntry({ collection: 'people', id: `p${index}`, file: `people/p${index}.yaml` }, text);
  });
  const pages = titles.map((title, index) => {
    const id = `g${String(index).padStart(4, '0')}`;
    const reviewed = `20${10 + (index % 10)}-01-01`;
    const text = `---\ntitle: ${JSON.stringify(title)}\nsummary: S.\nowner: p${index % owners.length}\nteams: [sales]\nreviewed: ${reviewed}\n---\n`;
    const history = { created: { day: today, order: 1, commit: 'a' } };
    return { ...readEntry({ collection: 'guides', id, file: `guides/${id}.mdx` }, text), history };
  });
  const wiki = joinWiki({ settings, entries: [...people, ...pages], media: [] }, false);
  return { wiki, found: { today, pages: pagesOn(wiki, today) } };
}

describe('a first review that is planned', () => {
  it.each([
    ['without a day', {}, 'unreviewed'],
    ['for a day that has passed', { reviewFirstBy: '2026-11-21' }, 'unreviewed'],
    ['for a day soon', { reviewFirstBy: '2026-12-01' }, 'due'],
    ['for a day far away', { reviewFirstBy: '2027-03-01' }, 'current'],
  ])('%s is judged so', (_name, fields, expected) => {
    const { settings, people } = found([]).wiki;
    const place = { collection: 'guides', id: 'a', file: 'guides/a.mdx' };
    const history = { created: { day: today, order: 1, commit: 'a' } };
    const judged = (body: string) => {
      const page = { ...readEntry(place, guide({ owner: 'p0', ...fields }, body)), history };
      const wiki = joinWiki({ settings, entries: [...people, page], media: [] }, false);
      return pagesOn(wiki, today).map((each) => standingOf(each, today));
    };
    expect(judged('Text.')).toEqual([expected]);
    expect(judged('<Claim source="a" seen="2026-01-01" until="2026-11-01">b</Claim>')).toEqual([
      'unreviewed',
    ]);
  });
});

describe('the Markdown of a report', () => {
  it('asks one person for a handful of pages, oldest first, and says how many more there are', () => {
    const titles = Array.from({ length: 12 }, (_, index) => `Page ${index}`);
    const text = freshnessMarkdown(found(titles, ['Ann', 'Bob']).found, []);
    const [, ann = '', bob = ''] = text.split('### ');
    const listed = (section: string) =>
      [...section.matchAll(/^- Page (\d+)/gm)].map(([, number]) => Number(number));
    expect(listed(ann)).toEqual([0, 10, 2, 4, 6]);
    expect(ann).toMatch(/\nand 1 more\n/);
    expect(listed(bob)).toEqual([1, 11, 3, 5, 7]);
  });

  it.each([
    '[a](https://evil.example)',
    '![a](b)',
    '<img src=x onerror=alert(1)>',
    '@everyone look',
    'see #12 and GH-12',
    'www.evil.example or https://evil.example or a@evil.example',
    '# Heading',
    '1. item',
    '- item',
    '**bold** _it_ `code` ~~no~~ $x$',
    'a | b',
    '&lt;b&gt; &amp;',
    '[x] done',
    'two\nlines\n\n- three',
    '<!-- concord-freshness -->',
    'a\u0007b',
  ])('shows “%s” as it was typed, and calls nobody', (title) => {
    const text = freshnessMarkdown(found([title]).found, [], undefined);
    const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
    const plain = title.replace(/\s+/g, ' ').replace('\u0007', ' ');
    const list = tree.children.filter((each) => each.type === 'list');
    expect(list).toHaveLength(1);
    expect(list[0]?.children).toHaveLength(1);
    const shown = toString(list[0]).replaceAll('\u200b', '');
    expect(shown.startsWith(`${plain} (guides/g0000): `)).toBe(true);
    const types = new Set(JSON.stringify(list[0]).match(/"type":"\w+"/g));
    expect([...types].toSorted()).toEqual([
      '"type":"list"',
      '"type":"listItem"',
      '"type":"paragraph"',
      '"type":"text"',
    ]);
    expect(text).not.toMatch(/@\w|#\d|GH-\d|:\/\//);
  });

  it('stays within what an issue may hold', () => {
    const owners = Array.from({ length: 400 }, (_, index) => `Person ${index}`);
    const text = freshnessMarkdown(
      found(
        owners.map(() => 'x'.repeat(5000)),
        owners,
      ).found,
      [],
    );
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/\n\d+ more people with pages to look at\n$/);
    expect([...escaped('😀'.repeat(500))]).toHaveLength(200);
  });

  it('begins with what could not be told', () => {
    const place = { file: 'guides/a_b.mdx', line: 3, field: ['reviewed'] };
    const doubts = [problem({ id: 'date-invalid', found: { type: 'string', text: '@ann' } }, place)];
    expect(freshnessMarkdown(found([]).found, doubts)).toMatch(
      /^\*\*Not everything could be told\.\*\*[^]*\n- guides\/a\\_b\.mdx:3: “reviewed” is “@\u200bann”; it must be a day that exists, as 2026-11-22\. Write/,
    );
  });
});

describe('the table of a report', () => {
  it.each([
    ['=1+1', `'=1+1`],
    ['+1', `'+1`],
    ['-1', `'-1`],
    ['@x', `'@x`],
    ['a, b', '"a, b"'],
    ['a "b"', '"a ""b"""'],
    ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
    ['＝1', `'＝1`],
    ['a=b', 'a=b'],
  ])('has %s as text', (title, cell) => {
    const { found: report, wiki } = found([title]);
    expect(freshnessCsv(report, wiki).split('\r\n')[1]).toContain(`guides/g0000,${cell},overdue,`);
  });
});

describe('the annotations of a report', () => {
  it('are as many as GitHub shows, worst first, and say how many more there are', () => {
    const lines = freshnessGithub(found(Array.from({ length: 14 }, () => 'A')).found, 'content/').split('\n');
    expect(lines.filter((line) => line.startsWith('::warning file=content/guides/'))).toHaveLength(10);
    expect(lines[0]).toContain('title=guides/g0000');
    expect(lines.slice(10)).toEqual(['and 4 more', expect.stringContaining('14 pages: ')]);
  });
});

describe('what is owed beside reviews', () => {
  const wiki = joined({
    ...meetingFiles,
    'people/ada.yaml': `${meetingFiles['people/ada.yaml']}away: { from: 2026-12-01, until: 2026-12-24 }\n`,
    'wiki.yaml': emptySettings.replace('name: Sales\n', 'name: Sales\n    lead: ada\n'),
  });
  const owedIn = (day: string) => owedOn(dutiesIn(wiki), day as Day);
  const of = (day: string, kind: string) =>
    owedIn(day)
      .filter(({ duty }) => duty.kind === kind)
      .map(({ name, state, responsible }) => [name, state, responsible?.id]);

  it('is what is late, and what waits for a signature, by whoever it falls to', () => {
    expect(of('2026-11-20', 'task')).toEqual([]);
    expect(of('2026-11-21', 'task')).toEqual([['Call the printer', 'overdue', 'ada']]);
    expect(of('2026-12-02', 'task')).toEqual([
      ['Call the printer', 'overdue', 'ben'],
      ['Count the boxes', 'overdue', 'ben'],
    ]);
    expect(of('2026-12-05', 'reading')).toEqual([]);
    expect(of('2026-12-06', 'reading').toSorted()).toEqual([
      ['Calls', 'overdue', 'ben'],
      ['Leads', 'overdue', 'ben'],
    ]);
    // Of two teams one has a lead; a disputed term is not signed, nor a guide that never was.
    expect(of('2026-12-06', 'signature').toSorted()).toEqual([
      ['Calls', 'due', undefined],
      ['Calls', 'due', 'ben'],
      ['Leads', 'due', undefined],
      ['Leads', 'due', 'ben'],
    ]);
  });

  it('is in every report, in the words of overdue reviews', () => {
    const today = '2026-12-06' as Day;
    const report = { today, pages: [], owed: owedIn(today) };
    const text = freshnessText(report, { colour: false });
    expect(text).toContain('Ben Ray (ben): 7 to do\n');
    expect(text).toMatch(
      /✖ overdue +meetings\/second +20 Nov 2026 {2}Task overdue by 16 days: “Call the printer”/,
    );
    expect(text).toContain('      It is for Ada Byron.\n');
    expect(text).toMatch(/✖ overdue +numbers\/leads +5 Dec 2026 {2}Reading overdue by 1 day\n/);
    const tally = '3 tasks overdue, 2 readings missing, 4 signatures waited for (for 2026-12-06)';
    expect(text).toContain(tally);
    expect(freshnessMarkdown(report, [], 'https://example.com')).toMatch(
      /### Ben Ray\n\n- \[Second\]\(https:\/\/example\.com\/meetings\/second\/\): Task overdue by 16 days\. “Call the printer” It is for Ada Byron\.\n/,
    );
    expect(freshnessMarkdown(report, [])).toContain('\nand 2 more\n');
    expect(freshnessGithub(report, 'content/')).toContain(
      '::warning file=content/meetings/second.mdx,line=13,col=1,title=meetings/second::Task overdue by 16 days: “Call the printer”. It is for Ada Byron. Falls to Ben Ray.',
    );
    expect(freshnessCsv(report, wiki)).toContain(
      'meetings/second,Call the printer,overdue,2026-11-20,ada,ben,Task overdue by 16 days. It is for Ada Byron.,/meetings/second/,task\r\n',
    );
    expect(freshnessJson(wiki, today, undefined, report.owed).owed.at(-1)).toMatchObject({
      kind: 'signature',
      state: 'due',
      due: null,
      text: 'Not signed yet for Marketing.',
    });
  });

  it('is owed by the team of whoever it is for, or that which is to sign', () => {
    const teams = (kind: string) =>
      owedIn('2026-12-06')
        .filter(({ duty }) => duty.kind === kind)
        .map((each) => teamsOwing(each, wiki).join());
    expect(teams('task')).toEqual(['sales', 'marketing', 'marketing']);
    expect(new Set(teams('signature'))).toEqual(new Set(['sales', 'marketing']));
  });
});

describe('the text of a report', () => {
  it('has colours only where they are wanted, and obeys no file', () => {
    const { found: report } = found(['A'], ['Ann\u001b[31m\nBob']);
    expect(freshnessText(report, { colour: false })).not.toContain('\u001b');
    expect(freshnessText(report, { colour: true })).toContain('\u001b[31m');
  });
});

it('57-scale-terminal-escapes: no report of freshness lets through what a terminal obeys', () => {
  const signs = '\u001b[31m\u009b2J\r\u202e\u2066\u200f';
  const { wiki, found: report } = found([`A${signs}`], [`Ann${signs}`]);
  const forbidden = /[^\P{Cc}\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
  expect(freshnessText(report, { colour: false })).not.toMatch(forbidden);
  expect(freshnessMarkdown(report, [])).not.toMatch(forbidden);
  expect(freshnessGithub(report, signs)).not.toMatch(forbidden);
  expect(freshnessCsv(report, wiki).replaceAll('\r\n', '\n')).not.toMatch(forbidden);
});

describe('what could not be told before either', () => {
  it('is passed over, but for what git does not know', () => {
    const wrong = (text: string) =>
      problem({ id: 'date-invalid', found: { type: 'string', text } }, { entry: 'guides/new' });
    const doubt = wrong('soon');
    const past = problem({ id: 'history-unknown', of: 'wiki', because: 'shallow' });
    const before = [{ ...doubt, entry: 'guides/old', line: 9 }, past];
    expect(newUncertainties([doubt, past], before, () => 'guides/old')).toEqual([past]);
    expect(newUncertainties([doubt], before, (key) => key)).toEqual([doubt]);
    expect(newUncertainties([wrong('late')], before, () => 'guides/old')).toHaveLength(1);
  });
});
