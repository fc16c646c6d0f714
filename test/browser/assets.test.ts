import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meKey } from '../../src/editing-api/me.ts';
import { addDays, dayAt } from '../../src/freshness/day.ts';
import { dayInWords } from '../../src/freshness/words.ts';
import { barriers } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { openWiki, type OpenWiki } from '../support/edited-wiki.ts';

const page = (more: string, body = 'Send it after the call.') =>
  `---\ntitle: A sheet\nsummary: What to send.\nowner: priya-raman\nteams: [marketing, sales]\nkind: document\nsituation: Somebody asks.\nuse: Read line three.\nlink: https://files.example.com/sheet\nshareable: customer\n${more}---\n\n${body}\n`;
const sheet = page('out: 2025-01-10\n');
const proposal = page('proposed: { by: priya-raman, on: 2026-11-02 }\nanswerBy: 2099-01-10\n')
  .replace('A sheet', 'A wish')
  .replace(/(use|link): .*\n/g, '');

let wiki: OpenWiki;
let browser: Browser;

beforeAll(async () => {
  wiki = await openWiki({
    files: {
      'assets/sheet.mdx': sheet,
      'assets/wish.mdx': proposal,
      'guides/sending.mdx': `---\ntitle: Sending\nsummary: What to send.\nowner: priya-raman\nteams: [marketing]\n---\n\nSend [the film](/assets/eleven-seconds/), and never [the story](/assets/gravel-on-saturday/).\n`,
    },
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

/** What the page of a piece of material says first, and whether it invites to use it. */
async function shown(page: Page, id: string) {
  await page.goto(`${wiki.address}/assets/${id}/`);
  const state = page.locator('.use-state[data-state]');
  await state.waitFor();
  return {
    label: await state.locator('[data-asset-label]').innerText(),
    more: await state.locator('[data-asset-more]').innerText(),
    copies: await page.getByRole('button', { name: 'Copy' }).count(),
    opens: await page.getByRole('link', { name: 'Open it' }).count(),
  };
}

describe('material, read on another day without a build', () => {
  it('says that nobody has used it, and has lost what invites to use it once it has expired', async () => {
    const page = await reader();
    await page.clock.setFixedTime(new Date('2026-11-29T12:00:00Z'));
    expect(await shown(page, 'security-in-two-pages')).toMatchObject({ label: 'Out', copies: 1, opens: 1 });
    expect(await shown(page, 'eleven-seconds')).toMatchObject({
      label: 'Resting',
      more: 'Nobody has used this for 97 days.',
      copies: 1,
    });

    await page.clock.setFixedTime(new Date('2027-02-27T12:00:00Z'));
    const said = new Map<string, Awaited<ReturnType<typeof shown>>>();
    await page.goto(`${wiki.address}/assets/`);
    const links = await page
      .locator('.row-title a')
      .evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).pathname));
    for (const path of links) {
      const id = path.split('/').at(-2) ?? '';
      said.set(id, await shown(page, id));
    }
    expect(said.size).toBeGreaterThan(12);
    for (const [id, { label, copies, opens }] of said)
      if (['Expired', 'Over', 'Withdrawn', 'Replaced'].includes(label))
        expect([id, copies, opens]).toEqual([id, 0, 0]);
    const labels = (...ids: string[]) => ids.map((id) => said.get(id)?.label);
    expect(labels('security-in-two-pages', 'eleven-seconds', 'sheet')).toEqual([
      'Resting',
      'Resting',
      'Resting',
    ]);
    expect(labels('gravel-on-saturday', 'letter-to-quarries', 'security-blue', 'brochure-2025')).toEqual([
      'Expired',
      'Over',
      'Replaced',
      'Withdrawn',
    ]);
    expect(said.get('asphalt-story')?.more).toBe(
      'Sales said nothing by 4 Dec 2026: counts as a yes. Nobody has decided yet.',
    );
    await page.context().close();
  });

  it('is marked at every link that leads to it, wherever one stands', async () => {
    const page = await reader('priya-raman');
    await page.clock.setFixedTime(new Date('2027-06-10T12:00:00Z'));
    await page.goto(`${wiki.address}/assets/`);
    await page.locator('[data-number][data-state]').first().waitFor();
    const gone = await page
      .locator('.row', { has: page.getByText(/^(?:Expired|Over|Withdrawn|Replaced)$/) })
      .locator('.row-title a')
      .evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).pathname));
    expect(gone.length).toBeGreaterThan(5);
    const places = [
      '/',
      '/guides/sending/',
      '/objections/drivers-will-not-use-it/',
      '/personas/operations-director/',
      '/meetings/2026-11-26-half-hour/',
      '/field-notes/2026-11-04-ruben-dijkstra/',
      ...gone,
      '/assets/',
      '/assets/sheet/',
      '/assets/plan/',
      '/funnel/',
      '/map/',
      '/map/personas/',
      '/changes/',
      '/freshness/',
      '/people/priya-raman/',
      '/people/tomasz-wrobel/',
      '/meetings/next/?kind=joint',
      '/brief/?persona=operations-director&objection=drivers-will-not-use-it&stage=opportunity',
    ];
    const unmarked: unknown[] = [];
    let found = 0;
    for (const path of places) {
      await page.goto(wiki.address + path, { waitUntil: 'networkidle' });
      const links = await page.locator('main a').evaluateAll(linksToGone, gone);
      found += links.length;
      unmarked.push(...links.filter(({ isMarked }) => !isMarked).map(({ to }) => [path, to]));
    }
    expect(unmarked).toEqual([]);
    expect(found).toBeGreaterThan(60);
    await page.keyboard.press('/');
    await page.keyboard.type('Eleven seconds');
    const hit = page.getByRole('option').filter({ hasText: 'Eleven seconds at the kiosk' });
    await hit.getByText('Expired', { exact: true }).waitFor();
    await page.context().close();
  });
});

/** Runs in the page: the links that can be seen and lead to another page that is gone, and whether that stands beside them. */
function linksToGone(links: Element[], gone: readonly string[]): { to: string; isMarked: boolean }[] {
  const marks = ['Expired', 'Over', 'Withdrawn', 'Replaced'];
  return (links as HTMLAnchorElement[])
    .filter(
      (link) => link.checkVisibility() && gone.includes(link.pathname) && link.pathname !== location.pathname,
    )
    .map((link) => {
      // Behind the link, in it, or at the end of its row in a list.
      const near = [link.nextElementSibling, link, link.closest('.row, .agenda-item')];
      const said = near.flatMap((each) => [
        ...(each?.matches('.gone') ? [each] : []),
        ...(each?.querySelectorAll('.gone, [data-number-label]') ?? []),
      ]);
      const isMarked = said.some((each) => each.checkVisibility() && marks.includes(each.textContent.trim()));
      return { to: link.pathname, isMarked };
    });
}

describe('what somebody does with it', () => {
  it('is said to have been used in two taps on the phone, once, and is taken back', async () => {
    const page = await reader('ruben-dijkstra', { viewport: { width: 390, height: 844 }, hasTouch: true });
    await page.goto(`${wiki.address}/assets/sheet/`);
    const acts = page.getByRole('group', { name: 'Used it?' });
    const before = (await wiki.git('rev-list', '--count', 'HEAD')).trim();
    await acts.getByRole('button', { name: 'Used it' }).tap();
    expect(await barriers(page, 'main')).toEqual([]);
    await acts.getByRole('button', { name: 'Helped', exact: true }).tap();
    await acts.getByRole('status').getByText('Noted: it helped.').waitFor();
    await page.locator('[data-used]').getByText('Ruben Dijkstra').waitFor();
    expect(await wiki.read('assets/sheet.mdx')).toBe(
      sheet.replace(
        'out: 2025-01-10\n',
        `out: 2025-01-10\nused:\n  - on: ${today()}\n    by: ruben-dijkstra\n    outcome: helped\n`,
      ),
    );
    const after = (await wiki.git('rev-list', '--count', 'HEAD')).trim();
    expect(Number(after)).toBe(Number(before) + 1);
    expect((await wiki.git('log', '-1', '--format=%an: %s')).trim()).toBe('Ruben Dijkstra: Used: A sheet');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await acts.getByRole('button', { name: 'Undo' }).tap();
    await acts.getByRole('button', { name: 'Used it' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Used it');
    expect(await wiki.read('assets/sheet.mdx')).toBe(sheet);
    await page.context().close();
  });

  it('is answered while it is proposed: a no with a reason, and in a sentence', async () => {
    const page = await reader('marcus-oyelaran', { viewport: { width: 390, height: 844 }, hasTouch: true });
    await page.goto(`${wiki.address}/assets/wish/`);
    const acts = page.getByRole('group', { name: 'Your answer' });
    await acts.getByText('No …').tap();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await acts.getByLabel('Reason').selectOption('No room in those weeks');
    await acts.getByLabel('In a sentence').fill('Everyone is out at the yards.');
    await acts.getByRole('button', { name: 'Answer' }).tap();
    await acts.getByRole('status').getByText('Your answer: no.').waitFor();
    await page.locator('.voices').getByText('Everyone is out at the yards.').waitFor();
    await page.locator('.use-state').getByText('Waits for a decision').waitFor();
    expect(await wiki.read('assets/wish.mdx')).toContain('stance: no\n    because: room\n');
    await page.context().close();
  });
});

describe('a piece of material, from the wish until it rests', () => {
  const id = 'yard-card';
  const file = `assets/${id}.mdx`;
  const day = (days: number) => addDays(today(), days);
  const at = (days: number) => new Date(`${day(days)}T12:00:00Z`);
  const proposed = (since: number, until: number) =>
    page(`proposed: { by: priya-raman, on: ${day(since)} }\nanswerBy: ${day(until)}\n`)
      .replace('A sheet', 'Card for the yard')
      .replace(/(use|link): .*\n/g, '');
  const decided = (more: string) =>
    proposed(-20, -6)
      .replace(
        'shareable:',
        `use: Who weighs on Saturdays?\nlink: https://files.example.com/card\nshareable:`,
      )
      .replace(
        '---\n\n',
        `decided: { outcome: go, on: ${day(-5)}, by: ines-hollander, because: Both want it. }\n${more}---\n\n`,
      );
  let written = 0;
  /** Whoever decides writes it into the page; it is served once the wiki has it. */
  const write = async (page: Page, text: string) => {
    const mark = `Said ${++written} times.`;
    await writeFile(join(wiki.content, file), `${text}\n${mark}\n`);
    const served = async () => (await page.request.get(`${wiki.address}/assets/${id}/`)).text();
    await expect.poll(served).toContain(mark);
  };

  it('is answered, or silence counts; it goes out, is used, rests and expires', async () => {
    const lead = await reader('marcus-oyelaran');
    await write(lead, proposed(0, 14));
    expect(await shown(lead, id)).toMatchObject({
      label: `Proposed, answers until ${dayInWords(day(14))}`,
      more: `Sales can answer until ${dayInWords(day(14))}. No answer counts as a yes.`,
    });
    await lead.goto(`${wiki.address}/people/marcus-oyelaran/`);
    await lead
      .locator('[data-waiting]')
      .getByRole('link', { name: /Card for the yard/ })
      .first()
      .waitFor();

    // Sales answers, and thinks again: its last word counts once.
    await lead.goto(`${wiki.address}/assets/${id}/`);
    const answer = lead.getByRole('group', { name: 'Your answer' });
    await answer.getByRole('button', { name: 'Yes', exact: true }).click();
    await lead.locator('.use-state').getByText('Waits for a decision').waitFor();
    await lead.reload();
    await answer.getByText('Your answer is “Yes”. Change it:').waitFor();
    await answer.getByText('Yes, if …').click();
    await answer.getByLabel('What would have to change?').fill('One side of A5.');
    await answer.getByRole('button', { name: 'Answer' }).click();
    await lead.locator('.voices').getByText('One side of A5.').waitFor();
    expect((await wiki.read(file)).match(/by: marcus-oyelaran/g)).toHaveLength(1);

    // Who says nothing until the day has said yes, in sight; asked over a weekend, not.
    await write(lead, proposed(-20, -6));
    const silence = `Sales said nothing by ${dayInWords(day(-6))}: counts as a yes.`;
    expect(await shown(lead, id)).toMatchObject({
      label: 'Waits for a decision',
      more: `${silence} Nobody has decided yet.`,
    });
    expect(await lead.locator('.voices').innerText()).toContain(silence);
    await write(lead, proposed(-7, -6));
    expect(await shown(lead, id)).toMatchObject({ label: 'Not answered' });

    // It is decided, and stands in the plan until it goes out.
    await write(lead, decided(`out: ${day(3)}\nuntil: ${day(200)}\n`));
    expect(await shown(lead, id)).toMatchObject({ label: `Goes out on ${dayInWords(day(3))}` });
    expect(await lead.locator('.voices').innerText()).not.toContain('can answer until');
    expect(await lead.getByRole('group', { name: 'Your answer' }).count()).toBe(0);
    const planned = lead.locator('.plan-week:visible', { hasText: 'Card for the yard' });
    await lead.goto(`${wiki.address}/assets/plan/`);
    expect(await planned.first().innerText()).toMatch(/Card for the yard\s*\n+Goes out/);
    // A rep uses it, and says later how it went.
    await write(lead, decided(`out: ${day(-1)}\nuntil: ${day(200)}\n`));
    await lead.context().close();
    const rep = await reader('ruben-dijkstra', { viewport: { width: 390, height: 844 }, hasTouch: true });
    expect(await shown(rep, id)).toMatchObject({ label: 'Out', copies: 1, opens: 1 });
    const used = rep.getByRole('group', { name: 'Used it?' });
    await used.getByRole('button', { name: 'Used it' }).tap();
    await used.getByRole('button', { name: 'Not known yet' }).tap();
    await rep.locator('[data-used]').getByText('Not known yet').waitFor();
    await rep.reload();
    await used.getByText(`How did it go on ${dayInWords(day(0))}?`).waitFor();
    expect(await barriers(rep, 'main')).toEqual([]);
    await used.getByRole('button', { name: 'Helped', exact: true }).tap();
    await rep.locator('[data-used]').getByText('Helped').waitFor();
    expect((await wiki.read(file)).match(/by: ruben-dijkstra/g)).toHaveLength(1);

    // Nobody builds anything while the days go by.
    await rep.clock.setFixedTime(at(89));
    expect(await shown(rep, id)).toMatchObject({ label: 'Out' });
    await rep.clock.setFixedTime(at(90));
    expect(await shown(rep, id)).toMatchObject({
      label: 'Resting',
      more: 'Nobody has used this for 90 days.',
    });
    await rep.clock.setFixedTime(at(201));
    expect(await shown(rep, id)).toMatchObject({ label: 'Expired', copies: 0, opens: 0 });
    await rep.context().close();
  });
});
