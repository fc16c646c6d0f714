import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateWiki } from '../../scripts/bench/generate.ts';
import { makeHistory } from '../../scripts/bench/history.ts';
import { enrich } from '../../scripts/bench/rich.ts';
import { collections } from '../../src/collections/index.ts';
import { openHistory } from '../support/dated-repo.ts';
import { joinWiki } from '../../src/wiki/join.ts';
import { readSources } from '../../src/wiki/read.ts';
import { filesOf, runScript, temporaryFolder } from '../support/script.ts';

/** So many that a number has three others to rest on. */
const count = 120;
let folder: string;

beforeAll(async () => {
  folder = await richWiki();
});
afterAll(() => rm(folder, { recursive: true }));

async function richWiki(): Promise<string> {
  const place = await temporaryFolder();
  const pages = await generateWiki(place, count, 7);
  await enrich(place, pages, 7);
  await makeHistory(place, pages, count, 7);
  return place;
}

it('measures with a wiki in which nothing is an error, and everything else occurs', async () => {
  const { code, stdout } = await runScript('check', ['--content', folder, '--format', 'json']);
  const found = new Set((JSON.parse(stdout) as { problems: { id: string }[] }).problems.map(({ id }) => id));
  expect(code, stdout).toBe(0);
  for (const id of ['owner-left', 'owner-away', 'claim-expired', 'review-edited', 'review-recheck'])
    expect(found).toContain(id);
});

it('measures with a wiki of which everything can be told', async () => {
  const { code, stderr } = await runScript('freshness', ['--content', folder, '--fail-on', 'never']);
  expect(code, stderr).toBe(0);
});

it('gives each page of every collection three relations, links, a term, a card, a claim and a past, and has notes on them', async () => {
  const sources = await readSources(folder);
  const { entries } = joinWiki(sources, true);
  const { histories: pasts } = await openHistory(folder, 'UTC', `${folder}/.git/kept`);
  const [notes, pages] = [true, false].map((are) =>
    entries.filter(({ collection }) => (collection === 'field-notes') === are),
  );
  expect([pages?.length, notes?.length]).toEqual([count, count / 10]);
  expect(new Set(entries.map(({ collection }) => collection))).toEqual(
    new Set(collections.map(({ id }) => id)),
  );
  for (const { file, relations } of notes ?? [])
    expect(relations.filter(({ to }) => to !== 'people').length, file).toBeGreaterThan(0);
  for (const { file, relations, facts } of pages ?? []) {
    expect(relations.filter(({ to }) => collections.some(({ id }) => id === to)).length, file).toBe(3);
    expect([facts.terms.length, facts.entries.length, pasts.has(file)], file).toEqual([1, 1, true]);
    expect(facts.links.length, file).toBeGreaterThan(0);
    expect(facts.expiries.length, file).toBeGreaterThan(0);
  }
});

it('makes the same wiki of the same seed', async () => {
  const again = await richWiki();
  const pagesOf = async (place: string) =>
    [...(await filesOf(place))].filter(([file]) => !file.startsWith('.git')).toSorted();
  expect(await pagesOf(again)).toEqual(await pagesOf(folder));
  await rm(again, { recursive: true });
});
