import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { collections } from '../../../src/collections/index.ts';
import { mappings } from '../../../src/import/table.ts';
import { afterFields, importing } from './context.ts';

function fieldsOf(text: string, options: Parameters<typeof importing>[1] = {}): Record<string, unknown> {
  const page = importing({ 'my_first-page.md': text }, options).get('my_first-page.md');
  return load(/^---\n([\s\S]*?)\n---\n/.exec(page?.text ?? '')?.[1] ?? '') as Record<string, unknown>;
}

const cases: Record<string, [text: string, fields: Record<string, unknown>]> = {
  'nothing at all': [
    '',
    { title: 'My first page', summary: 'My first page', owner: 'ada', teams: ['sales'] },
  ],
  'a heading and sentences': [
    '# *Lead* handoff\n\nHow a lead goes over. And back.',
    { title: 'Lead handoff', summary: 'How a lead goes over. And back.' },
  ],
  YAML: [
    '---\ntitle: "A: b"\ndescription: C **d**\ntags: [x, y]\n---\n',
    { title: 'A: b', summary: 'C d', tags: ['x', 'y'] },
  ],
  'a hash sign that YAML takes for a comment': [
    '---\ntitle: Deal #5\n---\n',
    { title: 'Deal', summary: 'Deal' },
  ],
  'a number for a title': ['---\ntitle: 2026\n---\n', { title: '2026' }],
  TOML: ['+++\ntitle = "T"\ndate = 2026-01-31\ndraft = true\n+++\n', { title: 'T', draft: true }],
  JSON: ['{\n"title": "T", "keywords": "a, b"\n}\nText', { title: 'T', tags: ['a', 'b'] }],
  'broken YAML': ['---\ntitle: A: b\ndescription: c\n---\n', { title: 'My first page', summary: 'c' }],
  'other names': [
    '---\nHeading: A\nShort-Description: B\nreview_in: 6 months\nPublished: false\n---\n',
    { title: 'A', summary: 'B', reviewEvery: '6 months', draft: true },
  ],
  'an owner we know': ['---\nowner: Ben Example\n---\n', { owner: 'ben' }],
  'an owner we do not know': ['---\nowner: "@octocat"\n---\n', { owner: 'ada' }],
  'no review is taken over': [
    '---\nreviewed: 2026-01-01\nlast_reviewed_on: 2026-01-01\n---\n',
    { reviewed: undefined },
  ],
  'a fence that would run': [
    '---js\n{ title: process.exit(1) }\n---\nText that is long enough.',
    { title: 'My first page', summary: 'Text that is long enough.' },
  ],
};

describe('fields', () => {
  it.each(Object.entries(cases))('%s', (name, [text, expected]) => {
    const fields = fieldsOf(text);
    if (name.startsWith('a hash sign')) expect(fields['title']).toBe('Deal #5');
    else
      for (const [field, value] of Object.entries(expected))
        expect([field, fields[field]]).toEqual([field, value]);
  });

  it('keeps what it could not map, as it was typed', () => {
    const text = '---\n# why\nsidebar: Handbook\nowner: octocat\nstatus: live\nempty:\n---\nText.';
    const page = importing({ 'a.md': text }).get('a.md');
    for (const kept of ['# why', 'sidebar: Handbook', 'owner: octocat', 'status: live'])
      expect(afterFields(page?.text)).toContain(kept);
    expect(
      page?.changes.filter((change) => change.kind === 'field-kept').map((change) => change.detail),
    ).toEqual(['sidebar', 'owner', 'status']);
  });

  it('keeps broken front matter', () => {
    expect(afterFields(importing({ 'a.md': '---\ntitle: A: b\n---\nText.' }).get('a.md')?.text)).toContain(
      '```yaml\ntitle: A: b\n```',
    );
  });

  it.each(collections.map((each) => [each.id, each] as const))(
    'makes pages of “%s” fit',
    (collection, { schema }) => {
      const page = importing(
        { 'a.md': '---\ntitle: T\naliases: [U, V]\n---\nSome words about it.' },
        { collection },
      ).get('a.md');
      const fields = load(/^---\n([\s\S]*?)\n---\n/.exec(page?.text ?? '')?.[1] ?? '');
      expect(schema.safeParse(fields).error?.issues).toBeUndefined();
      const made = page?.changes.filter((change) => change.kind === 'placeholder').length ?? 0;
      expect(made > 0).toBe(!['guides'].includes(collection));
    },
  );

  it('takes other names into the collections that have them', () => {
    expect(fieldsOf('---\naka: [U]\n---\n', { collection: 'lexicon' })['aliases']).toEqual([
      { word: 'U', use: 'allowed' },
    ]);
  });

  it('explains every row of its table', () => {
    expect(mappings.filter(({ from, about }) => from.length === 0 || about.length < 20)).toEqual([]);
  });
});
