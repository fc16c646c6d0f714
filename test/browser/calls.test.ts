import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { barriers } from '../support/axe.ts';
import { openWiki, phone, site, visit } from '../support/reader.ts';

openWiki();

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

describe('what people owe beside reviews', () => {
  it('is on the freshness page, narrowed down by person and team', async () => {
    const page = await visit('/freshness/', { at: '2026-12-09' });
    const owed = page.locator('[data-owed] li');
    const row = owed.filter({ hasText: 'Proposal for event leads with two options' });
    await row.getByText('Overdue by 12 days').waitFor();
    expect(await row.innerText()).toContain('Falls to Tomasz Wróbel.');
    const all = await owed.count();
    await page.getByLabel('Team').selectOption('marketing');
    await expect.poll(() => owed.count()).toBeLessThan(all);
    expect(await row.count()).toBe(1);
    await page.getByLabel('Team').selectOption('sales');
    await expect.poll(() => row.count()).toBe(0);
    await page.goto(`${site.address}/freshness/#state=due`);
    await page.locator('[data-owed]').waitFor({ state: 'hidden' });
    expect(await page.locator('[data-group=due]').isVisible()).toBe(true);
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
    await page.evaluate(() => Object.assign(window, { print: () => (document.title = 'Printed') }));
    await page.getByRole('button', { name: 'Print' }).click();
    expect(await page.title()).toBe('Printed');
    expect(await barriers(page, 'body')).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await sheetsOf(page)).toBe(1);

    // Much is late.
    await page.clock.setFixedTime(new Date('2026-12-22T12:00:00Z'));
    await page.reload();
    await page.getByText('nobody has written it up').waitFor();
    expect(await page.getByText('November 2026 was to be read by 5 Dec 2026.').count()).toBeGreaterThan(0);
    expect(await page.locator('[data-point=tasks] li').count()).toBeGreaterThan(5);
    expect(await sheetsOf(page)).toBe(1);
    // There is room for a word more: a shorter sheet will do.
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('@page { size: letter }');
      document.adoptedStyleSheets.push(sheet);
    });
    expect(await sheetsOf(page)).toBe(1);
  });
});

/** How many sheets of paper a page takes. */
async function sheetsOf(page: Page): Promise<number | undefined> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;
}
