import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guide } from '../fixtures/frontmatter/cases.ts';
import { buildSite } from '../support/built-site.ts';
import { launchChromium } from '../support/chromium.ts';
import { filledPages } from '../support/filled-pages.ts';
import { bareWiki, temporaryFolder, writeFiles } from '../support/script.ts';
import { serve, type Served } from '../support/serve.ts';

const hebrew = 'העברת לידים מהשיווק למכירות, בתוך יום אחד.';
const body = `${hebrew} Lead, *${hebrew}*

## מה עושים?

- אחת
- שתיים
  - שלוש

1. ראשון

- [x] נעשה

> ציטוט קצר

| עמודה | ערך |
| --- | --- |
| אלף | 12 |

<Callout title="שימו לב">
טקסט
</Callout>

<Steps>
1. צעד
</Steps>

An English paragraph.

\`\`\`
const code = 1;
\`\`\`
`;

let folders: string[] = [];
let site: Served;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const root = await temporaryFolder();
  folders = [root];
  const content = join(root, 'content');
  await writeFiles(content, {
    ...bareWiki,
    ...filledPages({ id: 'ivrit', word: hebrew, body }),
    'guides/english.mdx': guide({ title: 'English' }, `Words. See\n\n${hebrew}\n\n> ${hebrew}`),
    'guides/arabic.mdx': guide({ title: 'تسليم العملاء' }, 'مرحبا بكم.'),
  });
  const folder = await buildSite({ content, args: ['--no-search'] });
  folders.push(folder);
  site = await serve(folder);
  browser = await launchChromium();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

/** Runs in the page: for each of these, whether its first line of words stands at the right of its box. */
function sidesOf(selectors: string[]): string[] {
  return selectors.map((selector) => {
    const element = document.querySelector(selector);
    if (!element) return `${selector}: none`;
    const range = document.createRange();
    range.selectNodeContents(element);
    const [box, words] = [element.getBoundingClientRect(), range.getClientRects()];
    const [first] = words;
    if (!first) return `${selector}: empty`;
    const [left, right] = [first.left - box.left, box.right - first.right];
    return `${selector}: ${getComputedStyle(element).direction} ${right < left ? 'right' : 'left'}`;
  });
}

describe('a page that is written from right to left', () => {
  it('has its title, headings, lists, tables, quotes and boxes at the right side', async () => {
    await page.goto(`${site.address}/guides/ivrit/`);
    const prose = ['.prose > h2', '.prose > ul > li', '.prose > ol > li', '.prose .callout-title'];
    const all = ['.entry h1', ...prose, '.prose blockquote p'];
    expect(await page.evaluate(sidesOf, all)).toEqual(all.map((each) => `${each}: rtl right`));
    const kept = ['.prose > p[dir="ltr"]', '.prose pre code'];
    expect(await page.evaluate(sidesOf, kept)).toEqual(kept.map((each) => `${each}: ltr left`));
    const borders = await page.evaluate(() =>
      ['.prose > blockquote', '.prose .callout'].map((selector) => {
        const style = getComputedStyle(document.querySelector(selector) as Element);
        return [parseFloat(style.borderRightWidth) > 0, parseFloat(style.borderLeftWidth) > 0];
      }),
    );
    expect(borders).toEqual([
      [true, false],
      [true, false],
    ]);
    const columns = await page.evaluate(() =>
      [...document.querySelectorAll('.prose .table th')].map((cell) => cell.getBoundingClientRect().left),
    );
    expect(columns[0]).toBeGreaterThan(columns[1] ?? Infinity);
    const steps = await page.evaluate(() => {
      const item = document.querySelector('.steps > ol > li') as Element;
      return [getComputedStyle(item).paddingRight, getComputedStyle(item).paddingLeft].map(parseFloat);
    });
    expect(steps[0]).toBeGreaterThan(steps[1] ?? Infinity);
    expect(await page.locator('.entry h1').getAttribute('lang')).toBe('he');
    expect(await page.locator('.breadcrumbs').evaluate((each) => getComputedStyle(each).direction)).toBe(
      'ltr',
    );
  });

  it('is said of Arabic, of a paragraph in an English page, and of titles in lists', async () => {
    await page.goto(`${site.address}/guides/arabic/`);
    const own = ['.entry h1', '.prose > p'];
    expect(await page.evaluate(sidesOf, own)).toEqual(own.map((each) => `${each}: rtl right`));
    await page.goto(`${site.address}/guides/english/`);
    expect(await page.evaluate(sidesOf, ['.prose > p', '.prose > p[dir]', '.prose > blockquote p'])).toEqual([
      '.prose > p: ltr left',
      '.prose > p[dir]: rtl right',
      '.prose > blockquote p: rtl right',
    ]);
    await page.goto(`${site.address}/guides/`);
    const titles = page.locator('.row-title');
    const found = await titles.evaluateAll((all) =>
      all.map((each) => [each.textContent.trim().slice(0, 5), getComputedStyle(each).direction]),
    );
    expect(new Map(found as [string, string][])).toEqual(
      new Map([
        ['Engli', 'ltr'],
        [hebrew.slice(0, 5), 'rtl'],
        ['تسليم', 'rtl'],
      ]),
    );
  });
});
