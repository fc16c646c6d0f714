import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';

const broken = '---\ntitle: Pricing: EMEA\nowner: leonie-vaske\n---\n\nWords that must not be lost.\n';

let folder: string;
let content: string;
let address: string;
let server: ChildProcess;
let browser: Browser;
let page: Page;
/** Every request that left the wiki. There must be none. */
const foreign: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-editing-'));
  content = join(folder, 'content');
  await cp('content', content, { recursive: true });
  await writeFile(join(content, 'lexicon', 'broken.mdx'), broken);
  const port = await freePort();
  address = `http://localhost:${port}`;
  server = spawn(process.execPath, [resolve('scripts/start.ts'), '--content', content], {
    env: { ...process.env, PORT: String(port) },
  });
  await says(server, 'The wiki is at');
  browser = await launchChromium();
  page = await browser.newPage();
  page.setDefaultTimeout(20_000);
  page.on('dialog', (dialog) => void dialog.accept());
  page.on('request', (request) => {
    if (!request.url().startsWith(`${address}/`) && !/^(?:data|blob|about):/.test(request.url()))
      foreign.push(request.url());
  });
  await page.goto(`${address}/admin/`);
  await page.getByRole('button', { name: 'Login' }).click();
  await page.getByRole('heading', { name: 'Collections' }).waitFor();
});

afterAll(async () => {
  await browser?.close();
  if (server) {
    server.kill('SIGINT');
    await once(server, 'exit');
    await rm(join('.concord', 'start', new URL(address).port), { recursive: true, force: true });
  }
  await rm(folder, { recursive: true, force: true });
});

describe('the editor', () => {
  it('shows what was saved on the published page, and changes nothing else', async () => {
    const before = await everyFile();
    await open('lexicon', 'entries/mql');
    await page.getByLabel('Summary').fill('A lead with a price: #5 on our list.');
    const criteria = page.getByLabel('Entry criteria');
    await criteria.fill(`${await criteria.inputValue()}\nHas a budget, and a date`);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Publish now' }).click();
    await page.getByText('Changes saved').waitFor();
    const after = await everyFile();
    const file = join('lexicon', 'mql.mdx');
    const expected = before[file]
      ?.replace(/^summary: .*$/m, "summary: 'A lead with a price: #5 on our list.'")
      .replace('\ncrmField:', '\n  - Has a budget, and a date\ncrmField:');
    expect(after[file]).toBe(expected);
    expect({ ...after, [file]: '' }).toEqual({ ...before, [file]: '' });
    await shown('/lexicon/mql/', 'A lead with a price: #5 on our list.');
  });

  it('opens an entry without changing it', async () => {
    await open('competitors', 'entries/kippra');
    await page.getByText('Tomasz').first().waitFor();
    expect(await page.getByText('Unsaved changes').count()).toBe(0);
  });

  it('creates an entry under a plain file name', async () => {
    await open('people', 'new');
    await page.getByLabel('Name', { exact: true }).fill('Zoë v2.0 ~ Größe');
    await page.getByLabel('E-mail').fill('zoe@example.com');
    await choose('Team', 'Sales');
    await page.getByLabel('Role').fill('Tester');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Publish now' }).click();
    await page.getByText('Changes saved').waitFor();
    expect(await readFile(join(content, 'people', 'zoe-v2-0-grosse.yaml'), 'utf8')).toBe(
      'name: Zoë v2.0 ~ Größe\nemail: zoe@example.com\nteam: sales\nrole: Tester\n',
    );
  });

  it('shows the text of a file that cannot be read, and never saves over it', async () => {
    await open('lexicon', 'entries/broken');
    expect(await page.getByLabel('Term', { exact: true }).inputValue()).toContain(
      'cannot be edited here (line 2',
    );
    expect(await page.getByLabel('Page text').inputValue()).toBe(broken);
    await page.getByLabel('Term', { exact: true }).fill('Blank');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Publish now' }).click();
    await page
      .getByText(/required/i)
      .first()
      .waitFor();
    expect(await readFile(join(content, 'lexicon', 'broken.mdx'), 'utf8')).toBe(broken);
  });

  it('shows what was changed in a text editor, too', async () => {
    const file = join(content, 'lexicon', 'sal.mdx');
    await writeFile(file, `${await readFile(file, 'utf8')}\nWritten in a text editor.\n`);
    await shown('/lexicon/sal/', 'Written in a text editor.');
  });

  it('is searched by what was written', async () => {
    await page.goto(address);
    // As text: the test's own tool would rewrite the import.
    const found = await page.evaluate<number>(
      "import('/pagefind/pagefind.js').then((it) => it.search('handoff')).then((it) => it.results.length)",
    );
    expect(found).toBeGreaterThan(0);
  });

  it('asked nothing of any other site', () => {
    expect(foreign).toEqual([]);
  });
});

/** Opens an entry's form in a page that has just been loaded: a changed hash would show the last form a while longer. */
async function open(collection: string, path: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${address}/admin/#/collections/${collection}/${path}`);
  await page
    .getByRole('button', { name: /^Publish/ })
    .first()
    .waitFor();
}

async function choose(label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  await page.getByRole('option', { name: option }).click();
}

/** Waits until a published page shows a text. */
async function shown(path: string, text: string): Promise<void> {
  await expect
    .poll(async () => (await fetch(address + path)).text(), { timeout: 45_000, interval: 200 })
    .toContain(text);
}

async function everyFile(): Promise<Record<string, string>> {
  const entries = await readdir(content, { recursive: true, withFileTypes: true });
  const files = entries.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
  const texts = await Promise.all(
    files.map(async (file) => [file.slice(content.length + 1), await readFile(file, 'utf8')] as const),
  );
  return Object.fromEntries(texts);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Resolves when a process has printed a text; rejects, with all it has printed, when it ends first. */
async function says(child: ChildProcess, text: string): Promise<void> {
  let printed = '';
  await new Promise<void>((done, fail) => {
    const hear = (part: Buffer) => {
      printed += part.toString();
      if (printed.includes(text)) done();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => fail(new Error(`It ended, having said:\n${printed}`)));
  });
}
