import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guide } from '../fixtures/frontmatter/cases.ts';
import { buildSite } from '../support/built-site.ts';
import { openWiki, type OpenWiki } from '../support/edited-wiki.ts';
import { filesOf, temporaryFolder } from '../support/script.ts';

const base = '/docs';
const linesOf = (name: string) =>
  Array.from({ length: 20 }, (_, line) => `Line ${line} of ${name}.`).join('\n');
const [fairs, rCase] = [linesOf('fairs'), linesOf('the R case')];

describe('a page that was renamed', () => {
  let wiki: OpenWiki;
  let out: string;
  const commit = async () => {
    await wiki.git('add', '--all');
    await wiki.git('commit', '--quiet', '--message', 'Change');
  };
  const move = async (from: string, to: string) => {
    await rename(join(wiki.content, from), join(wiki.content, to));
    await commit();
  };
  const ask = async (path: string) => {
    const answer = await fetch(wiki.address + base + path, { redirect: 'manual' });
    return [answer.status, answer.headers.get('location')];
  };
  const build = async () => {
    const env = { SITE_URL: 'https://wiki.example.com', SITE_BASE: base };
    await buildSite({ content: wiki.content, out, args: ['--no-search'], env });
    return filesOf(out);
  };

  beforeAll(async () => {
    wiki = await openWiki({ base });
    out = await temporaryFolder();
    await build();
    await move('guides/lead-handoff.mdx', 'guides/handing over.mdx');
    await move('guides/handing over.mdx', 'guides/handover.mdx');
    await move('people/leonie-vaske.yaml', 'people/leonie.yaml');
    await mkdir(join(wiki.content, 'guides/fairs'));
    await writeFile(join(wiki.content, 'guides/fairs/child.mdx'), guide({ title: 'A child' }));
    await writeFile(join(wiki.content, 'guides/fairs.mdx'), guide({ title: 'Our fairs' }, fairs));
    await writeFile(join(wiki.content, 'guides/r-case.mdx'), guide({ title: 'The R case' }, rCase));
    await commit();
    await move('guides/fairs.mdx', 'guides/shows.mdx');
    await move('guides/r-case.mdx', 'guides/R-Case.mdx');
  });
  afterAll(async () => {
    await wiki.close();
    await rm(out, { recursive: true });
  });

  it('is led to from each of its addresses where the wiki is served', async () => {
    await expect.poll(() => ask('/guides/handover/')).toEqual([200, null]);
    await expect.poll(() => ask('/guides/lead-handoff/')).toEqual([301, '/docs/guides/handover/']);
    expect(await ask('/guides/lead-handoff?a=1')).toEqual([301, '/docs/guides/handover/?a=1']);
    expect(await ask('/guides/handing-over/')).toEqual([301, '/docs/guides/handover/']);
    expect(await ask('/people/leonie-vaske/')).toEqual([301, '/docs/people/leonie/']);
    expect(await ask('/people/leonie-vaske.ics')).toEqual([200, null]);
    expect((await ask('/guides/never-was/'))[0]).toBe(404);
    expect(await ask('/guides/r-case/')).toEqual([301, '/docs/guides/R-Case/']);
    expect(await ask('/guides/fairs/')).toEqual([200, null]);
  });

  it('is led to where the wiki is built, until another page has the address', async () => {
    const site = await build();
    const html = site.get('guides/lead-handoff/index.html') ?? '';
    const parts = [
      '<meta http-equiv="refresh" content="0; url=/docs/guides/handover/">',
      '<meta name="robots" content="noindex">',
      '<link rel="canonical" href="https://wiki.example.com/docs/guides/handover/">',
      '<a href="/docs/guides/handover/" data-moved>Lead handoff</a>',
    ];
    expect(parts.filter((part) => !html.includes(part))).toEqual([]);
    expect(html.includes('data-pagefind-body')).toBe(false);
    expect(site.get('guides/handing-over/index.html')?.includes(parts[0] ?? '')).toBe(true);
    expect(site.get('people/leonie-vaske/index.html')?.includes('url=/docs/people/leonie/')).toBe(true);
    expect(site.get('people/leonie-vaske.ics')).toBe(site.get('people/leonie.ics'));
    const links = [...site].filter(
      ([file, text]) =>
        !/lead-handoff|handing-over/.test(file) && text.includes('href="/docs/guides/lead-handoff/'),
    );
    expect(links.map(([file]) => file)).toEqual([]);
    // No file can stand at an address that differs in capitals alone, and none where a folder has stayed.
    expect(site.has('guides/R-Case/index.html')).toBe(true);
    expect(site.has('guides/r-case/index.html')).toBe(false);
    expect(site.get('404.html')).toContain('hidden data-formerly="/docs/guides/r-case/"');
    expect(site.get('404.html')).toContain('<a href="/docs/guides/R-Case/">The R case</a>');
    expect(site.get('guides/fairs/index.html')).toContain(
      'The page that was here is now at <a href="/docs/guides/shows/">Our fairs</a>',
    );
    await writeFile(join(wiki.content, 'guides/lead-handoff.mdx'), guide({ title: 'A newcomer' }));
    await commit();
    const later = await build();
    expect(
      later.get('guides/lead-handoff/index.html')?.includes('<h1 data-pagefind-meta="title">A newcomer'),
    ).toBe(true);
    expect(later.get('guides/handing-over/index.html')).toBe(site.get('guides/handing-over/index.html'));
    await expect.poll(() => ask('/guides/lead-handoff/')).toEqual([200, null]);
  });
});
