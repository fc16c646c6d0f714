import { readFile } from 'node:fs/promises';
import { beforeAll, expect, it } from 'vitest';
import { names } from '../../../scripts/bench/search/engines.ts';
import { queriesIn } from '../../../scripts/bench/search/queries.ts';
import { answer, score } from '../../../scripts/bench/search/score.ts';
import { collections, hasReviews } from '../../../src/collections/index.ts';
import { filesBelow } from '../../../src/files-below.ts';
import { openNames, type NamesIndex } from '../../../src/search/names/names.ts';
import { packWiki } from '../../../src/search/names/wiki.ts';
import { readSettings } from '../../../src/wiki/settings.ts';
import type { Wiki } from '../../../src/wiki/wiki.ts';
import { joined } from '../../support/joined.ts';

/** The wiki that ships. */
async function shipped(): Promise<Wiki> {
  const files = (await filesBelow('content')).filter((file) => file.includes('/'));
  const texts = await Promise.all(
    files.map(async (file) => [file, await readFile(`content/${file}`, 'utf8')]),
  );
  const { settings } = readSettings(await readFile('content/wiki.yaml', 'utf8'), 'wiki.yaml');
  return { ...joined(Object.fromEntries(texts) as Record<string, string>), settings };
}

let wiki: Wiki;
let index: NamesIndex;
beforeAll(async () => {
  wiki = await shipped();
  index = openNames(packWiki(wiki, []), '');
}, 60_000);

const inLongWord = /(?<=\p{Ll}{3})(\p{Ll})(\p{Ll})(?=\p{Ll}{3})/u;

// These hold of any wiki. Without what a whole name counts, “Lead” is no longer the first of all leads.
it.each([
  ['as they are', (title: string) => title],
  ['with two letters swapped', (title: string) => title.replace(inLongWord, '$2$1')],
])('titles find their pages first: %s', (_, typed) => {
  // What happened on a day may be called as a page is that lasts, and gives way to it.
  const kinds = new Set(collections.filter(hasReviews).map(({ id }) => id));
  const lasting = wiki.entries.filter(({ collection }) => kinds.has(collection));
  const titles = [...lasting, ...wiki.people].map(({ title }) => title);
  const others = titles.filter((title) => index.find(typed(title)).hits[0]?.title !== title);
  expect(others).toEqual([]);
});

// By names alone, without the text of the pages: `npm run bench:search` measures both together. There is room for the
// pages that a wiki adds: those with words of a query are found, too, and nobody has said of them whether they are right.
it.each([
  ['own', 0.78],
  ['more', 0.86],
])('pages that people look for are found by their names: %s', async (name, least) => {
  const queries = queriesIn(await readFile(`test/search/${name}.tsv`, 'utf8'));
  const engine = names('names', () => index);
  const { mrr, byKind } = score(name, await answer(engine, queries));
  expect(mrr).toBeGreaterThan(least);
  for (const kind of ['title', 'alias', 'acronym', 'typo1', 'typo2', 'people', 'reorder'])
    expect(byKind.get(kind), kind).toBeGreaterThan(0.8);
});
