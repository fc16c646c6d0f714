import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { z } from 'zod';
import { fieldOf, shapeOf } from '../../../src/collections/fields.ts';
import { collections } from '../../../src/collections/index.ts';

const folder = new URL('../../../src/components/entries/', import.meta.url);
const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.astro'));
const labels = new Set(collections.flatMap((each) => labelsIn(each.schema.shape)));

it.each(files)('%s takes the words for fields and their options from the declaration', async (file) => {
  const source = await readFile(new URL(file, folder), 'utf8');
  // What stands between tags, and what stands in quotes.
  const typed = [...source.matchAll(/>\s*([^<>{}]+?)\s*<|(["'`])([^"'`<>{}\n]+)\2/g)].map(
    ([, a, , b]) => a ?? b,
  );
  expect(typed.filter((each) => labels.has(each ?? ''))).toEqual([]);
});

function labelsIn(shape: z.ZodRawShape): string[] {
  return Object.values(shape).flatMap((schema) => {
    const { label, options } = fieldOf(schema);
    const offered = Array.isArray(options) ? options.map((each) => each.label) : [];
    return [label, ...offered, ...labelsIn(shapeOf(schema))];
  });
}

const signed = collections.filter(({ schema }) =>
  Object.values(schema.shape).some((each) => fieldOf(each).signed),
);

it.each(signed.map(({ id }) => id))(
  'that of %s says what is proposed in place of what is agreed',
  async (id) => {
    const file = files.includes(`${id}.astro`) ? `${id}.astro` : 'Generic.astro';
    expect(await readFile(new URL(file, folder), 'utf8')).toContain('<AgreedWords view={view}');
  },
);

it.each([...signed.map(({ id }) => id), 'Generic'])('that of %s says who has signed', async (id) => {
  const file = files.includes(`${id}.astro`) ? `${id}.astro` : 'Generic.astro';
  expect(await readFile(new URL(file, folder), 'utf8')).toContain('<Signatures');
});
