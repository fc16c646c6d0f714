import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guide } from '../fixtures/frontmatter/cases.ts';
import { buildSite } from '../support/built-site.ts';
import { openWiki, type OpenWiki } from '../support/edited-wiki.ts';
import { filesOf, runScript, temporaryFolder } from '../support/script.ts';

/** Names of images as their files have them, and how authors may write them. */
const images: [file: string, written: string[]][] = [
  ['größe.png'.normalize('NFD'), ['größe.png', 'größe.png'.normalize('NFD'), 'gr%C3%B6%C3%9Fe.png']],
  ['übung.png'.normalize('NFC'), ['übung.png'.normalize('NFD'), 'u%CC%88bung.png']],
  ['q3/two words.png', ['q3/two%20words.png', '<q3/two words.png>']],
  ['C#.png', ['C%23.png', 'C#.png']],
  ['why?.png', ['why%3F.png', 'why?.png']],
  ['100%.png', ['100%25.png', '100%.png']],
  ['R&D.png', ['R&D.png', 'R%26D.png']],
  [`it's [1] (2).png`, ["it's%20[1]%20(2).png"]],
  ['“new” 😀.png', ['<“new” 😀.png>']],
];
const imageOf = (written: string) =>
  written.startsWith('<') ? `![x](</media/${written.slice(1)})` : `![x](/media/${written})`;

/** Names of the files of pages, and links to them. */
const pages: [file: string, links: string[]][] = [
  ['Über uns', ['<Über uns.mdx>', 'U%CC%88ber%20uns.mdx', '/guides/U%CC%88ber-uns/']],
  ['nfd-größe'.normalize('NFD'), ['nfd-größe.mdx', '/guides/nfd-größe/']],
  ['C#', ['C%23.mdx', 'C#.mdx']],
  ['What now?', ['What%20now%3F.mdx', '<What now?.mdx>']],
  ['100%', ['100%25.mdx', '100%.mdx']],
  [`R&D's [draft] (“2”) 😀`, [`<R&D's [draft] (“2”) 😀.mdx>`]],
];

describe('files with any name', () => {
  let wiki: OpenWiki;
  let out: string;
  let site: Map<string, string>;
  const links = pages.flatMap(([, written]) => written.map((each) => `[x](${each})`));
  const shown = images.flatMap(([, written]) => written.map(imageOf));

  beforeAll(async () => {
    const files = {
      'guides/showing.mdx': guide(
        { title: 'Showing', purpose: JSON.stringify(`${shown[0]} ${links[0]}`) },
        [...shown, ...links].join('\n\n'),
      ),
      ...Object.fromEntries(pages.map(([name]) => [`guides/${name}.mdx`, guide({ title: `Page ${name}` })])),
    };
    wiki = await openWiki({
      files,
      prepare: async (content) => {
        for (const [file] of images) {
          const path = join(content, '../public/media', file);
          await mkdir(join(path, '..'), { recursive: true });
          await writeFile(path, file);
        }
      },
    });
    out = await temporaryFolder();
    await buildSite({ content: wiki.content, out, args: ['--no-search', '--drafts'] });
    site = await filesOf(out);
  });
  afterAll(async () => {
    await wiki.close();
    await rm(out, { recursive: true });
  });

  it('26-image-nfd: images are shown, however their names are written, where the wiki is built and served', async () => {
    const html = site.get('guides/showing/index.html') ?? '';
    const sources = Array.from(html.matchAll(/<img src="([^"]+)"/g), ([, src = '']) =>
      src.replaceAll('&#39;', "'"),
    );
    expect(sources.length).toBe(shown.length + 1);
    const wanted = images.flatMap(([file, written]) => written.map(() => file));
    const found = sources.slice(1).map((src) => site.get(decodeURIComponent(src.slice(1))));
    expect(found).toEqual(wanted);
    expect(html.includes('missing-image')).toBe(false);
    for (const src of sources) expect((await fetch(wiki.address + src)).status, src).toBe(200);
    const typed = await fetch(`${wiki.address}/media/${encodeURIComponent('größe.png')}`);
    expect([typed.status, await typed.text()]).toEqual([200, images[0]?.[0]]);
  });

  it('lead to pages in every way their names are written, and at addresses with letters in two parts', async () => {
    const html = site.get('guides/showing/index.html') ?? '';
    const hrefs = Array.from(html.matchAll(/<a href="([^"]+)">x<\/a>/g), ([, href = '']) => href);
    const wanted = pages.flatMap(([name, written]) => written.map(() => `Page ${name}`));
    const found = hrefs.slice(1).map((href) => {
      const page = site.get(`${decodeURIComponent(href.slice(1))}index.html`) ?? '';
      return /<title>(.*?) · /.exec(page)?.[1]?.replaceAll('&#39;', "'").replaceAll('&amp;', '&');
    });
    expect(found).toEqual(wanted);
    const apart = await fetch(`${wiki.address}/guides/U%CC%88ber-uns`, { redirect: 'manual' });
    expect([apart.status, apart.headers.get('location')]).toEqual([301, '/guides/%C3%9Cber-uns/']);
    expect((await fetch(`${wiki.address}/guides/no%CC%88where/`)).status).toBe(404);
  });

  it('are nothing that the check complains of, but their addresses', async () => {
    const { stdout } = await runScript('check', ['--content', wiki.content, '--format', 'json']);
    const { problems } = JSON.parse(stdout) as { problems: { id: string; file: string }[] };
    const own = problems.filter(({ file }) => file.endsWith('guides/showing.mdx')).map(({ id }) => id);
    expect(own.filter((id) => /image|link|url/.test(id))).toEqual([]);
  });
});
