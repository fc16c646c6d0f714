/** Where numbers stand on the day they are read, on a site that was built once. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readEntry } from '../../src/wiki/entry.ts';
import { guide } from '../fixtures/frontmatter/cases.ts';
import { buildSite } from '../support/built-site.ts';
import { launchChromium } from '../support/chromium.ts';
import { bareWiki, temporaryFolder, writeFiles } from '../support/script.ts';
import { serve, type Served } from '../support/serve.ts';

const fields = {
  title: 'Calls',
  definition: 'Calls in a month.',
  kind: 'owed',
  owedBy: 'sales',
  unit: 'count',
  better: 'more',
  target: '40',
  minimum: '30',
  every: 'month',
  readBy: 'ada',
  source: 'CRM',
  then: 'A plan.',
  readings: '[{ period: 2026-09, value: 45 }, { period: 2026-10, value: 38 }, { period: 2026-12, value: 9 }]',
};
const found = { collection: 'numbers', id: 'calls', file: 'numbers/calls.mdx' };
const { wording } = readEntry(found, guide(fields));
const lines = ['sales', 'marketing'].map(
  (team) => `{ team: ${team}, by: ada, on: 2026-09-01, wording: '${wording}' }`,
);
const number = guide({ ...fields, signOff: `[${lines.join(', ')}]` });
/** Ada leads both teams. */
const led = bareWiki['wiki.yaml'].replace(/(colour: '[^']*')/g, '$1, lead: ada');

let home: string;
let site: Served;
let browser: Browser;

beforeAll(async () => {
  home = await temporaryFolder();
  await writeFiles(join(home, 'content'), {
    ...bareWiki,
    'wiki.yaml': led,
    'numbers/calls.mdx': number,
    'guides/plan.mdx': guide({ title: 'Plan', owed: '[calls]' }, 'We make <Number id="calls" /> calls.'),
  });
  await buildSite({ content: join(home, 'content'), out: join(home, 'site'), args: ['--no-search'] });
  site = await serve(join(home, 'site'));
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await rm(home, { recursive: true, force: true });
});

it('says where a number stands on each day, wherever it is shown, without a rebuild', async () => {
  const page = await (await browser.newContext()).newPage();
  const on = async (day: string, address: string) => {
    await page.clock.setFixedTime(new Date(`${day}T12:00:00Z`));
    await page.goto(site.address + address);
    return standing(page);
  };
  expect(await on('2026-11-10', '/numbers/calls/')).toEqual(['Missed', '', 'due']);
  expect(await on('2026-12-05', '/numbers/calls/')).toEqual([
    'Missed in October 2026',
    'October 2026: 38, missed. December 2026 is not over: so far 9.',
    'due',
  ]);
  expect(await on('2026-12-06', '/numbers/calls/')).toEqual([
    'To be read',
    'Nobody has brought November 2026 yet. October 2026: 38, missed. December 2026 is not over: so far 9.',
    'unreviewed',
  ]);
  // One of two is said: by when a reading is awaited, or that nobody has brought it.
  const awaited = page.getByText('The last day to bring January 2027: 5 Feb 2027.');
  expect(await awaited.isVisible()).toBe(true);
  await on('2027-02-06', '/numbers/calls/');
  expect(await awaited.isVisible()).toBe(false);
  expect(await on('2026-12-06', '/numbers/')).toEqual(['To be read', '', 'unreviewed']);
  expect(await on('2027-01-10', '/guides/plan/')).toEqual(['Below minimum', '', 'overdue']);
  const quoted = page.locator('.prose .number');
  expect(await quoted.innerText()).toBe('9 in December 2026 (agreed target: at least 40)');
  await on('2027-02-06', '/guides/plan/');
  expect(await quoted.innerText()).toContain('January 2027 was to be read by 5 Feb 2027.');
});

it('says no state that was not worked out, where nothing runs', async () => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(`${site.address}/numbers/calls/`);
  expect(await standing(page)).toEqual(['', '', null]);
  const shown = await page.locator('.reading').innerText();
  expect(shown).toContain('The last day to bring January 2027: 5 Feb 2027.');
  expect(await page.getByRole('img', { name: /^Calls\. Target, agreed: at least 40/ }).count()).toBe(1);
});

/** What a number says of itself: in a word or two, in sentences, and how it looks. */
async function standing(page: Page): Promise<(string | null)[]> {
  const state = page.locator('[data-number]').first();
  const more = state.locator('[data-number-more]');
  return [
    await state.locator('[data-number-label]').textContent(),
    (await more.count()) > 0 ? await more.textContent() : '',
    await state.getAttribute('data-state'),
  ];
}
