import { describe, expect, it } from 'vitest';
import { readEntry } from '../../../src/wiki/entry.ts';
import { accidents, attacks } from '../../fixtures/frontmatter/cases.ts';

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
    if (fix) expect(first?.fix).toContain(fix);
    if (title) expect(entry.title).toBe(title);
    for (const each of entry.problems) {
      expect(each.message.length).toBeGreaterThan(10);
      expect(each.message.length).toBeLessThan(400);
      expect(each.fix).not.toBe('');
      expect(each).toMatchObject({ file: 'guides/page.mdx', entry: 'guides/page' });
    }
    // An entry is fit exactly when none of its fields is in error; and it always has a page.
    const wrongFields = entry.problems.some((each) => /^(frontmatter|yaml-syntax|field|date)/.test(each.id));
    expect(entry.data === undefined).toBe(wrongFields);
    expect(entry.title).not.toBe('');
  });
});
