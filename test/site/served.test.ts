import { appendFile, cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openWiki, type OpenWiki } from '../support/edited-wiki.ts';
import { guide } from '../fixtures/frontmatter/cases.ts';
import { cachingAt } from '../../src/site/policy.ts';
import { buildSite } from '../support/built-site.ts';
import { filesOf, project, temporaryFolder } from '../support/script.ts';

/** Takes the parser longer than it is given. */
const slow = 'www.a_'.repeat(20_000);

describe.each(['', '/docs/wiki'])('the wiki that ships, served under “%s”', (base) => {
  let wiki: OpenWiki;
  let out: string;
  let built: Map<string, string>;

  beforeAll(async () => {
    wiki = await openWiki({
      base,
      prepare: async (content) => {
        await cp(join(project, 'public'), join(content, '../public'), { recursive: true });
        await writeFile(join(content, 'guides', 'Größe (neu).mdx'), guide({ title: 'Größe', draft: 'true' }));
      },
    });
    out = await temporaryFolder();
    await buildSite({
      content: wiki.content,
      out,
      args: ['--drafts', '--editing', '--no-search'],
      env: { SITE_URL: wiki.address, SITE_BASE: base },
    });
    built = await filesOf(out);
  });
  afterAll(async () => {
    await wiki.close();
    await rm(out, { recursive: true });
  });

  it('is byte for byte what is built with the same address', async () => {
    // What is said to hosts is shown to nobody.
    const pages = [...built.keys()].filter((file) => file !== '.concord-site' && file !== '_headers');
    expect(pages.length).toBeGreaterThan(200);
    for (const file of pages) {
      const path = file
        .replace(/(^|\/)index\.html$/, '$1')
        .split('/')
        .map(encodeURIComponent)
        .join('/');
      const response = await fetch(`${wiki.address}${base}/${path}`);
      expect(response.status, file).toBe(200);
      expect(await response.text(), file).toBe(built.get(file));
      const caching = cachingAt(`/${path}`);
      expect(response.headers.get('cache-control'), file).toBe(caching ?? 'no-cache');
      // What is kept for good has to have a name that differs with what it holds.
      if (caching?.includes('immutable')) expect(file).toMatch(/[.-][\w-]{8}\.(?:js|css)$/);
    }
  });

  it('shows what is missing as a web server would that has the built site', async () => {
    const lost = await fetch(`${wiki.address}${base}/nowhere/`);
    expect([lost.status, await lost.text()]).toEqual([404, built.get('404.html')]);
    expect((await fetch(wiki.address + base)).url).toBe(`${wiki.address}${base}/`);
    const moved = await fetch(`${wiki.address}${base}/lexicon?a=1`, { redirect: 'manual' });
    expect([moved.status, moved.headers.get('location')]).toEqual([301, `${base}/lexicon/?a=1`]);
  });
});

const ofTeam = (team: string, days: string) =>
  guide({ title: `Of ${team}`, teams: `[${team}]` }, `Call them within ${days} days.`);

describe('a wiki that is served', () => {
  let wiki: OpenWiki;
  const page = async (path: string) => (await fetch(`${wiki.address}${path}`)).text();
  const write = (file: string, text: string) => writeFile(join(wiki.content, file), text);
  const shows = (path: string, text: string) =>
    expect.poll(() => page(path), { interval: 20 }).toContain(text);

  beforeAll(async () => {
    wiki = await openWiki({
      files: {
        'guides/known.mdx': guide({ title: 'Known' }, 'At first.'),
        'guides/of-marketing.mdx': ofTeam('marketing', 'six'),
        'guides/of-sales.mdx': ofTeam('sales', 'five'),
      },
    });
  });
  afterAll(() => wiki.close());
  afterEach(() => wiki.git('checkout', '--quiet', '--force', 'HEAD'));

  it('shows what other programs write: a page, a new one, a removed one, the settings', async () => {
    expect(await page('/guides/known/')).toContain('At first.');
    await write('guides/known.mdx', guide({ title: 'Known' }, 'Then.'));
    await shows('/guides/known/', 'Then.');
    await write('guides/new.mdx', guide({ title: 'Brand new' }));
    await shows('/guides/new/', 'Brand new');
    await shows('/guides/', 'Brand new');
    await rm(join(wiki.content, 'guides/new.mdx'));
    await shows('/guides/new/', 'There is no such page');
    await write('wiki.yaml', (await wiki.read('wiki.yaml')).replace(/^name: .*$/m, 'name: Renamed'));
    await shows('/', 'Renamed');
  });

  it('notices what is written in a file in whose place another was put, as saving does, and in new folders', async () => {
    for (const text of ['Once.', 'Twice.']) {
      await write('guides/.draft', guide({ title: 'Known' }, text));
      await rename(join(wiki.content, 'guides/.draft'), join(wiki.content, 'guides/known.mdx'));
      await shows('/guides/known/', text);
      await appendFile(join(wiki.content, 'guides/known.mdx'), `\nMore than ${text}\n`);
      await shows('/guides/known/', `More than ${text}`);
    }
    await mkdir(join(wiki.content, 'guides/deep/er'), { recursive: true });
    await write('guides/deep/er/page.mdx', guide({ title: 'Deep' }, 'Down here.'));
    await shows('/guides/deep/er/page/', 'Down here.');
    await appendFile(join(wiki.content, 'guides/deep/er/page.mdx'), '\nStill here.\n');
    await shows('/guides/deep/er/page/', 'Still here.');
    await rm(join(wiki.content, 'guides/deep'), { recursive: true });
    await shows('/guides/deep/er/page/', 'There is no such page');
  });

  it('notices what becomes of a file that the editor has removed, and another folder in the place of its own', async () => {
    const text = guide({ title: 'Known' }, 'Put back.');
    const headers = { origin: wiki.address, 'content-type': 'application/json' };
    const params = { path: 'content/guides/known.mdx', confirmed: true };
    const body = JSON.stringify({ action: 'deleteFile', params });
    await fetch(`${wiki.address}/api/v1`, { method: 'POST', headers, body });
    await shows('/guides/known/', 'There is no such page');
    await write('guides/known.mdx', text);
    await shows('/guides/known/', 'Put back.');
    await rm(join(wiki.content, 'guides/known.mdx'));
    await shows('/guides/known/', 'There is no such page');
    await write('guides/known.mdx', text);
    await shows('/guides/known/', 'Put back.');
    await cp(wiki.content, `${wiki.content}.new`, { recursive: true });
    await rename(wiki.content, `${wiki.content}.old`);
    await rename(`${wiki.content}.new`, wiki.content);
    await write('guides/known.mdx', guide({ title: 'Known' }, 'In the new folder.'));
    await shows('/guides/known/', 'In the new folder.');
    await wiki.git('add', '--all', 'content');
    await wiki.git('commit', '--quiet', '--message', 'Put back');
  });

  it('shows another branch once it is checked out, and what a commit does to the past of a page', async () => {
    await wiki.git('checkout', '--quiet', '-b', 'other');
    await write('guides/known.mdx', guide({ title: 'Known', reviewed: '2026-01-01' }, 'On a branch.'));
    await wiki.git('commit', '--quiet', '--all', '--message', 'On a branch');
    await shows('/guides/known/', 'On a branch.');
    await wiki.git('checkout', '--quiet', '-');
    await shows('/guides/known/', 'In the new folder.');
    await wiki.git('merge', '--quiet', 'other');
    await shows('/guides/known/', 'On a branch.');
  });

  it('tells changes in the words of their own pages, whichever list is asked for first', async () => {
    await write('guides/of-marketing.mdx', ofTeam('marketing', 'nine'));
    await write('guides/of-sales.mdx', ofTeam('sales', 'eight'));
    await wiki.git('commit', '--quiet', '--all', '--message', 'A change for each team');
    await shows('/changes/marketing/', '“nine” in place of “six”');
    const words = (await page('/changes/')).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    expect(words).toContain('Of sales Page text changed: “eight” in place of “five”');
  });

  it('answers for other pages while one takes too long, which is then shown as typed', async () => {
    await write('guides/hostile.mdx', guide({ title: 'Hostile' }, slow));
    await write('guides/known.mdx', guide({ title: 'Known' }, 'Meanwhile.'));
    const [hostile, other] = await Promise.all([
      expect
        .poll(() => page('/guides/hostile/'))
        .toContain('shown as plain text')
        .then(() => true),
      shows('/guides/known/', 'Meanwhile.').then(() => true),
    ]);
    expect([hostile, other]).toEqual([true, true]);
    await rm(join(wiki.content, 'guides/hostile.mdx'));
  });
});
