import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageFormat, recordFormat } from '../../../src/document/format.ts';
import { readYaml, split } from '../../../src/wiki/frontmatter.ts';

const page = pageFormat();
const record = recordFormat();
const order = ['title', 'summary', 'tags', 'stage', 'body', 'reviewed'];

const text = `---
# Who wrote this?
title: "Lead"   # as both say it
summary: A very long summary that goes on and on, past the eightieth column of the line, and is never folded into two.
tags:
- a # first
- b

reviewed: 2026-11-03
---

## Body

- [ ] task   
`;

/** What the file becomes when some fields of the form are changed. */
function edit(source: string, change: Record<string, unknown>, format = page): string {
  return format.toFile({ ...format.fromFile(source), ...change }, order);
}

describe('a page that was opened and saved', () => {
  it('keeps every byte where nothing was changed', () => {
    for (const source of [
      text,
      text.replaceAll('\n', '\r\n'),
      `\ufeff${text}`,
      text.trimEnd(),
      '---\n---\n',
      '---\ntitle: x\n---',
    ]) {
      expect(edit(source, {})).toBe(source);
    }
  });

  it('keeps every byte of all content there is', async () => {
    const files = (await readdir('content', { recursive: true })).filter((file) =>
      /\.(mdx|yaml)$/.test(file),
    );
    expect(files.length).toBeGreaterThan(50);
    for (const file of files) {
      const source = await readFile(join('content', file), 'utf8');
      const format = file.endsWith('.mdx') ? page : record;
      expect(edit(source, {}, format)).toBe(source);
    }
  });

  it('changes one field and no other byte', () => {
    expect(edit(text, { title: 'Hot lead' })).toBe(text.replace('title: "Lead"   #', 'title: "Hot lead" #'));
    expect(edit(text, { reviewed: '2026-11-22' })).toBe(text.replace('2026-11-03', '2026-11-22'));
    expect(edit(text, { tags: ['a', 'c'] })).toBe(text.replace('- b', '- c'));
    expect(edit(text, { tags: ['b', 'a', 'c'] })).toBe(
      text.replace('- a # first\n- b', '- b\n- a # first\n- c'),
    );
  });

  it('changes the body and no field', () => {
    expect(edit(text, { body: '## Body\n\n- [x] task' })).toBe(text.replace('- [ ] task   ', '- [x] task'));
    expect(edit(text, { body: '---\n\nA body that begins with a rule.' })).toContain(
      '---\n\n---\n\nA body that begins with a rule.\n',
    );
    expect(edit(text.replaceAll('\n', '\r\n'), { body: 'a\nb' })).toMatch(/\r\n\r\na\r\nb\r\n$/);
  });

  it('puts a new field where the collection has it, and drops one that was emptied', () => {
    expect(edit(text, { stage: 'mql' })).toContain('- b\n\nstage: mql\nreviewed:');
    expect(edit(text, { tags: [] })).not.toContain('tags');
    expect(edit(text, { summary: '' })).not.toContain('summary');
    expect(edit(text, { stage: '', claims: [{ text: '', day: null }] })).toBe(text);
  });

  it('reads fields and body as they are', () => {
    expect(page.fromFile(text)).toMatchObject({
      title: 'Lead',
      tags: ['a', 'b'],
      reviewed: '2026-11-03',
      body: '## Body\n\n- [ ] task   ',
    });
  });
});

describe('values that YAML could take for something else', () => {
  const awkward = [
    'Deal #5',
    'Pricing: EMEA',
    '2026',
    '0b11',
    '2026-11-22',
    'yes',
    'null',
    '~',
    '- a',
    '"',
    "it's",
    '@you',
    '%',
    '{{x}}',
    '# x',
    'a\nb',
    'a \n\n b\n',
    'x'.repeat(300),
    '\t',
    'ends: ',
    '1e3',
    '0x1F',
    '---',
    '...',
    ' lead',
  ];

  it.each(awkward)('are read as they were written: %j', (value) => {
    for (const written of [
      edit(text, { title: value }),
      page.toFile({ title: value, tags: [value] }, order),
    ]) {
      const { data } = readYaml(split(written).yaml ?? '', 2);
      if (value.trim() === '') expect(data ?? {}).not.toHaveProperty('title');
      else expect(data).toHaveProperty('title', value);
    }
  });

  it('are quoted only where they need it, and never folded', () => {
    const written = page.toFile(
      { title: 'Deal #5', reviewed: '2026-11-22', summary: 'word '.repeat(60).trim() },
      order,
    );
    expect(written.split('\n').slice(0, 5)).toEqual([
      '---',
      "title: 'Deal #5'",
      `summary: ${'word '.repeat(60).trim()}`,
      'reviewed: 2026-11-22',
      '---',
    ]);
  });
});

describe('a file whose fields cannot be read', () => {
  const broken = [
    '---\ntitle: Pricing: EMEA\n---\nBody\n',
    'No fields at all.\n',
    '---\ntitle: x\n',
    '---js\n({ title: 1 })\n---\n',
    '---\n- a\n---\n',
    '',
  ];

  it.each(broken)('opens with its text, and is never written: %j', (source) => {
    const values = page.fromFile(source);
    expect(values['title']).toContain('cannot be edited here');
    expect(values['body']).toBe(source);
    expect(() => page.toFile({ ...values, title: 'New', body: '' }, order)).toThrow('Nothing was saved');
  });

  it('says so for records too', () => {
    const values = record.fromFile('name: a\nname: b\n');
    expect(values['name']).toContain('line 2');
    expect(() => record.toFile({ ...values, name: 'b' }, [])).toThrow('Nothing was saved');
  });

  it('leaves alone what it cannot change without changing more', () => {
    const source = '---\ntitle: &t Lead\nsummary: *t\n---\n';
    expect(edit(source, {})).toBe(source);
    expect(() => edit(source, { title: 'x' })).toThrow('text editor');
  });
});

describe('a new entry', () => {
  it('has its fields in the order of the form, and its body', () => {
    const values = { reviewed: '', title: 'Lead', tags: [], summary: 'S', body: 'Text\n' };
    expect(page.toFile(values, order)).toBe('---\ntitle: Lead\nsummary: S\n---\n\nText\n');
    expect(record.toFile({ name: 'A', role: '' }, ['name'])).toBe('name: A\n');
  });
});
