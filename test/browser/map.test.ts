import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { barriers } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { openWiki, sayWho, type OpenWiki } from '../support/edited-wiki.ts';

let wiki: OpenWiki;
let browser: Browser;

beforeAll(async () => {
  wiki = await openWiki();
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await wiki?.close();
});

async function read(path: string, width: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 844 } });
  const page = await context.newPage();
  await page.goto(wiki.address + path);
  return page;
}

it.each([
  ['/funnel/', '#mql', 390],
  ['/map/', '#personas', 1440],
  ['/map/personas/', 'main', 390],
])(
  '%s is read by everyone, and nothing of it leaves the screen: %s at %d pixels',
  async (path, within, width) => {
    const page = await read(path, width);
    expect(await barriers(page, within)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await page.context().close();
  },
);

it('the funnel says of a stage whose it is, who enters, by when what is done, and how often an answer worked', async () => {
  const page = await read('/funnel/#mql', 1440);
  const stage = page.getByRole('region', { name: '3 Marketing qualified lead' });
  await stage.getByText('hands over to Sales at its end').waitFor();
  await stage.getByRole('link', { name: 'Marketing qualified lead' }).waitFor();
  await stage.getByText('six business hours').waitFor();
  const sql = page.getByRole('region', { name: '5 Sales qualified lead' });
  await sql.getByText('Worked 1 of 2 times').first().waitFor();
  const states = await page
    .locator('.state-link[data-review]')
    .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset['state']));
  expect(states.length).toBeGreaterThan(10);
  expect(states.filter((state) => state === undefined)).toEqual([]);
  expect(await page.locator('.state-link:not([data-review]) .state').count()).toBe(0);
  await page.context().close();
});

it('a cell is found by its row and column by those who hear the page, on the phone as well', async () => {
  const page = await read('/map/#personas', 390);
  const table = page.getByRole('table', { name: /^Personas/ });
  const row = table.getByRole('row', { name: /^IT manager/ });
  await row
    .getByRole('cell')
    .filter({ hasText: 'Objections: Timing' })
    .getByRole('link', { name: "We're in the middle of an ERP change." })
    .waitFor();
  expect(await row.getByRole('cell').count()).toBe(8);
  await page.context().close();
});

it('what is not to be used any more says so on the line of its name', async () => {
  const page = await read('/map/#stages', 390);
  const apart = await page.locator('.state-link:has(.gone:not([hidden]))').evaluateAll((links) =>
    links.map((link) => {
      const [name, gone] = ['.state > span', '.gone'].map((part) =>
        link.querySelector(part)?.getClientRects(),
      );
      return Math.abs((name?.[0]?.bottom ?? 0) - (gone?.[0]?.bottom ?? 0));
    }),
  );
  expect(apart.length).toBeGreaterThan(0);
  expect(Math.max(...apart)).toBeLessThan(4);
  await page.context().close();
});

it('a gap leads to a form that has both its row and its column filled in', async () => {
  const page = await read('/map/#personas', 1440);
  await page.getByRole('link', { name: 'Write for IT manager: Objections: Price' }).click();
  await sayWho(page, 'Leonie Vaske');
  await page.getByRole('button', { name: 'Remove IT manager' }).waitFor();
  expect(await page.getByLabel('Category').inputValue()).toBe('price');
  await page.context().close();
});
