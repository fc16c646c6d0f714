import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Day } from '../../../src/freshness/day.ts';
import { LiveWiki } from '../../../src/live/wiki.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';
import { datedRepo, type Dated } from '../../support/dated-repo.ts';

let repo: Dated;
const today = '2026-11-25' as Day;

beforeEach(async () => {
  repo = await datedRepo();
});
afterEach(() => repo.remove());

async function trend(weeks: number, on = today) {
  const kept = { read: join(repo.top, '.git', 'kept-read'), history: join(repo.top, '.git', 'kept-history') };
  const live = new LiveWiki({ folder: repo.content, caches: kept });
  await live.update();
  return (await live.trend(on, weeks))?.map(({ day, current, total }) => [day, current, total]);
}

it('is how many pages held on each Monday, and today', async () => {
  const page = (reviewed: string) =>
    guide({ title: 'A', reviewed, reviewedBy: 'ada', reviewEvery: '30 days' });
  await repo.write('guides/a.mdx', page('2026-10-01'));
  repo.commit('2026-10-02');
  await repo.write('guides/b.mdx', page('2026-11-03'));
  repo.commit('2026-11-03');
  await repo.write('guides/a.mdx', page('2026-11-17'));
  repo.commit('2026-11-18');
  expect(await trend(5)).toEqual([
    ['2026-10-26', 1, 1],
    ['2026-11-02', 0, 1],
    ['2026-11-09', 1, 2],
    ['2026-11-16', 1, 2],
    ['2026-11-23', 2, 2],
    [today, 2, 2],
  ]);
});

it('tells of today once where it is a Monday', async () => {
  await repo.write('guides/a.mdx', guide({ title: 'A', reviewed: '2026-11-01' }));
  repo.commit('2026-11-02');
  const monday = '2026-11-23' as Day;
  expect((await trend(2, monday))?.map(([day]) => day)).toEqual(['2026-11-16', monday]);
});

it('is not known where git knows of no page', async () => {
  await repo.write('guides/a.mdx', guide({ title: 'A' }));
  expect(await trend(5)).toBeUndefined();
});

it('leaves out what nobody has to look at any more', async () => {
  await repo.write('guides/a.mdx', guide({ title: 'A', reviewed: '2026-11-01' }));
  const decided = (outcome: string) =>
    '---\ntitle: Sheet\nsummary: A.\nowner: ada\nteams: [sales]\nkind: document\nsituation: A.\nshareable: customer\n' +
    `reviewed: 2026-11-01\ndecided: { outcome: ${outcome}, on: 2026-11-20, by: ada, because: B. }\n---\n\nText.\n`;
  await repo.write('assets/declined.mdx', decided('no'));
  await repo.write('assets/put-off.mdx', decided('later'));
  repo.commit('2026-11-02');
  expect(await trend(1)).toEqual([
    ['2026-11-23', 2, 2],
    [today, 2, 2],
  ]);
});
