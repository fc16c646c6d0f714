import { appendFile, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Day } from '../../../src/freshness/day.ts';
import { datedRepo, openHistory, type Dated } from '../../support/dated-repo.ts';

let repo: Dated;
let kept: string;

const page = (body: string, reviewed = '2026-10-01') =>
  `---\ntitle: Lead\nreviewed: ${reviewed}\n---\n\n${body}\n`;
const [lead, deal] = ['lexicon/lead.mdx', 'lexicon/deal.mdx'];

beforeEach(async () => {
  repo = await datedRepo();
  kept = join(repo.top, '.git', 'kept');
  await repo.write(lead, page('Words.'));
  await repo.write(deal, page('What both sides have signed.'));
  repo.commit();
});
afterEach(() => repo.remove());

const open = (folder = repo.content) => openHistory(folder, 'UTC', kept);
const read = async () => [...(await openHistory(repo.content, 'UTC', kept)).histories];
const keptText = () => readFile(kept, 'utf8');

/** What is found where nothing was kept. */
async function anew() {
  return [...(await openHistory(repo.content, 'UTC', join(repo.top, '.git', `${Math.random()}`))).histories];
}

describe('history in memory', () => {
  it('names what a commit changed, and tells it', async () => {
    const live = await open();
    await repo.write(lead, page('Other words.'));
    const changed = repo.commit();
    expect(await live.update([lead])).toEqual(new Set([lead]));
    expect(live.histories.get(lead)).toMatchObject({ changed: { day: changed } });
    expect(await live.update([lead])).toEqual(new Set());
  });

  it('looks at the files it is told of, and at those that were not committed before', async () => {
    const live = await open();
    await repo.write(lead, page('Other words.'));
    await repo.write(deal, page('Other words, too.'));
    expect(await live.update([lead])).toEqual(new Set([lead]));
    expect(live.histories.get(lead)).toHaveProperty('edited');
    expect(live.histories.get(deal)).not.toHaveProperty('edited');
    repo.git('checkout', '--', '.');
    expect(await live.update([])).toEqual(new Set([lead]));
    expect(live.histories.get(lead)).not.toHaveProperty('edited');
  });

  it('looks at the files that others have committed, of which it is not told', async () => {
    const live = await open();
    await repo.write(lead, page('Other words.'));
    const changed = repo.commit();
    expect(await live.update([])).toEqual(new Set([lead]));
    expect(live.histories.get(lead)).toMatchObject({ changed: { day: changed } });
  });

  it('keeps what it knows of a page that is no longer tracked, and still there', async () => {
    const live = await open();
    const before = live.histories.get(lead);
    repo.git('rm', '--quiet', '--cached', '--', `wiki/content/${lead}`);
    repo.git('commit', '--quiet', '--message=No longer tracked');
    await live.update([]);
    expect(live.histories.get(lead)).toEqual(before);
    expect(live.removed.size).toBe(0);
  });

  it('has another map of what went exactly where that changes', async () => {
    const live = await open();
    const { removed } = live;
    await repo.write(lead, page('Other words.'));
    await live.update();
    expect(live.removed).toBe(removed);
    await rm(join(repo.content, deal));
    await live.update();
    expect([...live.removed.keys()]).toEqual(['lexicon/deal']);
    expect(removed.size).toBe(0);
  });

  it('takes one update after the other', async () => {
    const live = await open();
    await repo.write(lead, page('Other words.'));
    repo.commit();
    await repo.write(deal, page('Other words, too.'));
    expect(await Promise.all([live.update([lead]), live.update([deal])])).toEqual([
      new Set([lead]),
      new Set([deal]),
    ]);
  });

  it('begins with the first commit, and ends with the repository', async () => {
    await rename(join(repo.top, '.git'), join(repo.top, 'git'));
    const live = await openHistory(repo.content, 'UTC', join(repo.top, 'kept'));
    expect([await live.update(), live.histories.size]).toEqual([new Set(), 0]);
    await rename(join(repo.top, 'git'), join(repo.top, '.git'));
    expect([await live.update([]), live.histories.size]).toEqual(['all', 2]);
    await rename(join(repo.top, '.git'), join(repo.top, 'git'));
    expect([await live.update([]), live.histories.size]).toEqual(['all', 0]);
  });
});

describe('history in a file', () => {
  it('is added to by a commit, and not written anew', async () => {
    await read();
    const before = await keptText();
    await repo.write(lead, page('Other words.'));
    repo.commit();
    expect(await read()).toEqual(await anew());
    const after = await keptText();
    expect(after.startsWith(before)).toBe(true);
    expect(after.slice(before.length)).not.toContain(deal);
    await read();
    expect(await keptText()).toBe(after);
  });

  it('is written in one again once what was added outgrows the rest', async () => {
    for (let count = 0; count < 12; count++) {
      await repo.write(lead, page(`Words ${count}.`));
      repo.commit();
      await read();
    }
    const steps = (await keptText()).split('\n').filter((line) => line.startsWith('{"step"'));
    expect(steps.length).toBeLessThan(12);
    expect(await read()).toEqual(await anew());
  });

  it('holds with a line that breaks off', async () => {
    await read();
    await appendFile(kept, '\n{"step":{"since":"');
    await repo.write(lead, page('Other words.'));
    repo.commit();
    expect(await read()).toEqual(await anew());
    expect(await read()).toEqual(await anew());
  });

  it('passes over what another process has added that stood elsewhere', async () => {
    const live = await open();
    repo.git('checkout', '--quiet', '-b', 'aside');
    await repo.write(deal, page('What nobody else has seen.'));
    repo.commit();
    await read();
    repo.git('checkout', '--quiet', 'main');
    await repo.write(lead, page('Other words.'));
    repo.commit();
    await live.update([lead, deal]);
    expect(await read()).toEqual(await anew());
  });

  it('leaves out what a merge has left out', async () => {
    const live = await open();
    repo.git('checkout', '--quiet', '-b', 'aside');
    await repo.write(lead, page('Words of the branch.'));
    await rm(join(repo.content, deal));
    repo.commit();
    repo.git('checkout', '--quiet', 'main');
    await repo.write('lexicon/other.mdx', page('More.'));
    repo.commit();
    const before = new Map(live.histories);
    repo.git('merge', '--quiet', '--strategy=ours', '--no-edit', 'aside');
    expect(await live.update()).toEqual(new Set(['lexicon/other.mdx']));
    expect([...before].map(([path]) => live.histories.get(path))).toEqual([...before.values()]);
    expect(live.removed.size).toBe(0);
  });

  it.each([
    ['was rewritten', ['commit', '--quiet', '--amend', '--message=Again']],
    ['went back', ['reset', '--quiet', '--hard', 'HEAD~']],
    ['is another', ['checkout', '--quiet', '-b', 'other', 'HEAD~']],
  ])('is found anew where the branch %s', async (_, words) => {
    await repo.write(lead, page('Other words.'));
    repo.commit();
    const live = await open();
    repo.git(...words);
    await repo.write(deal, page('Other words.'));
    repo.commit();
    expect(await live.update([])).toBe('all');
    expect([...live.histories]).toEqual(await anew());
    expect(await read()).toEqual(await anew());
  });

  it('is found anew where a clone is deepened, and in another time zone', async () => {
    await repo.write(lead, page('Other words.', '2026-10-02'));
    const changed = repo.commit();
    const clone = join(repo.top, 'clone');
    repo.git('clone', '--quiet', '--depth=1', `file://${repo.top}`, clone);
    const folder = join(clone, 'wiki/content');
    const live = await open(folder);
    expect(live.histories.size).toBe(0);
    repo.git('-C', clone, 'fetch', '--quiet', '--deepen=1');
    expect(await live.update([])).toBe('all');
    expect([...live.histories.keys()]).toEqual([lead]);
    const elsewhere = await openHistory(folder, 'Pacific/Kiritimati', kept);
    expect(live.histories.get(lead)?.changed?.day).toBe(changed);
    expect(elsewhere.histories.get(lead)?.changed?.day).toBe('2026-10-04');
  });

  it('keeps what texts say of their review, and reads no more than new ones', async () => {
    for (let count = 0; count < 20; count++)
      await repo.write(`lexicon/${count}.mdx`, page(`Words ${count}.`));
    repo.commit();
    const reviews = async () => (await open()).reviewsSince('2026-10-01' as Day);
    await reviews();
    const before = await keptText();
    await repo.write(lead, page('Words.', '2026-10-03'));
    const from = repo.commit();
    expect((await reviews()).get(lead)?.at(-1)).toEqual({ from, reviewed: '2026-10-03', every: '' });
    const after = await keptText();
    expect(after.startsWith(before)).toBe(true);
    expect(after.split('\n').at(-1)).toMatch(/^\{"reviews":\[\["\w+","2026-10-03",""\]\]\}$/);
    await reviews();
    expect(await keptText()).toBe(after);
  });
});
