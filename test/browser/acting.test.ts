import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meKey } from '../../src/editing-api/me.ts';
import { dayAt } from '../../src/freshness/day.ts';
import { barriers } from '../support/axe.ts';
import { buildSite } from '../support/built-site.ts';
import { launchChromium } from '../support/chromium.ts';
import { openWiki, sayWho, type OpenWiki } from '../support/edited-wiki.ts';
import { serve, type Served } from '../support/serve.ts';

const pricing = `---
title: Pricing talk
summary: How we talk about prices.
owner: leonie-vaske
teams: [sales, marketing]
reviewed: 2024-03-01
reviewedBy: katrin-debus
---

We say the price first.
`;
const file = 'guides/pricing.mdx';
const objection = `---
title: You are too dear.
summary: Count first.
owner: leonie-vaske
teams: [sales]
category: price
meaning: They see one price.
answer: Let us count.
---

Count together.
`;
const tried = 'objections/too-dear.mdx';

let wiki: OpenWiki;
let browser: Browser;

beforeAll(async () => {
  wiki = await openWiki({
    files: { [file]: pricing, [tried]: objection, 'guides/pricing-too.mdx': pricing.replace('talk', 'too') },
  });
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await wiki?.close();
});

/** Somebody who has said who they are, or has not. */
async function reader(id?: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options);
  const who = JSON.stringify({ id, name: id, email: `${id}@example.com` });
  if (id) await context.addInitScript(([key = '', who = '']) => localStorage.setItem(key, who), [meKey, who]);
  return context.newPage();
}

const today = () => dayAt(new Date(), 'Europe/Berlin');
const lastCommit = async () => (await wiki.git('log', '-1', '--format=%an: %s')).trim();
const checked = () =>
  pricing
    .replace('2024-03-01', today())
    .replace('reviewedBy: katrin-debus', 'reviewedBy: leonie-vaske\nreviewOutcome: right');
const line = (page: Page) => page.locator('.review-line');

describe('a page, for whoever has said who they are', () => {
  it('is told to be right with one press, says so at once, and is as before with another', async () => {
    const page = await reader('leonie-vaske');
    await page.goto(`${wiki.address}/guides/pricing/`);
    await page.getByText('Check before you rely on this page.').waitFor();
    await page.getByRole('button', { name: 'Still right: Pricing talk' }).click();
    await line(page).getByRole('status').getByText('Checked by you today.').waitFor();
    await line(page).getByText('Current', { exact: true }).waitFor();
    await line(page).getByText('by Leonie Vaske').waitFor();
    await expect.poll(() => page.locator('[data-trust-notice]').isHidden()).toBe(true);
    expect(await wiki.read(file)).toBe(checked());
    expect(await lastCommit()).toBe('Leonie Vaske: Review of Pricing talk: still right');

    // The keyboard is where the next press is.
    await page.keyboard.press('Enter');
    await line(page).getByText('Taken back: the page is as it was before.').waitFor();
    await page.getByText('Check before you rely on this page.').waitFor();
    await line(page).getByText('by Katrin Debus').waitFor();
    expect(await wiki.read(file)).toBe(pricing);
    expect(await lastCommit()).toBe('Leonie Vaske: Take back: Review of Pricing talk: still right');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Still right');
    await page.context().close();
  });

  it('is handed over by keyboard alone to someone who is found without accents', async () => {
    const page = await reader('leonie-vaske');
    await page.goto(`${wiki.address}/guides/pricing/`);
    await page.getByRole('button', { name: 'Hand over …: Pricing talk' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Hand over “Pricing talk”' }).waitFor();
    await page.keyboard.type('wrobel');
    await page.getByText(/^1 of \d+ people$/).waitFor();
    await page.keyboard.press('Enter');
    await line(page).getByText('Handed over to Tomasz Wróbel.').waitFor();
    await line(page).getByRole('link', { name: 'Tomasz Wróbel' }).waitFor();
    await page.getByRole('link', { name: 'Ask Tomasz Wróbel' }).waitFor();
    expect(await wiki.read(file)).toBe(pricing.replace('leonie-vaske', 'tomasz-wrobel'));
    await page.getByRole('button', { name: 'Undo: Pricing talk' }).click();
    await expect.poll(() => wiki.read(file)).toBe(pricing);
    await page.context().close();
  });

  it('is not handed over to anybody where one thinks better of it', async () => {
    const page = await reader('leonie-vaske', { viewport: { width: 390, height: 844 }, hasTouch: true });
    await page.goto(`${wiki.address}/guides/pricing/`);
    const button = page.getByRole('button', { name: 'Hand over …: Pricing talk' });
    await button.tap();
    const dialog = page.getByRole('dialog', { name: 'Hand over “Pricing talk”' });
    const { x = -1, width = 391 } = (await dialog.boundingBox()) ?? {};
    expect([x >= 0, x + width <= 390]).toEqual([true, true]);
    await page.getByRole('searchbox', { name: 'To whom?' }).press('Enter');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    expect(await button.evaluate((each) => each === document.activeElement)).toBe(true);
    expect(await wiki.read(file)).toBe(pricing);
    await page.context().close();
  });

  it('is not told to be right in a tab that shows what it said before', async () => {
    const page = await reader('leonie-vaske');
    await page.goto(`${wiki.address}/guides/pricing-too/`);
    const button = page.getByRole('button', { name: 'Still right: Pricing too' });
    await button.waitFor();
    const other = await reader('katrin-debus');
    await other.goto(`${wiki.address}/guides/pricing-too/`);
    await other.getByRole('button', { name: 'Hand over …: Pricing too' }).click();
    await other.getByRole('button', { name: 'Katrin Debus (you)' }).click();
    await other.getByText('Handed over to Katrin Debus.').waitFor();
    const head = await lastCommit();
    await button.click();
    await line(page).getByText('This page has changed since you opened it.').waitFor();
    expect(await line(page).getByRole('link', { name: 'Open the editor' }).getAttribute('href')).toBe(
      '/admin/#/collections/guides/entries/pricing-too',
    );
    expect(await button.isVisible()).toBe(true);
    expect(await lastCommit()).toBe(head);
    await page.context().close();
    await other.context().close();
  });
});

describe('an answer that somebody has tried', () => {
  it('is said to have worked in two taps on the phone, takes a note, and both are taken back', async () => {
    const page = await reader('leonie-vaske', { viewport: { width: 390, height: 844 }, hasTouch: true });
    await page.goto(`${wiki.address}/objections/too-dear/`);
    const acts = page.getByRole('group', { name: 'Tried it?' });
    await acts.getByRole('button', { name: 'It worked' }).tap();
    await acts.getByRole('status').getByText('Noted: it worked.').waitFor();
    await page.getByRole('link', { name: 'Worked 1 of 1 time' }).waitFor();
    await page.locator('.record').getByText('Leonie Vaske').waitFor();
    const line = `results:\n  - outcome: won\n    day: ${today()}\n    who: leonie-vaske\n`;
    const withLine = objection.replace('count.\n', `count.\n${line}`);
    expect(await wiki.read(tried)).toBe(withLine);
    expect(await barriers(page, 'main')).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);

    await acts.getByRole('textbox').fill('Counted at the gate.');
    await acts.getByRole('button', { name: 'Add' }).tap();
    await page.locator('.record').getByText('Counted at the gate.').waitFor();
    await acts.getByRole('button', { name: 'Undo' }).tap();
    // The file is there before its answer, and a press until then does nothing.
    await acts.getByRole('textbox').waitFor();
    expect(await wiki.read(tried)).toBe(withLine);
    await acts.getByRole('button', { name: 'Undo' }).tap();
    await acts.getByRole('button', { name: 'It worked' }).waitFor();
    expect(await wiki.read(tried)).toBe(objection);
    await page.context().close();
  });

  it('is said so by two who have the same page open, and a second press of one is refused', async () => {
    const [page, other] = [await reader('leonie-vaske'), await reader('katrin-debus')];
    for (const each of [page, other]) await each.goto(`${wiki.address}/objections/too-dear/`);
    await page.getByRole('button', { name: 'It did not' }).click();
    await page.getByText('Noted: it did not work.').waitFor();
    await other.getByRole('button', { name: 'It worked' }).click();
    await other.getByRole('link', { name: 'Worked 1 of 2 times' }).waitFor();
    // Whoever undoes theirs leaves the other's.
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('link', { name: 'Worked 1 of 1 time' }).waitFor();
    await other.reload();
    await other.getByRole('button', { name: 'It worked' }).click();
    await other.getByText('The page says that of you and today already.').waitFor();
    expect((await wiki.read(tried)).match(/- outcome/g)).toHaveLength(1);
    await page.context().close();
    await other.context().close();
  });
});

describe('a wiki that is published', () => {
  let site: Served;
  beforeAll(async () => {
    site = await serve(await buildSite({ content: wiki.content }));
  });
  afterAll(() => site?.close());

  /** What is asked for beside what everybody's page consists of, and what the console complains of. */
  function watch(page: Page): string[] {
    const all: string[] = [];
    const note = (each: string) => void (/^GET \/(?:_assets\/|favicon)/.test(each) || all.push(each));
    page.on('request', (request) => note(`${request.method()} ${new URL(request.url()).pathname}`));
    page.on('console', (message) => message.type() === 'error' && note(message.text()));
    return all;
  }

  it.each(['/', '/freshness/', '/guides/pricing/', '/people/leonie-vaske/'])(
    'asks for nothing on behalf of readers: %s',
    async (path) => {
      const page = await reader();
      const asked = watch(page);
      await page.goto(site.address + path, { waitUntil: 'networkidle' });
      expect(asked).toEqual([
        `GET ${path}`,
        ...(path === '/freshness/' ? ['GET /freshness/facts.json'] : []),
      ]);
      expect(await page.locator('page-acts button, .my-work:not([hidden])').count()).toBe(0);
      await page.context().close();
    },
  );

  it('leads them to the form', async () => {
    const page = await reader();
    await page.goto(`${site.address}/guides/pricing/`);
    const link = line(page).getByRole('link', { name: 'Still right?' });
    expect(await link.getAttribute('href')).toBe('/admin/#/collections/guides/entries/pricing');
    await page.goto(`${site.address}/objections/too-dear/`);
    const tried = page.getByRole('link', { name: 'Tried it? Say how it went' });
    expect(await tried.getAttribute('href')).toBe('/admin/#/collections/objections/entries/too-dear');
    await page.context().close();
  });

  it('finds out once that no desk answers, and shows all the same what waits for oneself', async () => {
    const page = await reader('leonie-vaske');
    const asked = watch(page);
    await page.goto(`${site.address}/`);
    const row = page.locator('.my-work li', { hasText: 'Pricing talk' });
    await row.getByText('Was due for review on').waitFor();
    const link = row.getByRole('link', { name: 'Still right?' });
    expect(await link.getAttribute('href')).toBe('/admin/#/collections/guides/entries/pricing');
    expect(asked.filter((each) => each === 'POST /api/v1')).toHaveLength(1);
    await page
      .locator('.my-work')
      .getByRole('link', { name: /that wait for you$/ })
      .click();
    await page.getByRole('heading', { name: 'Leonie Vaske', exact: true }).waitFor();
    asked.length = 0;
    await page.goto(`${site.address}/guides/pricing/`, { waitUntil: 'networkidle' });
    await page.evaluate(() => customElements.whenDefined('page-acts').then(() => undefined));
    await line(page).getByRole('link', { name: 'Still right?' }).waitFor();
    // How much waits for oneself stands on every page.
    expect(asked).toEqual(['GET /guides/pricing/', 'GET /people/leonie-vaske.json']);
    await page.context().close();
  });
});

describe('lists of what waits', () => {
  it.each([
    ['/', '.my-work'],
    ['/freshness/#state=overdue', '[data-group=overdue]'],
    ['/people/leonie-vaske/', '[data-queue-waiting]'],
  ])('have the buttons at each row, which says what was done: %s', async (path, within) => {
    const page = await reader('leonie-vaske', { viewport: { width: 390, height: 844 } });
    await page.goto(wiki.address + path);
    const row = page.locator(`${within} li`, { has: page.getByRole('link', { name: 'Pricing talk' }) });
    await row.getByRole('button', { name: 'Still right: Pricing talk' }).click();
    await row.getByText('Checked by you today.').waitFor();
    expect(await wiki.read(file)).toBe(checked());
    // Whoever comes back to the window finds it said still.
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await row.getByText('Checked by you today.').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await row.getByRole('button', { name: 'Undo: Pricing talk' }).click();
    await row.getByText('Taken back: the page is as it was before.').waitFor();
    expect(await wiki.read(file)).toBe(pricing);
    await page.context().close();
  });

  it('are not on the home page of whoever has not said who they are, and the page leads to its form', async () => {
    const page = await reader();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
    await page.goto(`${wiki.address}/`, { waitUntil: 'networkidle' });
    expect(await page.locator('.my-work').isHidden()).toBe(true);
    expect(asked.filter((each) => /^POST|\/people\/|own/.test(each))).toEqual([]);
    await page.goto(`${wiki.address}/guides/pricing/`);
    await line(page).getByRole('link', { name: 'Still right?' }).click();
    await sayWho(page, 'Leonie Vaske');
    await page.getByRole('button', { name: 'I have checked this page' }).waitFor();
    // Now it is known.
    await page.goto(`${wiki.address}/guides/pricing/`);
    await page.getByRole('button', { name: 'Still right: Pricing talk' }).waitFor();
    await page.getByRole('link', { name: 'My work' }).click();
    await page.getByRole('heading', { name: 'Leonie Vaske', exact: true }).waitFor();
    await page.context().close();
  });
});
