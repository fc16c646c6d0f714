import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openIndex } from '../../src/search/text/pagefind.ts';
import { launchChromium } from '../support/chromium.ts';
import { isSaved, openForm, openWiki, save, signIn, type OpenWiki } from '../support/edited-wiki.ts';

const broken = '---\ntitle: Pricing: EMEA\nowner: leonie-vaske\n---\n\nWords that must not be lost.\n';

let wiki: OpenWiki;
let browser: Browser;
let page: Page;
/** What the browser has asked, in its own dialogs. */
const asked: string[] = [];
/** Every request that left the wiki. There must be none. */
const foreign: string[] = [];

beforeAll(async () => {
  wiki = await openWiki({ files: { 'lexicon/broken.mdx': broken } });
  browser = await launchChromium();
  page = await browser.newPage();
  page.on('dialog', (dialog) => {
    asked.push(dialog.message());
    void dialog.accept();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(`${wiki.address}/`) && !/^(?:data|blob|about):/.test(request.url()))
      foreign.push(request.url());
  });
  await signIn(page, wiki);
});

afterAll(async () => {
  await browser?.close();
  await wiki?.close();
});

describe('the editor', () => {
  it('shows what was saved on the published page, and changes nothing else', async () => {
    const before = await everyFile();
    await openForm(page, wiki, 'lexicon/entries/mql');
    await page.getByLabel('Summary').fill('A lead with a price: #5 on our list.');
    const criteria = page.getByLabel('Entry criteria');
    await criteria.fill(`${await criteria.inputValue()}\nHas a budget, and a date`);
    await save(page);
    const after = await everyFile();
    const file = join('lexicon', 'mql.mdx');
    const expected = before[file]
      ?.replace(/^summary: .*$/m, "summary: 'A lead with a price: #5 on our list.'")
      .replace('\ncrmField:', '\n  - Has a budget, and a date\ncrmField:');
    expect(after[file]).toBe(expected);
    expect({ ...after, [file]: '' }).toEqual({ ...before, [file]: '' });
    await shown('/lexicon/mql/', 'A lead with a price: #5 on our list.');
  });

  it('takes nothing for saved that is typed while it saves', async () => {
    await openForm(page, wiki, 'lexicon/entries/sql');
    const summary = page.getByLabel('Summary');
    await summary.fill('A lead that sales has taken on.');
    let arrived = () => {};
    const saving = new Promise<void>((done) => (arrived = done));
    let answer = () => {};
    const answered = new Promise<void>((done) => (answer = done));
    await page.route('**/api/v1', async (route) => {
      if (!route.request().postData()?.includes('persistEntry')) return route.continue();
      arrived();
      await answered;
      return route.continue();
    });
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Publish now' }).click();
    await saving;
    await summary.evaluate((field: HTMLElement) => field.focus());
    await page.keyboard.type('Too early. ');
    answer();
    await isSaved(page).waitFor();
    await page.unroute('**/api/v1');
    expect(await summary.inputValue()).toBe('A lead that sales has taken on.');
    await summary.press('End');
    await page.keyboard.type(' Now.');
    expect(await summary.inputValue()).toBe('A lead that sales has taken on. Now.');
  });

  it('is published by keyboard alone, and the focus stays at the button', async () => {
    await page.getByRole('button', { name: 'Publish', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Publish now' }).waitFor();
    await page.keyboard.press('Enter');
    await isSaved(page).waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent?.trim()))
      .toBe('Published');
  });

  it('publishes a small correction as one, and the page says so', async () => {
    await openForm(page, wiki, 'lexicon/entries/nurture');
    const summary = page.getByLabel('Summary');
    await summary.fill((await summary.inputValue()).replace('until they are or', 'until they are, or'));
    await page.getByLabel('Small correction').check();
    await save(page);
    expect(await wiki.git('log', '-1', '--format=%s %(trailers)')).toContain(
      'Correct Summary of Nurturing Small-correction: yes',
    );
    await shown('/lexicon/nurture/', 'Corrected on');
    await summary.fill(`${await summary.inputValue()} Within 5 days.`);
    expect(await page.getByLabel('Small correction').isChecked()).toBe(false);
    await save(page);
    expect(await wiki.git('log', '-1', '--format=%B')).not.toContain('Small-correction');
  });

  it('shows the form that the address names', async () => {
    await openForm(page, wiki, 'lexicon/entries/mql');
    await expect
      .poll(() => page.getByLabel('Term', { exact: true }).inputValue())
      .toBe('Marketing qualified lead');
    await page.goto(`${wiki.address}/admin/#/collections/lexicon/entries/sql`);
    await expect
      .poll(() => page.getByLabel('Term', { exact: true }).inputValue(), { timeout: 30_000 })
      .toBe('Sales qualified lead');
  });

  it('opens an entry without changing it', async () => {
    await openForm(page, wiki, 'competitors/entries/kippra');
    await page
      .getByText('Nothing is wrong with this page')
      .or(page.getByText(/note|mistake/))
      .first()
      .waitFor();
    expect(await page.getByText('Unsaved changes').count()).toBe(0);
  });

  it('offers no preview that cannot be had', async () => {
    await openForm(page, wiki, 'lexicon/entries/mql');
    await page.getByLabel('Summary').waitFor();
    expect(await page.getByText('Check for Preview').count()).toBe(0);
    expect(await page.getByText('Failed to load preview').count()).toBe(0);
  });

  it('says at its foot what is not saved', async () => {
    const foot = page.locator('.concord-foot');
    const guest = await browser.newPage();
    await guest.goto(`${wiki.address}/admin/`);
    await guest.getByLabel('You are', { exact: true }).waitFor();
    expect(await guest.locator('.concord-foot').count()).toBe(0);
    await guest.close();
    await openForm(page, wiki, 'lexicon/new');
    await foot.getByText('Nothing typed yet.').waitFor();
    await page.getByLabel('Term', { exact: true }).fill('T');
    await foot.getByText('Not saved yet.').waitFor();
    await openForm(page, wiki, 'lexicon/entries/mql');
    await foot.getByText('All saved.').waitFor();
    const summary = page.getByLabel('Summary');
    const before = await summary.inputValue();
    await summary.fill('Typed.');
    await foot.getByText('Not all is saved.').waitFor();
    await save(page);
    await foot.getByText(/^Saved\./).waitFor();
    // Decap would compare with the file as it was opened, and take this for saved.
    await summary.fill(before);
    await foot.getByText('Not all is saved.').waitFor();
    await save(page);
    await page.setViewportSize({ width: 390, height: 800 });
    expect((await foot.boundingBox())?.height).toBeLessThan(84);
    await page.setViewportSize({ width: 1280, height: 720 });
  });

  it('is searched for what was just saved', async () => {
    await openForm(page, wiki, 'lexicon/entries/mql');
    await page.getByLabel('Summary').fill('A lead that marketing calls quixotic.');
    await save(page);
    const searched = await browser.newPage();
    const found = async () => {
      await searched.goto(`${wiki.address}/`);
      await searched.keyboard.press('/');
      await searched.locator('.search input').fill('quixotic');
      await searched.locator('.search [role=status]:not(:empty)').waitFor({ state: 'attached' });
      const isBehind = await searched.locator('.search-behind').isVisible();
      return { titles: await searched.locator('.search .hit-title').allInnerTexts(), isBehind };
    };
    // It may be found while search still reads what else was saved, and says so.
    await expect
      .poll(found, { timeout: 20_000 })
      .toEqual({ titles: ['Marketing qualified lead'], isBehind: false });
    await searched.close();
  });

  it('says at its foot that the server does not answer', async () => {
    await openForm(page, wiki, 'lexicon/entries/mql');
    const foot = page.locator('.concord-foot');
    const isSaved = foot.getByText(/^All saved|^Saved/);
    await isSaved.waitFor();
    await page.route('**/api/status', (route) => route.abort());
    await page.reload();
    await foot.getByText('does not answer').waitFor();
    await page.unroute('**/api/status');
    await isSaved.waitFor();
  });

  it('creates an entry under a plain file name', async () => {
    await openForm(page, wiki, 'people/new');
    await page.getByLabel('Name', { exact: true }).fill('Zoë v2.0 ~ Größe');
    await page.getByLabel('E-mail').fill('zoe@example.com');
    await page.getByLabel('Team', { exact: true }).selectOption('Sales');
    await page.getByLabel('Role').fill('Tester');
    await save(page);
    expect(await readFile(join(wiki.content, 'people', 'zoe-v2-0-grosse.yaml'), 'utf8')).toBe(
      'name: Zoë v2.0 ~ Größe\nemail: zoe@example.com\nteam: sales\nrole: Tester\n',
    );
  });

  it('shows the text of a file that cannot be read, to be mended there, and then its form', async () => {
    await openForm(page, wiki, 'lexicon/entries/broken');
    const text = page.getByLabel('The file as text');
    expect(await text.inputValue()).toBe(broken);
    await page.getByText('No form can show this file as it is').waitFor();
    expect(await page.getByText('Unsaved changes').count()).toBe(0);
    const mended = broken
      .replace('title: Pricing: EMEA', 'title: Pricing in EMEA')
      .replace('---\n\n', 'draft: true\n---\n\n');
    await text.fill(mended);
    await page.getByRole('button', { name: 'Show the form' }).click();
    expect(await page.getByLabel('Term', { exact: true }).inputValue()).toBe('Pricing in EMEA');
    await save(page);
    expect(await wiki.read('lexicon/broken.mdx')).toBe(mended);
  });

  it('shows what was changed in a text editor, too', async () => {
    const file = join(wiki.content, 'lexicon', 'sal.mdx');
    await writeFile(file, `${await readFile(file, 'utf8')}\nWritten in a text editor.\n`);
    await shown('/lexicon/sal/', 'Written in a text editor.');
  });

  it('is searched by what was written', async () => {
    const index = await openIndex(`${wiki.address}/pagefind/`);
    expect((await index.search('handoff')).results.length).toBeGreaterThan(0);
  });

  it('asked nothing of any other site', () => {
    expect(foreign).toEqual([]);
  });
});

/** Waits until a published page shows a text. */
async function shown(path: string, text: string): Promise<void> {
  await expect
    .poll(async () => (await fetch(wiki.address + path)).text(), { timeout: 45_000, interval: 200 })
    .toContain(text);
}

async function everyFile(): Promise<Record<string, string>> {
  const entries = await readdir(wiki.content, { recursive: true, withFileTypes: true });
  const files = entries.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
  const texts = await Promise.all(
    files.map(async (file) => [file.slice(wiki.content.length + 1), await readFile(file, 'utf8')] as const),
  );
  return Object.fromEntries(texts);
}
