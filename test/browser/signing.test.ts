import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import guides from '../../src/collections/guides.ts';
import { wordingOf } from '../../src/collections/wording.ts';
import { meKey } from '../../src/editing-api/me.ts';
import { barriers } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { openWiki, type OpenWiki } from '../support/edited-wiki.ts';
import { writeFiles } from '../support/script.ts';

const earlier = '0123456789ab';
const now = wordingOf(guides, { scope: 'All leads.' }, '');
const guide = `---
title: Pricing talk
summary: How we talk about prices.
owner: leonie-vaske
teams: [sales, marketing]
scope: All leads.
signOff:
  - { team: sales, by: marcus-oyelaran, on: 2026-01-20, wording: ${earlier} }
  - { team: marketing, by: ines-hollander, on: 2026-01-20, wording: ${now} }
---

We say the price first.
`;
const file = 'guides/pricing.mdx';

let wiki: OpenWiki;
let browser: Browser;

beforeAll(async () => {
  const unsigned = guide.replace(/signOff:[^]*?---/, '---');
  wiki = await openWiki({ files: { [file]: guide, 'guides/pricing-too.mdx': unsigned } });
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await wiki?.close();
});

/** Somebody who has said who they are, or has not. */
async function reader(id: string | undefined, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
  const who = JSON.stringify({ id, name: id, email: `${id}@example.com` });
  if (id) await context.addInitScript(([key = '', who = '']) => localStorage.setItem(key, who), [meKey, who]);
  const page = await context.newPage();
  await page.goto(wiki.address + address);
  return page;
}

describe('a page that teams sign', () => {
  it('is signed by the lead with one press on a phone, and is as before with another', async () => {
    const page = await reader('marcus-oyelaran', '/guides/pricing/');
    const sales = page.locator('.signature').filter({ hasText: 'Sales' });
    await sales.getByText('To be signed again.').waitFor();
    await page.getByText('Whoever can edit this wiki can sign under any name.').waitFor();
    await page.getByRole('button', { name: 'Sign for Sales' }).click();
    await page.getByText('Signed for Sales.').waitFor();
    await sales.getByText('Signed on').waitFor();
    await page.getByRole('heading', { name: 'Sign-off of edition 2' }).waitFor();
    expect(await wiki.read(file)).toContain(`by: marcus-oyelaran`);
    expect((await wiki.git('log', '-1', '--format=%an: %s')).trim()).toBe(
      'Marcus Oyelaran: Sign Pricing talk for Sales',
    );
    expect(await barriers(page, '[data-signed]')).toEqual([]);

    // The keyboard is where the next press is.
    await page.keyboard.press('Enter');
    await sales.getByText('To be signed again.').waitFor();
    expect(await wiki.read(file)).toBe(guide);
    await page.getByRole('button', { name: 'Sign for Sales' }).waitFor();
    await page.context().close();
  });

  it('can be signed for the first time', async () => {
    const page = await reader('ines-hollander', '/guides/pricing-too/');
    await page.getByRole('button', { name: 'Sign for Marketing' }).click();
    await page.locator('.signature').filter({ hasText: 'Marketing' }).getByText('Signed on').waitFor();
    await page.context().close();
  });

  it('says at once what holds, where the last signature makes a new target agreed', async () => {
    const number = 'numbers/first-attempt-in-time.mdx';
    await writeFiles(wiki.content, {
      [number]: (await wiki.read(number)).replace('target: 90', 'target: 95'),
    });
    await wiki.git('commit', '--quiet', '--all', '--message', 'Ask for more');
    for (const [id, team, target] of [
      ['ines-hollander', 'Marketing', 'at least 90 %'],
      ['marcus-oyelaran', 'Sales', 'at least 95 %'],
    ] as const) {
      const page = await reader(id, '/numbers/first-attempt-in-time/');
      await page.getByRole('heading', { name: 'Proposed, waiting for' }).waitFor();
      await page.getByRole('button', { name: `Sign for ${team}` }).click();
      await page.locator('.reading-facts dd').filter({ hasText: target }).waitFor();
      await page.getByText(`Signed for ${team}.`).waitFor();
      expect(await page.locator('#page\\.proposed').isVisible()).toBe(team === 'Marketing');
      await page.context().close();
    }
  });

  it.each([undefined, 'leonie-vaske', 'ines-hollander'])('has no button for %s', async (id) => {
    const page = await reader(id, '/guides/pricing/');
    await page.locator('.signature').first().waitFor();
    if (id) await page.getByRole('button', { name: /Still right|It is right/ }).waitFor();
    expect(await page.getByRole('button', { name: /^Sign for/ }).count()).toBe(0);
    await page.context().close();
  });
});
