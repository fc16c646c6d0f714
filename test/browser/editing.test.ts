import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { openForm, openWiki, save, signIn, type OpenWiki } from './wiki.ts';

const broken = '---\ntitle: Pricing: EMEA\nowner: leonie-vaske\n---\n\nWords that must not be lost.\n';

let wiki: OpenWiki;
let browser: Browser;
let page: Page;
/** Every request that left the wiki. There must be none. */
const foreign: string[] = [];

beforeAll(async () => {
  wiki = await openWiki({ files: { 'lexicon/broken.mdx': broken } });
  browser = await launchChromium();
  page = await browser.newPage();
  page.setDefaultTimeout(30_000);
  page.on('dialog', (dialog) => void dialog.accept());
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
    await page.getByText('Changes saved').waitFor();
    await page.unroute('**/api/v1');
    expect(await summary.inputValue()).toBe('A lead that sales has taken on.');
    await summary.press('End');
    await page.keyboard.type(' Now.');
    expect(await summary.inputValue()).toBe('A lead that sales has taken on. Now.');
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

  it('creates an entry under a plain file name', async () => {
    await openForm(page, wiki, 'people/new');
    await page.getByLabel('Name', { exact: true }).fill('Zoë v2.0 ~ Größe');
    await page.getByLabel('E-mail').fill('zoe@example.com');
    await choose('Team', 'Sales');
    await page.getByLabel('Role').fill('Tester');
    await save(page);
    expect(await readFile(join(wiki.content, 'people', 'zoe-v2-0-grosse.yaml'), 'utf8')).toBe(
      'name: Zoë v2.0 ~ Größe\nemail: zoe@example.com\nteam: sales\nrole: Tester\n',
    );
  });

  it('shows the text of a file that cannot be read, and never saves a form over it', async () => {
    await openForm(page, wiki, 'lexicon/entries/broken');
    const text = page.getByLabel('The file as text');
    expect(await text.inputValue()).toBe(broken);
    await page.getByRole('button', { name: 'Close' }).click();
    expect(await page.getByLabel('Term', { exact: true }).inputValue()).toContain(
      'cannot be edited here (line 2',
    );
    await page.getByLabel('Term', { exact: true }).fill('Blank');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Publish now' }).click();
    await page
      .getByText(/required/i)
      .first()
      .waitFor();
    expect(await readFile(join(wiki.content, 'lexicon', 'broken.mdx'), 'utf8')).toBe(broken);
  });

  it('shows what was changed in a text editor, too', async () => {
    const file = join(wiki.content, 'lexicon', 'sal.mdx');
    await writeFile(file, `${await readFile(file, 'utf8')}\nWritten in a text editor.\n`);
    await shown('/lexicon/sal/', 'Written in a text editor.');
  });

  it('is searched by what was written', async () => {
    await page.goto(wiki.address);
    // As text: the test's own tool would rewrite the import.
    const found = await page.evaluate<number>(
      "import('/pagefind/pagefind.js').then((it) => it.search('handoff')).then((it) => it.results.length)",
    );
    expect(found).toBeGreaterThan(0);
  });

  it('asked nothing of any other site', () => {
    expect(foreign).toEqual([]);
  });
});

async function choose(label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  await page.getByRole('option', { name: option }).click();
}

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
