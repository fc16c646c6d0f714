import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayAt, type Day } from '../../src/freshness/day.ts';
import { firstReviewsFrom, firstReviewsUntil } from '../../src/freshness/stagger.ts';
import { launchChromium } from '../support/chromium.ts';
import { isSaved, openForm, openWiki, save, signIn, type OpenWiki } from '../support/edited-wiki.ts';

/** A page whose fields are written in ways that a form would not choose. */
const pricing = `---
# Agreed in the spring.
title: 'Pricing talk'
summary: "How we talk about prices."
owner: leonie-vaske   # since May
teams: [sales, marketing]
reviewed: "2026-03-01"
reviewedBy: katrin-debus
reviewOutcome: needs-work
reviewFor: leonie-vaske
reviewNote: The table is old.
tags: [prices]
---

Some *text* with a {brace}.
`;

let wiki: OpenWiki;
let browser: Browser;
let page: Page;
let today: Day;

beforeAll(async () => {
  wiki = await openWiki({
    files: {
      'guides/pricing.mdx': pricing,
      'guides/pricing-too.mdx': pricing.replaceAll('\n', '\r\n'),
      'guides/pricing-three.mdx': pricing,
      'guides/new-here.mdx':
        '---\ntitle: New here\nsummary: A page.\nowner: leonie-vaske\nteams: [sales]\nreviewFirstBy: 2031-02-03\n---\n\nText.\n',
    },
  });
  browser = await launchChromium();
  page = await visitor();
  await signIn(page, wiki);
  today = dayAt(new Date(), 'Europe/Berlin');
});

afterAll(async () => {
  await browser?.close();
  await wiki?.close();
});

async function visitor(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const made = await context.newPage();
  made.on('dialog', (dialog) => void dialog.accept());
  return made;
}

const panel = (at = page) => at.locator('.review');
const press = (at = page) => at.getByRole('button', { name: 'I have checked this page' }).click();
/** The checks have looked at the page as it is: before, they may hold back what is mended already. */
const isFine = () =>
  page
    .locator('.concord-checks')
    .getByText(/Nothing is wrong|^\d notes?/)
    .waitFor();
const commits = async () => (await wiki.git('log', '--format=%an: %s')).trim().split('\n');

/** Kept beside the build where SCREENSHOTS names a folder, to be looked at. */
async function picture(at: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await panel(at).scrollIntoViewIfNeeded();
  await at.screenshot({ path: join(folder, `${name}.png`) });
}

describe('“I have checked this page”', () => {
  it('is said with one press, and is one commit that changes the review alone', async () => {
    const before = await commits();
    await openForm(page, wiki, 'guides/entries/pricing');
    await panel().getByText('Checked by Katrin Debus on 1 Mar 2026: needs work by Leonie Vaske.').waitFor();
    await panel().getByText('“The table is old.”').waitFor();
    expect(await page.getByText('Unsaved changes').count()).toBe(0);
    await picture(page, 'review-1440');

    await press();
    await expect.poll(commits).toEqual(['Leonie Vaske: Review of Pricing talk: still right', ...before]);
    await expect
      .poll(() => wiki.read('guides/pricing.mdx'))
      .toBe(
        pricing
          .replace('"2026-03-01"', `"${today}"`)
          .replace('katrin-debus', 'leonie-vaske')
          .replace('needs-work', 'right')
          .replace('reviewFor: leonie-vaske\nreviewNote: The table is old.\n', ''),
      );
    await panel()
      .getByText(/^Checked by Leonie Vaske on .*: still right\.$/)
      .waitFor();
    await expect.poll(() => panel().getByText('This is not saved yet').count()).toBe(0);
  });

  it('names who is to put it right, and why, on a phone', async () => {
    const phone = await visitor({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await signIn(phone, wiki);
    await openForm(phone, wiki, 'guides/entries/pricing-too');
    await panel(phone).locator('label', { hasText: 'Needs work by someone else' }).tap();
    const button = phone.getByRole('button', { name: 'I have checked this page' });
    expect(await button.isDisabled()).toBe(true);
    await phone.getByLabel('Who is to put it right?', { exact: true }).tap();
    await phone.getByLabel('Who is to put it right?', { exact: true }).pressSequentially('tomasz');
    await phone.getByRole('option', { name: 'Tomasz Wróbel' }).tap();
    await phone.getByLabel('Note (optional)').fill('The discounts: ask finance.');
    await picture(phone, 'review-390');
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await button.tap();
    await isSaved(phone).waitFor();
    const text = await wiki.read('guides/pricing-too.mdx');
    expect(text).toBe(
      pricing
        .replace('"2026-03-01"', `"${today}"`)
        .replace('katrin-debus', 'leonie-vaske')
        .replace('reviewFor: leonie-vaske', 'reviewFor: tomasz-wrobel')
        .replace('The table is old.', "'The discounts: ask finance.'")
        .replaceAll('\n', '\r\n'),
    );
    expect((await commits())[0]).toBe('Leonie Vaske: Review of Pricing talk: needs work by tomasz-wrobel');
    await phone.context().close();
  });

  it('is one commit with what was corrected', async () => {
    const before = await commits();
    await openForm(page, wiki, 'guides/entries/pricing-three');
    await page.getByLabel('Summary', { exact: true }).fill('How we talk about money.');
    await expect.poll(() => page.getByLabel('Corrected').isChecked()).toBe(true);
    await press();
    await isSaved(page).waitFor();
    const text = await wiki.read('guides/pricing-three.mdx');
    expect(text).toContain('\nsummary: "How we talk about money."\n');
    expect(text).toContain('\nreviewOutcome: corrected\n');
    expect(await commits()).toEqual([
      'Leonie Vaske: Change Summary of Pricing talk, and review it: corrected',
      ...before,
    ]);
  });

  it('ends the waiting for a first review, and can be taken back before it is saved by hand', async () => {
    await openForm(page, wiki, 'guides/entries/new-here');
    await panel().getByText('Nobody has checked this page yet. Somebody is to by 3 Feb 2031.').waitFor();
    expect(await page.getByLabel('Reviewed on').isVisible()).toBe(false);
    await panel().getByText('Change by hand').click();
    await page.getByLabel('Reviewed on (optional)', { exact: true }).fill('2026-10-01');
    await panel().getByText('This is not saved yet.').waitFor();
    await panel().getByText('Checked on 1 Oct 2026.').waitFor();
    await page.getByRole('button', { name: 'Take it back' }).click();
    await panel().getByText('Nobody has checked this page yet.').waitFor();
    await press();
    await isSaved(page).waitFor();
    const text = await wiki.read('guides/new-here.mdx');
    expect(text).not.toContain('reviewFirstBy');
    expect(text).toContain(`\nreviewed: ${today}\nreviewedBy: leonie-vaske\nreviewOutcome: right\n`);
  });
});

describe('a new page', () => {
  async function begin(title: string): Promise<void> {
    await openForm(page, wiki, 'lexicon/new');
    await page.getByLabel('Term', { exact: true }).fill(title);
    await page.getByLabel('Summary', { exact: true }).fill('A word.');
    await page.getByLabel('Definition', { exact: true }).fill('What it means.');
  }

  it('gets a day by which somebody is to check it', async () => {
    await begin('Zweifel');
    await isFine();
    await save(page);
    const text = await wiki.read('lexicon/zweifel.mdx');
    const [, day = ''] = /\nreviewFirstBy: (.+)\n/.exec(text) ?? [];
    expect(day >= firstReviewsFrom(today)).toBe(true);
    expect(day <= firstReviewsUntil(today, { months: 12 })).toBe(true);
    expect(text).not.toContain('reviewed');
  });

  it('can be checked by whoever writes it, and is saved when it is finished', async () => {
    await begin('Gewissheit');
    const before = await commits();
    await press();
    await panel().getByText('It is saved with the page.').waitFor();
    await isFine();
    expect(await commits()).toEqual(before);
    await save(page);
    const text = await wiki.read('lexicon/gewissheit.mdx');
    expect(text).toContain(`\nreviewed: ${today}\nreviewedBy: leonie-vaske\n`);
    expect(text).not.toContain('reviewFirstBy');
  });
});
