import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Locator, Page } from 'playwright-core';
import { asNpmDoes, freePort, project, writeFiles } from './script.ts';

/** A wiki of its own that can be read and edited, served as `npm start` does. */
export interface OpenWiki {
  /** Without a slash at its end. */
  address: string;
  /** The folder of the git repository. */
  root: string;
  /** The content folder in it. */
  content: string;
  /** Runs git in the repository; resolves with what it printed. */
  git(...args: string[]): Promise<string>;
  /** The text of a file below the content folder. */
  read(file: string): Promise<string>;
  /** Stops its server as it stands: it answers nobody until it goes on. */
  pause(): void;
  resume(): void;
  close(): Promise<void>;
}

interface Options {
  /** Files to put beside the project's own content, or in place of it. */
  files?: Record<string, string>;
  /** What else is to be done to the content before the wiki is opened. */
  prepare?: (content: string) => Promise<void>;
  /** The path it is published under, as `/docs/wiki`. */
  base?: string;
}

const run = promisify(execFile);

/** Opens a wiki with a copy of the project's own content, in a git repository of its own. */
export async function openWiki({ files = {}, prepare, base = '' }: Options = {}): Promise<OpenWiki> {
  const root = await mkdtemp(join(tmpdir(), 'concord-wiki-'));
  const content = join(root, 'content');
  // Never a link to the project's own content: what is saved is committed there.
  await cp(join(project, 'content'), content, { recursive: true, dereference: true });
  await writeFiles(content, files);
  await prepare?.(content);
  const git = async (...args: string[]) => {
    const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
    return (await run('git', [...author, ...args], { cwd: root, maxBuffer: 2 ** 26 })).stdout;
  };
  await git('init', '--quiet');
  // With a remote that git notes no branches of, the editor says nothing of where the history is.
  await git('config', 'remote.unknown.url', join(root, 'nowhere'));
  await git('add', '.');
  await git('commit', '--quiet', '--message', 'The wiki as it was');
  const port = await freePort();
  // What runs tests says so in the environment, and the editor would be bundled for development.
  const environment: NodeJS.ProcessEnv = { ...process.env, PORT: String(port), SITE_BASE: base };
  delete environment['NODE_ENV'];
  const server = spawn(
    process.execPath,
    [...asNpmDoes(), join(project, 'scripts/start.ts'), '--content', content],
    {
      cwd: project,
      env: environment,
    },
  );
  const ended = once(server, 'exit');
  let printed = '';
  await new Promise<void>((done, fail) => {
    const hear = (part: Buffer) => {
      printed += part.toString();
      if (printed.includes('The wiki is at')) done();
    };
    server.stdout.on('data', hear);
    server.stderr.on('data', hear);
    server.once('exit', () => fail(new Error(`It ended, having said:\n${printed}`)));
  });
  return {
    address: `http://localhost:${port}`,
    root,
    content,
    git,
    read: (file) => readFile(join(content, file), 'utf8'),
    pause: () => void server.kill('SIGSTOP'),
    resume: () => void server.kill('SIGCONT'),
    async close() {
      server.kill('SIGCONT');
      server.kill('SIGINT');
      await ended;
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** Opens the editor as one of the people of the wiki. */
export async function signIn(page: Page, wiki: OpenWiki, name = 'Leonie Vaske'): Promise<void> {
  await page.goto(`${wiki.address}/admin/`);
  await sayWho(page, name);
  await page.getByRole('heading', { name: 'Collections' }).waitFor();
}

/** Answers the question who it is that writes. */
export async function sayWho(page: Page, name: string): Promise<void> {
  await page.getByLabel('You are', { exact: true }).fill(name);
  await page.getByRole('option', { name }).first().click();
  await page.getByRole('button', { name: 'Open the editor' }).click();
}

let opened = 0;

/** Opens a form, such as `guides/entries/lead-handoff`, in a page loaded anew: a changed hash would show the last a while longer. */
export async function openForm(page: Page, { address }: OpenWiki, path: string): Promise<void> {
  // Behind another query it is another page, for which the browser keeps the process that it has.
  await page.goto(`${address}/admin/?${++opened}#/collections/${path}`);
}

/** Saves what is in the form, and waits until it is saved. */
export async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Publish now' }).click();
  await isSaved(page).waitFor();
}

/** What the line at the foot says of a text that was just saved. */
export function isSaved(page: Page): Locator {
  return page.locator('.concord-foot').getByText(/^Saved/);
}

/**
 * Opens the editor as for a repository elsewhere, with these files in it. Decap's own backend for tests stands in for GitHub
 * and the others: it keeps its files in the page, as `repoFiles`.
 */
export async function openElsewhere(
  page: Page,
  wiki: OpenWiki,
  repoFiles: object,
  path: string,
): Promise<void> {
  for (const address of ['/admin/', '/admin/config.json']) {
    await page.route(wiki.address + address, async (route) => {
      const answer = await route.fetch();
      const body = (await answer.text())
        .replace('data-backend="proxy"', 'data-backend="test-repo"')
        .replace('"name":"proxy"', '"name":"test-repo"');
      await route.fulfill({ response: answer, body });
    });
  }
  await page.addInitScript((files) => void Object.assign(window, { repoFiles: files }), repoFiles);
  await page.goto(`${wiki.address}/admin/#/collections/${path}`);
  await page.getByRole('button', { name: 'Login' }).click();
  await page.getByText('checks run when this page is published').first().waitFor();
}
