import { readFile } from 'node:fs/promises';
import { beforeAll, expect, it } from 'vitest';
import { names } from '../../../scripts/bench/search/engines.ts';
import { queriesIn } from '../../../scripts/bench/search/queries.ts';
import { answer, score } from '../../../scripts/bench/search/score.ts';
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

let index: NamesIndex;
beforeAll(async () => {
  index = openNames(packWiki(await shipped(), []), '');
}, 60_000);

// By names alone, without the text of the pages: `npm run bench:search` measures both together.
it.each([
  ['own', 0.82],
  ['more', 0.88],
])('pages that people look for are found by their names: %s', async (name, least) => {
  const queries = queriesIn(await readFile(`test/search/${name}.tsv`, 'utf8'));
  const engine = names('names', () => index);
  const { mrr, byKind } = score(name, await answer(engine, queries));
  expect(mrr).toBeGreaterThan(least);
  for (const kind of ['title', 'alias', 'acronym', 'typo1', 'typo2', 'people', 'reorder'])
    expect(byKind.get(kind), kind).toBeGreaterThan(0.95);
});
