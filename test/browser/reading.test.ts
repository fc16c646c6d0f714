import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { meKey } from '../../src/editing-api/me.ts';
import { dayUnknown } from '../../src/freshness/words.ts';
import { barriers } from '../support/axe.ts';
import { buildSite } from '../support/built-site.ts';
import { doubtfulWiki } from '../support/doubtful-wiki.ts';
import { refusalsIn } from '../support/refusals.ts';
import { filesOf } from '../support/script.ts';
import { serve, type Served } from '../support/serve.ts';
import type { Dated } from '../support/dated-repo.ts';
import { launchChromium } from '../support/chromium.ts';

let folder: string;
let site: Served;
let browser: Browser;
/** Addresses of all pages for readers, as `/lexicon/mql/`. */
let addresses: string[];
let open: BrowserContext[] = [];
/** Every request that left the wiki. There must be none. */
const foreign: string[] = [];
/** Everything that a policy refused. There must be nothing. */
const refused: string[][] = [];

beforeAll(async () => {
  folder = await buildSite();
  site = await serve(folder);
  browser = await launchChromium();
  const files = await readdir(folder, { recursive: true });
  addresses = files
    .filter((file) => /(^|\/)index\.html$/.test(file) && !file.startsWith('admin'))
    .map((file) => `/${file.slice(0, -10)}`);
});

afterEach(async () => {
  await Promise.all(open.map((context) => context.close()));
  open = [];
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

interface Visit extends BrowserContextOptions {
  /** The day on which it is read. */
  at?: string;
  /** Another wiki than the project's own. */
  site?: Served;
  /** Done before the page is opened. */
  prepare?: (context: BrowserContext) => Promise<unknown>;
}

async function visit(address: string, options: Visit = {}): Promise<Page> {
  const { at, site: place = site, prepare, ...rest } = options;
  const context = await browser.newContext(rest);
  open.push(context);
  refused.push(refusalsIn(context));
  context.setDefaultTimeout(30_000);
  context.on('request', (request) => {
    if (!request.url().startsWith(`${place.address}/`) && !request.url().startsWith('data:'))
      foreign.push(request.url());
  });
  await prepare?.(context);
  const page = await context.newPage();
  if (at) await page.clock.setFixedTime(new Date(`${at}T12:00:00Z`));
  await page.goto(place.address + address);
  return page;
}

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

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
    ['pagefind/pagefind.js', 'A part of the index did not arrive'],
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

describe('the state of a page', () => {
  it('is on the home page only where something is due on that day', async () => {
    const page = await visit('/', { at: '2026-11-22' });
    const rows = page.locator('[data-due-list] .row:visible');
    const today = await rows.evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset['state']));
    expect(today.length).toBeGreaterThan(0);
    expect(today.length).toBeLessThanOrEqual(7);
    expect(today).not.toContain('current');
    const before = await rows.first().textContent();
    await page.clock.setFixedTime(new Date('2027-11-22T12:00:00Z'));
    await page.reload();
    expect(await rows.first().textContent()).not.toBe(before);
  });

  it('says who covers only while the owner is away', async () => {
    const cover = 'Ask Ruben Dijkstra, who covers';
    const during = await visit('/competitors/pitledger/', { at: '2026-11-22' });
    expect(await during.getByRole('link', { name: cover }).isVisible()).toBe(true);
    const after = await visit('/competitors/pitledger/', { at: '2026-12-05' });
    expect(await after.getByRole('link', { name: cover }).isVisible()).toBe(false);
  });
});

describe('a page in doubt', () => {
  let repo: Dated;
  let doubtful: string;
  let place: Served;

  beforeAll(async () => {
    repo = await doubtfulWiki();
    doubtful = await buildSite({ content: repo.content });
    place = await serve(doubtful);
  });

  afterAll(async () => {
    await place?.close();
    await repo?.remove();
    if (doubtful) await rm(doubtful, { recursive: true, force: true });
  });

  const at = '2026-11-22';
  const read = (address: string, options: Parameters<typeof visit>[1] = { at }) =>
    visit(address, { site: place, ...options });
  const notice = (page: Page) => page.locator('[data-trust-notice]');

  it('has nothing to say where all is well, and says until when', async () => {
    const page = await read('/guides/fine/');
    expect(await notice(page).isVisible()).toBe(false);
    expect(await page.locator('.review-line').innerText()).toMatch(
      /^Current\s+Checked on 5 Oct 2026 by Ada Example\s+Holds until 5 Apr 2027/,
    );
  });

  it('moves with the day on which it is read', async () => {
    const page = await read('/guides/fine/');
    const label = page.locator('.review-line [data-review-label]');
    const due = (await page.locator('.review-line time').nth(1).getAttribute('datetime')) ?? '';
    const on = async (days: number) => {
      await page.clock.setFixedTime(new Date(Date.parse(`${due}T12:00:00Z`) + days * 86_400_000));
      await page.reload();
      return label.textContent();
    };
    expect(await on(-60)).toBe('Current');
    expect(await on(-5)).toBe('Review due in 5 days');
    expect(await on(0)).toBe('Review due today');
    expect(await on(1)).toBe('Review overdue by 1 day');
  });

  it('gives its reasons, leads to what changed, and says whom to ask', async () => {
    const page = await read('/guides/doubtful/');
    expect(await notice(page).locator('li').allInnerTexts()).toEqual([
      'Changed on 21 Oct 2026, after its last review.',
      'Re-check: “Ground” changed on 20 Oct 2026.',
    ]);
    expect(await notice(page).getByRole('link', { name: 'Ground' }).getAttribute('href')).toBe(
      '/guides/ground/',
    );
    expect(await notice(page).getByRole('link', { name: 'ada@example.com' }).getAttribute('href')).toBe(
      'mailto:ada@example.com',
    );
  });

  it('moves with the day, and sends to whoever covers on it', async () => {
    const page = await read('/guides/late/', { at: '2026-11-03' });
    expect(await notice(page).isVisible()).toBe(false);
    const on = async (day: string) => {
      await page.clock.setFixedTime(new Date(`${day}T12:00:00Z`));
      await page.reload();
      return notice(page).innerText();
    };
    expect(await on('2026-11-10')).toMatch(/Was due for review on 4 Nov 2026\.\s+Ask Ida Example/);
    expect(await on(at)).toContain('Ask Ada Example');
  });

  it('sends to the lead where its owner has left', async () => {
    const page = await read('/guides/left/');
    expect(await notice(page).innerText()).toMatch(/Gus Example, left on 1 Nov 2026\.\s+Ask Lea Example/);
  });

  it('states what changed without JavaScript, and no state', async () => {
    const page = await read('/guides/doubtful/', { javaScriptEnabled: false });
    expect(await notice(page).innerText()).toBe(
      'Changed on 21 Oct 2026, after its last review.\nRe-check: “Ground” changed on 20 Oct 2026.',
    );
    expect(await notice(page).getAttribute('data-state')).toBe(null);
    expect(await page.locator('.review-line .state').isVisible()).toBe(false);
  });

  it('71-day-of-a-browser: says where the browser cannot tell which day it is, and shows no state', async () => {
    const page = await read('/');
    await page.addInitScript(() => {
      Intl.DateTimeFormat.prototype.formatToParts = () => [];
    });
    const stated = page.locator('[data-review][data-state], [data-expired], [data-now]');
    for (const address of ['/', '/guides/', '/guides/late/', '/guides/claims/', '/people/ada/']) {
      await page.goto(place.address + address);
      expect(await page.locator('[data-worked-out]').innerText(), address).toBe(dayUnknown);
      expect(await stated.count(), address).toBe(0);
    }
    await page.goto(`${place.address}/guides/doubtful/`);
    expect(await page.locator('.review-line .state').innerText()).toBe(dayUnknown);
    expect(await notice(page).innerText()).toContain('Changed on 21 Oct 2026');
    await page.goto(`${place.address}/freshness/`);
    await page
      .locator('[data-worklist-without] .trust-notice', { hasText: 'could not run or tell that day' })
      .waitFor();
    expect(await page.locator('[data-worklist]').isVisible()).toBe(false);
  });

  it('marks what no longer holds, and offers no copy of it', async () => {
    const page = await read('/guides/claims/');
    expect(await page.locator('.claim-expired:visible').allInnerTexts()).toEqual([
      'Expired 21 days ago',
      'Expired 12 days ago',
    ]);
    const copies = () => page.locator('.copy:visible').count();
    expect(await copies()).toBe(1);
    await page.clock.setFixedTime(new Date('2026-10-30T12:00:00Z'));
    await page.reload();
    expect(await copies()).toBe(4);
  });

  it('is told from others by search', async () => {
    const page = await read('/');
    await page.keyboard.press('/');
    await page.locator('.search input:focus').waitFor();
    await page.keyboard.type('Doubtful');
    const first = page.locator('.search .hit', { hasText: 'Doubtful' }).first();
    await first.locator('.state', { hasText: 'Changed since it was checked' }).waitFor();
  });

  it('waits on the page of the person it falls to today', async () => {
    const page = await read('/people/ada/');
    const waiting = () => page.locator('[data-queue-waiting] .work > li > a').allInnerTexts();
    expect(await waiting()).toEqual(['Claims', 'Late', 'New', 'Doubtful', 'Ground']);
    await page.clock.setFixedTime(new Date('2026-12-01T12:00:00Z'));
    await page.reload();
    expect(await waiting()).not.toContain('Late');
    expect(await page.getByRole('link', { name: /^Calendar/ }).getAttribute('href')).toBe('/people/ada.ics');
  });

  it('is counted on the freshness page, where every number leads to its pages', async () => {
    const page = await read('/freshness/');
    const listed = () => page.locator('#pages .work > li:visible > a').allInnerTexts();
    await page.locator('[data-count=overdue]', { hasText: '2' }).waitFor();
    await page
      .getByRole('row', { name: /^Lea Example/ })
      .getByRole('link', { name: 'Lea Example' })
      .click();
    await expect.poll(listed).toEqual(['Left']);
    await page
      .locator('[data-tally=reason]')
      .getByRole('link', { name: 'Changed since it was checked' })
      .click();
    await expect.poll(listed).toEqual(['Doubtful', 'Ground']);
    await page.getByLabel('State').selectOption('overdue');
    await page.getByText('No page is like that.').waitFor();
    await page.goBack();
    await expect.poll(listed).toEqual(['Left']);
    await page.goto(`${place.address}/freshness/`);
    await page.locator('.load summary').click();
    await page.locator('[data-load-table] a').first().click();
    await expect.poll(listed).toEqual(['Claims', 'Late', 'New', 'Doubtful', 'Ground']);
  });

  it('is listed with its facts where no script runs, or the facts cannot be had', async () => {
    const without = await read('/freshness/', { javaScriptEnabled: false });
    expect(await without.getByRole('link', { name: 'Late' }).isVisible()).toBe(true);
    const page = await read('/');
    await page.route('**/facts.json', (route) => route.abort());
    await page.goto(`${place.address}/freshness/`);
    await page.getByRole('heading', { name: 'What falls due first' }).waitFor();
  });
});

describe('without JavaScript', () => {
  it('a page reads, and states facts in place of a state', async () => {
    const page = await visit('/lexicon/opportunity/', { javaScriptEnabled: false });
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Opportunity');
    const line = page.locator('.review-line');
    expect(await line.innerText()).toMatch(/^Checked on \d+ \w+ \d{4} by .+\s+Holds until \d+ \w+ \d{4}/);
    expect(await line.locator('.state').isVisible()).toBe(false);
  });

  it('the home page says when things fall due, and offers no search that would not open', async () => {
    const page = await visit('/', { javaScriptEnabled: false });
    expect(await page.locator('[data-due-list] .row').first().innerText()).toMatch(
      /Falls due on \d+ \w+ \d{4}/,
    );
    expect(await page.locator('[data-search]:visible').count()).toBe(0);
  });
});

describe('a long list', () => {
  const rows = (page: Page) => page.locator('.rows > .row:visible .row-title');

  it('scale: is narrowed to the rows with some words, and says how many that are', async () => {
    const page = await visit('/lexicon/');
    const all = await rows(page).count();
    const filter = page.getByRole('searchbox', { name: 'Filter this list' });
    await filter.fill('lead MARKETING');
    await expect.poll(() => rows(page).allInnerTexts()).toContain('Marketing qualified lead');
    const left = await rows(page).count();
    expect(left).toBeLessThan(all / 2);
    expect(await page.locator('.filter output').innerText()).toBe(`${left} of ${all} shown`);
    expect(await page.locator('.group:visible:not(:has(.row:visible))').count()).toBe(0);
    await filter.fill('');
    await expect.poll(() => rows(page).count()).toBe(all);
  });

  it('scale: has no filter where it is short, or where no script runs', async () => {
    const short = await visit('/competitors/');
    expect(await short.getByRole('searchbox').count()).toBe(0);
    const without = await visit('/lexicon/', { javaScriptEnabled: false });
    expect(await without.getByRole('searchbox').isVisible()).toBe(false);
  });
});

describe('call mode', () => {
  const view = (page: Page) => page.getByRole('dialog', { name: /^Call mode: / });
  const held = (page: Page) => page.evaluate(() => (window as unknown as { held: number }).held);

  /** A phone whose screen goes dark unless it is kept from it. */
  async function onPhone(address: string, at: string): Promise<Page> {
    const page = await visit('/', { ...phone, at });
    await page.addInitScript(() => {
      Object.assign(window, { held: 0 });
      const add = (by: number) => void ((window as unknown as { held: number }).held += by);
      const request = () =>
        Promise.resolve({ release: () => Promise.resolve(add(-1)) }).finally(() => add(1));
      Object.defineProperty(navigator, 'wakeLock', { value: { request } });
    });
    await page.goto(site.address + address);
    return page;
  }

  it('shows in large type what is said and asked, and strikes what has ended with its day', async () => {
    const page = await onPhone('/competitors/pitledger/', '2026-11-22');
    await page.getByRole('link', { name: 'Call mode' }).tap();
    await view(page).getByText('Legal weighing data kept at the site, also offline').waitFor();
    const ended = view(page).locator('.claim', { has: page.locator('[data-expired]') });
    expect(await ended.innerText()).toMatch(/\nExpired 22 days ago\s+held until 31 Oct 2026$/);
    const words = await ended.locator('[data-words]').evaluate((each) => {
      const { textDecorationLine, fontSize } = getComputedStyle(each);
      return { textDecorationLine, size: parseFloat(fontSize) };
    });
    expect(words.textDecorationLine).toBe('line-through');
    expect(words.size).toBeGreaterThanOrEqual(20);
    expect(await view(page).innerText()).not.toMatch(/Sales|Owner|Why we won|Copy/);
    await expect.poll(() => held(page)).toBe(1);
    expect(await barriers(page, '.call-mode')).toEqual([]);
    await page.goBack();
    await view(page).waitFor({ state: 'hidden' });
    await expect.poll(() => held(page)).toBe(0);
  });

  it('leads from page to page, is opened and left by keyboard alone, and can be kept as an address', async () => {
    const page = await onPhone('/competitors/pitledger/#page.call', '2026-11-22');
    await view(page).locator('summary').first().press('Enter');
    await view(page).getByRole('link', { name: 'The whole answer' }).first().press('Enter');
    await page.getByRole('dialog', { name: /^Call mode: Pitledger promises/ }).waitFor();
    await page.keyboard.press('Escape');
    await view(page).waitFor({ state: 'hidden' });
    await expect.poll(() => new URL(page.url()).hash).toBe('');
    await page.getByRole('link', { name: 'Call mode' }).press('Enter');
    await view(page).getByRole('button', { name: 'Close' }).press('Enter');
    await expect.poll(() => new URL(page.url()).hash).toBe('');
    expect(new URL(page.url()).pathname).toBe('/objections/pitledger-is-live-in-a-week/');
  });

  it('shows the steps of a process and by when, where there is something to say', async () => {
    const page = await onPhone('/guides/lead-handoff/#page.call', '2026-11-22');
    const said = await view(page).innerText();
    expect(said).toMatch(/Good morning, Katrin[^]*Accept or return\s+SDR\s+six business hours/);
    expect(said).not.toContain('Done when');
    await page.goto(`${site.address}/guides/crm-hygiene/`);
    expect(await page.getByRole('link', { name: 'Call mode' }).count()).toBe(0);
  });

  it('opens without a network once the page is there', async () => {
    const page = await onPhone('/personas/it-manager/', '2026-11-22');
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await page.getByRole('link', { name: 'Call mode' }).tap();
    await view(page).getByText('Words they use').waitFor();
  });
});

describe('the menu', () => {
  it('says where one is, and is opened and walked through by keyboard, without JavaScript', async () => {
    const page = await visit('/lexicon/mql/', { javaScriptEnabled: false });
    const group = page.getByRole('button', { name: 'Agreed: Lexicon' });
    const guides = page.getByRole('list', { name: 'Agreed' }).getByRole('link', { name: 'Guides' });
    await group.focus();
    expect(await guides.isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    const [below, at] = await Promise.all([guides.boundingBox(), group.boundingBox()]);
    expect(Math.abs((below?.x ?? 0) - (at?.x ?? 0))).toBeLessThan(40);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/guides/');
  });
});

describe('the head of a page on a phone', () => {
  it('shows the name, my work and search side by side, and the collections in a menu, without JavaScript too', async () => {
    const page = await visit('/', phone);
    const who = JSON.stringify({ id: 'leonie-vaske', name: 'Leonie Vaske', email: 'l@example.com' });
    await page.evaluate(([key = '', who = '']) => localStorage.setItem(key, who), [meKey, who]);
    await page.goto(`${site.address}/guides/`);
    const shown = [/^Tarewell Concord$/, /^My work/].map((name) => page.getByRole('link', { name }));
    for (const each of [...shown, page.locator('.site-header [data-search]')]) {
      await each.waitFor();
      expect(await each.evaluate((each) => each.getBoundingClientRect().right <= innerWidth)).toBe(true);
    }
    const without = await visit('/guides/', { ...phone, javaScriptEnabled: false });
    const lexicon = without.getByRole('link', { name: 'Lexicon' });
    expect(await lexicon.isVisible()).toBe(false);
    await without.getByRole('button', { name: 'Menu' }).tap();
    await lexicon.tap();
    await without.waitForURL('**/lexicon/');
  });
});

/** What a page of each collection is opened for, five minutes before a call. */
const answers = [
  '.entry-competitors :is(.themes, .story)',
  '.entry-objections .answer, .entry-objections .answer .copy',
  '.entry-lexicon .definition blockquote',
  '.entry-guides .clock',
  '.entry-personas :is(.cares, .raised)',
];

/** Runs in the page: which of these it has, and what of them does not end above the lower edge of the window. */
function fold(selectors: readonly string[]): { has: string[]; below: string[] } {
  const has = selectors.filter((each) => document.querySelector(each) !== null);
  const below = [...document.querySelectorAll<HTMLElement>(selectors.join())]
    .filter((each) => each.getBoundingClientRect().bottom > innerHeight)
    .map(({ className }) => className);
  return { has, below };
}

describe('the lexicon at hand', () => {
  const guide = '/guides/disqualify-and-recycle/';
  const card = '.term-card:popover-open';
  const first = 'a.term-link >> nth=0';

  it('shows a card on hover and on focus, until Escape, and the word still leads on', async () => {
    const page = await visit(guide);
    const link = page.locator(first);
    await link.hover();
    await page.locator(card, { hasText: 'Stage: Lead · Agreed by every team' }).waitFor();
    // The pointer may go on to the card.
    await page.locator(card).hover();
    expect(await barriers(page, 'main')).toEqual([]);
    await page.locator('h1').hover();
    await page.locator(card).waitFor({ state: 'hidden' });
    await page.keyboard.press('Shift');
    await link.focus();
    await page.locator(card, { hasText: 'A person with a name' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator(card).waitFor({ state: 'hidden' });
    await page.keyboard.press('Enter');
    await page.waitForURL('**/lexicon/lead/');
  });

  it('shows it on the first tap, and the second leads on; without a network the first does', async () => {
    const page = await visit(guide, { hasTouch: true, isMobile: true });
    await page.locator(first).tap();
    await page.locator(card, { hasText: 'Read the entry' }).waitFor();
    await page.locator('h1').tap();
    await page.locator(card).waitFor({ state: 'hidden' });
    await page.locator(first).tap();
    await page.locator(card).waitFor();
    await page.locator(first).tap();
    await page.waitForURL('**/lexicon/lead/');
    await page.goBack();
    await page.route('**/lexicon/**', (route, request) =>
      request.isNavigationRequest() ? route.fallback() : route.abort(),
    );
    await page.locator('a.term-link', { hasText: 'MQL' }).first().tap();
    await page.waitForURL('**/lexicon/mql/');
  });

  it('prints what the words mean, and is no more than links, without JavaScript', async () => {
    const page = await visit(guide, { javaScriptEnabled: false });
    const notes = page.locator('.term-notes');
    expect(await notes.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await notes.isVisible()).toBe(true);
    const note = page.locator('[data-term="lead"]');
    const said = () => note.evaluate((element) => getComputedStyle(element, '::after').content);
    await expect.poll(said).toContain('A person with a name');
    await page.emulateMedia({ media: 'screen' });
    await page.locator(first).click();
    await page.waitForURL('**/lexicon/lead/');
  });
});

it('prints the objections of a battlecard without the marks of what is folded', async () => {
  const page = await visit('/competitors/pitledger/');
  const marker = page.locator('.raised summary').first();
  const kind = () => marker.evaluate((element) => getComputedStyle(element).listStyleType);
  expect(await kind()).toBe('disclosure-closed');
  await page.emulateMedia({ media: 'print' });
  await expect.poll(kind).toBe('none');
});

describe('before a call', () => {
  const phone = { viewport: { width: 390, height: 844 } };
  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

  it('is made by choosing, kept in the address, and gone back to', async () => {
    const page = await visit('/', phone);
    await page.getByRole('link', { name: 'Prepare a call' }).click();
    await page.getByRole('searchbox').fill('eighteen grab');
    await page.getByRole('button', { name: "We've had Grabenhorst" }).waitFor();
    expect(await page.getByRole('button', { name: 'Our scales are from 1994.' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Head of finance' }).click();
    await heading(page, 'Head of finance').waitFor();
    await page.getByRole('button', { name: 'Grabenhorst Systeme' }).click();
    await heading(page, 'Head of finance · Grabenhorst Systeme').waitFor();
    expect(new URL(page.url()).search).toBe('?persona=finance-lead&competitor=grabenhorst');
    expect(await barriers(page, 'body')).toEqual([]);
    await page.getByRole('button', { name: 'Read the brief' }).click();
    await page.getByRole('heading', { name: '“You cost twice what we pay now.”' }).waitFor();
    expect(await page.getByText('Worked 2 of 3 times.').isVisible()).toBe(true);
    await page.goBack();
    await heading(page, 'Head of finance').waitFor();
    await page.goForward();
    await page.reload();
    await heading(page, 'Head of finance · Grabenhorst Systeme').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });

  it('begins with the page that one comes from', async () => {
    const page = await visit('/objections/too-expensive/');
    await page.getByRole('link', { name: 'Prepare a call' }).click();
    await heading(page, 'You cost twice what we pay now.').waitFor();
  });

  it('is copied as it looks, and as text', async () => {
    const page = await visit('/brief/?competitor=grabenhorst', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await heading(page, 'Grabenhorst Systeme').waitFor();
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return Promise.all(
        ['text/html', 'text/plain'].map(async (type) => (await item?.getType(type))?.text()),
      );
    });
    expect(copied[0]).toContain('<h1>Grabenhorst Systeme</h1>');
    expect(copied[1]).toContain('\n\nSay: Good program, good people.');
  });

  it('strikes what has expired on the day it is read, names it, and prints on two sheets', async () => {
    const at = '2027-04-01';
    const address =
      '/brief/?persona=finance-lead&competitor=grabenhorst&stage=opportunity&objection=too-expensive';
    const page = await visit(address, { at });
    await page.getByText(/claim has expired/).waitFor();
    const struck = page.locator('del', { hasText: 'Licence of about €6,900' });
    expect(await struck.count()).toBe(2);
    expect(await page.locator('del', { hasText: 'About 85 staff' }).count()).toBe(0);
    expect(await sheetsOf(page)).toBe(2);
  });

  it('prints on two sheets whatever is chosen', async () => {
    const { options } = (await (await fetch(`${site.address}/brief/choices.json`)).json()) as {
      options: { key: string }[];
    };
    const objections = options.flatMap(({ key }) => (/^objections\/(.+)/.exec(key) ?? []).slice(1));
    const query = ['?persona=operations-director', 'competitor=grabenhorst', 'stage=opportunity'];
    const page = await visit(`/brief/${[...query, ...objections.map((id) => `objection=${id}`)].join('&')}`);
    await page.getByText('In short from here on').waitFor();
    expect(await sheetsOf(page)).toBe(2);
  });

  it('says what the address asks for in vain, and what did not arrive, and tries again', async () => {
    const page = await visit('/brief/?persona=nobody&competitor=kippra');
    const status = page.locator('[data-said]');
    await status
      .getByText('The address asks for the persona “nobody”. There is none of that name here.')
      .waitFor();
    expect(new URL(page.url()).search).toBe('?competitor=kippra');
    await page.route('**/brief/personas/*.json', (route) => route.abort());
    await page.getByRole('button', { name: 'IT manager' }).click();
    await status.getByText('Part of this brief did not arrive.').waitFor();
    await page.unroute('**/brief/personas/*.json');
    await status.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { level: 2, name: 'IT manager' }).waitFor();
  });

  it('leads without JavaScript to what it is made of', async () => {
    const page = await visit('/brief/', { javaScriptEnabled: false });
    await page.getByRole('main').getByRole('link', { name: 'Personas' }).waitFor();
    // Those of the menu need none.
    expect(await page.getByRole('main').getByRole('button').filter({ visible: true }).count()).toBe(0);
  });
});

describe('the next meeting', () => {
  it('has an agenda that is right on the day it is read, struck, copied, and printed on one sheet', async () => {
    const page = await visit('/meetings/next/?kind=joint', {
      at: '2026-11-30',
      viewport: { width: 390, height: 844 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.getByRole('heading', { level: 1, name: 'Joint meeting, 1 Dec 2026' }).waitFor();
    const task = 'Proposal for event leads with two options';
    expect(await page.getByText('overdue since 27 Nov 2026').count()).toBe(1);
    await page.getByRole('button', { name: `Strike: ${task}` }).click();
    const back = page.getByRole('button', { name: `Put back: ${task}` });
    expect(await back.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.getByRole('button', { name: 'Copy for the invitation' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('NUMBERS (10 MINUTES)');
    expect(copied).not.toContain(task);
    const form = await page.getByRole('link', { name: 'Write it up' }).getAttribute('href');
    expect(form).toContain(
      '/admin/#/collections/meetings/new?title=Joint%20meeting%2C%201%20Dec%202026&kind=joint',
    );
    expect(await barriers(page, 'body')).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await sheetsOf(page)).toBe(1);

    await page.clock.setFixedTime(new Date('2026-12-09T12:00:00Z'));
    await page.reload();
    await page.getByText('nobody has written it up').waitFor();
    expect(await page.getByText('November 2026 was to be read by 5 Dec 2026.').count()).toBeGreaterThan(0);
  });
});

describe('every page', () => {
  it('fits a phone, has the answer in sight, one main heading, and skips no rank', async () => {
    const page = await visit('/', { viewport: phone.viewport, at: '2026-11-22' });
    const found: string[] = [];
    const seen = new Set<string>();
    for (const address of addresses) {
      await page.goto(site.address + address);
      const { has, below } = await page.evaluate(fold, answers);
      has.forEach((each) => seen.add(each));
      if (below.length > 0) found.push(`${address} has ${below.join(', ')} below the fold`);
      const { width, ranks } = await page.evaluate(() => ({
        width: document.documentElement.scrollWidth,
        ranks: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((each) =>
          Number(each.tagName[1]),
        ),
      }));
      if (width > 390) found.push(`${address} is ${width} wide`);
      if (ranks.filter((rank) => rank === 1).length !== 1) found.push(`${address} has not one h1`);
      if (ranks.some((rank, index) => rank > (ranks[index - 1] ?? 0) + 1))
        found.push(`${address} skips a rank: ${ranks.join(' ')}`);
    }
    expect(found).toEqual([]);
    expect([...seen]).toEqual(expect.arrayContaining(answers));
  });

  it('has the glance of a battlecard in sight on a desk', async () => {
    const page = await visit('/', { viewport: { width: 1440, height: 900 }, at: '2026-11-22' });
    const cards = addresses.filter((address) => /^\/competitors\/./.test(address));
    expect(cards.length).toBeGreaterThan(2);
    for (const address of cards) {
      await page.goto(site.address + address);
      expect(await page.evaluate(fold, ['.glance-card']), address).toEqual({
        has: ['.glance-card'],
        below: [],
      });
    }
  });

  it('weighs at most 20 KB with its styles and scripts, search aside, and waits for one stylesheet at most', async () => {
    const found: string[] = [];
    for (const address of addresses) {
      const html = await readFile(join(folder, address, 'index.html'), 'utf8');
      // What is printed looks as it should without anyone having waited for that.
      const read = html.replaceAll(/<link [^>]*media="print"[^>]*>/g, '');
      const own = [...read.matchAll(/(?:src|href)="(\/_assets\/[^"]+\.(?:js|css))"/g)].map(
        ([, path = '']) => path,
      );
      const all = new Map([[address, gzipSync(html).length]]);
      for (const path of own) await weigh(path, all);
      const total = [...all.values()].reduce((sum, size) => sum + size, 0);
      if (total > 20 * 1024) found.push(`${address} weighs ${total} bytes`);
      if (own.filter((path) => path.endsWith('.css')).length > 1)
        found.push(`${address} waits for more than one stylesheet`);
    }
    expect(found).toEqual([]);
  });

  it('loads nothing heavy later, as what reads schemas is', async () => {
    const scripts = (await readdir(join(folder, '_assets'))).filter((file) => file.endsWith('.js'));
    const sizes = await Promise.all(
      scripts.map(async (file) => gzipSync(await readFile(join(folder, '_assets', file))).length),
    );
    // Those who search have the box with its looks, and the engine of the names.
    const most = (file: string) => (/^(box|names)\./.test(file) ? 10 : 5) * 1024;
    expect(scripts.filter((file, index) => (sizes[index] ?? 0) > most(file))).toEqual([]);
  });

  it('can be walked through by keyboard, first past the navigation', async () => {
    const page = await visit('/guides/lead-handoff/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Skip to content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('page.content');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  it('asks nobody else for anything, and does nothing that its policy refuses', () => {
    expect(foreign).toEqual([]);
    expect(refused.flat()).toEqual([]);
  });

  it('has its policy in itself, for servers that send no headers', async () => {
    const files = [...(await filesOf(folder))].filter(([file]) => file.endsWith('.html'));
    const without = files.filter(
      ([, html]) => !/<meta http-equiv="Content-Security-Policy" content="default-src 'none';/.test(html),
    );
    expect(files.length).toBeGreaterThan(addresses.length);
    expect(without.map(([file]) => file)).toEqual([]);
  });
});

/** Adds the compressed sizes of a file and of the scripts it imports at once. */
/** How many sheets of paper a page takes. */
async function sheetsOf(page: Page): Promise<number | undefined> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;
}

async function weigh(path: string, sizes: Map<string, number>): Promise<void> {
  if (sizes.has(path) || path.startsWith('/_assets/search.')) return;
  const text = await readFile(join(folder, path), 'utf8');
  sizes.set(path, gzipSync(text).length);
  for (const [, name = ''] of text.matchAll(/(?:from|import)"\.\/([^"]+)"/g))
    await weigh(`/_assets/${name}`, sizes);
}
