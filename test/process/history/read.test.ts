import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PageHistory } from '../../../src/freshness/page-history.ts';
import { datedRepo, openHistory, type Dated } from '../../support/dated-repo.ts';

let repo: Dated;

const page = (reviewed: string, body: string, more = '') =>
  `---\ntitle: Lead\nowner: ann\nreviewed: ${reviewed}\nreviewedBy: ann\n${more}---\n\n${body}\n`;
const file = 'lexicon/lead.mdx';
const write = (text: string, path = file) => repo.write(path, text);
const commit = () => repo.commit();

beforeEach(async () => {
  repo = await datedRepo();
});
afterEach(() => repo.remove());

const history = () => openHistory(repo.content, 'Europe/Berlin', join(repo.top, '.git', 'kept'));
const pastOf = async (path = file): Promise<PageHistory | undefined> => (await history()).histories.get(path);

describe('what git tells of a page', () => {
  it('that was only created is that it has not changed', async () => {
    await write(page('2026-09-01', 'Words.'));
    const created = commit();
    const past = await pastOf();
    expect(past?.created.day).toBe(created);
    expect(past).not.toHaveProperty('changed');
    expect(past).not.toHaveProperty('edited');
  });

  it('is when its words changed, and that this was after its review', async () => {
    await write(page('2026-10-01', 'Words.'));
    commit();
    await write(page('2026-10-01', 'Other words.'));
    const changed = commit();
    expect(await pastOf()).toMatchObject({ changed: { day: changed }, edited: { day: changed } });
  });

  it('is when its fields changed, other than those of its review', async () => {
    await write(page('2026-10-01', 'Words.'));
    commit();
    await write(page('2026-10-01', 'Words.', 'reviewEvery: 1 year\nreviewNote: Read all of it.\n'));
    commit();
    expect((await pastOf())?.edited).toBeUndefined();
    await write(page('2026-10-01', 'Words.', 'summary: New.\n'));
    const changed = commit();
    expect((await pastOf())?.edited?.day).toBe(changed);
  });

  it.each([
    ['in other line breaks', 'One two three four\nfive.', 'One two three\nfour five.'],
    ['with other bullets', '* one\n* two', '- one\n- two'],
    ['with other blank lines', 'One.\n\nTwo.', '\n\nOne.\n\n\nTwo.\n\n'],
    [
      'in a table with other widths',
      '| a | b |\n| - | - |\n| 1 | 2 |',
      '| a   | b |\n|-----|---|\n| 1   | 2 |',
    ],
  ])('is no change where the same is laid out anew: %s', async (_, before, after) => {
    await write(page('2026-10-01', before));
    commit();
    await write(page('2026-10-01', after));
    commit();
    const past = await pastOf();
    expect(past?.created).toBeDefined();
    expect(past).not.toHaveProperty('changed');
  });

  it.each([
    ['another word', 'One two.', 'One too.'],
    ['a line break in code', '```\na b\n```', '```\na\nb\n```'],
    ['another link', '[a](/lexicon/a/)', '[a](/lexicon/b/)'],
    ['a word that looks like a review', 'x\n\nreviewed: a', 'x\n\nreviewed: b'],
  ])('is a change where something else is said: %s', async (_, before, after) => {
    await write(page('2026-10-01', before));
    commit();
    await write(page('2026-10-01', after));
    const changed = commit();
    expect((await pastOf())?.changed?.day).toBe(changed);
  });

  it('is what was changed and changed back as it was reviewed, but not another change since', async () => {
    await write(page('2026-10-01', 'Words.'));
    commit();
    await write(page('2026-10-01', 'Other words.'));
    commit();
    await write(page('2026-10-01', 'Words.'));
    const back = commit();
    expect(await pastOf()).toMatchObject({ changed: { day: back } });
    expect((await pastOf())?.edited).toBeUndefined();
    await write(page('2026-10-01', 'Third words.'));
    const changed = commit();
    expect((await pastOf())?.edited?.day).toBe(changed);
  });

  it('is fields in another order, and in other quotes, as no change', async () => {
    await write('---\ntitle: Lead\nsummary: "A: b"\n---\n\nWords.\n');
    commit();
    await write("---\nsummary: 'A: b'\ntitle: Lead\n---\n\nWords.\n");
    commit();
    expect(await pastOf()).not.toHaveProperty('changed');
  });

  it('is a review that came with a change as both', async () => {
    await write(page('2026-10-01', 'Words.'));
    commit();
    await write(page('2026-10-03', 'Other words.'));
    const both = commit();
    const past = await pastOf();
    expect([past?.changed?.day, past?.reviewed?.day]).toEqual([both, both]);
    expect(past).not.toHaveProperty('edited');
  });

  it('is a second review on one day as one, too', async () => {
    await write(page('2026-10-03', 'Words.', 'reviewOutcome: needs-work\nreviewFor: bo\n'));
    repo.commit('2026-10-03');
    await write(page('2026-10-03', 'Other words.', 'reviewOutcome: corrected\n'));
    repo.commit('2026-10-03');
    expect(await pastOf()).not.toHaveProperty('edited');
  });

  it('is a note of several paragraphs as no change', async () => {
    await write(page('2026-10-01', 'Words.'));
    commit();
    await write(
      page('2026-10-03', 'Words.', 'reviewNote: |-\n  Read with sales.\n\n  Also: the "prices" #1\n'),
    );
    commit();
    const past = await pastOf();
    expect(past?.reviewed).toBeDefined();
    expect(past).not.toHaveProperty('changed');
  });

  it('is a review after a change as all well again', async () => {
    await write(page('2026-10-01', 'Words.'));
    commit();
    await write(page('2026-10-01', 'Other words.'));
    commit();
    await write(page('2026-10-04', 'Other words.'));
    commit();
    expect(await pastOf()).not.toHaveProperty('edited');
  });

  it('is what was changed after a review, also where another was entered and taken back again', async () => {
    const day = '2026-10-05';
    await write(page(day, 'Words.'));
    repo.commit(day);
    await write(page(day, 'Other words.'));
    repo.commit(day);
    const before = await pastOf();
    expect(before?.edited?.day).toBe(day);
    await write(page(day, 'Other words.').replace('reviewedBy: ann', 'reviewedBy: bo'));
    repo.commit(day);
    expect((await pastOf())?.edited).toBeUndefined();
    await write(page(day, 'Other words.'));
    repo.commit(day);
    expect(await pastOf()).toEqual(before);
  });

  it('is a review that is dated back before a change as one of what was there then', async () => {
    await write(page('2026-09-01', 'Words.'));
    commit();
    await write(page('2026-09-01', 'Other words.'));
    const changed = commit();
    await write(page('2026-10-01', 'Other words.'));
    commit();
    expect((await pastOf())?.edited?.day).toBe(changed);
  });

  it('goes on through a new name', async () => {
    await write(page('2026-10-01', 'Words that stay the same for long enough to be known again.'));
    const created = commit();
    await rename(join(repo.content, file), join(repo.content, 'lexicon/other.mdx'));
    commit();
    const past = await pastOf('lexicon/other.mdx');
    expect(past?.created.day).toBe(created);
    expect(past).not.toHaveProperty('changed');
  });

  it('counts what was made on a branch from the day it was merged, and in its own order', async () => {
    await write(page('2026-10-01', 'Words.'));
    commit();
    repo.git('checkout', '--quiet', '-b', 'aside');
    await write(page('2026-10-03', 'Words.'));
    commit();
    await write(page('2026-10-03', 'Words of the branch.'));
    commit();
    repo.git('checkout', '--quiet', 'main');
    await write('x', 'lexicon/other.mdx');
    commit();
    repo.git('merge', '--quiet', '--no-commit', 'aside');
    const merged = commit();
    expect((await pastOf())?.edited?.day).toBe(merged);
  });

  it('knows what is not committed yet for changed, and what never was for new', async () => {
    await write(page('2026-10-01', 'Words.'));
    commit();
    await write(page('2026-10-01', 'Other words.'));
    await write(page('2026-10-01', 'Words.'), 'lexicon/new.mdx');
    expect((await pastOf())?.edited).toBeDefined();
    expect(await pastOf('lexicon/new.mdx')).toMatchObject({ created: { commit: 'now' }, isNew: true });
    repo.git('checkout', '--', '.');
    expect(await pastOf()).not.toHaveProperty('edited');
  });

  it('is nothing in a clone that lacks the beginning, and what is known is the same as in a whole one', async () => {
    await write(page('2026-10-01', 'Words.'));
    await write(page('2026-10-01', 'Words.'), 'lexicon/old.mdx');
    commit();
    await write(page('2026-10-01', 'Other words.'));
    commit();
    await write(page('2026-10-04', 'Other words.'));
    commit();
    const clone = join(repo.top, 'clone');
    for (const [depth, known] of [
      [1, []],
      [2, []],
      [3, [file]],
    ] as const) {
      await rm(clone, { recursive: true, force: true });
      repo.git('clone', '--quiet', `--depth=${depth}`, `file://${repo.top}`, clone);
      const shallow = await openHistory(join(clone, 'wiki/content'), 'UTC', join(clone, '.git', 'kept'));
      expect([...shallow.histories.keys()], `depth ${depth}`).toEqual(known);
    }
  });

  it('is nothing in a clone whose old texts cannot be fetched, until they can', async () => {
    await write(page('2026-10-01', 'Words.'));
    commit();
    await write(page('2026-10-01', 'Other words.'));
    commit();
    repo.git('config', 'uploadpack.allowFilter', 'true');
    const [clone, away] = [join(repo.top, 'clone'), join(repo.top, '.git-away')];
    repo.git('clone', '--quiet', '--filter=blob:none', `file://${repo.top}`, clone);
    await rename(join(repo.top, '.git'), away);
    const unfetched = await openHistory(join(clone, 'wiki/content'), 'UTC', join(clone, '.git', 'kept'));
    expect([unfetched.untold, unfetched.histories.size]).toEqual(['unfetched', 0]);
    await rename(away, join(repo.top, '.git'));
    await unfetched.update();
    expect([unfetched.untold, [...unfetched.histories.keys()]]).toEqual([undefined, [file]]);
  });

  it('is nothing outside git, and before the first commit', async () => {
    await write(page('2026-10-01', 'Words.'));
    expect((await history()).histories.size).toBe(0);
    await rm(join(repo.top, '.git'), { recursive: true });
    expect((await openHistory(repo.content, 'UTC', join(repo.top, 'kept'))).histories.size).toBe(0);
  });

  it('is which pages went, committed or not, until they come back', async () => {
    const kept = 'lexicon/kept.mdx';
    await write(page('2026-10-01', 'Words.'));
    await write(page('2026-10-01', 'Quite another text, which nobody takes for the other one.'), kept);
    commit();
    const renamed = 'lexicon/moved.mdx';
    await rename(join(repo.content, file), join(repo.content, renamed));
    const moved = commit();
    const removed = async () => new Map([...(await history()).removed].map(([key, { day }]) => [key, day]));
    expect(await removed()).toEqual(new Map([['lexicon/lead', moved]]));
    await rm(join(repo.content, kept));
    expect([...(await removed()).keys()]).toEqual(['lexicon/lead', 'lexicon/kept']);
    const gone = commit();
    expect((await removed()).get('lexicon/kept')).toBe(gone);
    await write(page('2026-10-01', 'Back again.'), kept);
    expect([...(await removed()).keys()]).toEqual(['lexicon/lead']);
    commit();
    expect([...(await removed()).keys()]).toEqual(['lexicon/lead']);
  });

  it('is that a change was taken back, and between which changes that was the case', async () => {
    await write(page('2026-10-01', 'Words.'));
    const first = commit();
    await write(page('2026-10-01', 'Other words.'));
    const other = commit();
    expect(await pastOf()).not.toHaveProperty('restored');
    await write(page('2026-10-01', 'Words.'));
    commit();
    expect((await pastOf())?.restored).toMatchObject({ from: { day: first }, until: { day: other } });
  });

  it('is found anew when something was committed since it was kept', async () => {
    await write(page('2026-10-01', 'Words.'));
    commit();
    expect(await pastOf()).not.toHaveProperty('changed');
    await write(page('2026-10-01', 'Other words.'));
    const changed = commit();
    expect((await pastOf())?.changed?.day).toBe(changed);
  });
});
