import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import numbers from '../../src/collections/numbers.ts';
import { wordingIn } from '../../src/document/signing.ts';
import { meKey } from '../../src/editing-api/me.ts';
import { addDays, dayAt, type Day } from '../../src/freshness/day.ts';
import { finishedPeriods, periodInWords } from '../../src/freshness/period.ts';
import { dayInWords } from '../../src/freshness/words.ts';
import { barriers } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { openWiki, type OpenWiki } from '../support/edited-wiki.ts';

const today = dayAt(new Date(), 'Europe/Berlin');
const [last = '', , known = ''] = finishedPeriods('month', today, 3);
const until = addDays(today, 7);
const common = 'summary: S.\nowner: leonie-vaske\nteams: [sales]\n';
const meeting = `---
title: Joint meeting
${common}kind: joint
on: 2026-01-08
chair: ines-hollander
present: [katrin-debus]
tasks:
  - { text: Write the offer, who: katrin-debus, by: ${addDays(today, -2)} }
  - { text: Call the yards, who: ruben-dijkstra, by: ${addDays(today, 3)} }
---
`;
const number = `---
title: Attempts in time
${common}definition: Share of leads with an attempt in time.
kind: outcome
unit: percent
better: more
target: 90
every: month
readBy: katrin-debus
source: CRM report
readings:
  - { period: ${known}, value: 88 }
---
`;
// It is there since then: what was to be read before nobody asks for.
const signed = `{ team: marketing, by: ines-hollander, on: 2026-01-05, wording: ${wordingIn(number, numbers)} }`;
const guide = `---
title: Pricing talk
summary: How we talk about prices.
owner: katrin-debus
teams: [sales]
reviewed: 2024-03-01
reviewedBy: leonie-vaske
---

We say the price first.
`;
const files = {
  'meetings/joint-talk.mdx': meeting,
  'numbers/attempts.mdx': number.replace('readings:', `signOff:\n  - ${signed}\nreadings:`),
  'guides/pricing.mdx': guide,
};

let wiki: OpenWiki;
let browser: Browser;

beforeAll(async () => {
  wiki = await openWiki({ files, prepare: sendOnHoliday });
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await wiki?.close();
});

/** Katrin Debus leads sales, and is away since yesterday. */
async function sendOnHoliday(content: string): Promise<void> {
  const change = async (file: string, how: (text: string) => string) =>
    writeFile(join(content, file), how(await readFile(join(content, file), 'utf8')));
  await change('wiki.yaml', (text) =>
    text.replace('lead: marcus-oyelaran', `lead: katrin-debus\n    leadSince: ${addDays(today, -30)}`),
  );
  await change(
    'people/katrin-debus.yaml',
    (text) => `${text}away: { from: ${addDays(today, -1)}, until: ${until} }\ncoveredBy: ruben-dijkstra\n`,
  );
}

async function reader(id: string, options: BrowserContextOptions = {}, day?: Day): Promise<Page> {
  const context = await browser.newContext(options);
  const who = JSON.stringify({ id, name: id, email: `${id}@example.com` });
  await context.addInitScript(([key = '', who = '']) => localStorage.setItem(key, who), [meKey, who]);
  const page = await context.newPage();
  if (day) await page.clock.setFixedTime(new Date(`${day}T12:00:00Z`));
  return page;
}

/** What waits under each heading, on the page of a person. */
const waiting = (page: Page) =>
  page
    .locator('[data-waiting]:not([hidden])')
    .evaluateAll((sections) =>
      Object.fromEntries(
        sections.map((each) => [
          each.querySelector('h3')?.textContent ?? '',
          [...each.querySelectorAll('li > a')].map(({ textContent }) => textContent),
        ]),
      ),
    );

const hers = {
  'To do': 'Write the offer',
  'Numbers to read': 'Attempts in time',
  'To sign': 'Attempts in time',
  'To check': 'Pricing talk',
};

describe('a colleague who goes on holiday', () => {
  it.each([
    ['before', addDays(today, -3), 'katrin-debus', 'ruben-dijkstra'],
    ['meanwhile', today, 'ruben-dijkstra', 'katrin-debus'],
    ['afterwards', addDays(until, 1), 'katrin-debus', 'ruben-dijkstra'],
  ])('has what is hers %s', async (when, day, whose, others) => {
    const page = await reader(whose, {}, day);
    await page.goto(`${wiki.address}/people/${whose}/`);
    await page.getByRole('heading', { name: /^What waits for/ }).waitFor();
    const lists = await waiting(page);
    for (const [heading, title] of Object.entries(hers)) expect(lists[heading]).toContain(title);
    const away = page
      .locator('[data-queue-waiting]')
      .getByText(`Katrin Debus is away until ${dayInWords(until)}.`);
    expect((await away.count()) > 0).toBe(when === 'meanwhile');
    await page.goto(`${wiki.address}/people/${others}/`);
    await page.getByRole('heading', { name: /^What waits for/ }).waitFor();
    const theirs = Object.values(await waiting(page)).flat();
    for (const title of Object.values(hers)) expect(theirs).not.toContain(title);
    const elsewhere = await page
      .locator('[data-others] li', { hasText: 'Falls to Ruben Dijkstra.' })
      .allInnerTexts();
    for (const title of Object.values(hers))
      expect(elsewhere.some((each) => each.includes(title))).toBe(when === 'meanwhile');
    await page.context().close();
  });
});

describe('what waits for somebody else', () => {
  it('can be done for them, but not be signed', async () => {
    const page = await reader('leonie-vaske');
    await page.goto(`${wiki.address}/people/ruben-dijkstra/`);
    await page.getByRole('button', { name: 'Done: Write the offer' }).waitFor();
    await page.locator('[data-waiting=signature] li', { hasText: 'Attempts in time' }).waitFor();
    expect(await page.getByRole('button', { name: /^Sign for/ }).count()).toBe(0);
    await page.context().close();
  });
});

describe('all that waits, on the phone', () => {
  it('is done with a press each, by whoever covers, and taken back', async () => {
    const page = await reader('ruben-dijkstra', { viewport: { width: 390, height: 844 }, hasTouch: true });
    await page.goto(`${wiki.address}/people/ruben-dijkstra/`);
    const row = (list: string, title: string) =>
      page.locator(`[data-waiting=${list}] li`, { has: page.getByRole('link', { name: title }) });
    const press = (name: string) => page.getByRole('button', { name, exact: true }).tap();
    const lastCommit = async () => (await wiki.git('log', '-1', '--format=%an: %s')).trim();
    const count = page.locator('.my-work-count');
    const before = Number(await count.textContent());

    await press('Done: Write the offer');
    await row('task', 'Write the offer').getByText('Done today.').waitFor();
    expect(await lastCommit()).toBe('Ruben Dijkstra: Done: Write the offer');
    await expect.poll(() => count.textContent()).toBe(String(before - 1));
    await press('Undo: Write the offer');
    await row('task', 'Write the offer').getByText('Taken back').waitFor();
    expect(await wiki.read('meetings/joint-talk.mdx')).toBe(meeting);

    const reading = row('reading', 'Attempts in time');
    await reading.getByText('Bring the reading', { exact: true }).tap();
    await expect.poll(() => reading.getByLabel('Period').inputValue()).toBe(last);
    await reading.getByLabel('Value (per cent)').fill('91.5');
    await reading.getByLabel('Out of how many cases').fill('43');
    await reading.getByLabel('Note').fill('Four on duty.');
    expect(await barriers(page, 'main')).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await press('Add: Attempts in time');
    await reading.getByText(`Noted for ${periodInWords(last)}: 91.5.`).waitFor();
    expect(await wiki.read('numbers/attempts.mdx')).toContain(
      `  - period: ${last}\n    value: 91.5\n    of: 43\n    note: Four on duty.\n`,
    );

    // It is signed as it stands now, with the reading.
    await press('Sign for Sales: Attempts in time');
    await row('signature', 'Attempts in time').getByText('Signed for Sales.').waitFor();
    expect(await wiki.read('numbers/attempts.mdx')).toContain('by: ruben-dijkstra');
    await press('Still right: Pricing talk');
    await row('review', 'Pricing talk').getByText('Checked by you today.').waitFor();
    await expect.poll(() => count.textContent()).toBe(String(before - 3));
    await page.context().close();
  });

  it('is told in words that somebody else was quicker', async () => {
    const page = await reader('ruben-dijkstra');
    await page.goto(`${wiki.address}/people/ruben-dijkstra/`);
    const done = page.getByRole('button', { name: 'Done: Call the yards' });
    await done.waitFor();
    const other = await reader('ruben-dijkstra');
    await other.goto(`${wiki.address}/`);
    await other.locator('.my-work').getByRole('button', { name: 'Done: Write the offer' }).click();
    await other.locator('.my-work').getByText('Done today.').waitFor();
    await other.goto(`${wiki.address}/people/ruben-dijkstra/`);
    await other.getByRole('button', { name: 'Done: Call the yards' }).click();
    await other.getByText('Done today.').waitFor();
    await done.click();
    await page.getByText('This is done already.').waitFor();
    await page.context().close();
    await other.context().close();
  });
});
