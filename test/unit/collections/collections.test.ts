import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { records } from '../../../src/collections/collection.ts';
import { fieldOf, labelIn, line, shapeOf } from '../../../src/collections/fields.ts';
import lexicon from '../../../src/collections/lexicon.ts';
import { collectionOf, collections, menuOf, registry } from '../../../src/collections/index.ts';

describe('the label of a field that names a team', () => {
  const labelWith = (name: string, id = 'marketing') =>
    labelIn(lexicon.schema.shape.marketing, [{ id, name }]);

  it('names it as the wiki does', () => {
    expect(labelWith('Marketing')).toBe('How marketing uses it');
    expect(labelWith('Growth & $ales')).toBe('How Growth & $ales uses it');
    expect(labelWith('Growth', 'growth')).toBe('How marketing uses it');
    expect(labelIn(lexicon.schema.shape.isNot, [{ id: 'marketing', name: 'Growth' }])).toBe('What it is not');
  });
});

describe('the menu', () => {
  const declared = (id: string, about = {}) => ({
    ...records({ id, label: id, singular: id, about: '', order: 0, format: 'record', fields: {} }),
    ...about,
  });

  it('has the collections in groups; those that name none come last, and settings are none of them', () => {
    const all = [
      declared('terms', { menu: 'agreed' }),
      declared('numbers', { menu: 'agreed' }),
      declared('wins', { menu: 'selling' }),
      declared('products'),
      declared('wiki', { format: 'settings' }),
    ];
    const menu = menuOf(all).map(({ label, collections }) => [label, ...collections.map(({ id }) => id)]);
    expect(menu).toEqual([
      ['Agreed', 'terms', 'numbers'],
      ['Selling', 'wins'],
      ['More', 'products'],
    ]);
  });

  it('is the order of the registry', () => {
    const ids = menuOf().flatMap(({ collections }) => collections.map(({ id }) => id));
    expect([...ids, 'wiki']).toEqual(registry.map(({ id }) => id));
  });
});

describe('the registry', () => {
  it('finds every declaration in its folder', () => {
    const folder = new URL('../../../src/collections/', import.meta.url);
    const declaring = readdirSync(folder).filter((name) =>
      readFileSync(new URL(name, folder), 'utf8').includes('\nexport default '),
    );
    expect(registry.map((each) => `${each.id}.ts`).toSorted()).toEqual(declaring.toSorted());
    expect(declaring).toContain('wiki.ts');
    expect(collections.map((each) => each.id)).toEqual(expect.arrayContaining(['lexicon', 'guides']));
    expect(collections.map((each) => each.id)).not.toContain('people');
    expect(collections.map((each) => each.format)).not.toContain('settings');
    expect(collectionOf('guides')?.label).toBe('Guides');
    expect(collectionOf('constructor')).toBeUndefined();
  });

  it.each(registry.map((each) => [each.id, each] as const))(
    'labels and explains every field of %s',
    (_, collection) => {
      const fields = everyField(collection.schema.shape);
      expect(fields.length).toBeGreaterThan(3);
      for (const { path, schema } of fields) {
        const field = fieldOf(schema);
        expect(field.label, path).toMatch(/^\p{Lu}/u);
        expect(field.hint ?? field.options, `${path} has neither hint nor options`).toBeDefined();
      }
    },
  );

  it('calls what can be chosen by the names that the form shows', () => {
    for (const { schema } of registry)
      for (const { path, schema: each } of everyField(schema.shape)) {
        const { options, hint = '' } = fieldOf(each);
        if (!Array.isArray(options)) continue;
        const shown = options.map(({ label }) => label);
        const hidden = options.map(({ value }) => value).filter((value) => !shown.includes(value));
        expect(
          hidden.filter((value) => hint.includes(`“${value}”`)),
          path,
        ).toEqual([]);
      }
  });

  it.each(registry.map((each) => [each.id, each] as const))(
    'relates %s only to collections that exist',
    (_, collection) => {
      for (const { path, schema } of everyField(collection.schema.shape)) {
        const { to } = fieldOf(schema);
        if (to !== undefined) expect(collectionOf(to)?.id, path).toBe(to);
      }
      if (collection.groupBy) expect(Object.keys(collection.schema.shape)).toContain(collection.groupBy);
    },
  );
});

describe('fieldOf', () => {
  it('sees through optional and default', () => {
    expect(fieldOf(line('A').optional())).toMatchObject({ label: 'A', kind: 'line', required: false });
    expect(fieldOf(line('A').default('x'))).toMatchObject({ required: false });
    expect(fieldOf(line('A'))).toMatchObject({ required: true });
  });

  it('refuses a field that was not made by the building blocks', () => {
    expect(() => fieldOf(z.string())).toThrow('building blocks');
  });
});

function everyField(shape: z.ZodRawShape, path = ''): { path: string; schema: z.core.$ZodType }[] {
  return Object.entries(shape).flatMap(([name, schema]) => [
    { path: `${path}${name}`, schema },
    ...everyField(shapeOf(schema), `${path}${name}.`),
  ]);
}
