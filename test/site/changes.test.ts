import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { datedRepo, type Dated } from '../support/dated-repo.ts';
import { bareWiki, runScript, temporaryFolder } from '../support/script.ts';

const guide = (title: string, more = '', body = 'Call within five days.', reviewed = '2026-10-02') => `---
title: ${title}
summary: What it is about.
teams: [sales]
owner: ada
reviewed: ${reviewed}
reviewedBy: ada
${more}---

${body}
`;
const objection = (results: string) => `---
title: Too dear
summary: What it costs.
teams: [marketing]
owner: ada
category: price
meaning: They compare.
answer: Ask what it is compared with.
${results}---
`;
const tried = (day: string) => `  - { outcome: won, day: ${day} }\n`;

let repo: Dated;
let out: string;
beforeAll(async () => {
  [repo, out] = await Promise.all([datedRepo(), temporaryFolder()]);
  for (const [file, text] of Object.entries(bareWiki)) await repo.write(file, text);
  const many = Array.from({ length: 150 }, (_, index) => `guides/many-${index}.mdx`);
  await repo.write('guides/calls.mdx', guide('Calls'));
  await repo.write('guides/old.mdx', guide('Old ways'));
  await repo.write('objections/dear.mdx', objection(''));
  for (const file of many) await repo.write(file, guide(`Guide ${file}`));
  repo.commit('2026-10-05');
  for (const file of many)
    await repo.write(file, guide(`Guide ${file}`, '', 'Another text altogether, from now on.'));
  repo.commit('2026-10-20');
  await repo.write('guides/calls.mdx', guide('Calls', '', 'Call within eight days.'));
  await repo.write(
    'objections/dear.mdx',
    objection(`results:\n${tried('2026-11-10')}${tried('2026-11-11')}`),
  );
  repo.git('rm', '--quiet', 'wiki/content/guides/old.mdx');
  repo.commit('2026-11-11');
  await repo.write('guides/calls.mdx', guide('Calls', '', 'Call within eight days.', '2026-11-17'));
  await repo.write('guides/visits.mdx', guide('Visits', 'draft: true\n'));
  repo.git('mv', 'wiki/content/objections/dear.mdx', 'wiki/content/objections/price.mdx');
  repo.commit('2026-11-17');
  const built = await runScript('build', ['--content', repo.content, '--out', out, '--no-search']);
  expect(built.stderr).toBe('');
}, 400_000);
afterAll(() => repo.remove());

const page = (path: string) => readFile(join(out, 'changes', path, 'index.html'), 'utf8');
const weekIn = (html: string, day: string) =>
  html.split('<section class="group"').find((each) => each.includes(`datetime="${day}"`)) ?? '';
const wordsOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

it('tells the changes of a week in words, and counts what is no more than a line or a review', async () => {
  const html = await page('');
  const words = wordsOf(weekIn(html, '2026-11-09'));
  expect(words).toContain('Calls Page text changed: “eight” in place of “five” 11 Nov 2026 by Ann');
  expect(words).toContain('Old ways Deleted');
  expect(words).toContain('Also: 2 lines added to logs');
  const next = wordsOf(weekIn(html, '2026-11-16'));
  expect(next).toContain('Too dear Has another address; it was “objections/dear”');
  expect(next).toContain('Also: 1 page checked');
  expect(next).not.toContain('Visits');
  expect(html.indexOf('2026-11-16')).toBeLessThan(html.indexOf('2026-11-09'));
});

it('has a list for each team, and cuts long ones into pages that are light enough', async () => {
  expect(wordsOf(await page('marketing'))).not.toContain('Calls');
  expect(wordsOf(await page('sales'))).toContain('Calls');
  const pages = await Promise.all(['', '~2', '~3', 'sales/~2'].map(page));
  for (const html of pages) expect(brotliCompressSync(html).length).toBeLessThan(20_480);
  for (const html of pages) expect(html).toContain('Page text rewritten');
});
