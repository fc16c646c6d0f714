import { rm } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateWiki } from '../../scripts/bench/generate.ts';
import { barriers } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { openForm, openWiki, save, signIn, type OpenWiki } from '../support/edited-wiki.ts';

let browser: Browser;
beforeAll(async () => void (browser = await launchChromium()));
afterAll(() => browser?.close());

const rows = (page: Page) => page.locator('.concord-rows').getByRole('listitem');
const links = (page: Page) => page.locator('.concord-rows').getByRole('link');
const box = (page: Page) => page.getByLabel('Find by name');

/** Signs in, and takes note of what is asked of the desk. */
async function visit(wiki: OpenWiki, who: string, width = 1440): Promise<{ page: Page; asked: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const asked: string[] = [];
  page.on('dialog', (dialog) => void dialog.accept());
  page.on('request', (request) => {
    if (request.url().endsWith('/api/v1')) asked.push(request.postDataJSON().action as string);
  });
  await signIn(page, wiki, who);
  return { page, asked };
}

describe('a list in the editor', () => {
  let wiki: OpenWiki;
  beforeAll(async () => void (wiki = await openWiki()));
  afterAll(() => wiki?.close());

  it('shows state, owner and day, is narrowed, and finds with slips by keyboard alone', async () => {
    const { page } = await visit(wiki, 'Leonie Vaske');
    await openForm(page, wiki, 'guides');
    await expect.poll(() => rows(page).first().innerText()).toMatch(/overdue by \d+ days\s+\S+ \S+\s+due /);
    expect(await barriers(page, '.concord-list')).toEqual([]);
    expect(await page.getByLabel('Owner').locator('option').nth(1).innerText()).toBe('Leonie Vaske (you)');
    await page.getByLabel('Owner').selectOption('leonie-vaske');
    await expect.poll(() => rows(page).filter({ hasNotText: 'Leonie Vaske' }).count()).toBe(0);
    await page.getByLabel('Owner').selectOption('');

    await page.keyboard.press('/');
    await page.keyboard.type('laed handof');
    await page.getByText('Nothing is called “laed handof”. This is called something like it:').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/guides\/entries\/lead-handoff/);
    await expect.poll(() => page.getByLabel('Title').inputValue()).toBe('Lead handoff');
    // Whoever comes back finds the list as it was.
    await page.goBack();
    await expect.poll(() => box(page).inputValue()).toBe('laed handof');

    await box(page).fill('grabenhorst');
    await page.getByRole('link', { name: /^Competitors \(\d\)/ }).waitFor();
    expect(await page.getByRole('link', { name: '+ New guide' }).getAttribute('href')).toBe(
      '#/collections/guides/new?title=grabenhorst',
    );
    await page.close();
  });

  it('leads to a new page of the name that was looked for, has it once it is saved, and not once it is deleted', async () => {
    const { page } = await visit(wiki, 'Leonie Vaske', 390);
    const failed: string[] = [];
    page.on('response', (response) => {
      if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
    });
    await openForm(page, wiki, 'guides');
    await box(page).fill('Trade fairs');
    await page.getByText('Nothing here is called “Trade fairs”.').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.getByRole('link', { name: '+ New guide' }).click();
    await expect.poll(() => page.getByLabel('Title').inputValue()).toBe('Trade fairs');
    await page.getByRole('switch', { name: /Draft/ }).click();
    await save(page);
    await page.waitForURL(/entries\/trade-fairs/);
    expect(failed).toEqual([]);
    await openForm(page, wiki, 'guides');
    await box(page).fill('Trade');
    await expect
      .poll(() => rows(page).allInnerTexts())
      .toEqual([expect.stringMatching(/Trade fairs\s*Draft/)]);
    await links(page).click();
    await page.getByRole('button', { name: /^Delete/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete it' }).click();
    await page.waitForURL(/#\/collections\/guides$/);
    await page.getByText('Nothing here is called “Trade”.').waitFor();
    await page.close();
  });
});

it('a list that readers see leads to a new page of the name that was looked for', async () => {
  const wiki = await openWiki();
  const { page } = await visit(wiki, 'Leonie Vaske', 390);
  await page.goto(`${wiki.address}/lexicon/`);
  const fresh = page.getByRole('link', { name: '+ New term' });
  await page.getByLabel('Filter this list').fill('Cost & effect+');
  await fresh.click();
  await expect.poll(() => page.getByLabel('Term', { exact: true }).inputValue()).toBe('Cost & effect+');
  await page.close();
  await wiki.close();
});

describe('a list of 4,000 pages', () => {
  let wiki: OpenWiki;
  beforeAll(async () => {
    wiki = await openWiki({
      async prepare(content) {
        await rm(content, { recursive: true });
        await generateWiki(content, 4_000, 7);
      },
    });
  });
  afterAll(() => wiki?.close());

  it('is drawn as needed, and loads no texts', async () => {
    const { page, asked } = await visit(wiki, 'person-1');
    await openForm(page, wiki, 'lexicon');
    await page.getByText('800 pages').waitFor();
    expect(await rows(page).count()).toBeLessThan(60);
    const first = await links(page).first().innerText();
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await expect.poll(() => rows(page).last().getAttribute('aria-posinset')).toBe('800');
    expect(await rows(page).count()).toBeLessThan(60);
    await page.evaluate(() => scrollTo(0, 0));
    await expect.poll(() => links(page).first().innerText()).toBe(first);
    await box(page).fill('2661');
    await page.getByText('1 of 800 pages').waitFor();
    await links(page).click();
    await expect.poll(() => asked).toContain('getEntry');
    expect(asked.filter((each) => /entries/i.test(each))).toEqual([]);
    await page.close();
  });
});
