import { readFile, rm } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayAt, type dayIfKnown } from '../../src/freshness/day.ts';
import { dayUnknown } from '../../src/freshness/words.ts';
import { buildSite } from '../support/built-site.ts';
import type { Dated } from '../support/dated-repo.ts';
import { doubtfulWiki } from '../support/doubtful-wiki.ts';
import { browser, openWiki, visit } from '../support/reader.ts';
import { project } from '../support/script.ts';
import { serve, type Served } from '../support/serve.ts';

declare global {
  interface Window {
    dayIfKnown: typeof dayIfKnown;
  }
}

openWiki();

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

describe('the day', () => {
  const zones = ['UTC', 'Europe/Berlin', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'];
  const hours = Array.from({ length: 500 }, (_, index) => Date.UTC(2026, 9, 20) + index * 3_600_000);
  const instants = [...hours, Date.UTC(1987, 4, 6), Date.UTC(12_000, 0, 1)];

  it.each(['Temporal', 'Intl'])('is the same where an engine tells it by %s', async (means) => {
    const code = stripTypeScriptTypes(await readFile(join(project, 'src/freshness/day.ts'), 'utf8'));
    const page = await browser.newPage();
    if (means === 'Intl') await page.evaluate('delete Date.prototype.toTemporalInstant');
    await page.addScriptTag({ type: 'module', content: `${code}\nObject.assign(window, { dayIfKnown });` });
    const told = (instants: readonly number[], zone: string) =>
      page.evaluate(([instants, zone]) => instants.map((each) => window.dayIfKnown(new Date(each), zone)), [
        instants,
        zone,
      ] as const);
    for (const zone of zones)
      expect(await told(instants, zone), zone).toEqual(
        instants.map((instant) => dayAt(new Date(instant), zone)),
      );
    expect(await told([instants[0] ?? 0], 'Mars/Olympus')).toEqual([undefined]);
    expect(await told([NaN], 'UTC')).toEqual([undefined]);
    await page.close();
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
      Reflect.deleteProperty(Date.prototype, 'toTemporalInstant');
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
