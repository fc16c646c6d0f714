/** A review is of a text: it does not go on without it. */
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../src/freshness/day.ts';
import { reviewOn } from '../../../src/freshness/review.ts';
import { reasonInWords } from '../../../src/freshness/reason-words.ts';
import { LiveWiki } from '../../../src/live/wiki.ts';
import { keyOf } from '../../../src/wiki/wiki.ts';
import { reviewFacts } from '../../../src/wiki/review.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';
import { datedRepo, openHistory, type Dated } from '../../support/dated-repo.ts';

let repo: Dated;
const page = 'guides/handoff.mdx';
const words = 'Marketing hands a lead over with a name, a number and a reason.\n'.repeat(8);
const text = (fields: Record<string, string> = {}, body = words) =>
  guide({ reviewed: '2026-10-02', reviewedBy: 'ada', ...fields }, body);

/** A wiki that began on 2 October 2026 with one page, which was checked that day. */
beforeEach(async () => {
  repo = await datedRepo('2026-10-01');
  await repo.write('people/ada.yaml', 'name: Ada\nemail: ada@example.com\nteam: sales\nrole: Rep\n');
  await repo.write('wiki.yaml', await settings());
  await repo.write(page, text());
  repo.commit();
});
afterEach(() => repo.remove());

const told = { current: [], unknown: ['history-unknown'] };

describe('39-review-outlives-its-text', () => {
  it('is none of a copy', async () => {
    await repo.write('guides/copy.mdx', text({ title: 'Copy' }));
    const came = repo.commit();
    const words = `Its text is from ${+came.slice(8)} Oct 2026, after the day on which it is said to have been checked.`;
    expect(await review('guides/copy')).toEqual({ state: 'due', ids: ['edited-since'], words: [words] });
    expect((await review('guides/handoff')).state).toBe('current');
  });

  it('is none of what was renamed and rewritten', async () => {
    await rename(file(page), file('guides/handover.mdx'));
    await repo.write('guides/handover.mdx', text({}, 'Whatever else there is to be said of it.\n'.repeat(9)));
    repo.commit();
    expect((await review('guides/handover')).ids).toEqual(['edited-since']);
  });

  it.each([
    ['as it was', text(), told.current],
    ['laid out anew', text().replaceAll('\n', '\r\n'), told.current],
    ['with another text', text({}, `${words}And a new promise.`), ['edited-since']],
  ])('is that of a page that was deleted and brought back %s, committed or not', async (_, back, ids) => {
    await rm(file(page));
    repo.commit();
    await repo.write(page, back);
    expect((await review('guides/handoff')).ids).toEqual(ids);
    repo.commit();
    expect((await review('guides/handoff')).ids).toEqual(ids);
  });

  it('asks to look again at what rests on a page that came back with another text', async () => {
    await repo.write('guides/first.mdx', text({ title: 'First' }, 'See [handoff](/guides/handoff/).'));
    repo.commit('2026-10-02');
    await rm(file(page));
    repo.commit('2026-10-05');
    await repo.write(page, text({}, `${words}And a new promise.`));
    repo.commit('2026-10-06');
    expect((await review('guides/first')).words).toEqual(['Re-check: “Handoff” changed on 6 Oct 2026.']);
  });

  it('is none of a copy that is not committed yet, though git knows nothing else of that', async () => {
    const today = new Date().toISOString().slice(0, 10) as Day;
    await repo.write('guides/copy.mdx', text({ title: 'Copy' }));
    await repo.write('guides/new.mdx', text({ title: 'New', reviewed: addDays(today, 1) }));
    const on = addDays(today, 1);
    expect((await review('guides/copy', on)).ids).toEqual(['edited-since', 'history-unknown']);
    expect((await review('guides/new', on)).ids).toEqual(['history-unknown']);
  });

  it('is not known of a page that may be another under a new name, until that is committed', async () => {
    await rename(file(page), file('guides/handover.mdx'));
    expect((await review('guides/handover')).ids).toEqual(told.unknown);
    repo.commit();
    expect((await review('guides/handover')).ids).toEqual(told.current);
  });

  it('goes on through a new name, and not through a change that came with it', async () => {
    await rename(file(page), file('guides/handover.mdx'));
    await repo.write('guides/handover.mdx', text({}, `${words}And a new promise.`));
    repo.commit();
    expect((await review('guides/handover')).ids).toEqual(['edited-since']);
  });

  it.each([
    ['before the page came', '2026-10-04', ['edited-since']],
    ['when the page came', '2026-10-05', told.current],
  ])('set back to a day %s is of it or not', async (_, reviewed, ids) => {
    await repo.write('guides/new.mdx', text({ title: 'New', reviewed: '2026-10-06' }));
    repo.commit('2026-10-05');
    await repo.write('guides/new.mdx', text({ title: 'New', reviewed }));
    repo.commit('2026-10-08');
    expect((await review('guides/new')).ids).toEqual(ids);
  });

  it.each([
    ['of the same day by another name', { reviewedBy: 'bo' }, ['edited-since']],
    ['of a day before the last one', { reviewed: '2026-10-01' }, ['edited-since']],
    ['of a day before the last change', { reviewed: '2026-10-04' }, ['edited-since']],
    ['of a day between the last change and this one', { reviewed: '2026-10-06' }, told.current],
  ])('%s, entered with a change, is of the new words or not', async (_, fields, ids) => {
    await repo.write(page, text({ summary: 'Other.' }));
    repo.commit('2026-10-05');
    await repo.write(page, text({ summary: 'Third.', ...fields }));
    repo.commit('2026-10-08');
    expect((await review('guides/handoff')).ids).toEqual(ids);
  });

  it.each(['reviewed :', 'reviewed:\n ', 'reviewed: !!str', '"review\\u0065d":'])(
    'does not outlive its text where its day is written with %j',
    async (key) => {
      const odd = (body?: string) => text({}, body).replace('reviewed:', key);
      await repo.write(page, odd());
      repo.commit('2026-10-02');
      expect((await review('guides/handoff')).ids).toEqual(told.current);
      await repo.write(page, odd(`${words}And a new promise.`));
      repo.commit('2026-10-08');
      expect((await review('guides/handoff')).ids).toEqual(['edited-since']);
    },
  );

  it.each([
    ['a page that has one', text({ reviewed: '2026-10-03' })],
    ['a page that has none', guide({}, words)],
  ])('of long ago, entered with other words over %s, is none of those', async (_, before) => {
    await repo.write('guides/new.mdx', before);
    repo.commit('2026-10-03');
    await repo.write('guides/new.mdx', text({ reviewed: '2026-10-04' }, `${words}And a new promise.`));
    repo.commit('2026-10-08');
    expect((await review('guides/new')).ids).toEqual(['edited-since']);
  });

  it.each([
    ['the words it was of', words, told.current],
    ['other words', `${words}And a new promise.`, ['edited-since']],
  ])('taken away and brought back with %s is of them or not', async (_, body, ids) => {
    await repo.write(page, guide({}, words));
    repo.commit('2026-10-10');
    await repo.write(page, text({}, body));
    repo.commit('2026-10-11');
    expect((await review('guides/handoff')).ids).toEqual(ids);
  });

  it('is that of a version that was restored with it', async () => {
    await repo.write(page, text({ summary: 'Other.', reviewed: '2026-10-05' }));
    repo.commit('2026-10-05');
    await repo.write(page, text());
    repo.commit('2026-10-08');
    expect((await review('guides/handoff')).ids).toEqual(told.current);
  });

  it.each([
    ['that came before it elsewhere', `${words}\nWithin 99 weeks.\n`, undefined],
    ['that only the merge has', words, `${words}\nWithin 77 weeks.\n`],
  ])('made on a branch is none of words %s', async (_, elsewhere, merged) => {
    repo.git('checkout', '--quiet', '-b', 'aside');
    const reviewed = text({ reviewed: '2026-10-05' }, `On a branch.\n${words}`);
    await repo.write(page, reviewed);
    repo.commit('2026-10-05');
    repo.git('checkout', '--quiet', 'main');
    await repo.write(page, text({}, elsewhere));
    await repo.write('guides/other.mdx', text({ title: 'Other' }));
    repo.commit('2026-10-04');
    repo.git('merge', '--quiet', '--no-commit', 'aside');
    if (merged) await repo.write(page, text({ reviewed: '2026-10-05' }, `On a branch.\n${merged}`));
    repo.commit('2026-10-08');
    expect((await review('guides/handoff')).ids).toEqual(['edited-since']);
    // Once it is checked as it is now, the branch is of no account.
    await repo.write(page, (await readFile(file(page), 'utf8')).replace('2026-10-05', '2026-10-09'));
    repo.commit('2026-10-09');
    expect((await review('guides/handoff')).ids).toEqual(told.current);
  });

  it('counts that of a page that came with a merge from the day it was made', async () => {
    repo.git('checkout', '--quiet', '-b', 'aside');
    await repo.write('guides/new.mdx', text({ title: 'New', reviewed: '2026-10-05' }));
    repo.commit('2026-10-05');
    repo.git('checkout', '--quiet', 'main');
    await repo.write('guides/other.mdx', text({ title: 'Other', reviewed: '2026-10-06' }));
    repo.commit('2026-10-06');
    repo.git('merge', '--quiet', '--no-commit', 'aside');
    repo.commit('2026-10-08');
    expect((await review('guides/new')).ids).toEqual(told.current);
  });

  it('made elsewhere counts for what was there when the history of the wiki began, and for no copy of it', async () => {
    const brought = text({ title: 'Brought along', reviewed: '2026-09-01' });
    await repo.write('guides/brought.mdx', brought);
    repo.commit('2026-10-02');
    expect((await review('guides/brought')).ids).toEqual(told.current);
    await repo.write('guides/copy.mdx', brought);
    repo.commit('2026-10-03');
    expect((await review('guides/copy')).ids).toEqual(['edited-since']);
    // Another place in the repository: there its history begins anew.
    await rename(repo.content, join(repo.top, 'content'));
    repo.commit('2026-10-06');
    repo.content = join(repo.top, 'content');
    expect((await review('guides/brought')).ids).toEqual(told.current);
  });

  it('goes on where more pages at once get new names and owners than git compares by itself', async () => {
    const names = Array.from({ length: 1050 }, (_, index) => `${index}.mdx`);
    const own = (name: string, owner: string) => text({ title: `"${name}"`, owner }, `${words}${name}\n`);
    await Promise.all(names.map((name) => repo.write(`guides/${name}`, own(name, 'ada'))));
    repo.commit('2026-10-02');
    await Promise.all(names.map((name) => rm(file(`guides/${name}`))));
    await Promise.all(names.map((name) => repo.write(`lexicon/new-${name}`, own(name, 'bo'))));
    repo.commit('2026-10-08');
    const { histories } = await openHistory(repo.content, 'UTC', join(repo.top, '.git', 'kept'));
    const moved = names.map((name) => histories.get(`lexicon/new-${name}`));
    expect(moved.filter((each) => each?.created.day !== '2026-10-02' || each.changed)).toEqual([]);
  });

  it('is not known in a clone that ends on the day on which a page came', async () => {
    await repo.write('guides/other.mdx', text({ title: 'Other' }));
    repo.commit('2026-10-05');
    await repo.write('guides/copy.mdx', text({ title: 'Copy' }));
    repo.commit('2026-10-05');
    const clone = join(repo.top, 'clone');
    repo.git('clone', '--quiet', '--depth=2', `file://${repo.top}`, clone);
    repo.content = join(clone, 'wiki/content');
    expect((await review('guides/copy')).ids).toEqual(['history-unknown']);
  });
});

async function settings(): Promise<string> {
  const shipped = await readFile(new URL('../../../content/wiki.yaml', import.meta.url), 'utf8');
  return shipped.replaceAll(/^ +lead: .*\n/gm, '').replace('Europe/Berlin', 'UTC');
}

function file(path: string): string {
  return join(repo.content, path);
}

async function review(key: string, on = '2026-10-20' as Day) {
  const kept = (name: string) => join(repo.top, '.git', `kept-${name}`);
  const live = new LiveWiki({
    folder: repo.content,
    caches: { read: kept('read'), history: kept('history') },
  });
  await live.update();
  const entry = live.wiki.entries.find((each) => keyOf(each) === key);
  if (entry === undefined) throw new Error(`There is no ${key}.`);
  const { state, reasons } = reviewOn(reviewFacts(entry, live.wiki), on);
  return { state, ids: reasons.map(({ id }) => id), words: reasons.map(reasonInWords) };
}
