/** What was built, on web servers as they are installed: none of them is told anything about it. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite } from '../support/built-site.ts';
import { launchChromium } from '../support/chromium.ts';
import { openWiki, save, sayWho } from '../support/edited-wiki.ts';
import { temporaryFolder } from '../support/script.ts';
import { installed, serveWith, webServers } from '../support/web-servers.ts';

const bases = ['', '/docs/wiki'];
let root: string;
let browser: Browser;

beforeAll(async () => {
  root = await temporaryFolder();
  browser = await launchChromium();
  for (const base of bases)
    await buildSite({
      out: join(root, base === '' ? 'top' : 'below', base),
      env: {
        SITE_BASE: base,
        CONCORD_CMS_BACKEND: 'gitlab',
        CONCORD_CMS_REPO: 'o/wiki',
        CONCORD_CMS_APP_ID: 'x',
      },
    });
});
afterAll(async () => {
  await browser?.close();
  await rm(root, { recursive: true, force: true });
});

describe.each(webServers)('a built wiki on %s', (server) => {
  it.runIf(installed(server)).each(bases)(
    'under “%s” shows pages, finds words, and leads to where its editor signs in',
    async (base) => {
      const { address, close } = await serveWith(server, join(root, base === '' ? 'top' : 'below'));
      const page = await browser.newPage();
      const failed: string[] = [];
      page.on('console', (message) => void (message.type() === 'error' && failed.push(message.text())));
      page.on('pageerror', (error) => failed.push(error.message));
      page.on('response', (answer) => void (answer.status() >= 400 && failed.push(answer.url())));
      await page.goto(`${address}${base}/lexicon/mql`);
      expect(page.url()).toBe(`${address}${base}/lexicon/mql/`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.keyboard.press('/');
      await page.locator('.search input').fill('champion');
      await page.locator('.search .search-group').waitFor();
      await page.goto(`${address}${base}/admin/`);
      await page.getByRole('button', { name: 'Login with GitLab' }).waitFor();
      expect(failed).toEqual([]);
      await page.close();
      await close();
    },
  );
});

it('a wiki that is served under a path is edited there, by whoever can get there', async () => {
  const wiki = await openWiki({ base: '/docs/wiki' });
  const page = await browser.newPage();
  await page.goto(`${wiki.address}/docs/wiki/admin/#/collections/lexicon/entries/mql`);
  await page.getByText('There is no password: only this machine can get here.').waitFor();
  await sayWho(page, 'Leonie Vaske');
  await page.getByLabel('Summary').fill('Another summary.');
  await save(page);
  expect(await wiki.git('log', '-1', '--format=%an: %s')).toBe(
    'Leonie Vaske: Change Summary of Marketing qualified lead\n',
  );
  const link = page.getByRole('link', { name: 'Read it on the wiki' });
  expect(await link.getAttribute('href')).toBe(`${wiki.address}/docs/wiki/lexicon/mql/`);
  // What is on one disk only is said, as soon as that is known.
  const remote = join(wiki.root, '.git', 'remote.git');
  await wiki.git('init', '--quiet', '--bare', remote);
  await wiki.git('remote', 'add', 'origin', remote);
  await wiki.git('push', '--quiet', 'origin', 'HEAD~1:refs/heads/main');
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await page.getByText('One change is on this one disk, and not pushed since today at').waitFor();
  await wiki.git('push', '--quiet', 'origin', 'HEAD:main');
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await page.getByText('on this one disk').waitFor({ state: 'detached' });
  // Whatever a page is asked for by, that is no longer this machine alone.
  await page.goto(`${wiki.address.replace('localhost', '127.0.0.1')}/docs/wiki/admin/`);
  await page.route('**/api/v1', (route) => route.fulfill({ json: { isLocal: false } }));
  await page.reload();
  await page.getByText('whoever can open this page can write, under any name').waitFor();
  await page.close();
  await wiki.close();
});
