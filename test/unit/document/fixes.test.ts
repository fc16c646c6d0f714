import { describe, expect, it } from 'vitest';
import { fixesFor } from '../../../src/document/fixes/index.ts';
import { dayMeant } from '../../../src/document/fixes/dates.ts';
import { parseDay, type Day } from '../../../src/freshness/day.ts';
import type { Problem, ProblemId } from '../../../src/problem/problem.ts';
import { problemsOfEntry } from '../../../src/wiki/checks.ts';
import { readEntry } from '../../../src/wiki/entry.ts';
import { joinWiki } from '../../../src/wiki/join.ts';
import { readSettings } from '../../../src/wiki/settings.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';

const today = parseDay('2026-11-22') as Day;
const reviewed = { reviewed: '2026-11-01', reviewedBy: 'ada' };
const settings = readSettings(
  `name: Test
teams:
  - { id: sales, name: Sales, colour: '#aa0000' }
  - { id: marketing, name: Marketing, colour: '#0000aa' }
stages:
  - { id: mql, name: MQL, team: marketing }
review: { every: 6 months, noticeDays: 21, perOwnerAWeek: 3, timeZone: UTC }
`,
  'wiki.yaml',
).settings;
const others = [
  ['people', 'ada', 'people/ada.yaml', 'name: Ada\nemail: ada@example.com\nteam: sales\nrole: Rep\n'],
  ['guides', 'handoff', 'guides/handoff.mdx', guide(reviewed)],
  ['guides', '2026-plan', 'guides/2026-plan.mdx', guide(reviewed)],
].map(([collection = '', id = '', file = '', text = '']) => readEntry({ collection, id, file }, text));

/** What the checks say of a file of the wiki. */
function check(text: string, file = 'guides/a.mdx'): Problem[] {
  const [collection = '', id = ''] = file.replace(/\.\w+$/, '').split('/');
  const entry = readEntry({ collection, id, file }, text);
  const wiki = joinWiki({ settings, entries: [...others, entry], media: [] }, true);
  return problemsOfEntry(entry, wiki, today);
}

const page = (fields: Record<string, string | undefined>, body?: string) =>
  guide({ ...reviewed, ...fields }, body);

/** A slip, the problem it makes, and what the fixed text holds. After the fix nothing is wrong. */
const certain: [name: string, id: ProblemId, text: string, holds: string][] = [
  ['a colon in a value', 'yaml-syntax', page({ title: 'Pricing: EMEA' }), 'title: "Pricing: EMEA"\n'],
  ['a leading at sign', 'yaml-syntax', page({ title: '@home' }), 'title: "@home"'],
  ['a leading asterisk', 'yaml-syntax', page({ title: '*Important*' }), 'title: "*Important*"'],
  ['a leading bracket', 'yaml-syntax', page({ title: '[Draft] Handoff' }), 'title: "[Draft] Handoff"'],
  ['a quote that does not end', 'yaml-syntax', page({ title: '"Handoff' }), 'title: "Handoff"\n'],
  ['a tab', 'yaml-syntax', page({ tags: '\n\t- a' }), 'tags: \n  - a'],
  ['a field that stands twice', 'yaml-syntax', page({ summary: 'A\nsummary: A' }), 'summary: A\nowner'],
  ['a hash sign', 'yaml-comment', page({ title: 'Deal #5' }), 'title: "Deal #5"'],
  [
    '17-yaml-hash-multiline: a hash sign in a second line',
    'yaml-comment',
    page({ purpose: 'We won\n  the #5 deal' }),
    'purpose: "We won the #5 deal"\n',
  ],
  [
    'a hash sign in the middle of three lines',
    'yaml-comment',
    page({ purpose: 'We won\n  the #5 deal\n  and more.' }),
    'purpose: "We won the #5 deal and more."\n',
  ],
  [
    '17-yaml-hash-multiline: a hash sign below the name',
    'yaml-comment',
    page({ purpose: '\n  We won #5' }),
    'purpose: \n  "We won #5"\n',
  ],
  [
    '18-yaml-invisible-signs: no-break spaces between fields',
    'yaml-syntax',
    page({ tags: '\n\u00a0 - a\n\u00a0 - b', purpose: 'c\u00a0d' }),
    'tags: \n  - a\n  - b\npurpose: c\u00a0d',
  ],
  ['18-yaml-invisible-signs: behind an id', 'invisible-sign', page({ owner: 'ada\u200b' }), 'owner: ada\n'],
  [
    '18-yaml-invisible-signs: before a day',
    'invisible-sign',
    page({ reviewed: '"\u00a02026-11-01"' }),
    '"2026-11-01"',
  ],
  [
    '18-yaml-invisible-signs: in an interval',
    'invisible-sign',
    page({ reviewEvery: '6\u00a0months' }),
    ': 6 months\n',
  ],
  [
    '18-yaml-invisible-signs: in a name',
    'invisible-sign',
    page({ 'ti\u200btle': 'x', title: undefined }),
    '\ntitle: x',
  ],
  ['18-yaml-invisible-signs: behind a mark', 'invisible-sign', page({}, '##\u00a0Heading'), '\n## Heading'],
  [
    '14-github-alert-in-page: a box as GitHub writes it',
    'alert',
    page({}, 'a\n\n> [!WARNING] Mind this\n> one\n>\n> - two\n\nb'),
    'a\n\n<Callout kind="warning" title="Mind this">\n\none\n\n- two\n\n</Callout>\n\nb',
  ],
  ['02-cjk-emphasis: bold without an end', 'emphasis', page({}, 'a **Note:**next b'), 'a **Note:** next b'],
  ['a leading ampersand', 'yaml-sign', page({ title: '&R and D' }), 'title: "&R and D"'],
  ['a misspelt field', 'field-unknown', page({ purpse: 'x' }), '\npurpose: x'],
  ['a field in capitals', 'field-unknown', page({ title: undefined, Title: 'x' }), '\ntitle: x'],
  ['a number as title', 'field-invalid', page({ title: '2026' }), 'title: "2026"'],
  ['true as title', 'field-invalid', page({ title: 'true' }), 'title: "true"'],
  ['one team instead of a list', 'field-invalid', page({ teams: 'sales' }), 'teams: [sales]'],
  ['a flag in quotes', 'field-invalid', page({ draft: '"true"' }), 'draft: true'],
  ['a flag in words', 'field-invalid', page({ draft: 'no' }), 'draft: false'],
  ['an empty field', 'field-invalid', page({ purpose: '' }), 'reviewedBy: ada\n---'],
  [
    'a choice in capitals',
    'field-invalid',
    page({ roles: '\n  - who: a\n    part: Decides\n    what: b' }),
    '    part: decides\n',
  ],
  ['a day the German way', 'date-invalid', page({ reviewed: '1.11.2026' }), 'reviewed: 2026-11-01'],
  ['a day with slashes', 'date-invalid', page({ reviewed: '"2026/11/1"' }), 'reviewed: "2026-11-01"'],
  ['a day with a time', 'date-invalid', page({ reviewed: '2026-11-01T10:00:00Z' }), 'reviewed: 2026-11-01\n'],
  ['a day in words', 'date-invalid', page({ reviewed: 'Nov 1st, 2026' }), 'reviewed: 2026-11-01\n'],
  ['a day as a number', 'date-invalid', page({ reviewed: '20261101' }), 'reviewed: 2026-11-01\n'],
  [
    'a day in a group',
    'date-invalid',
    page({ signOff: '\n  - { team: sales, by: ada, on: 13.01.2026, wording: 0123456789ab }' }),
    'on: 2026-01-13, wording',
  ],
  ['an owner with a slip', 'owner-unknown', page({ owner: 'Ada' }), 'owner: ada'],
  ['a team with a slip', 'team-unknown', page({ teams: '[Sales, marketing]' }), 'teams: [sales, marketing]'],
  ['a team in a list', 'team-unknown', page({ teams: "\n  - 'Marketing'" }), "\n  - 'marketing'"],
  ['a stage with a slip', 'stage-unknown', page({ stage: 'MQL' }), 'stage: mql'],
  ['a relation with a slip', 'relation-missing', page({ related: '[hand-off]' }), 'related: [handoff]'],
  ['a relation to a number', 'relation-missing', page({ related: '[2026plan]' }), 'related: ["2026-plan"]'],
  [
    'a person in a group',
    'relation-missing',
    page({ signOff: '\n  - { team: sales, by: Ada, on: 2026-01-01, wording: 0123456789ab }' }),
    'by: ada,',
  ],
  [
    'a misspelt component',
    'component-unknown',
    page({}, '<Calout>\nx **y**\n</Calout>'),
    '<Callout>\nx **y**\n</Callout>',
  ],
  [
    'a component in small letters',
    'component-unknown',
    page({}, '<callout>\n\nx\n\n</callout>'),
    '<Callout>',
  ],
  [
    'a misspelt component, but not in code',
    'component-unknown',
    page({}, '`<Calout>`\n\n```\n<Calout>\n```\n\n<Calout>x</Calout>'),
    '`<Calout>`\n\n```\n<Calout>\n```\n\n<Callout>x</Callout>',
  ],
  [
    'curly quotes',
    'component-attribute',
    page({}, '<Callout kind=“tip”>\nx\n</Callout>'),
    '<Callout kind="tip">',
  ],
  [
    'curly quotes with blanks',
    'component-attribute',
    page({}, 'Text.\n\n<Callout title=“Good to know”>\nx\n</Callout>'),
    '<Callout title="Good to know">',
  ],
  [
    'German quotes',
    'component-attribute',
    page({}, '<Details summary=„Mehr dazu“>\n\nx\n\n</Details>'),
    '<Details summary="Mehr dazu">',
  ],
  ['no quotes', 'component-attribute', page({}, '<Callout kind=tip>\nx\n</Callout>'), '<Callout kind="tip">'],
  [
    'the second of two tags on a line',
    'component-attribute',
    page(
      {},
      'A <Claim source="a" seen="2026-01-01">x</Claim> and <Claim source=b seen="2026-01-01">y</Claim>',
    ),
    '<Claim source="a" seen="2026-01-01">x</Claim> and <Claim source="b" seen',
  ],
  [
    'a misspelt attribute',
    'component-attribute',
    page({}, '<Callout knid="tip">\nx\n</Callout>'),
    '<Callout kind="tip">',
  ],
  [
    'an attribute twice',
    'component-attribute',
    page({}, '<Callout kind="tip" kind="tip">\nx\n</Callout>'),
    '<Callout kind="tip">',
  ],
  [
    'a value in capitals',
    'component-attribute',
    page({}, '<Callout kind="Tip">\nx\n</Callout>'),
    '<Callout kind="tip">',
  ],
  [
    'a day in a tag',
    'date-invalid',
    page({}, '<Quote who="Ann" date="22.11.2025">\nx\n</Quote>'),
    'date="2025-11-22"',
  ],
  ['bold words in HTML', 'html', page({}, 'This is <b>really</b> so.'), 'is **really** so'],
  ['slanted words in HTML', 'html', page({}, 'This is <em>really so</em>.'), 'is *really so*.'],
  ['a link over http', 'url-unsafe', page({}, 'See [x](http://example.com/a).'), '(https://example.com/a)'],
  ['a bare link over http', 'url-unsafe', page({}, 'See http://example.com now'), 'https://example.com now'],
  ['a link over http in a field', 'url-unsafe', page({ purpose: '"[x](http://example.com)"' }), '(https://'],
  [
    'an import',
    'code-line',
    page({}, 'import Tabs from \'../Tabs.astro\'\nimport { a } from "x"\n\nText'),
    '---\n\n\nText',
  ],
  ['a blank line above the fields', 'frontmatter-missing', `\n\n${page({})}`, '---\ntitle'],
  ['dashes of a word processor', 'frontmatter-missing', page({}).replaceAll('---', '—-'), '---\ntitle'],
  ['four hyphens', 'frontmatter-language', page({}).replaceAll('---', '----'), '---\ntitle'],
];

describe('fixesFor', () => {
  it.each(certain)('mends %s', (_name, id, text, holds) => {
    const found = check(text).find((each) => each.id === id);
    const fix = found && fixesFor(found, text);
    const fixed = fix?.apply(text) ?? '';
    expect(fixed).toContain(holds);
    expect(check(fixed)).toEqual([]);
    expect(fix?.label.length).toBeLessThan(50);
  });

  it('mends one after the other', () => {
    let text = page(
      { title: 'Pricing: EMEA', owner: 'Ada', summary: '@x' },
      '<Calout kind=“tip”>\nx\n</Calout>',
    );
    for (let count = 0; count < 10; count++) {
      const found = check(text).map((each) => fixesFor(each, text));
      text = found.find((each) => each !== undefined)?.apply(text) ?? text;
    }
    expect(check(text)).toEqual([]);
  });

  it('keeps the line ends of Windows, and the mark at the beginning', () => {
    const text = `\ufeff${page({ owner: 'Ada' })}`.replaceAll('\n', '\r\n');
    const [found] = check(text);
    const fixed = found && fixesFor(found, text)?.apply(text);
    expect(fixed).toBe(text.replace('Ada', 'ada'));
  });

  it('leaves a text alone that has changed meanwhile', () => {
    const text = page({ owner: 'Ada' });
    const [found] = check(text);
    expect(found && fixesFor(found, text)?.apply('Something else.')).toBe('Something else.');
  });

  it('mends people too', () => {
    const text = 'name: Bo\nemail: bo@example.com\nteam: sales\nrole: Rep: EMEA\n';
    const [found] = check(text, 'people/bo.yaml');
    const fixed = (found && fixesFor(found, text)?.apply(text)) ?? '';
    expect(fixed).toContain('role: "Rep: EMEA"');
    expect(check(fixed, 'people/bo.yaml')).toEqual([]);
  });

  it.each([
    ['a day that could be two', page({ reviewed: '01/02/2026' })],
    ['a day that does not exist', page({ reviewed: '2026-02-30' })],
    ['a page that nobody has reviewed', guide()],
    ['a page that is overdue', page({ reviewed: '2020-01-01' })],
    ['an owner nobody is like', page({ owner: 'zoe' })],
    ['a field nobody knows', page({ zebra: 'x' })],
    ['a required field that is empty', page({ title: '' })],
    ['a component nobody knows', page({}, '<Tabs>\nx\n</Tabs>')],
    ['an attribute nobody knows', page({}, '<Callout type="tip">\nx\n</Callout>')],
    ['an attribute that every object has', page({}, '<Callout constructor="x">\nx\n</Callout>')],
    ['a value nobody knows', page({}, '<Callout kind="info">\nx\n</Callout>')],
    ['two values of one attribute', page({}, '<Callout kind="tip" kind="note">\nx\n</Callout>')],
    ['a comment behind an id', page({ owner: 'ada # for now' })],
    ['missing quotes inside of quotes', page({ purpose: '"<Callout kind=tip>x</Callout>"' })],
    ['bold words that YAML would take for its own', page({ purpose: '<b>x</b> y' })],
    ['a component that is not closed', page({}, '<Callout>\nx')],
    ['a link that must not be', page({}, '[x](javascript:alert(1))')],
    ['fields in another language', '+++\ntitle = "A"\n+++\n'],
    ['a page without fields', 'Just text.\n'],
  ])('leaves %s to a person', (_name, text) => {
    const found = check(text);
    expect(found.length).toBeGreaterThan(0);
    expect(found.map((each) => fixesFor(each, text)?.label)).toEqual(found.map(() => undefined));
  });
});

describe('dayMeant', () => {
  it.each([
    ['22.11.2026', '2026-11-22'],
    ['3. 1. 2026', '2026-01-03'],
    ['2026.1.3', '2026-01-03'],
    ['22/11/2026', '2026-11-22'],
    ['11/22/2026', '2026-11-22'],
    ['05/05/2026', '2026-05-05'],
    ['22 November 2026', '2026-11-22'],
    ['November 22, 2026', '2026-11-22'],
    ['22nd Sept. 2026', '2026-09-22'],
    ['04/05/2026', undefined],
    ['31.11.2026', undefined],
    ['22.11.26', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ])('reads “%s” as %s', (text, day) => expect(dayMeant(text)).toBe(day));
});
