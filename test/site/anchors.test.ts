import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { slug } from 'github-slugger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collections } from '../../src/collections/index.ts';
import { readSources } from '../../src/wiki/read.ts';
import { hasAnchor, isEverywhere } from '../../src/wiki/anchors.ts';
import { helpHeadings } from '../../src/wiki/help-places.ts';
import { ownPageAt } from '../../src/wiki/own-pages.ts';
import { joinWiki } from '../../src/wiki/join.ts';
import { buildSite } from '../support/built-site.ts';
import { filesOf, project, temporaryFolder, writeFiles } from '../support/script.ts';

/** Where a page has a text, so that anybody may write a heading. */
const withTexts = collections.filter(({ format }) => format === 'page');

/** The ids on a page, from its HTML. */
function idsIn(html: string): string[] {
  return Array.from(html.matchAll(/<[a-z][^<>]*?\sid="([^"]*)"/g), ([, id = '']) => id);
}

/** Where the links on a page lead. */
function linksIn(html: string): string[] {
  return Array.from(html.matchAll(/<a\b[^<>]*?\shref="([^"]*)"/g), ([, href = '']) => href);
}

/** What is wrong with the ids and the places of a site: an id that is there twice, a link to a place that is not. */
function lost(site: ReadonlyMap<string, string>): string[] {
  const ids = new Map([...site].map(([file, html]) => [file, idsIn(html)]));
  return [...site].flatMap(([file, html]) => {
    const own = ids.get(file) ?? [];
    const twice = own.filter((id, index) => own.indexOf(id) !== index).map((id) => `${file}: two of “${id}”`);
    const nowhere = linksIn(html).filter((href) => {
      const [path = '', hash] = href.split('#');
      if (!hash || !(path === '' || path.startsWith('/')) || path.startsWith('/admin/')) return false;
      // Such an address says which pages are listed.
      if (hash.includes('=')) return false;
      const there = path === '' ? own : ids.get(`${decodeURIComponent(path.slice(1))}index.html`);
      return there?.includes(decodeURIComponent(hash)) !== true;
    });
    return [...twice, ...nowhere.map((href) => `${file}: nothing at ${href}`)];
  });
}

async function pagesOf(folder: string): Promise<Map<string, string>> {
  const files = await filesOf(folder);
  return new Map([...files].filter(([file]) => file.endsWith('.html') && !file.startsWith('admin')));
}

describe('the places on the pages of a site', () => {
  const made: string[] = [];
  let content: string;
  let shipped: Map<string, string>;
  let named: Map<string, string>;
  /** The pages that have a heading of every name that is an id somewhere. */
  let hostile: string[];

  beforeAll(async () => {
    const out = await buildSite({ args: ['--no-search'] });
    shipped = await pagesOf(out);
    const root = await temporaryFolder();
    made.push(out, root);
    content = join(root, 'content');
    await cp(join(project, 'content'), content, { recursive: true });
    const ids = new Set([...shipped.values()].flatMap(idsIn));
    const headings = [...ids, 'page.search-missing', 'Content', 'Answer', 'Pages', 'Top', 'Note 1', 'Others']
      .map((id) => `## ${id}\n\nx[^1]\n`)
      .join('\n');
    hostile = [];
    for (const { id } of withTexts) {
      const before = await readSources(content);
      const page = before.entries.find(({ collection, data }) => collection === id && data !== undefined);
      if (page === undefined) continue;
      const text = `---\n${page.yaml.text.replace(/^(title:).*$/m, `$1 Named ${id}`)}\n---\n`;
      const body = `[c](#content) [a](#answer)\n\n${headings}\n[^1]: N\n`;
      await writeFiles(content, { [`${id}/named.mdx`]: text + body });
      hostile.push(`${id}/named/index.html`);
    }
    await writeFiles(content, {
      'guides/noted.mdx': `---
title: Noted
summary: Notes everywhere.
owner: ada
teams: [sales]
purpose: "A[^1] <Term id=\\"mql\\">MQL</Term>\\n\\n## Content\\n\\n[^1]: Because A."
steps:
  - title: One
    how: "B[^1]\\n\\n[^1]: Because B."
  - title: Two
    how: "C[^n] again[^n]\\n\\n[^n]: Because C."
---

## Content

D[^1] and [up](#content).

[^1]: Because D.
`,
    });
    const site = await buildSite({ content, args: ['--no-search', '--drafts'] });
    made.push(site);
    named = await pagesOf(site);
  });
  afterAll(() => Promise.all(made.map((folder) => rm(folder, { recursive: true }))));

  it('are each there once, and every link to one finds it, in the wiki that ships', () => {
    expect(shipped.size).toBeGreaterThan(60);
    expect(lost(shipped)).toEqual([]);
  });

  it('are on the pages of the help that name their headings', () => {
    for (const [id, headings] of Object.entries(helpHeadings)) {
      const ids = idsIn(shipped.get(`help/${id === 'index' ? '' : `${id}/`}index.html`) ?? '');
      expect(ids, id).toEqual(expect.arrayContaining(headings.map((heading) => slug(heading))));
    }
  });

  it('04-heading-content-id: so they are where headings are called like all that the layout has', () => {
    expect(hostile.length).toBe(withTexts.length);
    expect(lost(named)).toEqual([]);
    for (const file of hostile) {
      const html = named.get(file) ?? '';
      const parts = ['<main id="page.content"', '<a href="#content">c</a>', '<h2 id="content">Content'];
      expect(parts.filter((part) => !html.includes(part))).toEqual([]);
    }
  });

  it('05-footnotes-in-fields: notes are numbered through the page, and stand in one list', () => {
    const html = named.get('guides/noted/index.html') ?? '';
    expect(html.split('class="footnotes').length).toBe(2);
    const notes = Array.from(
      html.matchAll(/<li id="note\.(\d)"><p>([^<]*?) </g),
      ([, n, words]) => `${n} ${words}`,
    );
    expect(notes).toEqual(['1 Because A.', '2 Because B.', '3 Because C.', '4 Because D.']);
    const [before = ''] = html.split('class="footnotes');
    const numbers = Array.from(before.matchAll(/(\w+)<sup><a id="[^"]*" href="#note\.(\d)"[^>]*>(\d)</g));
    expect(numbers.map(([, word, to, shown]) => `${word} ${to} ${shown}`)).toEqual([
      'A 1 1',
      'B 2 2',
      'C 3 3',
      'again 3 3',
      'D 4 4',
    ]);
    const headings = Array.from(html.matchAll(/<h2 id="(content[^"]*)">Content/g), ([, id]) => id);
    expect(headings).toEqual(['content-1', 'content']);
    expect(html.includes('note-end') || html.includes('notes-end')).toBe(false);
  });

  it('are known to the checks, those that layouts name included', async () => {
    const sources = await readSources(content);
    const wiki = joinWiki(sources, true);
    const unknown = [...named].flatMap(([file, html]) => {
      const page = wiki.byKey.get(file.replace(/\/index\.html$/, ''));
      const own = ownPageAt(wiki, `/${file.replace(/\/?index\.html$/, '')}`);
      return idsIn(html)
        .filter((id) => !isEverywhere(id) && !(page ? hasAnchor(page, id) : (own?.hasPlace(id) ?? false)))
        .map((id) => `${file}#${id}`);
    });
    // Of what says what is missing, or has moved, and of further pages of lists, nobody knows.
    expect(unknown.filter((each) => !/^404|~\d/.test(each))).toEqual([]);
  });
});
