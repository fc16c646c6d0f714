import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Day } from '../../../src/freshness/day.ts';
import { LiveWiki } from '../../../src/live/wiki.ts';
import { firstKeyOf, keyOn, leadsOnAt, recasedIn } from '../../../src/wiki/former-keys.ts';
import type { Wiki } from '../../../src/wiki/wiki.ts';
import { standingProblems } from '../../../src/wiki/checks.ts';
import { datedRepo, type Dated } from '../../support/dated-repo.ts';
import { bareWiki } from '../../support/script.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';

let repo: Dated;
let live: LiveWiki;

/** A page that git knows again under another name. */
const page = (title: string) =>
  guide({ title }, Array.from({ length: 20 }, (_, line) => `Line ${line} of ${title}.`).join('\n'));

beforeEach(async () => {
  repo = await datedRepo();
  for (const [file, text] of Object.entries(bareWiki)) await repo.write(file, text);
  await repo.write('guides/a.mdx', page('First'));
  repo.commit();
  const caches = { read: join(repo.top, '.git', 'read'), history: join(repo.top, '.git', 'history') };
  live = new LiveWiki({ folder: repo.content, caches });
});
afterEach(() => repo.remove());

const move = (from: string, to: string) => repo.git('mv', join(repo.content, from), join(repo.content, to));
const wiki = async (): Promise<Wiki> => {
  await live.update();
  return live.wiki;
};
const filesThatLeadOn = (of: Wiki) => [...of.moved.keys()].filter((former) => leadsOnAt(of, former));
const moved = async () => Object.fromEntries((await wiki()).moved);

describe('the former addresses of pages', () => {
  it('lead to the newest, through every name in between', async () => {
    expect(await moved()).toEqual({});
    move('guides/a.mdx', 'guides/b.mdx');
    const first = repo.commit();
    expect(await moved()).toEqual({ 'guides/a': 'guides/b' });
    move('guides/b.mdx', 'lexicon-c.mdx');
    repo.commit();
    expect(await moved()).toEqual({});
    move('lexicon-c.mdx', 'guides/C and D.mdx');
    repo.commit();
    expect(await moved()).toEqual({ 'guides/a': 'guides/C-and-D', 'guides/b': 'guides/C-and-D' });
    const names = (await wiki()).formerly.get('guides/C-and-D');
    expect(names?.map(({ key, until }) => [key, until.day])).toEqual([
      ['guides/a', first],
      ['guides/b', '2026-10-04'],
    ]);
  });

  it('leave a page that is called as it once was the names it is known by', async () => {
    move('guides/a.mdx', 'guides/b.mdx');
    const first = repo.commit();
    move('guides/b.mdx', 'guides/a.mdx');
    const second = repo.commit();
    expect(await moved()).toEqual({ 'guides/b': 'guides/a' });
    const now = await wiki();
    expect(firstKeyOf(now, 'guides/a')).toBe('guides/a');
    const days = [first, second].map((day) => keyOn(now, 'guides/a', day as Day));
    expect(days).toEqual(['guides/a', 'guides/b']);
  });

  it('are those of a new page that has the name by now, which its predecessors do not lead to', async () => {
    move('guides/a.mdx', 'guides/b.mdx');
    repo.commit();
    move('guides/b.mdx', 'guides/c.mdx');
    repo.commit();
    await repo.write('guides/b.mdx', page('Another'));
    repo.commit();
    expect(await moved()).toEqual({ 'guides/a': 'guides/c' });
    await repo.write('guides/A.mdx', page('In capitals'));
    repo.commit();
    expect(await moved()).toEqual({});
  });

  it('lead on where capitals alone have changed, though no file stands there', async () => {
    await repo.write('people/zoe.yaml', 'name: Zoë\nrole: Sales\nteam: sales\n');
    repo.commit();
    move('guides/a.mdx', 'guides/A.mdx');
    move('people/zoe.yaml', 'people/Zoe.yaml');
    repo.commit();
    expect(await moved()).toEqual({ 'guides/a': 'guides/A', 'people/zoe': 'people/Zoe' });
    const now = await wiki();
    expect(recasedIn(now)).toEqual([
      ['guides/a', 'guides/A'],
      ['people/zoe', 'people/Zoe'],
    ]);
    expect(filesThatLeadOn(now)).toEqual([]);
    move('guides/A.mdx', 'guides/b.mdx');
    repo.commit();
    expect(filesThatLeadOn(await wiki())).toEqual(['guides/a', 'guides/A']);
  });

  it('lead nowhere once the page, or one that had the name after it, was removed', async () => {
    move('guides/a.mdx', 'guides/b.mdx');
    repo.commit();
    await repo.write('guides/a.mdx', page('Second'));
    repo.commit();
    repo.git('rm', '--quiet', join(repo.content, 'guides/a.mdx'));
    repo.commit();
    expect(await moved()).toEqual({});
    repo.git('rm', '--quiet', join(repo.content, 'guides/b.mdx'));
    await repo.write('guides/kept.mdx', 'Nothing like it.');
    repo.commit();
    expect(await moved()).toEqual({});
  });

  it('are known from branches that were merged, of people, and by a history that is read anew', async () => {
    repo.git('checkout', '--quiet', '-b', 'side');
    move('guides/a.mdx', 'guides/b.mdx');
    repo.commit();
    repo.git('checkout', '--quiet', 'main');
    move('people/ada.yaml', 'people/ada-example.yaml');
    repo.commit();
    repo.git('merge', '--quiet', '--no-ff', '-m', 'Merge', 'side');
    const known = { 'guides/a': 'guides/b', 'people/ada': 'people/ada-example' };
    expect(await moved()).toEqual(known);
    expect((await wiki()).formerly.get('guides/b')?.length).toBe(1);
    const caches = { read: join(repo.top, '.git', 'read'), history: join(repo.top, '.git', 'history') };
    live = new LiveWiki({ folder: repo.content, caches });
    expect(await moved()).toEqual(known);
  });

  it('are what links may still say, with a word on what to say instead', async () => {
    await repo.write(
      'guides/from.mdx',
      guide({ related: '[a]' }, '[x](/guides/a/#h) <Entry id="guides/a" />\n\n[y](a.mdx)'),
    );
    move('guides/a.mdx', 'guides/b.mdx');
    repo.commit();
    await rename(join(repo.content, 'guides/from.mdx'), join(repo.content, 'guides/here.mdx'));
    repo.commit();
    const now = await wiki();
    const from = now.byKey.get('guides/here');
    const found = from && standingProblems(from, now);
    const said = found?.map((each) => [
      each.id,
      'address' in each ? each.address : 'meant' in each && each.meant,
    ]);
    expect(said).toEqual([
      ['relation-missing', 'b'],
      ['link-moved', '/guides/b/#h'],
      ['link-moved', '/guides/b/'],
      ['link-broken', undefined],
      ['relation-missing', 'guides/b'],
    ]);
    expect(now.backlinks.get('guides/b')).toEqual([{ from: 'guides/here', fields: ['related'] }]);
  });
});
