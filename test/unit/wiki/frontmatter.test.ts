import { describe, expect, it } from 'vitest';
import { problemInWords } from '../../../src/problem/wording.ts';
import { readEntry } from '../../../src/wiki/entry.ts';
import { readYaml } from '../../../src/wiki/frontmatter.ts';
import { accidents, attacks, guide } from '../../fixtures/frontmatter/cases.ts';

const found = { collection: 'guides', id: 'page', file: 'guides/page.mdx' };

describe.each([
  ['accidents', accidents],
  ['attacks', attacks],
])('front matter: %s', (_, cases) => {
  it.each(cases.map((each) => [each.name, each] as const))('%s', (_, { text, reports, at, fix, title }) => {
    const entry = readEntry(found, text);
    expect(entry.problems.map((each) => each.id).toSorted()).toEqual(reports);
    const [first] = entry.problems;
    if (at) expect(`${first?.line}:${first?.column}`).toBe(at);
    if (fix) expect(first && problemInWords(first).fix).toContain(fix);
    if (title) expect(entry.title).toBe(title);
    for (const each of entry.problems) {
      const said = problemInWords(each);
      expect(said.message.length).toBeGreaterThan(10);
      expect(said.message.length).toBeLessThan(400);
      expect(said.fix).not.toBe('');
      expect(each).toMatchObject({ file: 'guides/page.mdx', entry: 'guides/page' });
    }
    // An entry is fit exactly when none of its fields is in error; and it always has a page.
    const body = entry.yaml.line + entry.yaml.text.split('\n').length;
    const wrongFields = entry.problems.some(
      ({ id, line }) =>
        /^(draft|frontmatter|yaml-syntax|field|date)/.test(id) || (id === 'conflict-marks' && line < body),
    );
    expect(entry.data === undefined).toBe(wrongFields);
    expect(entry.title).not.toBe('');
  });
});

describe('a slip in the fields', () => {
  const said = (lines: string) => readYaml(lines, 2).problems.map((each) => problemInWords(each))[0];

  it.each([
    ['title: Pricing: EMEA', 'holds a colon', 'quotes'],
    ['title: @home', 'special sign|means something else', 'quotes'],
    ['title: [Draft] Handoff', 'begins with a bracket', 'quotes'],
    ['title: "Handoff\nsummary: B', 'a quote is opened in the line above', 'Close the quote'],
    [`title: 'it's'`, 'words follow the quote', 'one pair of quotes'],
    ['title: A\n summary: B', 'does not begin below', 'left edge'],
    ['tags:\n\t- a', 'tab', 'spaces'],
    ['title A\nsummary: B', 'line above is no field', 'name: value'],
    ['title: A\ntitle: B', 'already', 'one of the two'],
    ['tags: [a, b\nsummary: B', 'a bracket is opened', 'Close the bracket'],
  ])('%j is told in plain words', (lines, message, fix) => {
    expect(said(lines)?.message).toMatch(new RegExp(message));
    expect(said(lines)?.message).not.toMatch(/mapping|scalar|sequence|stream|indentation|token|node/);
    expect(said(lines)?.fix).toContain(fix);
  });
});

describe('18-yaml-invisible-signs: a sign that nobody sees', () => {
  const said = (text: string) => readEntry(found, text).problems.map((each) => problemInWords(each).message);

  it.each([
    [
      guide({ purpose: 'a' }).replace('purpose: ', 'purpose:\u00a0').replace('title', 'tags: []\ntitle'),
      'no-break space (U+00A0)',
    ],
    [guide({ owner: 'ada\u200b' }), 'zero-width space (U+200B)'],
    [guide({ title: '\u2060\u200b' }), 'word joiner (U+2060)'],
    [guide({ title: undefined, '\ufefftitle': 'x' }), 'byte order mark (U+FEFF)'],
    [guide({ reviewed: '2026-11-01\u2003' }), 'unusual space (U+2003)'],
    [guide({}, '#\u3000日本'), 'ideographic space (U+3000)'],
    [guide({}, 'a <Term\u00a0id="x">b</Term>'), 'no-break space (U+00A0)'],
    [guide({}, '<\u200bCallout kind="tip">\n\nText\n\n</Callout>'), 'zero-width space (U+200B)'],
    [guide({}, '<Call\u2060out kind="tip">\n\nText\n\n</Callout>'), 'word joiner (U+2060)'],
    [guide({}, '<Callout kind="tip">\n\nText\n\n</\u00adCallout>'), 'soft hyphen (U+00AD)'],
    [guide({ reviewed: '2026\u201111\u201101' }), '2026‹non-breaking hyphen (U+2011)›11'],
  ])('is called by its name: %#', (text, name) => {
    expect(said(text).join('\n')).toContain(name);
    expect(said(text).join('\n')).not.toMatch(/[\u200b\ufeff]/);
  });
});
