import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { meKey } from '../../src/editing-api/me.ts';
import { barriers } from '../support/axe.ts';
import { openWiki, addresses, folder, foreign, phone, refused, site, visit } from '../support/reader.ts';
import { filesOf } from '../support/script.ts';

openWiki();

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

it('a heading leads to itself by keyboard, and is still called by its words', async () => {
  const page = await visit('/guides/lead-handoff/');
  await page.keyboard.press('Tab');
  const heading = page.getByRole('heading', { name: 'The process', exact: true });
  await heading.getByRole('link').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => new URL(page.url()).hash).toBe('#the-process');
  expect(await barriers(page, 'main')).toEqual([]);
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
  }, 300_000);

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
async function weigh(path: string, sizes: Map<string, number>): Promise<void> {
  if (sizes.has(path) || path.startsWith('/_assets/search.')) return;
  const text = await readFile(join(folder, path), 'utf8');
  sizes.set(path, gzipSync(text).length);
  for (const [, name = ''] of text.matchAll(/(?:from|import)"\.\/([^"]+)"/g))
    await weigh(`/_assets/${name}`, sizes);
}
