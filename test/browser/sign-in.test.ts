import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { barriers } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { openWiki, sayWho, type OpenWiki } from '../support/edited-wiki.ts';

const long = 'Maria '.repeat(60).trim();
const person = (name: string, email: string) => `name: ${name}\nemail: ${email}\nteam: sales\nrole: r\n`;

let wiki: OpenWiki;
let browser: Browser;
beforeAll(async () => {
  const many = Array.from({ length: 200 }, (_, id) => [
    `people/p${id}.yaml`,
    person(`Colleague ${id}`, `p${id}@example.com`),
  ]);
  wiki = await openWiki({
    files: { ...Object.fromEntries(many), 'people/long.yaml': person(long, 'm@example.com') },
  });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await wiki?.close();
});

async function visitor(path = '/admin/#/collections/guides') {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(wiki.address + path);
  await page.getByRole('heading', { name: 'Who is writing?' }).waitFor();
  const who = () => page.evaluate(() => JSON.parse(localStorage.getItem('concord-editor') ?? '{}') as object);
  return { page, who };
}

it('66-scale-signin-long-name: of hundreds one finds oneself, and the form stays on the screen', async () => {
  const { page, who } = await visitor();
  expect(await barriers(page, '.concord-sign-in')).toEqual([]);
  await page.getByRole('button', { name: 'Open the editor' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('You are', { exact: true }).fill('maria');
  await page.getByRole('option', { name: long }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.getByRole('option', { name: long }).click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await sayWho(page, 'Colleague 137');
  await page.getByRole('heading', { name: 'Guides' }).waitFor();
  expect(await who()).toMatchObject({ id: 'p137' });
  await page.close();
});

it('who is not among the people is led to become one, and is known by their address then', async () => {
  const { page, who } = await visitor('/admin/');
  await page.getByRole('button', { name: 'I am not in the list' }).click();
  await page.getByLabel('Name').fill('Nora New');
  await page.getByLabel('E-mail').fill('nora@example.com');
  await page.getByRole('button', { name: 'Open the editor' }).click();
  await page.waitForURL(/people\/new/);
  await expect.poll(() => page.getByLabel('Name', { exact: true }).inputValue()).toBe('Nora New');
  expect(await page.getByLabel('E-mail').inputValue()).toBe('nora@example.com');
  expect(await who()).toEqual({ name: 'Nora New', email: 'nora@example.com' });
  await page.close();

  const { page: again, who: known } = await visitor();
  await again.getByRole('button', { name: 'I am not in the list' }).click();
  await again.getByLabel('Name').fill('C.');
  await again.getByLabel('E-mail').fill('P7@example.com');
  await again.getByRole('button', { name: 'Open the editor' }).click();
  await again.getByRole('heading', { name: 'Guides' }).waitFor();
  expect(await known()).toMatchObject({ id: 'p7', name: 'Colleague 7' });
  await again.close();
});
