import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { collectionOf, collections } from '../../../src/collections/index.ts';
import { addDays, type Day } from '../../../src/freshness/day.ts';
import { mondayOf } from '../../../src/freshness/load.ts';
import { loadsOf } from '../../../src/import/first-reviews.ts';
import { mappings } from '../../../src/import/table.ts';
import { readEntry } from '../../../src/wiki/entry.ts';
import { readSettings } from '../../../src/wiki/settings.ts';
import { afterFields, importing } from '../../support/import-context.ts';

function fieldsOf(text: string, options: Parameters<typeof importing>[1] = {}): Record<string, unknown> {
  return dataIn(importing({ 'my_first-page.md': text }, options).get('my_first-page.md')?.text);
}

function dataIn(text: string | undefined): Record<string, unknown> {
  return load(/^---\n([\s\S]*?)\n---\n/.exec(text ?? '')?.[1] ?? '') as Record<string, unknown>;
}

const cases: Record<string, [text: string, fields: Record<string, unknown>]> = {
  'nothing at all': [
    '',
    { title: 'My first page', summary: undefined, owner: 'ada', teams: ['sales'], draft: true },
  ],
  'a heading and sentences': [
    '# *Lead* handoff\n\nHow a lead goes over. And back.',
    { title: 'Lead handoff', summary: 'How a lead goes over. And back.', draft: undefined },
  ],
  'signs that a workflow would obey': [
    '# ::error::Page\n\n::set ##[group] of words, which is what it says here.',
    { title: '::error::Page', summary: '::set ##[group] of words, which is what it says here.' },
  ],
  'few words': ['# Café\n\nThat is it.', { summary: 'That is it.', draft: undefined }],
  'words of another script': [
    '# 条款\n\n这是我们的条款。',
    { summary: '这是我们的条款。', draft: undefined },
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
  'a review as GOV.UK notes it': [
    "---\nlast_reviewed_on: 2026-01-01\nreview_in: 6 month\nowner_slack: '#ben'\n---\n",
    { reviewed: '2026-01-01', reviewEvery: '6 month', owner: 'ben', reviewFirstBy: undefined },
  ],
  'a review by someone we know': [
    '---\nlast-reviewed: 2026-01-01\nreviewer: ben@example.com\n---\n',
    { reviewed: '2026-01-01', reviewedBy: 'ben', reviewFirstBy: undefined },
  ],
  'a reviewer without a day': [
    '---\nreviewed by: ben\n---\n',
    { reviewed: undefined, reviewedBy: undefined, reviewFirstBy: '2026-12-14' },
  ],
  'a review in the future': [
    '---\nlast_reviewed_on: 2026-11-23\n---\n',
    { reviewed: undefined, reviewFirstBy: '2026-12-14' },
  ],
  'a review on no day': ['---\nlast_reviewed_on: yyyy-mm-dd\n---\n', { reviewed: undefined }],
  'a channel that nobody is called': [
    "---\nowner_slack: '#frontend'\n---\n",
    { owner: 'ada', reviewFirstBy: '2026-12-14' },
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

  it.each([
    ['draft: true', true],
    ['draft: yes', true],
    ['draft: until May', true],
    ['draft: false', undefined],
    ['draft:', undefined],
    ['published: no', true],
    ['published: 2026-01-31', undefined],
    ['publish: false', true],
    ['private: true', true],
    ['hidden: true', true],
    ['visibility: Private', true],
    ['visibility: public', undefined],
    ['status: WIP', true],
    ['status: live', undefined],
    ['published: true\nprivate: true', true],
    ['dg-publish: false', true],
    ['dg-publish: true', undefined],
    ['share: false', true],
    ['isDraft: true', true],
    ['wip: true', true],
    ['state: wip', true],
    ['confidential: true', true],
    ['access: confidential', true],
    ['visibility: internal', true],
    ['publishDate: 2026-11-23', true],
    ['date: 2026-11-23T10:00:00Z', true],
    ['date: 2026/12/1', true],
    ['date: 2026-11-22', undefined],
    ['published: 2027-01-31', true],
    ['published_at: null', true],
    ['published_at: 2026-01-31', undefined],
    ['expiryDate: 2026-11-01', true],
    ['expiryDate: 2027-11-01', undefined],
    ['headless: true', true],
    ['build: {render: never}', true],
    ['permalink: false', true],
    ['permalink: /a/', undefined],
    ['params: {draft: true}', true],
    ['extra: {wip: true, other: 1}', true],
    ['extra: {other: 1}', undefined],
    ['tags: [sales, private]', true],
    ['keywords: sales, WIP', true],
    ['tags: [sales, privacy]', undefined],
    ['classification: Strictly confidential', true],
    ['classification: public', undefined],
    ['protected: true', true],
    ['password: hunter2', true],
    ['is_public: false', true],
    ['archived: true', true],
    ['status: Archived', true],
    ['unpublish_date: 2026-01-31', true],
    ['unpublish_date: 2027-01-31', undefined],
    ['unpublished: true', true],
    ['unpublished: false', undefined],
    ['visible: false', true],
    ['visible: true', undefined],
    ['listed: false', true],
    ['online: no', true],
    ['hide: true', true],
    ['hide: [toc, navigation]', undefined],
    ['secret: true', true],
    ['permissions: [admins]', true],
    ['permissions: {read: [admins]}', true],
    ['permissions: [everyone]', undefined],
    ['permissions: []', undefined],
    ['embargo: 2099-01-01', true],
    ['embargo: until spring', true],
    ['embargo: 2026-01-01', undefined],
    ['embargo_until: 2099-01-01', true],
    ['workflow: {status: draft}', true],
    ['workflow: draft', true],
    ['workflow: {status: published}', undefined],
    ['status: [in review]', true],
    ['audience: internal', true],
    ['audience: [internal, partners]', true],
    ['audience: sales reps', undefined],
    ['meta: {private: true}', true],
    ['meta: {publish: false}', true],
    ['meta: {workflow: {status: draft}}', true],
    ['metadata: [{visibility: internal}]', true],
    ['meta: {publish: true, robots: all}', undefined],
  ])('publishes nothing that its source keeps back: %s', (field, draft) => {
    const text = `---\ntitle: T\n${field}\n---\nWords that say something.`;
    const page = importing({ 'a.md': text }).get('a.md');
    expect(fieldsOf(text)['draft']).toBe(draft);
    expect(page?.changes.filter(({ kind }) => kind === 'draft')).toHaveLength(draft ? 1 : 0);
  });

  it.each([
    ['\n---\ndraft: true\n---\nWords.', true],
    ['<!--\nlicence\n-->\n---\ndraft: true\n---\nWords.', true],
    ['----\ndraft: true\n----\nWords.', true],
    ['---\ntitle: T\ndraft: true\n\nWords.', true],
    ['+++\ndraft = true\n\nWords.', true],
    ['Title: T\nStatus: draft\n\nWords.', true],
    ['public:: false\n\n- Words.', true],
    ['- **Status**: Draft\n\nWords.', true],
    ['# T\n\nStatus: accepted\n\nWords about a draft: here it is.', undefined],
    ['public:: true\n\n- Words.', undefined],
    ['---\n  layout: wide\ntitle: T\n\tsecret: true\n---\nWords.', true],
    ['---\n  layout: @wide\ntitle: T\n---\nWords.', undefined],
    ['---\ntitle: T\n\tembargo-until: 2099-01-01\n---\nWords.', true],
    ['+++\ntitle = "T\nvisible = false\n+++\nWords.', true],
    ['+++\ntitle = "T\npermissions = ["a"]\n+++\nWords.', true],
    ['+++\ntitle = "T\nweight = 1\n+++\nWords.', undefined],
    [';;;\n"title": "T\n"workflow": {"status": "draft"}\n;;;\nWords.', true],
  ])('publishes nothing whose front matter it cannot read: %j', (text, draft) => {
    const page = importing({ 'a.md': text }).get('a.md');
    const unsure = page?.changes.filter(({ kind }) => kind === 'draft-unsure');
    expect(unsure).toHaveLength(draft ? 1 : 0);
    if (draft) expect(page?.data['draft']).toBe(true);
  });

  it('publishes nothing of a folder that its source keeps back', () => {
    const pages = importing({
      'a/_index.md': '---\ntitle: A\ncascade: {draft: true}\n---\nWords.',
      'a/b/c.md': '# C\n\nWords.',
      'b/_index.md': '---\ntitle: B\ncascade:\n- params: {draft: true}\n---\nWords.',
      'x/_drafts/d.md': '# D\n\nWords.',
      '_private/e.md': '# E\n\nWords.',
      'ab/_drafts.md': '# F\n\nWords.',
    });
    const drafts = [...pages].filter(([, { data }]) => data['draft'] === true).map(([path]) => path);
    expect(drafts).toEqual(['a/_index.md', 'a/b/c.md', 'b/_index.md', 'x/_drafts/d.md', '_private/e.md']);
    for (const path of drafts) expect(pages.get(path)?.changes.map(({ kind }) => kind)).toContain('draft');
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

  describe.each(
    collections.filter(({ format }) => format === 'page').map((each) => [each.id, each] as const),
  )('of “%s”', (collection, { schema }) => {
    const source = '---\ntitle: T\naliases: [U, V]\n---\nWe rarely meet them.\n\n## Strengths\n\n- Price';
    const page = importing({ 'a.md': source }, { collection }).get('a.md');
    const asked = page?.changes.filter(({ kind }) => kind === 'asked').map(({ detail }) => detail);

    it('59-scale-import-invents-facts: what the source does not say is asked for, in a draft', () => {
      const fields = fieldsOf(source, { collection });
      const missing = schema.safeParse(fields).error?.issues.map(({ path }) => path[0]);
      expect(asked).toEqual(missing ?? []);
      expect(fields['draft']).toBe(missing ? true : undefined);
      expect(asked?.filter((name) => name in fields)).toEqual([]);
      const known = ['title', 'summary', 'owner', 'teams', 'aliases', 'otherPhrasings', 'definition'];
      known.push('reviewFirstBy', 'draft');
      expect(Object.keys(fields).filter((name) => !known.includes(name))).toEqual([]);
    });

    it('59-scale-import-invents-facts: the draft is incomplete, and no error', () => {
      const found = { collection, id: 'a', file: `${collection}/a.mdx` };
      const { problems, draft } = readEntry(found, page?.text ?? '');
      expect(problems.map(({ id, level, field }) => [id, level, field?.[0]])).toEqual(
        asked?.map((name) => ['draft-incomplete', 'warning', name]),
      );
      expect(draft).toBe(asked?.length !== 0);
    });
  });

  it('59-scale-import-invents-facts: says whose links lead to drafts', () => {
    const link = '[b](b.md) [c](c.md) [d](d.md)';
    const pages = importing({
      'a.md': `# A\n\nRead all of this. ${link}`,
      'b.md': `# B\n\n- ${link}`,
      'c.md': '---\ndraft: true\n---\nRead it.',
      'd.md': 'Read it.',
    });
    const drafts = (path: string) =>
      pages.get(path)?.changes.flatMap(({ kind, detail }) => (kind === 'link-draft' ? [detail] : []));
    expect([drafts('a.md'), drafts('b.md')]).toEqual([['/guides/b/', '/guides/c/'], []]);
  });

  it('59-scale-import-invents-facts: a page without a name or a sentence has neither', () => {
    const page = importing({ '---.md': '- a\n- b' }).get('---.md');
    expect(page?.text).not.toMatch(/\n(title|summary):/);
    expect(page?.changes.flatMap(({ kind, detail }) => (kind === 'asked' ? [detail] : []))).toEqual([
      'title',
      'summary',
    ]);
  });

  it('takes other names into the collections that have them', () => {
    expect(fieldsOf('---\naka: [U]\n---\n', { collection: 'lexicon' })['aliases']).toEqual([{ word: 'U' }]);
  });

  it.each(mappings.find(({ to }) => to === 'draft')?.from ?? [])(
    'makes a draft of what cannot be read and speaks of “%s”',
    (name) => {
      expect(fieldsOf(`+++\ntitle = "T\n${name.replaceAll(' ', '_')} = 1\n+++\nText.`)['draft']).toBe(true);
    },
  );

  it('explains every row of its table', () => {
    expect(mappings.filter(({ from, about }) => from.length === 0 || about.length < 20)).toEqual([]);
  });
});

describe('63-scale-import-yaml-unindented: fields that other tools read', () => {
  it.each([
    ['a quoted value', 'summary: "Goes\non: and\nends: here."\ndraft: true', 'Goes on: and ends: here.'],
    [
      'a value in single quotes',
      "summary: 'It''s\non: time.'\ndraft: true",
      'It’s on: time.'.replace('’', "'"),
    ],
    ['a value without quotes', 'summary: Goes\non and ends.\ndraft: true', 'Goes on and ends.'],
    ['a folded value', 'summary: >\nGoes\non.\ndraft: true', 'Goes on.'],
    ['an indentation by tabs', 'tags:\n\t- a\nsummary: Text.\ndraft: true', 'Text.'],
    ['fields that are all indented', '\tsummary: Text.\n\tunpublished: true', 'Text.'],
    ['an end that is missing', 'x: "a\nsummary: "Text."\ndraft: true', 'Text.'],
    ['a field that no one can read', 'x: @y\nsummary: Text.\ndraft: true', 'Text.'],
  ])('%s', (_, yaml, summary) => {
    expect(fieldsOf(`---\n${yaml}\n---\nOther words.`)).toMatchObject({ summary, draft: true });
  });

  it('names each one that is lost', () => {
    const text = '---\nx: @y\nz: [1\ntitle: A\ntitle: B\n---\nText.';
    const page = importing({ 'a.md': text }).get('a.md');
    expect(
      page?.changes.filter(({ kind }) => kind === 'front-matter-broken').map(({ detail }) => detail),
    ).toEqual(['x: @y', 'z: [1', 'title: B']);
    expect(afterFields(page?.text)).toContain('```yaml\nx: @y\nz: [1\ntitle: B\n```');
    expect(page?.text).toContain('title: A\n');
  });

  it('makes a draft of what may be one', () => {
    expect(fieldsOf('+++\ntitle = "T\ndraft = true\n+++\nText.')['draft']).toBe(true);
    expect(fieldsOf('---\ndraft: @x\n---\nText.')['draft']).toBe(true);
    expect(fieldsOf('---\ntitle: @x\n---\nText.')['draft']).toBeUndefined();
  });
});

describe('words behind a hash sign', () => {
  it.each([
    [
      'title: Closing the quarter\n  with deal #5 in March',
      { title: 'Closing the quarter with deal #5 in March' },
    ],
    ['title: Closing\n  deal #5 and\n  more', { title: 'Closing deal #5 and more' }],
    ['title: Closing\nwith deal #5', { title: 'Closing with deal #5' }],
    ['title: #1 in sales', { title: '#1 in sales' }],
    [
      'summary: What we do\n  when deal #5\n  #is lost # again',
      { summary: 'What we do when deal #5 #is lost # again' },
    ],
    ['tags:\n  - one\n  - two\n    #three lost', { tags: ['one', 'two #three lost'] }],
    ['tags:\n- two #three\n- four # a note\n# five\n', { tags: ['two #three', 'four'] }],
    ['tags: # a note\n  - a # b', { tags: ['a'] }],
    ['draft: true # until May\ntags: [a] # b', { draft: true, tags: ['a'] }],
    ['summary: |\n  Text\n  # more', { summary: 'Text # more' }],
  ])('are kept where they are no comment: %j', (yaml, expected) => {
    expect(fieldsOf(`---\n${yaml}\n---\nOther words.`)).toMatchObject(expected);
  });

  it('are kept in the fields that only some collections have', () => {
    const text = '---\ntitle: T\ndefinition: Deal\n  #5 of many\naka:\n- U\n  #2\n---\n';
    expect(fieldsOf(text, { collection: 'lexicon' })).toMatchObject({
      definition: 'Deal #5 of many',
      aliases: [{ word: 'U #2' }],
    });
  });

  it('are named where they are comments on what was taken over', () => {
    const text =
      "---\ntitle: Deal #5\ntags: # one\n  - a # two\n  # three\ndraft: false # four\nx: 1 # five\nsummary: 'It # is'\n---\nText.";
    const page = importing({ 'a.md': text }).get('a.md');
    expect(page?.changes.flatMap(({ kind, detail }) => (kind === 'field-comment' ? [detail] : []))).toEqual([
      '# one',
      '# two',
      '# three',
      '# four',
    ]);
  });
});

describe('numbers where texts are wanted', () => {
  it.each([
    '1.10',
    '007',
    '.5',
    '1e3',
    '0x1F',
    '0o17',
    '1_000',
    '+5',
    '-0',
    '1.0',
    '.inf',
    '12345678901234567890',
  ])('are as they were typed: %s', (typed) => {
    const text = `---\ntitle: ${typed}\nsummary: ${typed}\ntags: [${typed}]\n---\nOther words.`;
    expect(fieldsOf(text)).toMatchObject({ title: typed, summary: typed, tags: [typed] });
    const own = `---\ntitle: T\ndefinition: ${typed}\naka:\n- ${typed}\n---\n`;
    expect(fieldsOf(own, { collection: 'lexicon' })).toMatchObject({
      definition: typed,
      aliases: [{ word: typed }],
    });
  });

  it('are as they were typed where the text names their field', () => {
    const text = '---\ntitle: T\nversion: 1.10\n---\nVersion {{ page.version }} of it.';
    expect(importing({ 'a.md': text }).get('a.md')?.text).toContain('Version 1.10 of it.');
  });

  it('stay as they were where other values cannot be read', () => {
    expect(fieldsOf('---\ntitle: 1.10\nx: @y\n---\nWords.')['title']).toBe('1.10');
  });
});

describe('templates of Middleman', () => {
  it('are shown as they were typed, and said to be', () => {
    const block = '<%\n  x = [1]\n  system("touch ran")\n%>';
    const text = `---\ntitle: T\nowner_slack: '#frontend'\n---\nBefore <%= link %> after.\n\n${block}\n\nEnd.`;
    const page = importing({ 'a.html.md.erb': text }).get('a.html.md.erb');
    expect(page?.file).toBe('guides/a.mdx');
    expect(page?.text).toContain('Before <%= link %> after.');
    expect(page?.text).toMatch(/<%\n\s*x = \\\[1\]\n\s*system\("touch ran"\)\n%>/);
    const details = (kind: string) =>
      page?.changes.filter((each) => each.kind === kind).map(({ detail }) => detail);
    expect(details('tag-typed')).toEqual(['<%= link %>', '<%']);
    expect(details('field-kept')).toEqual(['owner_slack']);
    expect(page?.text).toContain("owner_slack: '#frontend'");
  });
});

describe('first reviews', () => {
  const pages = (count: number, fields = '') =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `p${String(index).padStart(3, '0')}.md`,
        `---\ntitle: P${index}\n${fields}---\n`,
      ]),
    );
  const daysOf = (imported: ReturnType<typeof importing>) =>
    [...imported.values()].map(({ text }) => /\nreviewFirstBy: (.*)\n/.exec(text ?? '')?.[1]);
  const week = (monday: string) => Array.from({ length: 5 }, (_, index) => addDays(monday as Day, index));

  it('do not all fall on one morning', () => {
    const days = daysOf(importing(pages(60)));
    expect(days).toEqual(daysOf(importing(pages(60))));
    expect(new Set(days).size).toBe(60);
    for (const all of Map.groupBy(days, (day) => mondayOf(day as Day)).values()) expect(all).toHaveLength(3);
  });

  it('come no later than a review would that was made today, however many there are', () => {
    const often = Object.fromEntries(
      Object.entries(pages(40, 'review_in: 2 months\n')).map(([path, text]) => [`often/${path}`, text]),
    );
    const days = daysOf(importing({ ...pages(300), ...often })) as Day[];
    const of = (from: number, to: number) => days.slice(from, to).toSorted();
    expect([of(0, 300).at(0), of(0, 300).at(-1)]).toEqual(['2026-12-14', '2027-05-21']);
    expect(of(300, 340).at(-1)).toBe('2027-01-22');
    const loads = [...Map.groupBy(days, mondayOf).values()].map((all) => all.length);
    expect(Math.max(...loads)).toBe(15);
  });

  it('are said to be too many, with what it would take', () => {
    const { settings } = readSettings(undefined, 'wiki.yaml');
    const today = '2026-11-22' as Day;
    const due = new Map([['ada', week('2026-12-14')]]);
    const holding = new Map([['ada', Array.from({ length: 5 }, () => ({ months: 6 }))]]);
    const review = { settings, today, due, holding };
    const guides = collectionOf('guides');
    const loadOf = (count: number) => {
      const imported = [...importing(pages(count), { review }).values()];
      const written = imported.map(({ text }) => ({ data: dataIn(text) }));
      return guides && loadsOf(written, { review, collection: guides });
    };
    expect(loadOf(40)).toMatchObject([{ owner: 'ada', first: 40, most: 5, burden: undefined }]);
    expect(loadOf(300)).toMatchObject([
      { first: 300, until: '2027-05-14', most: 14, burden: { pages: 305, owners: 4 } },
    ]);
  });

  it('fall to each owner by themselves, beside what they have to do already', () => {
    const { settings } = readSettings(undefined, 'wiki.yaml');
    const today = '2026-11-22' as Day;
    const due = new Map([['ada', week('2026-12-14').slice(0, 3)]]);
    const both = { ...pages(2), 'ben.md': '---\nowner: ben\n---\n' };
    const days = daysOf(importing(both, { review: { settings, today, due, holding: new Map() } }));
    expect(days).toEqual(['2026-12-21', '2026-12-24', '2026-12-14']);
  });

  it('count what is imported with a review, and leave that alone', () => {
    const reviewed = pages(3, 'last_reviewed_on: 2026-11-14\nreview_in: 1 month\n');
    const imported = importing({ ...reviewed, 'z.md': 'New.' });
    expect(daysOf(imported)).toEqual([undefined, undefined, undefined, '2026-12-21']);
  });
});
