/** Pagefind’s index of a built site, asked in a browser as the wiki’s search asks it. */
import { stripTypeScriptTypes } from 'node:module';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../../chromium.ts';
import { UsageError } from '../../command.ts';
import type { Word } from '../../../src/search/text/words.ts';
import { otherNamesOf } from '../../../src/site/other-names.ts';
import type { Wiki } from '../../../src/wiki/wiki.ts';

/** What Pagefind has kept of a page. */
export interface PageText {
  key: string;
  title: string;
  aliases: string;
  summary: string;
  content: string;
}

export interface TextSearch {
  pages: PageText[];
  /** The keys of the pages that have the words in their text. */
  search(words: readonly Word[]): Promise<{ keys: string[]; unknown: string[] }>;
  close(): Promise<void>;
}

interface Stored {
  url: string;
  content: string;
  meta: Record<string, string>;
}

declare global {
  interface Window {
    pages: () => Promise<Stored[]>;
    search: (words: readonly Word[]) => Promise<{ keys: string[]; unknown: string[] }>;
  }
}

const origin = 'http://wiki.invalid';
const scripts = new URL('../../../src/search/text/', import.meta.url);

/** @param site the folder in which a wiki was built */
export async function openText(site: string, wiki: Wiki): Promise<TextSearch> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new UsageError('No Chromium was found: npm test installs one.');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const page = await browser.newPage();
  await page.route(`${origin}/**`, async (route) => {
    const path = decodeURIComponent(new URL(route.request().url()).pathname);
    if (path.startsWith('/text/')) {
      const script = await readFile(new URL(path.replace('/text/', ''), scripts), 'utf8');
      return route.fulfill({ contentType: 'text/javascript', body: stripTypeScriptTypes(script) });
    }
    if (path === '/')
      return route.fulfill({ contentType: 'text/html', body: '<!doctype html><html lang="en">' });
    return route.fulfill({ path: join(site, path) });
  });
  await page.goto(`${origin}/`);
  await page.addScriptTag({ type: 'module', content: inPage });
  await page.waitForFunction(() => 'search' in window);
  const stored = await page.evaluate(() => window.pages());
  return {
    pages: stored.map(({ url, content, meta }) => {
      const key = keyAt(url);
      const entry = wiki.byKey.get(key);
      const aliases = entry ? otherNamesOf(wiki, entry).join(', ') : '';
      return { key, title: meta['title'] ?? '', aliases, summary: entry?.summary ?? '', content };
    }),
    search: async (words) => {
      const { keys, unknown } = await page.evaluate((words) => window.search(words), words);
      return { keys: keys.map(keyAt), unknown };
    },
    close: () => browser.close(),
  };
}

/** Runs in the page. */
const inPage = `
import { openIndex } from '/text/pagefind.ts';
import { searchWords } from '/text/words.ts';
const pagefind = await openIndex('/pagefind/');
const dataOf = (results) => Promise.all(results.map((result) => result.data()));
window.pages = async () => dataOf((await pagefind.search(null)).results);
window.search = async (words) => {
  const { results, unknown } = await searchWords(pagefind, words);
  const found = await dataOf(results.slice(0, 10));
  return { keys: found.map(({ url }) => url), unknown };
};
`;

function keyAt(url: string): string {
  const key = decodeURIComponent(url).replace(/^\/|\/$/g, '');
  return key === 'help' ? 'help/index' : key;
}
