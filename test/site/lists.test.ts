import { randomBytes } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guide } from '../fixtures/frontmatter/cases.ts';
import { bareWiki, differing, filesOf, runScript, temporaryFolder, writeFiles } from '../support/script.ts';

/** How many pages lie in one folder, and how many people there are. */
const [many, people] = [450, 350];

/** A title that no packing makes shorter. */
const random = () => randomBytes(45).toString('base64url').replace(/[-_]/g, ' ');
const reviewed = { reviewed: '2026-11-01', reviewedBy: 'ada' };

describe('lists of any size', () => {
  let root: string;
  let content: string;
  let out: string;
  let site: Map<string, string>;

  /** Builds the site. Returns its files by address. */
  async function build(to: string): Promise<Map<string, string>> {
    const ran = await runScript('build', ['--content', content, '--out', to, '--no-search']);
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    return filesOf(to);
  }
  const page = (address: string) => site.get(`${address.slice(1)}index.html`) ?? '';
  const titlesOf = (address: string) =>
    [...page(address).matchAll(/<p class="row-title">\s*<a[^>]*>([^<]*)</g)].map(([, title]) => title);

  beforeAll(async () => {
    root = await temporaryFolder();
    [content, out] = [join(root, 'content'), join(root, 'site')];
    await writeFiles(content, {
      ...bareWiki,
      'guides/top.mdx': guide({ title: 'Top' }),
      'guides/sales.mdx': guide({ title: 'How we sell' }, '[Folder](/guides/sales/deep/)'),
      'guides/sales/first.mdx': guide({ title: 'First', ...reviewed }),
      'guides/sales/second.mdx': guide({ title: 'Second' }),
      'guides/sales/deep/down.mdx': guide({ title: 'Down' }),
      'guides/long/index.mdx': guide({ title: 'Long list', summary: 'All of them.' }),
    });
    for (let id = 0; id < many; id++) {
      const named = guide(
        { title: `"${random()}"`, summary: `"${random()}"`, ...reviewed },
        'See [the top](/guides/top/).',
      );
      await writeFiles(content, { [`guides/long/${id}.mdx`]: named });
    }
    for (let id = 0; id < people; id++)
      await writeFiles(content, {
        [`people/p${id}.yaml`]: `name: "${random()}"\nemail: p@example.com\nteam: sales\nrole: "${random()}"\n`,
      });
    site = await build(out);
  });
  afterAll(() => rm(root, { recursive: true }));

  it('lead to a new page, or person', () => {
    for (const [address, kind] of [
      ['/guides/', 'guides'],
      ['/guides/long/', 'guides'],
      ['/people/', 'people'],
    ] as const)
      expect(page(address)).toContain(`href="/admin/#/collections/${kind}/new"`);
  });

  it('scale: weigh no more than 20 KB, compressed, with their styles and scripts, and have at most 200 rows', () => {
    const weights = [...site].flatMap(([file, html]) => {
      if (!file.endsWith('.html')) return [];
      const loaded = [...html.matchAll(/(?:src|href)="\/(_assets\/[^"]+\.(?:js|css))"/g)].map(
        ([, path = '']) => path,
      );
      const total = [html, ...[...new Set(loaded)].map((path) => site.get(path) ?? '')]
        .map((text) => gzipSync(text).length)
        .reduce((sum, size) => sum + size, 0);
      const rows = [...html.matchAll(/<li class="(?:row|person)"|<ul class="reasons">/g)].length;
      return [{ file, total, rows }];
    });
    expect(weights.length).toBeGreaterThan(many + people);
    expect(weights.filter(({ total }) => total > 20 * 1024)).toEqual([]);
    expect(weights.filter(({ rows }) => rows > 200)).toEqual([]);
  });

  it('scale: lead to everything, by links alone', () => {
    const seen = new Set(['/']);
    for (const address of seen)
      for (const [, link = ''] of page(address).matchAll(/href="(\/[^"#]*\/)(?:#[^"]*)?"/g)) seen.add(link);
    const missed = [...site.keys()].filter(
      (file) => /^(?:guides|people)\/.*index\.html$/.test(file) && !seen.has(`/${file.slice(0, -10)}`),
    );
    expect(missed).toEqual([]);
    const dead = [...seen].filter((address) => page(address) === '' && !address.startsWith('/admin/'));
    expect(dead).toEqual([]);
  });

  it('scale: name the folders of a collection, and stand on pages of their own', () => {
    expect(titlesOf('/guides/')).toEqual(['How we sell', 'Long list', 'Top']);
    expect(titlesOf('/guides/sales/deep/')).toEqual(['Down']);
    expect(page('/guides/sales/deep/')).toContain('<h1>Deep</h1>');
    expect(titlesOf('/guides/sales/')).toEqual(['Deep', 'First', 'Second']);
    expect(page('/guides/sales/')).toContain('<a href="/guides/sales/deep/">Folder</a>');
    expect(titlesOf('/guides/long/')[0]).toBe('Long list');
    const crumbs = /<nav class="breadcrumbs"[^]*?<\/nav>/.exec(page('/guides/sales/deep/down/'))?.[0] ?? '';
    expect([...crumbs.matchAll(/href="([^"]+)"/g)].map(([, link]) => link)).toEqual([
      '/',
      '/guides/',
      '/guides/sales/',
      '/guides/sales/deep/',
    ]);
  });

  it('scale: list each page once, in order, over all their pages', () => {
    const pages = [...site.keys()].filter((file) => /^guides\/long\/(?:~\d+\/)?index\.html$/.test(file));
    const all = Array.from({ length: pages.length }, (_, index) =>
      titlesOf(index === 0 ? '/guides/long/' : `/guides/long/~${index + 1}/`),
    ).flat();
    expect(pages.length).toBeGreaterThan(2);
    expect([all.length, new Set(all).size]).toEqual([many + 1, many + 1]);
  });

  it('scale: say how many pages lead to one, where those are a great many', () => {
    const [, shown = ''] = /<section class="backlinks">([^]*?)<\/section>/.exec(page('/guides/top/')) ?? [];
    const listed = [...shown.matchAll(/<li>/g)].length;
    expect(listed).toBeGreaterThan(40);
    expect(shown).toContain(`And ${many - listed} pages more.`);
  });

  it('are the same whether built again or anew', async () => {
    await rename(join(content, 'guides/long/7.mdx'), join(content, 'guides/sales/seven.mdx'));
    await rm(join(content, 'guides/sales/deep'), { recursive: true });
    await writeFiles(content, {
      'guides/sales.mdx': guide({ title: 'Selling' }, '[Folder](/guides/sales/deep/)'),
      'guides/new/er/page.mdx': guide({ title: 'Newer' }),
      'guides/sales/first.mdx': guide({ title: 'The first' }),
    });
    const again = await build(out);
    expect(differing(again, await build(join(root, 'anew')))).toEqual([]);
    expect(again.has('guides/sales/deep/index.html')).toBe(false);
    expect(again.get('guides/sales/index.html')).not.toContain('<a href="/guides/sales/deep/">');
    expect(again.get('guides/sales/second/index.html')).toContain('>Selling</a>');
  });
});
