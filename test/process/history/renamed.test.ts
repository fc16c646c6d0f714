/** A page that is called something else says what it did, and so do those that name it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Day } from '../../../src/freshness/day.ts';
import { LiveHistory } from '../../../src/history/live.ts';
import { LiveWiki } from '../../../src/live/wiki.ts';
import { handful, problemsOf } from '../../../src/wiki/checks.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';
import { datedRepo, type Dated } from '../../support/dated-repo.ts';
import { bareWiki, runScript } from '../../support/script.ts';

const words = 'Marketing hands a lead over with a name, a number and a reason.\n'.repeat(8);
const checked = (fields: Record<string, string>, body: string) =>
  guide({ reviewed: '2026-10-02', reviewedBy: 'ada', ...fields }, `${words}\n${body}`);

/** Names the page in every form. */
const naming = checked(
  { title: 'Naming', related: '[old, other]', purpose: '"See [it](old.mdx#h)."' },
  '[a](/guides/old/#h) [b](old.mdx) [c](../old/) [d][ref]\n\n<Entry id="guides/old" />\n\n[ref]: <old.mdx>\n',
);

let repo: Dated;
let live: LiveWiki;

beforeEach(async () => {
  repo = await datedRepo('2026-10-01');
  for (const [file, text] of Object.entries(bareWiki)) await repo.write(file, text);
  await repo.write(
    'guides/old.mdx',
    checked({ title: 'Old' }, '[me](old.mdx) [beside](other.mdx)\n\n## H\n'),
  );
  await repo.write('guides/other.mdx', checked({ title: 'Other' }, '[x](naming.mdx)'));
  await repo.write('guides/naming.mdx', naming);
  repo.commit('2026-10-02');
  live = open();
});
afterEach(() => repo.remove());

let opened = 0;
const open = () => {
  const kept = (name: string) => join(repo.top, '.git', `${name}-${opened}`);
  opened++;
  return new LiveWiki({ folder: repo.content, caches: { read: kept('read'), history: kept('history') } });
};
const called = async (from: string, to: string) => {
  const { code, stderr } = await runScript('rename', [from, to, '--content', repo.content]);
  expect([code, stderr]).toEqual([0, '']);
};
const read = (file: string) => readFile(join(repo.content, file), 'utf8');

/** What is said of pages, when it goes on from what was known, which is what is found anew. */
async function said(): Promise<string[]> {
  const [known, anew] = [live, open()];
  const found = [];
  for (const each of [known, anew]) {
    await each.update();
    const problems = problemsOf({ ...each.sources, problems: [] }, each.wiki, '2026-10-20' as Day);
    found.push(problems.map(({ id, file }) => `${id} ${file}`));
  }
  expect(found[0]).toEqual(found[1]);
  return found[0] ?? [];
}

describe('npm run rename', () => {
  it('leaves the page and all that name it as they were checked, whatever it is called in the end', async () => {
    expect(await said()).toEqual([]);
    const names = ['guides/old', 'guides/sales/how/new', 'guides/new', 'guides/old'];
    for (const [index, to] of names.slice(1).entries()) {
      await called(names[index] ?? '', to);
      repo.commit();
      expect(await said(), to).toEqual([]);
    }
    expect(await read('guides/naming.mdx')).toBe(naming);
  });

  it('leaves those that name it as they were checked before that is committed, too', async () => {
    expect(await said()).toEqual([]);
    await called('guides/old', 'sales/new');
    // What is not committed may have any past, and what rests on it with it.
    const unknown = ['history-unknown guides/naming.mdx', 'history-unknown guides/sales/new.mdx'];
    expect(await said()).toEqual(unknown);
    await repo.write(
      'guides/naming.mdx',
      (await read('guides/naming.mdx')).replace('[b](sales/new.mdx)', '[b](other.mdx)'),
    );
    expect(await said()).toContain('review-edited guides/naming.mdx');
  });

  it('leaves the reviews of a person who is called something else', async () => {
    // So many that nobody would have read them at once.
    for (let page = 0; page <= handful; page++)
      await repo.write(`guides/page-${page}.mdx`, checked({ title: `"Page ${page}"` }, `Of ${page}.`));
    repo.commit('2026-10-02');
    await called('people/ada', 'ada-example');
    repo.commit();
    expect(await read('guides/other.mdx')).toContain('reviewedBy: ada-example');
    expect(await said()).toEqual([]);
  });

  it('leaves them so on a branch that is merged, and where links follow later', async () => {
    repo.git('checkout', '--quiet', '-b', 'side');
    await called('guides/old', 'new');
    repo.commit();
    repo.git('checkout', '--quiet', 'main');
    await repo.write(
      'guides/plain.mdx',
      checked({ title: 'Plain', reviewed: '2026-10-04' }, '[x](/guides/old/)'),
    );
    repo.commit('2026-10-04');
    repo.git('merge', '--quiet', '--no-ff', '-m', 'Merge', 'side');
    expect(await said()).toEqual(['link-moved guides/plain.mdx']);
    await repo.write('guides/plain.mdx', (await read('guides/plain.mdx')).replace('/old/', '/new/'));
    repo.commit('2026-10-08');
    expect(await said()).toEqual([]);
  });

  it('hides no change that is made with it', async () => {
    await called('guides/old', 'new');
    await repo.write(
      'guides/naming.mdx',
      (await read('guides/naming.mdx')).replace('[b](new.mdx)', '[b](other.mdx)'),
    );
    repo.commit();
    expect(await said()).toEqual(['review-edited guides/naming.mdx', 'review-recheck guides/other.mdx']);
  });

  it('lets no page be taken for another that had its name', async () => {
    await called('guides/old', 'new');
    repo.commit();
    await repo.write('guides/old.mdx', checked({ title: 'Second', reviewed: '2026-10-10' }, '## H\n'));
    repo.commit('2026-10-10');
    await repo.write('guides/naming.mdx', naming);
    repo.commit('2026-10-12');
    expect(await said()).toEqual(['review-edited guides/naming.mdx']);
  });

  it('leaves room for a small correction', async () => {
    await called('guides/old', 'new');
    repo.commit();
    const text = await read('guides/naming.mdx');
    const history = new LiveHistory(repo.content, 'UTC', join(repo.top, '.git', 'kept'));
    await history.update();
    const refused = (now: string) => history.correctionRefused('guides/naming.mdx', now);
    expect(await refused(text.replace('Marketing hands', 'Marketing passes'))).toBeUndefined();
    expect(await refused(text.replace('[b](new.mdx)', '[b](other.mdx)'))).toMatchObject({ id: 'form' });
  });
});
