import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guide } from '../fixtures/frontmatter/cases.ts';
import { bareWiki, copyOfProject, follow, freePort, runScript, writeFiles } from './script.ts';

describe('a page of one’s own, as CONTRIBUTING.md has it', () => {
  let root: string;
  const build = () => runScript('build', ['--no-search'], { root });
  const page = () => readFile(join(root, 'dist/first-week/index.html'), 'utf8');

  beforeAll(async () => {
    root = await copyOfProject();
    await rm(join(root, 'content'), { recursive: true });
    await writeFiles(root, {
      'content/wiki.yaml': bareWiki['wiki.yaml'],
      'content/guides/lead-handoff.mdx': guide({ title: 'Handing over' }),
      'content/objections/price.mdx': guide({ title: 'Too dear' }),
    });
    await follow('Adding a page of your own', root);
    expect(await build()).toMatchObject({ code: 0, stderr: '' });
  });
  afterAll(() => rm(root, { recursive: true }));

  it('shows an entry, and a whole collection', async () => {
    expect(await page()).toContain('Read <a href="/guides/lead-handoff/">Handing over</a>');
    expect(await page()).toContain('<li><a href="/objections/price/">Too dear</a></li>');
    expect(await page()).toContain('<title>Your first week · Test wiki</title>');
  });

  it('follows what it shows', async () => {
    await writeFile(join(root, 'content/objections/price.mdx'), guide({ title: 'Too cheap' }));
    await writeFile(join(root, 'content/objections/time.mdx'), guide({ title: 'No time' }));
    await build();
    expect(await page()).toContain('Too cheap');
    expect(await page()).toContain('No time');
  });

  it('has to be in the table of routes where it has parameters', async () => {
    await writeFiles(root, { 'src/pages/team/[team].astro': '<p>{Astro.params.team}</p>\n' });
    for (const script of ['build', 'start']) {
      const { code, stderr } = await runScript(script, [], { root, env: { PORT: String(await freePort()) } });
      expect(code, script).toBe(2);
      expect(stderr).toContain('“src/pages/team/[team].astro” has parameters');
      expect(stderr).toContain('Add a row with the pattern “/team/[team]”');
    }
    const table = join(root, 'src/theme/routes.ts');
    const rows = await readFile(table, 'utf8');
    // Those of the feeds are those of the teams, too.
    const row = /^ {2}\{\n {4}pattern: '\/feed\/\[team\]\.atom'.*?^ {2}\},$/ms.exec(rows)?.[0] ?? '';
    await writeFile(table, rows.replace(row, `${row}\n${row.replace('/feed/[team].atom', '/team/[team]')}`));
    expect(await build()).toMatchObject({ code: 0, stderr: '' });
    expect(await readFile(join(root, 'dist/team/sales/index.html'), 'utf8')).toContain('<p>sales</p>');
    await writeFile(table, rows);
    await rm(join(root, 'src/pages/team'), { recursive: true });
  });

  it('has to be a page', async () => {
    await writeFiles(root, { 'src/pages/away.astro': `---\nreturn Astro.redirect('/');\n---\n` });
    const { code, stderr } = await build();
    expect(code).toBe(2);
    expect(stderr).toContain('The page “/away/” could not be rendered: it answers with 302.');
    await rm(join(root, 'src/pages/away.astro'));
  });
});
