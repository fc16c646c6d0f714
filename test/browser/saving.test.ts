import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import guides from '../../src/collections/guides.ts';
import { withSignature } from '../../src/document/signing.ts';
import type { Day } from '../../src/freshness/day.ts';
import { barriers } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { size } from '../support/size.ts';
import { isSaved, openForm, openWiki, save, signIn, type OpenWiki } from '../support/edited-wiki.ts';

const guide = (title: string) =>
  `---\ntitle: ${title}\nsummary: Of signs.\nowner: leonie-vaske\nteams: [sales]\n---\n\nText.\n`;

let wiki: OpenWiki;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let errors: string[];

beforeAll(async () => {
  wiki = await openWiki({
    files: { "guides/a'b & c (1).mdx": guide('AA signs'), 'guides/100%.mdx': guide('AA percent') },
  });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await wiki?.close();
});

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('dialog', (dialog) => void dialog.accept());
  await signIn(page, wiki);
});
afterEach(() => context.close());

const foot = () => page.locator('.concord-foot > p');
const summary = () => page.getByLabel('Summary', { exact: true });
const commits = async () => (await wiki.git('log', '--format=%s')).trim().split('\n').length;

async function publish(): Promise<void> {
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Publish now' }).click();
}

async function keptTexts(): Promise<Locator> {
  await page.getByRole('button', { name: 'Kept texts' }).click();
  return page.getByRole('dialog', { name: 'Kept texts' });
}

describe('what is typed', () => {
  it('is kept from the first key on, and can be published later', async () => {
    await openForm(page, wiki, 'lexicon/entries/mql');
    await summary().fill('Typed a moment ago.');
    await page.goto('about:blank');
    await openForm(page, wiki, 'lexicon/entries/sql');
    await summary().waitFor();
    const dialog = await keptTexts();
    await dialog.getByText('It was typed, and never published.').waitFor();
    await dialog.getByRole('button', { name: 'Open it again' }).click();
    expect(await page.getByLabel('The file as text').inputValue()).toContain('Typed a moment ago.');
    const loaded = page.waitForEvent('load');
    await page.getByRole('button', { name: 'Save the text' }).click();
    await loaded;
    expect(await wiki.read('lexicon/mql.mdx')).toContain('summary: Typed a moment ago.');
    await (await keptTexts()).getByText('Nothing is waiting here.').waitFor();
  });

  it('is kept of a new page, too, until that is saved', async () => {
    await openForm(page, wiki, 'guides/new');
    await page.getByLabel('Title', { exact: true }).fill('Begun');
    await page.goto('about:blank');
    await openForm(page, wiki, 'guides/new');
    await foot().getByText('Nothing typed yet.').waitFor();
    const dialog = await keptTexts();
    await dialog.getByText('Begun').waitFor();
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await dialog.getByText('Nothing is waiting here.').waitFor();
  });
});

describe('a save', () => {
  it('that is refused by what stands in front of the desk is kept, and its reason stays in sight', async () => {
    await openForm(page, wiki, 'lexicon/entries/nurture');
    await summary().fill('Too much for the proxy.');
    await page.route('**/api/v1', (route) =>
      route.request().postData()?.includes('persistEntry')
        ? route.fulfill({ status: 413, contentType: 'text/html', body: '<html>' })
        : route.continue(),
    );
    await publish();
    await foot().getByText('Not saved. This is more than what stands in front').waitFor();
    const dialog = await keptTexts();
    await dialog.getByText('This is more than what stands in front').waitFor();
    await page.keyboard.press('Escape');
    await page.unroute('**/api/v1');
    await publish();
    await isSaved(page).waitFor();
    await (await keptTexts()).getByText('Nothing is waiting here.').waitFor();
    expect(errors).toEqual([]);
  });

  it('waits for a server that does not answer, says so, and is made once', async () => {
    await openForm(page, wiki, 'lexicon/entries/nurture');
    await summary().fill('Saved when the server woke up.');
    const before = await commits();
    wiki.pause();
    await publish();
    await foot().getByText('does not answer. Your text is kept here').waitFor();
    wiki.resume();
    await isSaved(page).waitFor();
    expect(await wiki.read('lexicon/nurture.mdx')).toContain('summary: Saved when the server woke up.');
    expect(await commits()).toBe(before + 1);
  });

  it('whose answer gets lost is tried again, and made once', async () => {
    await openForm(page, wiki, 'lexicon/entries/nurture');
    await summary().fill('Saved, and not heard of.');
    const before = await commits();
    let lost = 0;
    await page.route('**/api/v1', async (route) => {
      if (lost > 0 || !route.request().postData()?.includes('persistEntry')) return route.continue();
      await route.fetch();
      lost++;
      return route.abort('connectionreset');
    });
    await publish();
    await isSaved(page).waitFor();
    expect([lost, await commits()]).toEqual([1, before + 1]);
    await page.unroute('**/api/v1');
  });
});

/** A browser has six connections for all its windows on a site; see https://crbug.com/275955. */
const windows = size(8, 20);

it(`43-six-editor-tabs: ${windows} windows all get their form, and answers`, async () => {
  for (let count = 1; count < windows; count++) {
    page = await context.newPage();
    await openForm(page, wiki, 'lexicon/entries/sql');
    await summary().waitFor();
    await foot().getByText('All saved.').waitFor();
  }
  await summary().fill('Typed in the last of many.');
  await save(page);
  await page.goto(`${wiki.address}/lexicon/sql/`);
  await page.getByText('Typed in the last of many.').first().waitFor();
}, 600_000);

describe('signed words', () => {
  it('are not changed before it is said whose signatures fall', async () => {
    await openForm(page, wiki, 'lexicon/entries/champion');
    const definition = page.getByLabel('Definition', { exact: true });
    await definition.fill('A person who sells for us.');
    const note = 'Both teams will be asked to sign again; until then the words of 16 Sep 2025 stand.';
    await page.getByText(note).waitFor();
    await publish();
    const dialog = page.getByRole('dialog', { name: 'have signed the old words' });
    await dialog.getByText('Publishing asks both to sign again').waitFor();
    expect(await dialog.getByRole('heading').innerText()).toMatch(/Marcus .* and In\S+ .* have signed/);
    await dialog.getByRole('button', { name: 'Go back' }).click();
    await foot().getByText('Not all is saved.').waitFor();
    expect(await definition.inputValue()).toBe('A person who sells for us.');
    await publish();
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
    await isSaved(page).waitFor();
    expect(await wiki.read('lexicon/champion.mdx')).toContain('\ndefinition: A person who sells for us.\n');
    expect(errors).toEqual([]);
  });

  it('stand until every team has signed others, which are shown beside them', async () => {
    const file = 'guides/lead-handoff.mdx';
    const put = async (text: string) => {
      await writeFile(join(wiki.content, file), text);
      await wiki.git('commit', '--quiet', '--all', '--message', 'Change');
    };
    const sign = async (team: string, by: string) =>
      put(withSignature(await wiki.read(file), guides, { team, by, on: '2026-11-20' as Day }));
    const limit = page.locator('.process li', { hasText: 'Accept or return' }).locator('.within');
    const shown = async () => {
      await page.goto(`${wiki.address}/guides/lead-handoff/`);
      return [...(await page.locator('.proposed > h2').allInnerTexts()), await limit.innerText()];
    };
    const [old, now] = ['six business hours', 'three business days'];
    expect(await shown()).toEqual([old]);
    await put((await wiki.read(file)).replace(`within: ${old}`, `within: ${now}`));
    await expect.poll(shown).toEqual(['Proposed, waiting for Sales and Marketing', old]);
    expect(await page.locator('.differs mark').allInnerTexts()).toEqual(['six', 'hours', 'three', 'days']);
    expect(await barriers(page, '.proposed')).toEqual([]);
    await sign('sales', 'marcus-oyelaran');
    await expect.poll(shown).toEqual(['Proposed, waiting for Marketing', old]);
    await sign('marketing', 'ines-hollander');
    await expect.poll(shown).toEqual([now]);
  });
});

describe('addresses', () => {
  it('24-cjk-title-new-page: every title gets one of its own', async () => {
    for (const [title, file] of [
      ['销售手册', '销售手册'],
      ['Договоры', 'договоры'],
      ['😀', 'page'],
      ['🎉', 'page-2'],
    ] as const) {
      await openForm(page, wiki, 'guides/new');
      await page.getByLabel('Title', { exact: true }).fill(title);
      await page.getByRole('switch', { name: /Draft/ }).click();
      await publish();
      await isSaved(page).waitFor();
      await expect.poll(() => wiki.read(`guides/${file}.mdx`).catch(() => '')).toContain(title);
      expect(decodeURIComponent(page.url())).toContain(`guides/entries/${file}`);
    }
    const read = await fetch(`${wiki.address}/guides/${encodeURIComponent('销售手册')}/`);
    expect(await read.text()).toContain('<h1');
    await openForm(page, wiki, 'guides/new');
    await page.getByLabel('Title', { exact: true }).fill('договоры');
    await page.getByRole('switch', { name: /Draft/ }).click();
    await publish();
    await foot().getByText('There is already “Договоры” at this address.').waitFor();
    expect(errors).toEqual([]);
  });

  it('27-file-name-signs-editor: a page opens whatever signs its file name has, or has no link', async () => {
    await page.goto(`${wiki.address}/guides/a-b-c-1/`);
    await page.getByRole('link', { name: 'Edit this page' }).click();
    await expect.poll(() => page.getByLabel('Title', { exact: true }).inputValue()).toBe('AA signs');
    await page.goto(`${wiki.address}/guides/100/`);
    expect(await page.getByRole('link', { name: 'Edit this page' }).count()).toBe(0);
  });
});
