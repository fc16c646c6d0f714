import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LiveWiki } from '../../../src/live/wiki.ts';
import { readEntry } from '../../../src/wiki/entry.ts';
import { datedRepo, type Dated } from '../../support/dated-repo.ts';

const file = 'guides/handoff.mdx';
const found = { collection: 'guides', id: 'handoff', file };

/** A guide whose only step has a time limit. */
const guide = (within: string, signatures: readonly string[] = [], more = '') =>
  `---
title: Handoff
summary: How a lead is handed over.
owner: ann
teams: [sales, marketing]
${more}steps:
  - title: Call
    within: ${within}
${signatures.length > 0 ? 'signOff:\n' : ''}${signatures.join('')}---

Words.
`;

const signed = (team: string, within: string, on: string) =>
  `  - { team: ${team}, by: ann, on: ${on}, wording: '${readEntry(found, guide(within)).wording}' }\n`;
const byBoth = (within: string, on: string) => [signed('sales', within, on), signed('marketing', within, on)];

let repo: Dated;
beforeEach(async () => {
  repo = await datedRepo();
  const settings = await readFile('content/wiki.yaml', 'utf8');
  await repo.write('wiki.yaml', settings.replace(/lead: \S+/g, 'lead: ann'));
  await repo.write('people/ann.yaml', 'name: Ann\nemail: ann@example.com\nteam: sales\nrole: Lead\n');
});
afterEach(() => repo.remove());

const open = async (folder = repo.content) => {
  const live = new LiveWiki({
    folder,
    caches: { read: join(repo.top, '.git', 'read'), history: join(repo.top, '.git', 'kept') },
  });
  await live.update();
  return live;
};
const agreedIn = (live: LiveWiki, key = 'guides/handoff') => live.wiki.byKey.get(key)?.agreed;
const stepsOf = (within: string) => ({ fields: { steps: [{ title: 'Call', within }] }, body: undefined });

async function commit(text: string, path = file) {
  await repo.write(path, text);
  repo.commit();
}

it('are those of the last version that every team has signed', async () => {
  await commit(guide('1 day'));
  await commit(guide('1 day', byBoth('1 day', '2026-10-02')));
  await commit(guide('2 days', byBoth('1 day', '2026-10-02')));
  await commit(guide('3 days', [...byBoth('1 day', '2026-10-02'), signed('sales', '3 days', '2026-10-04')]));
  expect(agreedIn(await open())).toMatchObject({ on: '2026-10-02', words: stepsOf('1 day') });
});

it('are nobody’s business where the page says what was signed, or was never agreed', async () => {
  await commit(guide('1 day', byBoth('1 day', '2026-10-02')));
  await repo.write('guides/other.mdx', guide('2 days', [signed('sales', '1 day', '2026-10-02')]));
  repo.commit();
  const live = await open();
  expect([agreedIn(live), agreedIn(live, 'guides/other')]).toEqual([undefined, undefined]);
});

it('follow each save: changed, signed by one, by both, changed again', async () => {
  const first = byBoth('1 day', '2026-10-02');
  const both = byBoth('2 days', '2026-10-05');
  await commit(guide('1 day', first));
  const live = await open();
  const save = async (text: string) => {
    await commit(text);
    expect(await live.update([file])).toEqual(new Set(['guides/handoff']));
    return agreedIn(live);
  };
  expect(await save(guide('2 days', first))).toMatchObject({ words: stepsOf('1 day') });
  expect(await save(guide('2 days', [...first, ...both.slice(0, 1)]))).toMatchObject({
    words: stepsOf('1 day'),
  });
  expect(await save(guide('2 days', [...first, ...both]))).toBeUndefined();
  expect(await save(guide('3 days', [...first, ...both]))).toMatchObject({ words: stepsOf('2 days') });
});

it('are told before a change is committed', async () => {
  await commit(guide('1 day', byBoth('1 day', '2026-10-02')));
  await repo.write(file, guide('2 days', byBoth('1 day', '2026-10-02')));
  expect(agreedIn(await open())).toMatchObject({ words: stepsOf('1 day') });
});

it('are found under an earlier name', async () => {
  await commit(guide('1 day', byBoth('1 day', '2026-10-02')));
  repo.git('mv', `wiki/content/${file}`, 'wiki/content/guides/lead-handoff.mdx');
  repo.commit();
  await commit(guide('2 days', byBoth('1 day', '2026-10-02')), 'guides/lead-handoff.mdx');
  expect(agreedIn(await open(), 'guides/lead-handoff')).toMatchObject({ words: stepsOf('1 day') });
});

it('are found where a branch was signed, and merged into words that nobody has signed', async () => {
  await commit(guide('1 day'));
  repo.git('checkout', '--quiet', '-b', 'branch');
  await commit(guide('2 days', byBoth('2 days', '2026-10-03')));
  repo.git('checkout', '--quiet', 'main');
  await commit(guide('3 days'));
  repo.git('merge', '--quiet', '--no-commit', '--strategy=ours', 'branch');
  await repo.write(file, guide('4 days', byBoth('2 days', '2026-10-03')));
  repo.commit();
  expect(agreedIn(await open())).toMatchObject({ words: stepsOf('2 days') });
});

it('cannot be shown where the clone does not go back so far, or git never had them', async () => {
  await commit(guide('1 day', byBoth('1 day', '2026-10-02')));
  await commit(guide('2 days', byBoth('1 day', '2026-10-02')));
  await commit(guide('2 days', byBoth('1 day', '2026-10-02'), 'tags: [new]\n'));
  repo.git('clone', '--quiet', '--depth=1', `file://${repo.top}`, 'shallow');
  expect(agreedIn(await open(join(repo.top, 'shallow', 'wiki', 'content')))).toEqual({
    on: '2026-10-02',
    wording: readEntry(found, guide('1 day')).wording,
    words: undefined,
  });
  await commit(guide('2 days', byBoth('9 days', '2026-10-02')));
  expect(agreedIn(await open())).toMatchObject({ on: '2026-10-02', words: undefined });
});

it('need no git where signatures quote them, as those of terms do', async () => {
  const term = (definition: string) => `---
title: Lead
summary: A lead.
owner: ann
teams: [sales]
definition: ${definition}
agreement:
  - { team: sales, by: ann, on: 2026-10-02, definition: Somebody who asked. }
  - { team: marketing, by: ann, on: 2026-10-03, definition: Somebody  who asked. }
---
`;
  await repo.write('lexicon/lead.mdx', term('Somebody who may buy.'));
  repo.git('commit', '--quiet', '--allow-empty', '--message=Nothing');
  expect(agreedIn(await open(), 'lexicon/lead')).toMatchObject({
    on: '2026-10-03',
    words: { fields: { definition: 'Somebody who asked.' } },
  });
});
