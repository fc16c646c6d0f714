import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { barriers } from '../support/axe.ts';
import { openWiki, folder, site, visit, type Visit } from '../support/reader.ts';

openWiki();

describe('search', () => {
  const box = '.search[open]';
  const input = `${box} input`;
  const first = `${box} .hit >> nth=0`;
  const boxFile = '**/_assets/box.*.js';
  const chosen = (page: Page) => page.locator(`${box} [aria-selected=true] .hit-title`).textContent();
  const note = (page: Page, text: string | RegExp) => page.locator(`${box} .search-note`, { hasText: text });

  /** A page on which search is open, and something typed. */
  async function searching(typed = '', options: Visit = {}): Promise<Page> {
    const page = await visit('/', options);
    await openBox(page);
    await page.keyboard.type(typed);
    return page;
  }

  async function openBox(page: Page): Promise<void> {
    await page.keyboard.press('/');
    await page.locator(`${input}:focus`).waitFor();
  }

  async function closeBox(page: Page): Promise<void> {
    await page.keyboard.press('Escape');
    await page.locator(box).waitFor({ state: 'detached' });
  }

  it('opens by its button, closes by Escape, and gives the focus back', async () => {
    const page = await visit('/');
    await page.locator('.site-header [data-search]').click();
    await page.locator(`${input}:focus`).waitFor();
    await closeBox(page);
    expect(await page.evaluate(() => document.activeElement?.matches('.site-header [data-search]'))).toBe(
      true,
    );
  });

  it('opens by keys', async () => {
    const page = await visit('/lexicon/sql/');
    for (const keys of ['/', 'Control+k', 'Meta+k']) {
      await page.keyboard.press(keys);
      await page.locator(`${input}:focus`).waitFor();
      await closeBox(page);
    }
  });

  it('is whole where it is opened before the browser has said that it was closed', async () => {
    const page = await searching('lead handoff');
    await page.locator(first).waitFor();
    await page.locator('.search').evaluate(async (dialog: HTMLDialogElement) => {
      const closed = new Promise((done) => dialog.addEventListener('close', done, { once: true }));
      dialog.close();
      const slash = { key: '/', bubbles: true, cancelable: true };
      document.body.dispatchEvent(new KeyboardEvent('keydown', slash));
      await closed;
    });
    await page.locator(`${input}:focus`).waitFor();
    await page.locator(`${box} .search-group`).first().waitFor();
    expect(await page.locator(input).inputValue()).toBe('');
  });

  it('leaves a slash alone while someone is typing', async () => {
    const page = await searching('a/b');
    expect(await page.locator(input).inputValue()).toBe('a/b');
  });

  it('finds by names, and by slips of the finger in them', async () => {
    const page = await searching();
    for (const [typed, title] of [
      ['FM Weigh', 'Ferrumark'],
      ['Lead', 'Lead'],
      ['lead hand', 'Lead handoff'],
      ['grabenhrst', 'Grabenhorst Systeme'],
      ['Leonie', 'Leonie Vaske'],
    ] as const) {
      await page.locator(input).fill(typed);
      await page.locator(`${first} >> .hit-title`, { hasText: title }).waitFor();
    }
    await page.locator(`${first} >> .hit-facts`, { hasText: 'Person' }).waitFor();
  });

  it('is a combobox of which the first hit is chosen, without a barrier', async () => {
    const page = await searching('lead');
    const combobox = page.getByRole('combobox', { name: 'Search the wiki', expanded: true });
    await page
      .getByRole('group', { name: 'With these words in their text' })
      .getByRole('option')
      .first()
      .waitFor();
    const id = await combobox.getAttribute('aria-activedescendant');
    expect(await page.locator(first).getAttribute('id')).toBe(id);
    expect(await page.locator(`${box} [aria-selected=true]`).count()).toBe(1);
    expect(await page.locator(`${box} [role=status]`).textContent()).toMatch(
      /^\d+ hits; \d+ pages with these words/,
    );
    expect(await barriers(page, '.search')).toEqual([]);
  });

  it('goes from hit to hit by the arrows, and opens the chosen one by Enter', async () => {
    const page = await searching('lead');
    await page.locator(first).waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await chosen(page)).toBe(await page.locator(`${box} .hit-title >> nth=1`).textContent());
    await page.keyboard.press('ArrowUp');
    expect(await chosen(page)).toBe('Lead');
    await page.keyboard.press('End');
    expect(await chosen(page)).not.toBe('Lead');
    // A key that is held does not go back to the first while more are looked up.
    await page.locator(`${box} .search-rest`, { hasText: 'More pages' }).waitFor();
    const last = await page.locator(`${box} .hit`).count();
    await page.locator(input).evaluate((each) => {
      for (let times = 0; times < 100; times++)
        each.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    });
    await page.locator(`${box} .hit >> nth=${last}`).and(page.locator('[aria-selected=true]')).waitFor();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/lexicon/lead/');
  });

  it('loses nothing that is typed before it is there, and opens the first hit then', async () => {
    const { promise: typed, resolve } = Promise.withResolvers<undefined>();
    const page = await visit('/', {
      prepare: (context) => context.route(boxFile, (route) => typed.then(() => route.continue())),
    });
    await page.keyboard.type('/lead hanx');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('doff');
    await page.keyboard.press('Enter');
    resolve(undefined);
    await page.waitForURL('**/guides/lead-handoff/');
  });

  it.each(['keyboard', 'mouse'])('opens a hit in a new tab by %s, and stays', async (by) => {
    const page = await searching('MQL');
    await page.locator(first).waitFor();
    const opened = page.context().waitForEvent('page');
    if (by === 'mouse') await page.locator(first).click({ modifiers: ['Control'] });
    else await page.keyboard.press('Control+Enter');
    await (await opened).waitForURL('**/lexicon/mql/');
    expect(await page.locator(box).isVisible()).toBe(true);
  });

  it('shows with a hit what it is, whose, how far it can be trusted, and what it says', async () => {
    const page = await searching('seal stays', { at: '2027-11-22' });
    const found = page.locator(`${box} .hit`, { has: page.locator('.hit-text mark') }).first();
    await found.waitFor();
    expect(await found.locator('.state').innerText()).toMatch(/^Review overdue by \d+ days$/);
    expect(await found.locator('.hit-facts').innerText()).toMatch(
      / · (Term|Guide|Objection|Battlecard|Persona) · (Sales|Marketing)/,
    );
    expect(await found.locator('.hit-text').innerText()).toMatch(/^[“"‘]?[A-Z0-9]/);
  });

  it('moves nothing that stands when the text fills in below', async () => {
    const page = await searching('lead');
    await page.locator(first).waitFor();
    const names = () => page.locator(`${box} [role=listbox] > .hit .hit-title`).allTextContents();
    const before = await names();
    await page.keyboard.press('ArrowDown');
    const now = await chosen(page);
    await page.locator(`${box} .search-group`).waitFor();
    expect([await names(), await chosen(page)]).toEqual([before, now]);
  });

  it('narrows down by what is typed, and by a press', async () => {
    const page = await searching('in:lex lead');
    await expect.poll(() => page.getByLabel('Where').inputValue()).toBe('lexicon');
    await page.locator(`${box} .search-group`).waitFor();
    const addresses = () =>
      page
        .locator(`${box} .hit`)
        .evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).pathname.split('/')[1]));
    expect(new Set(await addresses())).toEqual(new Set(['lexicon']));
    await page.getByLabel('Where').selectOption('Anywhere');
    await page.getByLabel('Team').selectOption('Marketing');
    expect(await page.locator(input).inputValue()).toBe('team:marketing lead');
    await page.locator(`${box} .search-group`).waitFor();
    const facts = await page.locator(`${box} .hit-facts`).allTextContents();
    expect(facts.filter((each) => !each.includes('Marketing'))).toEqual([]);
  });

  it('offers to write what nobody has written, keeps that it was sought, and forgets it', async () => {
    const page = await searching('qqxv wjkz');
    const objection = page.locator('.search-unwritten').getByRole('link', { name: 'Objection', exact: true });
    expect(await objection.getAttribute('href')).toBe(
      '/admin/#/collections/objections/new?title=qqxv%20wjkz',
    );
    await page.locator(input).fill('MQL');
    await page.locator(first, { hasText: 'Marketing qualified lead' }).waitFor();
    expect(await objection.isVisible()).toBe(false);
    await page.locator(input).fill('qqxv wjkz');
    await objection.waitFor();
    // A sign alone is the beginning of a search, and none.
    await page.locator(input).fill('"');
    await page.getByRole('group', { name: 'Lately changed' }).waitFor();
    expect(await objection.isVisible()).toBe(false);
    await page.locator(input).fill('qqxv wjkz');
    await objection.waitFor();
    await closeBox(page);
    await openBox(page);
    const missed = page.locator('.search-missed', { hasText: '“qqxv wjkz”' });
    const tell = missed.getByRole('link', { name: 'Tell who keeps this wiki' });
    expect(await tell.getAttribute('href')).toMatch(/^mailto:wiki@example\.com\?.*qqxv%20wjkz/);
    await missed.getByRole('button', { name: 'Forget them' }).click();
    await missed.waitFor({ state: 'detached' });
    await closeBox(page);
    await openBox(page);
    await page.locator(`${box} .search-group`).first().waitFor();
    expect(await missed.count()).toBe(0);
  });

  it('fetches few pages of the text beside one that was named', async () => {
    const page = await visit('/');
    const fetched: string[] = [];
    await page.context().route('**/fragment/*', (route) => {
      fetched.push(route.request().url());
      return route.continue();
    });
    await openBox(page);
    await page.locator(input).fill('lead handoff');
    await page.locator(`${box} [role=status]:not(:empty)`).waitFor({ state: 'attached' });
    expect(fetched.length).toBeLessThanOrEqual(3);
    expect(fetched.length).toBeGreaterThan(0);
  });

  it('counts among the pages with the words those that it shows', async () => {
    const page = await searching('"pay more for the software and less"');
    const said = page.locator(`${box} [role=status]`, { hasText: /^(\d+) hits; \1 pages with these words/ });
    await said.waitFor({ state: 'attached' });
  });

  it('says what a word was taken for, and which words no page has', async () => {
    const page = await searching('grabenhrst');
    await note(page, 'Shown for Grabenhorst.').waitFor();
    await page.locator(input).fill('how much does a pilot cost, qqxv');
    await note(page, 'No page has “qqxv”.').waitFor();
    await page.locator(`${box} .hit-title`, { hasText: /^Pilot$/ }).waitFor();
    expect(await page.locator('.search-unwritten').count()).toBe(0);
  });

  it('takes a short word for a name where no text has it either, and says so', async () => {
    const page = await searching('lesd');
    await note(page, 'Shown for Lead').waitFor();
    expect(await page.locator(`${first} >> .hit-title`).textContent()).toBe('Lead');
    const known = await searching('pria');
    await note(known, 'Shown for Priya').waitFor();
    expect(await known.locator(`${first} >> .hit-title`).textContent()).toBe('Priya Raman');
  });

  it('shows before anything is typed what was read, what has changed, and what waits for whoever reads', async () => {
    const page = await visit('/guides/lead-handoff/', { at: '2027-11-22' });
    await page.evaluate(() =>
      localStorage.setItem(
        'concord-editor',
        JSON.stringify({ id: 'leonie-vaske', name: 'Leonie Vaske', email: '' }),
      ),
    );
    await page.goto(`${site.address}/lexicon/mql/`);
    await openBox(page);
    const group = (name: string) => page.getByRole('group', { name }).locator('.hit-title');
    await group('Due for you').first().waitFor();
    expect(await group('Lately read here').allTextContents()).toEqual(['Lead handoff']);
    expect(await group('Lately changed').count()).toBeGreaterThan(2);
    await page.getByRole('button', { name: 'Forget what I read' }).click();
    await expect.poll(() => group('Lately read here').count()).toBe(0);
    expect(await barriers(page, '.search')).toEqual([]);
  });

  it('shows ten hits on a phone', async () => {
    const page = await searching('lead', { viewport: { width: 390, height: 844 }, hasTouch: true });
    await page.locator(`${box} .search-group`).waitFor();
    const bottoms = await page
      .locator(`${box} .hit`)
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().bottom));
    expect(bottoms.filter((bottom) => bottom <= 844).length).toBeGreaterThanOrEqual(9);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });

  it('says that it cannot be opened while there is no network, and is there when there is', async () => {
    const page = await visit('/', {
      prepare: (context) => context.route(boxFile, (route) => route.abort()),
    });
    const lost = page.getByRole('dialog', { name: 'Search cannot be reached just now' });
    await page.keyboard.press('/');
    await lost.waitFor();
    await lost.getByRole('button', { name: 'Close' }).click();
    await page.context().unroute(boxFile);
    await openBox(page);
    await page.keyboard.type('MQL');
    await page.locator(first, { hasText: 'Marketing qualified lead' }).waitFor();
  });

  it('finds by name without a network, says that it is gone, and finds by text when it is back', async () => {
    const page = await searching();
    await page.locator(`${box} .search-group`).first().waitFor();
    await page.context().setOffline(true);
    await page.keyboard.type('lead');
    await page.locator(first).waitFor();
    await page.locator(`${box} .search-lost`, { hasText: 'You are offline' }).waitFor();
    await page.context().setOffline(false);
    await page.getByRole('group', { name: 'With these words in their text' }).waitFor();
    expect(await page.locator(`${box} .search-lost`).isVisible()).toBe(false);
  });

  it.each([
    ['search/names.json', 'A part of search did not arrive'],
    ['pagefind/*.pagefind', 'A part of the index did not arrive'],
    ['pagefind/index/*', 'A part of the index did not arrive'],
    ['pagefind/fragment/*', 'A part of the index did not arrive'],
    ['pagefind/*', 'There is no index of the text here'],
  ])('says so where %s was lost, and finds it with the next key', async (part, said) => {
    const page = await visit('/');
    await page.context().route(`**/${part}`, (route) => route.fulfill({ status: 404 }));
    await openBox(page);
    await page.keyboard.type('lea');
    await page.locator(`${box} .search-lost`, { hasText: said }).waitFor();
    await page.context().unroute(`**/${part}`);
    await page.keyboard.type('d');
    await page.getByRole('group', { name: 'With these words in their text' }).waitFor();
    expect(await page.locator(`${box} .search-lost`).isVisible()).toBe(false);
  });

  it('fetches what was lost again by itself', async () => {
    const page = await visit('/');
    await page.context().route('**/search/names.json', (route) => route.abort());
    await openBox(page);
    await page.keyboard.type('in:nowhere MQL');
    await page.locator(`${box} .search-lost:visible`).waitFor();
    await page.context().unroute('**/search/names.json');
    await page.locator(first, { hasText: 'Marketing qualified lead' }).waitFor();
    await page.locator(`${box} .search-nowhere`, { hasText: 'There is no collection “nowhere”' }).waitFor();
    expect(await page.locator(`${box} .search-lost`).isVisible()).toBe(false);
  });

  it('shows hits of which nothing else arrives', async () => {
    const page = await visit('/');
    await page.route('**/search/details/*', (route) => route.abort());
    await openBox(page);
    await page.keyboard.type('MQL');
    await page.locator(`${first} >> .hit-facts`, { hasText: 'Term' }).waitFor();
  });

  it('says that a page is outdated whose files of search are gone', async () => {
    const page = await visit('/', {
      prepare: (context) => context.route(boxFile, (route) => route.fulfill({ status: 404 })),
    });
    const html = await (await page.request.get(`${site.address}/`)).text();
    await page.route(`${site.address}/`, (route) =>
      route.fulfill({ contentType: 'text/html', body: html.replaceAll('/_assets/', '/_assets/newer-') }),
    );
    await page.keyboard.press('/');
    await page.getByRole('dialog', { name: 'The wiki was published anew' }).waitFor();
  });

  it('28-search-cpp: keeps the signs of such names in its index', async () => {
    const entry = await readFile(join(folder, 'pagefind/pagefind-entry.json'), 'utf8');
    const { include_characters: signs } = JSON.parse(entry) as { include_characters: string[] };
    expect(signs).toEqual(expect.arrayContaining(['+', '#']));
  });
});
