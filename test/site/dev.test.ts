import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guide } from '../fixtures/frontmatter/cases.ts';
import { bareWiki, copyOfProject, follow, freePort, writeFiles } from '../support/script.ts';

describe('npm run dev', () => {
  let root: string;
  let server: ChildProcess;
  let browser: WebSocket;
  let address: string;
  let complaints = '';
  const page = async (path: string) => (await fetch(address + path)).text();
  const shows = (path: string, text: string) => expect.poll(() => page(path)).toContain(text);

  /** Changes a file of the project, and waits until open pages are told to load anew. */
  async function change(file: string, edit: (text: string) => string): Promise<void> {
    const told = once(browser, 'message');
    await writeFile(join(root, file), edit(await readFile(join(root, file), 'utf8')));
    const [{ data }] = (await told) as [MessageEvent<string>];
    expect(JSON.parse(data)).toMatchObject({ type: 'full-reload' });
  }

  beforeAll(async () => {
    root = await copyOfProject();
    // It lies elsewhere, with images of its own.
    await writeFiles(root, { 'wiki/public/media/a b.png': 'image' });
    await writeFiles(join(root, 'wiki/content'), {
      ...bareWiki,
      'guides/lead-handoff.mdx': guide({ title: 'Known' }, 'At first.'),
      'guides/waiting.mdx': guide({ title: 'Waiting', draft: 'true' }),
    });
    const port = await freePort();
    address = `http://127.0.0.1:${port}`;
    // What runs tests says so in the environment, and Astro would serve nothing.
    const environment: NodeJS.ProcessEnv = { ...process.env, PORT: String(port) };
    delete environment['NODE_ENV'];
    delete environment['VITEST'];
    server = spawn(process.execPath, ['scripts/dev.ts', '--content', 'wiki/content'], {
      cwd: root,
      env: environment,
    });
    server.stderr?.on('data', (part: Buffer) => (complaints += part.toString()));
    await new Promise<void>((done, fail) => {
      let said = '';
      server.stdout?.on('data', (part: Buffer) => (said += part.toString()).includes('watching') && done());
      server.once('exit', () => fail(new Error(`It ended, having said:\n${said}${complaints}`)));
    });
    // The first request has Vite look through the code, and is answered once it has.
    await page('/');
    browser = new WebSocket(address.replace('http', 'ws'), 'vite-hmr');
    await once(browser, 'message');
  });
  afterAll(async () => {
    browser.close();
    server.kill('SIGINT');
    expect(await once(server, 'exit')).toEqual([0, null]);
    await rm(root, { recursive: true });
  });

  it('shows pages, drafts among them, and what programs read', async () => {
    expect(await page('/')).toContain('Test wiki');
    expect(await page('/guides/lead-handoff/')).toContain('At first.');
    expect(await page('/guides/waiting/')).toContain('Waiting');
    expect(await page('/help/writing/')).toContain('How to write a page');
    expect(await page('/feed.atom')).toContain(`href="${address}/feed.atom"`);
  });

  it('shows the images beside the content, and no others', async () => {
    const image = await fetch(`${address}/media/a%20b.png`);
    expect([image.status, image.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(await image.text()).toBe('image');
    expect((await fetch(`${address}/media/handoff-2026.png`)).status).toBe(404);
  });

  it.each(['/nowhere/', '/guides/nowhere/', '/nowhere/at/all/', '/people/nobody.ics', '/feed/noteam.atom'])(
    'has nothing at %s',
    async (path) => {
      const response = await fetch(address + path);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain(path.endsWith('/') ? 'There is no such page' : '');
    },
  );

  it('shows content that has changed, and has browsers load it', async () => {
    await change('wiki/content/guides/lead-handoff.mdx', (text) => text.replace('At first.', 'Then.'));
    expect(await page('/guides/lead-handoff/')).toContain('Then.');
    await change('wiki/content/wiki.yaml', (text) => text.replace('Test wiki', 'Renamed wiki'));
    expect(await page('/')).toContain('Renamed wiki');
  });

  it('shows a component that has changed, and code that pages are made with', async () => {
    await change('src/components/EntryRow.astro', (text) =>
      text.replace('{entry.title}', 'Row {entry.title}'),
    );
    await shows('/guides/', 'Row Known');
    await change('src/site/view.ts', (text) => text.replace('+ path;', "+ path + '?changed';"));
    await shows('/guides/', '/guides/lead-handoff/?changed');
  });

  it('shows a page of one’s own as it is written, and as what it shows changes', async () => {
    await follow('Adding a page of your own', root);
    await shows('/first-week/', '>Known</a>, then');
    await change('wiki/content/guides/lead-handoff.mdx', (text) =>
      text.replace('title: Known', 'title: Well known'),
    );
    expect(await page('/first-week/')).toContain('>Well known</a>, then');
  });

  it('has nothing to complain of', () => {
    expect(complaints).toBe('');
  });
});
