import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatOf } from '../../src/document/format.ts';
import { readBody } from '../../src/mdx/read.ts';
import { textOf } from '../../src/mdx/tree.ts';
import { bodyOf } from '../../src/wiki/entry.ts';
import { launchChromium } from '../support/chromium.ts';
import { openWiki, save, signIn, type OpenWiki } from '../support/edited-wiki.ts';
import { project, runScript } from '../support/script.ts';
import { deep, size } from '../support/size.ts';

/** Real text that nobody on this project wrote, beside the clone or where CORPORA says. */
const corpora = resolve(process.env['CORPORA'] ?? join(project, '../shared/corpora'));
const sources = ['posthog-handbook', 'presales-playbook'];

let wiki: OpenWiki;
let browser: Browser;
let page: Page;
let files: string[];
/** What the browser asked when a page was left. It asks only where something has changed. */
let asked: string[];

beforeAll(async () => {
  wiki = await openWiki({
    prepare: async (content) => {
      if (!deep || !existsSync(corpora)) return;
      for (const source of sources) {
        const from = [join(corpora, source), '--collection', 'guides', '--owner', 'leonie-vaske'];
        const ran = await runScript('import', [...from, '--content', content]);
        expect(ran.code, ran.stderr).toBe(0);
      }
    },
  });
  files = await wiki.git('ls-files', '*.mdx', '*.yaml').then((text) => text.trim().split('\n'));
  browser = await launchChromium();
  page = await browser.newPage();
  asked = [];
  page.on('dialog', (dialog) => {
    asked.push(`${page.url()}: ${dialog.message()}`);
    // A page that is closed takes its question along.
    dialog.accept().catch(() => {});
  });
  await signIn(page, wiki);
});

afterAll(async () => {
  await browser?.close();
  await wiki?.close();
});

describe('pages in the editor', () => {
  it('are many', () => {
    expect(files.length).toBeGreaterThan(deep && existsSync(corpora) ? 370 : 70);
  });

  it('are written as they were read', async () => {
    const changed: string[] = [];
    for (const file of files) {
      const text = await readFile(join(wiki.root, file), 'utf8');
      const format = formatOf(file);
      if (format.toFile(format.fromFile(text)) !== text) changed.push(file);
    }
    expect(changed).toEqual([]);
  });

  it('are not marked as changed by being opened', async () => {
    const entries = files.filter((file) => !file.endsWith('wiki.yaml'));
    const step = Math.max(1, Math.floor(entries.length / size(5, entries.length)));
    const chosen = entries.filter((_, index) => index % step === 0);
    expect(chosen.length).toBeGreaterThanOrEqual(size(5, 70));
    for (const file of chosen) {
      await open(file);
      expect(await page.getByText('Unsaved Changes', { exact: false }).count(), file).toBe(0);
    }
    await page.goto(`${wiki.address}/admin/#/`);
    expect(asked).toEqual([]);
    expect(await wiki.git('status', '--porcelain')).toBe('');
  });

  it('change in one line where one word was typed', async () => {
    const bodies = [];
    // Of the wiki's own pages; on others, the editor of the text is tried by itself in body.test.ts.
    for (const file of files.filter((each) => each.endsWith('.mdx') && existsSync(join(project, each)))) {
      const text = await readFile(join(wiki.root, file), 'utf8');
      // A paragraph of words alone, which is a line of the file.
      const line = readBody(bodyOf(text, 'page.mdx'))
        .nodes.flatMap((node) => (node.type === 'paragraph' ? [node.children] : []))
        .filter((children) => children.every((child) => child.type === 'text'))
        .map((each) => textOf(each))
        .find((words) => words.length > 40 && text.includes(`\n\n${words}\n`));
      if (line !== undefined && text.split(line).length === 2) bodies.push({ file, line });
    }
    const count = size(2, 12);
    const chosen = bodies
      .filter((_, index) => index % Math.max(1, Math.floor(bodies.length / count)) === 0)
      .slice(0, count);
    expect(chosen.length).toBe(count);
    for (const { file, line } of chosen) {
      await open(file);
      await page.locator('.concord-body [contenteditable] p', { hasText: line }).first().click();
      await page.keyboard.press('End');
      await page.keyboard.type(' Zebra');
      await save(page);
      const changed = () => wiki.git('show', '--numstat', '--format=', 'HEAD');
      await expect.poll(changed, { timeout: 20_000 }).toBe(`1\t1\t${file}\n`);
      expect(await wiki.git('show', '--format=', 'HEAD')).toMatch(/^\+.* Zebra/m);
    }
    expect(asked).toEqual([]);
  });
});

/** Opens a form without loading the editor anew, and waits until all of it is there. */
async function open(file: string): Promise<void> {
  const [, collection = '', id = ''] = /^content\/([^/]+)\/(.+)\.\w+$/.exec(file) ?? [];
  await page.goto(`${wiki.address}/admin/#/collections/${collection}`);
  await page.locator('.concord-checks').waitFor({ state: 'detached' });
  await page.goto(
    `${wiki.address}/admin/#/collections/${collection}/entries/${id.split('/').map(encodeURIComponent).join('/')}`,
  );
  await page.locator('.concord-checks').waitFor();
  if (file.endsWith('.mdx'))
    await page.locator('.concord-body [contenteditable], .concord-body textarea').first().waitFor();
}
