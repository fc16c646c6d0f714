/** A wiki in a git repository of its own, in a temporary folder, and a desk over it. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Hono } from 'hono';
import { pngOf } from './pictures.ts';
import { desk, type DeskOptions } from '../../src/desk/app.ts';
import type { Problem } from '../../src/problem/problem.ts';

export const lead = `---
title: Lead
# What everyone sees first.
summary: Someone who may buy.
owner: ann
teams:
  - sales
definition: A person we know by name.
tags:
  - first
  - second
---

A lead is a person.

We know the name.

We know the company.
`;

export const png = pngOf(1, 1);
export const otherPng = pngOf(1, 1, [9, 9, 9]);

export const start: Readonly<Record<string, string | Buffer>> = {
  'wiki/content/wiki.yaml': 'name: Wiki\n',
  'wiki/content/people/ann.yaml': 'name: Ann\nemail: ann@example.com\nteam: sales\nrole: Head\n',
  'wiki/content/lexicon/lead.mdx': lead,
  'wiki/content/lexicon/deep/mql.mdx': lead.replace('title: Lead', 'title: MQL'),
  'wiki/public/media/old.png': png,
  'notes.txt': 'Not of the wiki.\n',
};

export interface Answer {
  status: number;
  // What the desk answers is looked at field by field in the tests.
  json: Record<string, never> & Answered;
}

interface Answered {
  error: string;
  change: string;
  number: number;
  kept: string;
  conflict: { theirs: string; who: { name: string; when: string }[] };
  files: { path: string; data: string }[];
  mergedWith: Record<string, { name: string }[]>;
  dependents: { title: string; url: string }[];
  problems: Problem[];
  notes: { note: string; is: string; said: string }[];
}

/** A repository with a wiki in its folder `wiki`, and what a test does with it. */
export interface Repo {
  /** The folder of the repository; nothing beside it is to be touched. */
  top: string;
  content: string;
  git(...words: string[]): string;
  /** What git has to say of uncommitted changes; empty where there are none. */
  status(): string;
  subjects(): string[];
  read(path: string): Promise<string>;
  write(path: string, text: string | Buffer): Promise<void>;
  open(options?: Partial<DeskOptions>): OpenDesk;
  remove(): Promise<void>;
}

export interface OpenDesk {
  app: Hono;
  changes: () => number;
  ask(action: string, params?: unknown): Promise<Answer>;
  /** Saves a text of an entry; `base` is what the edit began with. */
  save(path: string, raw: string, base?: string, more?: object): Promise<Answer>;
  create(path: string, raw: string): Promise<Answer>;
  upload(path: string, bytes: Buffer): Promise<Answer>;
}

/** Making a repository takes several calls of git; a copy of one made before takes none. */
let made: Promise<string> | undefined;

export async function makeRepo(committed = true): Promise<Repo> {
  const top = join(await mkdtemp(join(tmpdir(), 'concord-repo-')), 'repo');
  if (committed) await cp(await (made ??= template()), top, { recursive: true });
  else await writeAll(top);
  const git = (...words: string[]) => gitIn(top, ...words);
  const content = join(top, 'wiki', 'content');
  return {
    top,
    content,
    git,
    write: (path, text) => writeAll(top, { [path]: text }),
    status: () => git('status', '--porcelain'),
    subjects: () => git('log', '--format=%s').split('\n'),
    read: (path) => readFile(join(top, path), 'utf8'),
    open: (options) => openDesk(content, options),
    // A desk may still be looking through it.
    remove: () => rm(dirname(top), { recursive: true, force: true, maxRetries: 5 }),
  };
}

async function template(): Promise<string> {
  const top = await mkdtemp(join(tmpdir(), 'concord-template-'));
  process.once('exit', () => rmSync(top, { recursive: true, force: true }));
  await writeAll(top);
  gitIn(top, 'init', '--quiet', '--template=', '--initial-branch=main');
  gitIn(top, 'config', 'user.name', 'Git Person');
  gitIn(top, 'config', 'user.email', 'git@example.com');
  gitIn(top, 'add', '.');
  gitIn(top, 'commit', '--quiet', '--message=Our wiki');
  return top;
}

function gitIn(top: string, ...words: string[]): string {
  const stdio = ['ignore', 'pipe', 'pipe'] as const;
  return execFileSync('git', ['-C', top, ...words], { encoding: 'utf8', stdio: [...stdio] }).trim();
}

async function writeAll(
  top: string,
  files: Readonly<Record<string, string | Buffer>> = start,
): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(top, path)), { recursive: true });
    await writeFile(join(top, path), text);
  }
}

export function openDesk(contentFolder: string, options: Partial<DeskOptions> = {}): OpenDesk {
  let changes = 0;
  const app = desk({
    contentFolder,
    site: async (context) => context.notFound(),
    hosts: () => ['localhost:4321'],
    onChange: () => changes++,
    onError: (error) => console.error(error),
    ...options,
  });
  const ask = async (action: string, params: unknown = {}): Promise<Answer> => {
    const response = await app.request('http://localhost:4321/api/v1', {
      method: 'POST',
      headers: {
        host: 'localhost:4321',
        origin: 'http://localhost:4321',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ action, params }),
    });
    return { status: response.status, json: (await response.json()) as Answer['json'] };
  };
  return {
    app,
    changes: () => changes,
    ask,
    save: (path, raw, base, more = {}) =>
      ask('persistEntry', {
        dataFiles: [{ path, slug: 'x', raw, ...(base === undefined ? {} : { base }) }],
        assets: [],
        options: { newEntry: false },
        ...more,
      }),
    create: (path, raw) =>
      ask('persistEntry', { dataFiles: [{ path, raw }], assets: [], options: { newEntry: true } }),
    upload: (path, bytes) =>
      ask('persistMedia', { asset: { path, content: bytes.toString('base64'), encoding: 'base64' } }),
  };
}
