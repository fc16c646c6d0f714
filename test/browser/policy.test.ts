import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseBackend } from '../../src/cms/backend.ts';
import { policyAt } from '../../src/site/policy.ts';
import { launchChromium } from '../support/chromium.ts';
import { openForm, openWiki, save, signIn, type OpenWiki } from '../support/edited-wiki.ts';
import { refusalsIn } from '../support/refusals.ts';
import { project } from '../support/script.ts';

let wiki: OpenWiki;
let browser: Browser;
let page: Page;
/** What the pages of this file have done that their policies refuse. */
let refused: string[];

beforeAll(async () => {
  wiki = await openWiki({
    prepare: (content) => cp(join(project, 'public'), join(content, '../public'), { recursive: true }),
  });
  browser = await launchChromium();
  const context = await browser.newContext();
  refused = refusalsIn(context);
  page = await context.newPage();
});

afterAll(async () => {
  await browser?.close();
  await wiki?.close();
});

const header = async (path: string) =>
  (await fetch(wiki.address + path)).headers.get('content-security-policy');
const inPage = () => page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');

describe('the policy of a wiki that is served', () => {
  it.each([
    '/',
    '/guides/',
    '/guides/lead-handoff/',
    '/freshness/',
    '/help/writing/',
    '/nowhere/',
    '/admin/',
    '/admin',
  ])('is in the page and in the header: %s', async (path) => {
    await page.goto(wiki.address + path);
    expect(await header(path)).toBe(policyAt(new URL(page.url()).pathname, chooseBackend({}, true)));
    expect(await header(path)).toBe(`${await inPage()}; frame-ancestors 'self'`);
    expect(refused).toEqual([]);
  });

  it('lets no script run that stands in a page', async () => {
    await page.goto(`${wiki.address}/`);
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
    });
    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
    await expect.poll(() => refused.splice(0)).toEqual([expect.stringContaining('inline script')]);
  });

  it('lets search work', async () => {
    await page.goto(`${wiki.address}/`);
    await page.keyboard.press('/');
    await page.locator('.search[open] input:focus').waitFor();
    await page.keyboard.type('lead');
    await page.locator('.search [role=status]', { hasText: 'in the text' }).waitFor();
    expect(refused).toEqual([]);
  });

  it('lets the editor open, save, and show how the page will look, with its pictures', async () => {
    await signIn(page, wiki);
    await openForm(page, wiki, 'guides/entries/monthly-joint-meeting');
    await page.getByLabel('Summary').fill('What the policy let pass.');
    await page.getByRole('button', { name: 'Preview' }).click();
    const preview = page.frameLocator('iframe[title="The page as readers will see it"]');
    await preview.locator('.lead', { hasText: 'What the policy let pass.' }).waitFor();
    const picture = preview.locator('img').first();
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await save(page);
    await page.goto(`${wiki.address}/guides/monthly-joint-meeting/`);
    await page.locator('.lead', { hasText: 'What the policy let pass.' }).waitFor();
    expect(refused).toEqual([]);
  });
});
