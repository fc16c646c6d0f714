import { writeFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { notePrefix, type KeptNote } from '../../src/editing-api/kept-notes.ts';
import { meKey } from '../../src/editing-api/me.ts';
import { barriers } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { openElsewhere, openForm, openWiki, save, signIn, type OpenWiki } from '../support/edited-wiki.ts';

const card = `---
title: Ashgate
summary: They let prices go.
owner: priya-raman
teams: [sales, marketing]
inOneSentence: A firm.
threat: low
meetThem: Here and there.
winThemes: [We stay.]
strengths: [Price]
weaknesses: [Service]
shareable: internal
---

Ask about service.
`;

/** A note about it that waits. */
function noteOf(id: string, text: string): Record<string, string> {
  const about = 'page: competitors/ashgate\nkind: competitor\nwhere: call\n';
  return {
    [`field-notes/2026-11-24-marcus-oyelaran-${id}.yaml`]: `text: ${text}\nby: marcus-oyelaran\non: 2026-11-24\n${about}`,
  };
}

let wiki: OpenWiki;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  wiki = await openWiki({
    files: {
      'competitors/ashgate.mdx': card,
      ...noteOf('every', 'They let *every* <b>fifth</b> yard go.'),
      ...noteOf('scan', 'They ask £5 for each scan.'),
      ...noteOf('old', 'They have a new logo.'),
    },
  });
  browser = await launchChromium();
});
afterEach(() => context?.close());
afterAll(async () => {
  await browser?.close();
  await wiki?.close();
});

/** Somebody with a phone, or at a desk. */
async function reader(id: string | undefined, isPhone = true): Promise<Page> {
  const viewport = isPhone ? { width: 390, height: 780 } : { width: 1280, height: 900 };
  context = await browser.newContext({ serviceWorkers: 'allow', viewport });
  const who = JSON.stringify({ id, name: id, email: `${id}@example.com` });
  if (id) await context.addInitScript(([key = '', who = '']) => localStorage.setItem(key, who), [meKey, who]);
  return context.newPage();
}

const box = (page: Page) => page.getByLabel('What did you hear?');
const sendNow = (page: Page) => page.getByRole('button', { name: 'Send it to the wiki' }).click();
const kept = (page: Page, words: string) => page.locator('[data-kept-notes] li', { hasText: words });
/** The files of notes that say some words. */
const filesWith = async (words: string) =>
  (await wiki.git('grep', '--cached', '-l', words, '--', 'content/field-notes').catch(() => ''))
    .trim()
    .split('\n');
const commitsOf = async (words: string) =>
  (await wiki.git('log', '--format=%an: %s', `--grep=${words}`)).trim().split('\n');

describe('a note', () => {
  it('that is written without a network on a phone arrives once, whatever breaks in between', async () => {
    const page = await reader('marcus-oyelaran');
    await page.goto(`${wiki.address}/note/`);
    await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
    await page.reload();
    await box(page).waitFor();
    await context.setOffline(true);
    // Typed without a network, and kept from the first key: also where the page is loaded anew.
    await box(page).pressSequentially('Saturday');
    await page.reload();
    await expect.poll(() => box(page).inputValue()).toBe('Saturday');
    await box(page).fill('Saturday gate costs them a shift');
    await sendNow(page);
    const row = kept(page, 'Saturday gate costs them a shift');
    const unanswered = row.getByText('Kept here, and sent again. The wiki has not answered yet.');
    await unanswered.waitFor();
    expect(await filesWith('Saturday gate costs')).toEqual(['']);
    // The network is back; what the wiki answers is lost behind the commit.
    let lost = 0;
    await context.route('**/api/v1', async (route) => {
      await route.fetch();
      lost++;
      await route.abort();
    });
    await context.setOffline(false);
    await expect.poll(() => lost).toBeGreaterThan(0);
    await expect.poll(() => filesWith('Saturday gate costs')).toHaveLength(1);
    await expect.poll(() => filesWith('Saturday gate costs').then(([file]) => file)).not.toBe('');
    await unanswered.waitFor();
    // Two windows try again at once.
    await context.unroute('**/api/v1');
    const other = await context.newPage();
    await Promise.all([page.reload(), other.goto(`${wiki.address}/note/`)]);
    for (const each of [page, other])
      await kept(each, 'Saturday gate costs them a shift')
        .getByText(/^Sent on .*: it is on the wiki\.$/)
        .waitFor();
    expect(await filesWith('Saturday gate costs')).toHaveLength(1);
    expect(await commitsOf('Saturday gate costs')).toEqual([
      'Marcus Oyelaran: Heard by Marcus Oyelaran: Saturday gate costs them a shift',
    ]);
  });

  it('that is changed while its answer is lost is there once, with the last words', async () => {
    const page = await reader('ruben-dijkstra');
    await page.goto(`${wiki.address}/note/`);
    await context.route('**/api/v1', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await box(page).fill('The quay charges 40 euros');
    await page.getByText('Call', { exact: true }).click();
    await sendNow(page);
    // The next note begins with nothing of the last.
    const call = page.getByRole('radio', { name: 'Call', exact: true });
    await expect.poll(() => call.isChecked()).toBe(false);
    await expect.poll(() => filesWith('quay charges 40')).not.toEqual(['']);
    const [file] = await filesWith('quay charges 40');
    const row = kept(page, 'The quay charges 40 euros');
    await row.getByText('The wiki has not answered yet').waitFor();
    await context.unroute('**/api/v1');
    await row.getByRole('button', { name: 'Change it' }).click();
    await box(page).fill('The quay charges 60 euros');
    await page.getByLabel('Heard by').selectOption('marcus-oyelaran');
    await page.getByLabel('Heard on').fill('2026-11-25');
    await sendNow(page);
    await kept(page, 'The quay charges 60 euros').getByText('it is on the wiki').waitFor();
    expect(await filesWith('quay charges')).toEqual([file]);
    expect(await wiki.git('show', `HEAD:${file}`)).toBe(
      'text: The quay charges 60 euros\nby: marcus-oyelaran\non: 2026-11-25\nwhere: call\n',
    );
  });

  it('of one window is not that of another', async () => {
    const page = await reader('ruben-dijkstra');
    const other = await context.newPage();
    for (const each of [page, other]) await each.goto(`${wiki.address}/note/`);
    await box(page).fill('First thing');
    await box(other).fill('Second thing');
    await box(page).fill('First thing heard');
    await Promise.all([page, other].map(sendNow));
    for (const words of ['First thing heard', 'Second thing']) {
      await expect.poll(() => filesWith(words)).toHaveLength(1);
      await expect.poll(() => filesWith(words)).not.toEqual(['']);
    }
  });

  it('that names somebody is asked about before it is sent', async () => {
    const page = await reader('ruben-dijkstra');
    await page.goto(`${wiki.address}/note/`);
    await box(page).fill('Ms Berger wants it in January');
    await sendNow(page);
    await page.getByText('“Ms Berger” looks like somebody’s name.').waitFor();
    expect(await barriers(page, 'main')).toEqual([]);
    await page.getByRole('button', { name: 'Change the text' }).click();
    await page.keyboard.type('Their director');
    await sendNow(page);
    await kept(page, 'Their director wants it in January')
      .getByText(/on the wiki/)
      .waitFor();
    expect(await filesWith('Berger')).toEqual(['']);
  });
});

describe('what was begun', () => {
  it('and has no words is none: its day and page are those of nothing', async () => {
    const page = await reader('ruben-dijkstra');
    await keep(page, 'nowords0', ' ', { state: 'draft', page: 'competitors/ashgate', title: 'Ashgate' });
    await page.goto(`${wiki.address}/note/`);
    await box(page).waitFor();
    expect(await page.locator('[data-page]').isVisible()).toBe(false);
    expect(await page.getByLabel('Heard on').inputValue()).not.toBe('2026-11-20');
    expect(await page.evaluate((key) => localStorage.getItem(key), `${notePrefix}nowords0`)).toBeNull();
  });

  it('about a page stays with it, and with its day, where another note is begun', async () => {
    const page = await reader('ruben-dijkstra');
    const ashgate = { state: 'draft', page: 'competitors/ashgate', title: 'Ashgate' } as const;
    await keep(page, 'lastweek', 'They let the price go', ashgate);
    await page.goto(`${wiki.address}/note/?page=guides/lead-handoff`);
    await page.getByText('What you have begun about “Ashgate” is kept below.').waitFor();
    const about = page.locator('[data-page]');
    await about
      .getByText('Handing a lead')
      .or(about.getByText(/hand.?off/i))
      .waitFor();
    expect(await box(page).inputValue()).toBe('');
    await box(page).fill('We call them on Fridays');
    const row = kept(page, 'They let the price go');
    await row.getByText('Begun about “Ashgate”, heard on 20 Nov 2026, and kept here.').waitFor();
    await row.getByRole('button', { name: 'Throw it away' }).click();
    await row.getByText('Thrown away.').waitFor();
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('They let the price go');
    // Where the button was that has thrown it away stands the one that brings it back.
    await page.keyboard.press('Enter');
    await row.getByText('Begun about “Ashgate”, heard on 20 Nov 2026, and kept here.').waitFor();
    await row.getByRole('button', { name: 'Go on with it' }).click();
    expect(await box(page).inputValue()).toBe('They let the price go');
    await about.getByText('Ashgate').waitFor();
    expect(await page.getByLabel('Heard on').inputValue()).toBe('2026-11-20');
    await page.getByLabel('Heard on').fill('2026-11-21');
    await kept(page, 'We call them on Fridays').waitFor();
    // Loaded anew, each is as it was.
    await page.reload();
    await expect.poll(() => box(page).inputValue()).toBe('They let the price go');
    expect(await page.getByLabel('Heard on').inputValue()).toBe('2026-11-21');
    await sendNow(page);
    await kept(page, 'They let the price go').getByText('it is on the wiki').waitFor();
    expect(await filesWith('They let the price go')).toEqual([
      'content/field-notes/2026-11-21-ruben-dijkstra-lastweek.yaml',
    ]);
    await page.goto(`${wiki.address}/note/?page=guides/lead-handoff`);
    await expect.poll(() => box(page).inputValue()).toBe('We call them on Fridays');
  });
});

describe('what another app shares', () => {
  it('is a note of its own, and is told to no server', async () => {
    const page = await reader('ruben-dijkstra');
    await page.goto(`${wiki.address}/note/`);
    await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
    await page.reload();
    await box(page).fill('Typed before');
    const target = await shareTarget(page);
    await context.setOffline(true);
    await share(page, target, {
      title: 'A post',
      text: 'They close at noon – said the gate',
      url: 'https://x.example/',
    });
    await expect
      .poll(() => box(page).inputValue())
      .toBe('A post\nThey close at noon – said the gate\nhttps://x.example/');
    expect(page.url()).toBe(`${wiki.address}/note/`);
    await page.getByText('What you have begun is kept below.').waitFor();
    await kept(page, 'Typed before').waitFor();
    await page.reload();
    await expect.poll(() => box(page).inputValue()).toContain('said the gate');
    await context.setOffline(false);
  });

  it('is asked for once more where the device was not ready for it', async () => {
    context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.goto(`${wiki.address}/note/`);
    await share(page, await shareTarget(page), { text: 'They close at noon' });
    await page.getByText('What you shared has not come along').waitFor();
    expect(page.url()).toBe(`${wiki.address}/note/`);
  });
});

describe('a note that waits', () => {
  it('is sent by whatever page is opened, which says so once', async () => {
    const page = await reader('ruben-dijkstra');
    await keep(page, 'anywhere', 'The ramp is too steep for the new truck.');
    await page.goto(`${wiki.address}/guides/lead-handoff/`);
    const line = page.locator('main > [role=status]');
    await line.getByText('Your note is on the wiki now').waitFor();
    expect(await filesWith('ramp is too steep')).toEqual([
      'content/field-notes/2026-11-20-ruben-dijkstra-anywhere.yaml',
    ]);
    expect(await barriers(page, 'main > [role=status]')).toEqual([]);
    await line.getByRole('link').click();
    await page.getByRole('heading', { name: 'The ramp is too steep' }).waitFor();
    expect(await line.count()).toBe(0);
  });

  it('is sent by the editor where a repository elsewhere is edited, once, and kept until it is there', async () => {
    const page = await reader('ruben-dijkstra', false);
    await keep(page, 'gatefine', 'The gate fines them for each late truck.');
    await keep(page, 'nobody00', 'This one says nobody.', { by: 'nobody-here' });
    await openElsewhere(
      page,
      wiki,
      { content: { guides: { 'a.mdx': { content: card } } } },
      'guides/entries/a',
    );
    const panel = page.getByRole('region', { name: '2 notes are kept on this device' });
    await panel.waitFor();
    expect(await barriers(page, '.concord-notes')).toEqual([]);
    // What is not saved stays, and says why.
    await panel.locator('li', { hasText: 'says nobody' }).getByRole('button').click();
    await panel.getByText('This wiki knows no person “nobody-here”').waitFor();
    expect(await page.evaluate(hostNotes)).toEqual([]);
    await page.keyboard.press('Shift+Tab');
    await page.locator('li', { hasText: 'gate fines' }).getByRole('button').press('Enter');
    await page.getByText('It is on the wiki once that is published again.').waitFor();
    await page.getByRole('region', { name: '1 note is kept on this device' }).waitFor();
    const there = 'by: ruben-dijkstra\non: 2026-11-20\n';
    expect(await page.evaluate(hostNotes)).toEqual([
      ['2026-11-20-ruben-dijkstra-gatefine.yaml', `text: The gate fines them for each late truck.\n${there}`],
    ]);
    // Sent once more, it leaves alone what the owner of its page has made of it meanwhile.
    await page.evaluate(foldAtHost);
    await keep(page, 'gatefine', 'The gate fines them for each late truck.');
    await page.evaluate(() => dispatchEvent(new Event('storage')));
    await page.locator('li', { hasText: 'gate fines' }).getByRole('button').click();
    await page.locator('li', { hasText: 'gate fines' }).waitFor({ state: 'detached' });
    expect(await page.evaluate(hostNotes)).toEqual([['2026-11-20-ruben-dijkstra-gatefine.yaml', 'folded']]);
  });
});

it('whoever heard something is told at home what became of it, once', async () => {
  const page = await reader('marcus-oyelaran');
  const outcome = page.locator('[data-outcome]');
  await page.clock.setFixedTime(new Date('2026-11-29T09:00:00Z'));
  await page.goto(`${wiki.address}/`);
  await outcome.getByText('What you heard').waitFor();
  await outcome.getByText(/now stands on|was not taken over/).waitFor();
  expect(await barriers(page, '[data-my-work]')).toEqual([]);
  await page.reload();
  await page.locator('.my-work-count, [data-my-work]:not([hidden])').first().waitFor();
  expect(await outcome.count()).toBe(0);
});

/** Has a device keep a note that waits to be sent. */
async function keep(page: Page, id: string, text: string, more: Partial<KeptNote> = {}): Promise<void> {
  const note: KeptNote = {
    ...{ id, text, by: 'ruben-dijkstra', on: '2026-11-20' },
    ...{ state: 'waiting', since: '2026-11-20T09:00:00Z', ...more },
  };
  if (!page.url().startsWith(wiki.address)) await page.goto(`${wiki.address}/robots.txt`);
  const [key, value] = [notePrefix + id, JSON.stringify(note)];
  await page.evaluate(([key = '', value = '']) => localStorage.setItem(key, value), [key, value]);
}

type Target = Record<'action' | 'method' | 'enctype', string>;

/** Where the manifest has a browser send what other apps share. */
async function shareTarget(page: Page): Promise<Target> {
  const response = await page.request.get(`${wiki.address}/manifest.webmanifest`);
  return ((await response.json()) as { share_target: Target }).share_target;
}

/** Has the browser hand over what another app shares. */
function share(
  page: Page,
  { action, method, enctype }: Target,
  words: Record<string, string>,
): Promise<void> {
  return page.evaluate(
    ([target, words]) => {
      const form = Object.assign(document.createElement('form'), target);
      for (const [name, value] of Object.entries(words))
        form.append(Object.assign(document.createElement('input'), { name, value }));
      document.body.append(form);
      form.submit();
    },
    [{ action, method, enctype }, words] as const,
  );
}

interface Host {
  repoFiles: { content: { 'field-notes'?: Record<string, { content: string }> } };
}

/** Runs in the page: the notes of the repository elsewhere, with their texts. */
function hostNotes(): string[][] {
  const { repoFiles } = window as unknown as Host;
  return Object.entries(repoFiles.content['field-notes'] ?? {}).map(([name, { content }]) => [name, content]);
}

/** Runs in the page: somebody else changes every note of the repository. */
function foldAtHost(): void {
  const { repoFiles } = window as unknown as Host;
  for (const file of Object.values(repoFiles.content['field-notes'] ?? {})) file.content = 'folded';
}

it('a price that was heard stands on the battlecard with the name of who heard it, who is told', async () => {
  const phone = await reader('marcus-oyelaran');
  await phone.goto(`${wiki.address}/note/?page=competitors/ashgate`);
  await phone.locator('[data-page]', { hasText: 'Ashgate' }).waitFor();
  await box(phone).fill('Ashgate offered £79 for the first year.');
  await phone.getByText('About a competitor').click();
  await phone.getByText('Call', { exact: true }).click();
  await sendNow(phone);
  const link = phone.getByRole('link', { name: 'Ashgate offered £79' });
  await link.waitFor();
  const address = (await link.getAttribute('href')) ?? '';
  await context.close();

  const page = await reader(undefined, false);
  await signIn(page, wiki, 'Priya Raman');
  await page.goto(wiki.address + address);
  await page.getByText('Waits to be taken over until').waitFor();
  await page.getByRole('link', { name: 'Put it on the page' }).click();
  await page.getByText('now stands in “Facts with a date”').waitFor();
  await save(page);
  await expect.poll(() => wiki.read(`${address.slice(1, -1)}.yaml`)).toContain('into: competitors/ashgate');
  await page.goto(`${wiki.address}/competitors/ashgate/`);
  await page.getByText('Call, heard by Marcus Oyelaran').first().waitFor();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(`${wiki.address}/people/marcus-oyelaran/`);
  await page.getByText('On the page since').first().waitFor();
  // What has come to its end is not sorted with what waits.
  await page.locator('[data-queue-waiting]').first().waitFor();
  expect(errors).toEqual([]);
  expect(await heardBy(page).innerText()).toContain('Ashgate offered £79');
});

/** Where the page of somebody says what became of what they heard. */
function heardBy(page: Page) {
  return page.locator('section', { hasText: 'What became of what' });
}

describe('notes that are put on a page', () => {
  const file = (id: string) => `field-notes/2026-11-24-marcus-oyelaran-${id}`;
  const panel = (page: Page, words: string) =>
    page.getByRole('status', { name: 'From a field note' }).filter({ hasText: words });

  async function putOn(page: Page, id: string): Promise<void> {
    await page.goto(`${wiki.address}/${file(id)}/`);
    await page.getByRole('link', { name: 'Put it on the page' }).click();
  }

  it('are taken over with the save that says what they say, and wait where it does not', async () => {
    const page = await reader(undefined, false);
    await signIn(page, wiki, 'Priya Raman');
    for (const id of ['every', 'scan']) {
      await putOn(page, id);
      await panel(page, 'now stands in “Facts with a date”').first().waitFor();
    }
    await panel(page, 'each scan').getByText('now stands in “Facts with a date”').waitFor();
    await panel(page, 'fifth').getByText('now stands in “Facts with a date”').waitFor();
    expect(await barriers(page, '.entry-recovery')).toEqual([]);
    // What was typed by nobody is not offered as a text that somebody has lost.
    expect(await page.getByText('did not save it').count()).toBe(0);
    await page.getByText('Pricing: They ask £5').click();
    await page.getByLabel('Claim').last().fill('A scan costs money there.');
    await panel(page, 'each scan').getByText('does not stand here in these words').waitFor();
    await save(page);
    await page.locator('.concord-foot').getByText('so its field note stays open').waitFor();
    expect(await wiki.read(`${file('every')}.yaml`)).toContain('into: competitors/ashgate');
    expect(await wiki.read(`${file('scan')}.yaml`)).not.toContain('folded');
    expect((await wiki.git('show', '--format=', '--name-only')).trim().split('\n')).toEqual([
      'content/competitors/ashgate.mdx',
      `content/${file('every')}.yaml`,
    ]);
    await panel(page, 'fifth').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'It stands here in other words' }).click();
    await panel(page, 'The field note is taken over').waitFor();
    expect(await wiki.read(`${file('scan')}.yaml`)).toContain('into: competitors/ashgate');
    await page.goto(`${wiki.address}/competitors/ashgate/`);
    await page.getByText('They let *every* <b>fifth</b> yard go.').first().waitFor();
    await page.goto(`${wiki.address}/people/marcus-oyelaran/`);
    const row = heardBy(page).locator('li', { hasText: 'each scan' });
    expect(await row.innerText()).toMatch(/Priya Raman\s+put it on\s+Ashgate/);
  });

  it('are asked about once that is hours ago, and not put anywhere where they have an end by then', async () => {
    const page = await reader(undefined, false);
    await signIn(page, wiki, 'Priya Raman');
    await page.clock.setFixedTime(new Date(Date.now() - 5 * 60 * 60 * 1000));
    await putOn(page, 'old');
    await panel(page, 'new logo').getByText('now stands').waitFor();
    await page.clock.setFixedTime(new Date());
    await openForm(page, wiki, 'competitors/entries/ashgate');
    await panel(page, 'new logo').getByText('does not stand here').waitFor();
    expect(await page.getByText('Product: They have a new logo.').count()).toBe(0);
    const text = await wiki.read(`${file('old')}.yaml`);
    const end = 'declined:\n  because: No.\n  on: 2026-11-25\n  by: priya-raman\n';
    await writeFile(`${wiki.content}/${file('old')}.yaml`, text + end);
    await openForm(page, wiki, 'competitors/entries/ashgate');
    await panel(page, 'This note is not taken over').waitFor();
    await page.getByRole('button', { name: 'All right' }).click();
    await panel(page, 'This note is not taken over').waitFor({ state: 'detached' });
  });
});
