import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { jsonSchema } from '../../../src/cms/schema.ts';
import { records } from '../../../src/collections/collection.ts';
import * as fields from '../../../src/collections/fields.ts';
import { kinds, type Kind } from '../../../src/collections/kinds.ts';
import { readSettings } from '../../../src/wiki/settings.ts';

const { settings } = readSettings('', 'wiki.yaml');

/** A field of each kind, values that fit it, and values that do not. */
const cases: Record<Kind, [field: z.ZodType, fit: unknown[], unfit: unknown[]]> = {
  line: [fields.line('A'), ['a', 'ä b'], ['', 'a\nb', 1, null]],
  text: [fields.text('A'), ['a\nb'], ['', 1, []]],
  markdown: [fields.markdown('A'), ['**a**\nb'], ['', true]],
  day: [fields.day('A'), ['2024-02-29'], ['soon', '2024-2-29', ' 2024-02-29', 20240229]],
  interval: [fields.interval('A'), ['6 Months', 'Never'], ['0 days', 6]],
  choice: [fields.choice('A', { example: 'Example', b: 'B' }), ['b'], ['c', ['b'], '']],
  choices: [fields.teams('A'), [['sales']], [[], 'sales', [1]]],
  relation: [fields.relation('A', 'guides'), ['a/b'], ['', ['a']]],
  relations: [fields.relations('A', 'guides'), [[], ['a']], ['a', ['']]],
  page: [fields.page('A'), ['guides/a', 'guides/a/b'], ['guides', 'guides/', '/guides/a/', 'guides/a b', '']],
  period: [
    fields.period('A'),
    ['2026', '2026-10', '2026-Q3', '2026-W53'],
    ['2026-13', '2026-Q5', '2026-W54', 'October', ''],
  ],
  wording: [fields.wording('A'), ['0a1b2c3d4e5f'], ['0A1B2C3D4E5F', '0a1b', 'yes', 1]],
  number: [fields.number('A'), [1.5, -1], ['1', null]],
  flag: [fields.flag('A'), [true], ['true', 1]],
  url: [fields.url('A'), ['https://example.com/a?b'], ['http://example.com/', 'example.com']],
  email: [fields.email('A'), ['a.b@example.com'], ['a@b', 'a']],
  colour: [fields.colour('A'), ['#ABCdef'], ['#abc', 'red', '1f6feb']],
  lines: [fields.lines('A'), [[], ['a']], ['a', [''], [1]]],
  group: [fields.group('A', { b: fields.line('B').optional() }), [{ b: 'b' }], [[], { c: 'c' }, { b: 1 }]],
  groups: [fields.groups('A', { b: fields.day('B') }), [[{ b: '2026-01-31' }]], [{}, [{}], [{ b: 'x' }]]],
};

describe.each(Object.entries(kinds))('a %s', (kind, { example }) => {
  const [field, fit, unfit] = cases[kind as Kind];

  it('takes what fits, and nothing else', () => {
    expect(fit.filter((value) => !field.safeParse(value).success)).toEqual([]);
    expect(unfit.filter((value) => field.safeParse(value).success)).toEqual([]);
  });

  it('is the same for a JSON Schema', () => {
    const declared = { id: 'a', label: 'A', singular: 'A', about: 'A.', order: 0, format: 'record' as const };
    const schema = jsonSchema(records({ ...declared, fields: { a: field } }), settings);
    const asked = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
    expect(fit.filter((a) => !asked.safeParse({ a }).success)).toEqual([]);
    expect(unfit.filter((a) => asked.safeParse({ a }).success)).toEqual([]);
  });

  it('has an example that fits', () => {
    expect(field.safeParse(example).error).toBeUndefined();
  });
});

it('takes no week that its year does not have', () => {
  expect(fields.period('A').safeParse('2027-W53').error?.issues[0]?.message).toContain('does not have');
});
