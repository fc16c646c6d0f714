import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guide } from '../fixtures/frontmatter/cases.ts';
import { bareWiki, filesOf, runScript, temporaryFolder, writeFiles, type Ran } from '../support/script.ts';

const reviewed = { reviewed: '2026-11-01', reviewedBy: 'ada' };

describe('npm run build, on a wiki with bad pages', () => {
  let root: string;
  let content: string;
  let out: string;
  let ran: Ran;
  let site: Map<string, string>;
  const build = (...args: string[]) => runScript('build', ['--content', content, '--out', out, ...args]);
  const page = (address: string) => site.get(`${address}/index.html`) ?? '';

  beforeAll(async () => {
    root = await temporaryFolder();
    [content, out] = [join(root, 'content'), join(root, 'site')];
    await writeFiles(content, {
      ...bareWiki,
      'guides/good.mdx': guide({ ...reviewed, title: 'A good page' }, 'Read [the other](other.mdx).'),
      'guides/other.mdx': guide({ ...reviewed, title: 'A page like others' }),
      'guides/broken-yaml.mdx': '---\ntitle: "never closed\n---\n\nStill **here**.\n',
      'guides/no-fields.mdx': 'Only text, no fields.\n',
      'guides/bad-date.mdx': guide({ reviewed: '2026-02-30', title: 'Bad date' }),
      'guides/slow.mdx': guide({ title: 'Slow' }, 'www.a_'.repeat(20_000)),
      'guides/Twin.mdx': guide({ title: 'First twin' }),
      'guides/twin.mdx': guide({ title: 'Second twin' }),
      'guides/waiting.mdx': guide({ title: 'Waiting', reviewFirstBy: '2039-05-24' }),
      'guides/draft.mdx': guide({ draft: 'true', title: 'Zebra in waiting' }),
      'guides/draft-quoted.mdx': guide({ draft: '"true"', title: 'Zebra in waiting' }),
      'guides/draft-broken.mdx': guide({ draft: 'true', title: 'Zebra in waiting: the plan' }),
      'people/broken.yaml': 'name: [',
      'guides/pictured.mdx': guide({ ...reviewed, title: 'Pictured' }, '![Shown](/media/shown.png)'),
      'guides/draft-pictured.mdx': guide({ draft: 'true' }, '![Zebra](/media/zebra.png)'),
      'guides/Zebra (new).mdx': guide({ draft: 'true' }),
      'stray.txt': 'x',
    });
    for (const name of ['shown.png', 'zebra.png']) await writeFiles(root, { [`public/media/${name}`]: name });
    ran = await build('--no-search');
    site = await filesOf(out);
  });
  afterAll(() => rm(root, { recursive: true }));

  it('publishes everything and exits with 0', () => {
    expect(ran.stderr).toBe('');
    expect(ran.code).toBe(0);
    expect(page('guides/good')).toContain('<h1');
    expect(page('guides/good')).toContain('href="/guides/other/"');
    expect([...site.keys()].filter((file) => file.startsWith('guides/')).length).toBe(11);
  });

  it('shows an unfit page with its text and a notice', () => {
    expect(page('guides/broken-yaml')).toContain('never closed');
    expect(page('guides/broken-yaml')).toContain('Still <strong>here</strong>.');
    expect(page('guides/broken-yaml')).toContain('This page needs attention');
    expect(page('guides/no-fields')).toContain('Only text, no fields.');
    expect(page('guides/bad-date')).toContain('Bad date');
    expect(page('guides/bad-date')).toContain('2026-02-30');
    expect(page('guides/good')).not.toContain('This page needs attention');
  });

  it('58-scale-unreviewed-holds-until: claims no day until which a page holds that nobody has checked', () => {
    expect(page('guides/waiting').replace(/<[^>]*>/g, '')).toMatch(
      /Nobody has checked this page yet\s+Somebody is to by 24 May 2039/,
    );
    const everywhere = [...site.values()].join('\n');
    expect(everywhere).not.toMatch(/(?:holds? until|falls due on|· due)\s*<time datetime="2039-05-24"/i);
    expect(page('guides/good').replace(/<[^>]*>/g, '')).toMatch(/Holds until 1 May 2027/);
  });

  it('shows a page that takes too long as typed', () => {
    expect(page('guides/slow')).toContain('www.a_www.a_');
    expect(page('guides/slow')).toContain('takes over 2 seconds');
  });

  it('publishes both files of one address, and no drafts', () => {
    expect(page('guides/Twin')).toContain('First twin');
    expect(page('guides/twin-2')).toContain('Second twin');
    expect([...site].filter(([, text]) => text.includes('Zebra in waiting')).map(([file]) => file)).toEqual(
      [],
    );
  });

  it('publishes the pictures of pages, and neither those of drafts nor their names', () => {
    expect([...site.keys()].filter((file) => file.startsWith('media/'))).toEqual(['media/shown.png']);
    expect([...site].filter(([, text]) => /zebra/i.test(text)).map(([file]) => file)).toEqual([]);
    expect(page('guides/good')).not.toContain('Drafts are shown here');
  });

  it('shows drafts with --drafts, with their pictures, and says so', async () => {
    const preview = join(root, 'preview');
    const args = ['--content', content, '--out', preview, '--no-search', '--drafts'];
    expect((await runScript('build', args)).code).toBe(0);
    const shown = await filesOf(preview);
    expect(shown.get('media/zebra.png')).toBe('zebra.png');
    expect(shown.get('guides/draft/index.html')).toContain('Draft, not published');
    expect(shown.get('index.html')).toContain('Drafts are shown here');
  });

  it('fails with --strict, but builds all the same', async () => {
    const strict = await build('--no-search', '--strict');
    expect(strict.code).toBe(1);
    expect(strict.stdout).toMatch(/\d+ errors/);
    expect((await filesOf(out)).get('guides/good/index.html')).toBe(page('guides/good'));
  });

  it('removes a page whose file is gone, and changes the neighbours of one that changed', async () => {
    expect(site.has('people/broken.ics')).toBe(true);
    await rm(join(content, 'guides/no-fields.mdx'));
    await rm(join(content, 'people/broken.yaml'));
    await writeFile(join(content, 'guides/other.mdx'), guide({ ...reviewed, title: 'Renamed page' }));
    expect((await build('--no-search')).code).toBe(0);
    const after = await filesOf(out);
    expect(after.has('guides/no-fields/index.html')).toBe(false);
    expect(after.has('people/broken.ics')).toBe(false);
    expect(after.get('guides/other/index.html')).toContain('Renamed page');
    expect(after.get('guides/index.html')).toContain('Renamed page');
    expect(
      [...after].filter(([, text]) => text.includes('A page like others')).map(([file]) => file),
    ).toEqual([]);
  });

  it('equals a build from nothing after many changes', async () => {
    const fresh = join(root, 'fresh');
    expect((await runScript('build', ['--content', content, '--out', fresh, '--no-search'])).code).toBe(0);
    const [kept, anew] = [await filesOf(out), await filesOf(fresh)];
    expect([...kept.keys()].toSorted()).toEqual([...anew.keys()].toSorted());
    for (const [file, text] of anew) expect(kept.get(file), file).toBe(text);
  });

  it('refuses to write among files that it did not make', async () => {
    const mine = join(root, 'mine');
    await writeFiles(mine, { 'letter.html': 'dear' });
    const refused = await runScript('build', ['--content', content, '--out', mine]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('not empty');
    expect([...(await filesOf(mine)).keys()]).toEqual(['letter.html']);
  });

  it.each([
    [['--content', 'nowhere'], 'There is no folder'],
    [['--nonsense'], '--nonsense'],
    [['stray'], 'not understood'],
  ])('exits with 2 on wrong use: %s', async (args, message) => {
    const wrong = await runScript('build', args);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain(message);
  });
});
