/** Pagefind’s index of a built site, asked in a browser as the wiki’s search asks it. */
import { stripTypeScriptTypes } from 'node:module';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../../chromium.ts';
import { UsageError } from '../../command.ts';

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
  /** The keys of the pages that have the words in their text, and the words that none has. */
  search(words: string): Promise<{ keys: string[]; unknown: string[] }>;
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
    search: (words: string) => Promise<{ urls: string[]; unknown: string[] }>;
  }
}

const origin = 'http://wiki.invalid';
const words = new URL('../../../src/search/words.ts', import.meta.url);

/** @param site the folder of a built site */
export async function openText(site: string): Promise<TextSearch> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new UsageError('No Chromium was found: npm test installs one.');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const page = await browser.newPage();
  const ours = stripTypeScriptTypes(await readFile(words, 'utf8'));
  await page.route(`${origin}/**`, (route) => {
    const path = decodeURIComponent(new URL(route.request().url()).pathname);
    if (path === '/words.js') return route.fulfill({ contentType: 'text/javascript', body: ours });
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
      const { title = '', aliases = '', summary = '' } = meta;
      return { key: keyAt(url), title, aliases, summary, content };
    }),
    async search(words) {
      const { urls, unknown } = await page.evaluate((words) => window.search(words), words);
      return { keys: urls.map(keyAt), unknown };
    },
    close: () => browser.close(),
  };
}

/** Runs in the page. */
const inPage = `
import * as pagefind from '/pagefind/pagefind.js';
import { joinedSearch } from '/words.js';
const search = joinedSearch(pagefind);
const dataOf = (results) => Promise.all(results.map((result) => result.data()));
window.pages = async () => dataOf((await pagefind.search(null)).results);
window.search = async (words) => {
  const { results, unknown } = await search(words);
  const found = await dataOf(results.slice(0, 10));
  return { urls: found.map(({ url }) => url), unknown };
};
`;

function keyAt(url: string): string {
  const key = decodeURIComponent(url).replace(/^\/|\/$/g, '');
  return key === 'help' ? 'help/index' : key;
}
