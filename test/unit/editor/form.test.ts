import { describe, expect, it } from 'vitest';
import guides from '../../../src/collections/guides.ts';
import people from '../../../src/collections/people.ts';
import { collectionOf, registry } from '../../../src/collections/index.ts';
import { fieldOf, shapeOf } from '../../../src/collections/fields.ts';
import { fieldPathOf, idOf, layoutOf } from '../../../src/editor/form/fields.ts';
import { pathOf, readText, startOf, textWith } from '../../../src/editor/form/values.ts';
import type { OpenForm } from '../../../src/editor/decap/store.ts';

const names = (fields: readonly { name: string }[]) => fields.map(({ name }) => name);

describe('the layout of a form', () => {
  it.each(registry.map((each) => each.id))('has every field of %s, once', (id) => {
    const collection = collectionOf(id) as (typeof registry)[number];
    const { main, upkeep, review, order } = layoutOf(collection);
    const all = [...main, ...upkeep, ...review].map(({ name }) => name);
    expect(all.toSorted()).toEqual(Object.keys(collection.schema.shape).toSorted());
    expect(order.toSorted()).toEqual(all.toSorted());
  });

  it('asks of a page first what it is called and whether it is a draft, and of its upkeep last', () => {
    const { main, upkeep, review } = layoutOf(guides);
    expect(names(main).slice(0, 3)).toEqual(['title', 'draft', 'summary']);
    expect(names(upkeep)).toEqual(['tags', 'reviewEvery', 'reviewNeverBecause', 'linksByHand']);
    expect(names(review)).toContain('reviewed');
    expect(layoutOf(people).review).toEqual([]);
  });

  it('has summaries of items that name what the items have', () => {
    for (const { schema } of registry)
      for (const each of Object.values(schema.shape))
        for (const [, part = ''] of (fieldOf(each).summary ?? '').matchAll(/\{\{fields\.(\w+)\}\}/g))
          expect(Object.keys(shapeOf(each))).toContain(part);
  });

  it('begins items with what the page has', () => {
    for (const { schema } of registry)
      for (const each of Object.values(schema.shape))
        for (const part of Object.values(shapeOf(each))) {
          const { begins } = fieldOf(part);
          if (typeof begins === 'object') expect(Object.keys(schema.shape)).toContain(begins.as);
        }
  });

  it('does not ask for what a group requires where the whole group may be left out', () => {
    const away = layoutOf(people).main.find(({ name }) => name === 'away');
    expect(away?.fields.map(({ required }) => required)).toEqual([false, false]);
  });
});

describe('a place in a form', () => {
  it.each([
    [['title'], 'field-title'],
    [['steps', 1, 'title'], 'field-steps-1-title'],
    [['steps', 1, 'unknown'], 'field-steps'],
    [['steps', 1], 'field-steps'],
    [['body'], 'field-body'],
  ])('%j', (path, id) => expect(idOf(fieldPathOf(path, layoutOf(guides)) ?? [])).toBe(id));

  it('is none where the form has no such field', () => {
    expect(fieldPathOf(['nothing'], layoutOf(guides))).toBeUndefined();
  });
});

describe('the text of a form', () => {
  const text = '---\ntitle: "A"   # why\nsummary: B\nteams: [sales]\n---\n\nText.\n';

  it('is as it was where nothing was changed, and otherwise changed where it was', () => {
    const { source, values } = readText(text, guides);
    expect(textWith({ source, values }, guides)).toBe(text);
    const changed = { source, values: { ...values, summary: 'C' } };
    expect(textWith(changed, guides)).toBe(text.replace('summary: B', 'summary: C'));
  });

  it('begins with what its link says, and no text of a template', () => {
    const { source, values } = startOf(guides, '#/collections/guides/new?title=Hand%20over', undefined);
    expect(source).toBeUndefined();
    expect(values).toEqual({ title: 'Hand over' });
    expect(textWith({ source, values }, guides)).toBe('---\ntitle: Hand over\n---\n');
  });

  it('begins with the team of whoever edits, as soon as that is known', () => {
    expect(startOf(guides, '', undefined).values).not.toHaveProperty('teams');
  });
});

describe('the file of a form', () => {
  const form = (more: Partial<OpenForm>): OpenForm => ({
    key: '1',
    collection: 'guides',
    slug: undefined,
    path: undefined,
    isNew: true,
    text: undefined,
    base: undefined,
    ...more,
  });

  it.each([
    [form({ path: 'content/guides/a.mdx', isNew: false }), 'content/guides/a.mdx'],
    [form({ text: '---\ntitle: Größe\n---\n' }), 'content/guides/grosse.mdx'],
    [form({ collection: 'people', text: 'name: Ann Lee\n' }), 'content/people/ann-lee.yaml'],
    [form({ text: '---\ntitle: " "\n---\n' }), undefined],
    [form({}), undefined],
  ])('%#', (open, path) => expect(pathOf(open)).toBe(path));
});
