import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guide } from '../fixtures/frontmatter/cases.ts';
import {
  bareWiki,
  copyOfProject,
  differing,
  filesOf,
  follow,
  freePort,
  runScript,
  unchanged,
  writeFiles,
} from '../support/script.ts';

/** A page of one's own that is none on a wiki of another name. */
const away = `---
import { getWiki } from '../site/publication.ts';
if (getWiki().settings.name === 'Away') return Astro.redirect('/');
---

<p>Here</p>
`;
const objection = (title: string) =>
  guide({ title, category: 'price', meaning: 'It is dear.', answer: 'It is not.' });

/** What a component does that cannot show every page. */
const broken = `if (body.includes('Worse')) throw new Error('No luck');`;

/**
 * A copy of the project whose code people have changed, with pages of their own. All in one, since each version of the
 * code has to be compiled.
 */
describe('npm run build, with other code', () => {
  let root: string;
  const build = () => runScript('build', ['--no-search'], { root });
  const built = () => filesOf(join(root, 'dist'));
  const page = (file: string) => readFile(join(root, 'dist', file), 'utf8');
  const component = () => join(root, 'src/components/EntryPage.astro');
  const edit = async (file: string, from: string, to: string) =>
    writeFile(file, (await readFile(file, 'utf8')).replace(from, to));

  beforeAll(async () => {
    root = await copyOfProject();
    await rm(join(root, 'content'), { recursive: true });
    await writeFiles(join(root, 'content'), {
      ...bareWiki,
      'guides/lead-handoff.mdx': guide({ title: 'Handing over' }),
      'guides/worse.mdx': guide({ title: 'Another' }),
      'objections/price.mdx': objection('Too dear'),
    });
    await writeFiles(join(root, 'src'), { 'pages/away.astro': away });
    await follow('Adding a page of your own', root);
    await edit(component(), 'const { entry } = view;', `const { entry } = view;\n${broken}`);
    expect(await build()).toMatchObject({ code: 0, stderr: '' });
  });
  afterAll(() => rm(root, { recursive: true }));

  describe('a page of one’s own, as CONTRIBUTING.md has it', () => {
    const week = () => page('first-week/index.html');

    it('shows an entry, and a whole collection', async () => {
      expect(await week()).toContain('Read <a href="/guides/lead-handoff/">Handing over</a>');
      expect(await week()).toContain('<li><a href="/objections/price/">Too dear</a></li>');
      expect(await week()).toContain('<title>Your first week · Test wiki</title>');
    });

    it('follows what it shows', async () => {
      await writeFiles(join(root, 'content/objections'), {
        'price.mdx': objection('Too cheap'),
        'time.mdx': objection('No time'),
      });
      await build();
      expect(await week()).toContain('Too cheap');
      expect(await week()).toContain('No time');
    });

    it('has to be a page', async () => {
      const settings = join(root, 'content/wiki.yaml');
      await edit(settings, 'Test wiki', 'Away');
      const { code, stderr } = await build();
      expect(code).toBe(2);
      expect(stderr).toContain('The page “/away/” could not be rendered: it answers with 302.');
      await edit(settings, 'Away', 'Test wiki');
    });
  });

  it('notices a public file', async () => {
    await writeFile(join(root, 'public/robots.txt'), 'User-agent: *\n');
    expect((await build()).stdout).not.toMatch(unchanged);
    expect(await page('robots.txt')).toBe('User-agent: *\n');
    expect((await build()).stdout).toMatch(unchanged);
  });

  it('fails where a page cannot be rendered, says which and why, and leaves the site as it was', async () => {
    const before = await built();
    await edit(join(root, 'content/guides/worse.mdx'), 'Text.', 'Worse.');
    const { code, stderr } = await build();
    expect(code).toBe(2);
    expect(stderr).toContain('The page “/guides/worse/” could not be rendered: No luck');
    expect(differing(before, await built())).toEqual([]);
  });

  it('removes what a build has left that was killed', async () => {
    // No process has this number: https://www.man7.org/linux/man-pages/man5/proc_sys_kernel.5.html
    const left = `.concord-drafts-${2 ** 22 + 1}/0`;
    await writeFiles(join(root, 'dist'), { [left]: 'Half a page' });
    await build();
    expect([...(await built()).keys()]).not.toContain(left);
  });

  it('renders all pages anew, but writes only those that differ', async () => {
    await edit(component(), broken, '');
    await edit(component(), '<EntryFrame', '<p>Other code</p>\n<EntryFrame');
    const home = () => stat(join(root, 'dist/index.html'));
    const { mtimeMs } = await home();
    expect((await build()).stdout).toContain(' 0 files as they were');
    expect(await page('guides/worse/index.html')).toContain('Worse.');
    expect(await page('guides/lead-handoff/index.html')).toContain('Other code');
    expect((await home()).mtimeMs).toBe(mtimeMs);
  });

  it('asks for a row in the table of routes where a page has parameters', async () => {
    await writeFiles(root, { 'src/pages/team/[team].astro': '<p>{Astro.params.team}</p>\n' });
    for (const script of ['build', 'start']) {
      const { code, stderr } = await runScript(script, [], { root, env: { PORT: String(await freePort()) } });
      expect(code, script).toBe(2);
      expect(stderr).toContain('“src/pages/team/[team].astro” has parameters');
      expect(stderr).toContain('Add a row with the pattern “/team/[team]”');
    }
    const table = join(root, 'src/theme/routes.ts');
    // Those of the feeds are those of the teams, too.
    const row =
      /^ {2}\{\n {4}pattern: '\/feed\/\[team\]\.atom'.*?^ {2}\},$/ms.exec(
        await readFile(table, 'utf8'),
      )?.[0] ?? '';
    await edit(table, row, `${row}\n${row.replace('/feed/[team].atom', '/team/[team]')}`);
    expect(await build()).toMatchObject({ code: 0, stderr: '' });
    expect(await page('team/sales/index.html')).toContain('<p>sales</p>');
  });
});
