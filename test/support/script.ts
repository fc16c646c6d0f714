import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const project = fileURLToPath(new URL('../../', import.meta.url));

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs one of the project's scripts as a person would, and waits for its end. */
export function runScript(name: string, args: readonly string[], where: Where = {}): Promise<Ran> {
  return run(`scripts/${name}.ts`, args, where);
}

interface Where {
  root?: string;
  env?: NodeJS.ProcessEnv;
}

/** Runs a file with Node in the project, or in a copy of it. */
export async function run(
  file: string,
  args: readonly string[],
  { root = project, env = {} }: Where = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [...asNpmDoes(root), join(root, file), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  });
  const ran: Ran = { code: null, stdout: '', stderr: '' };
  child.stdout.on('data', (data: Buffer) => (ran.stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => (ran.stderr += data.toString()));
  [ran.code] = (await once(child, 'close')) as [number | null];
  return ran;
}

/** What npm has Node do before it runs a script of the project, or of a copy of it. */
export function asNpmDoes(root = project): string[] {
  return ['--import', pathToFileURL(join(root, 'scripts/bundled.mjs')).href];
}

/** A folder of its own for a test; the system's temporary folder is cleared by the system. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'concord-'));
}

/** Writes files below a folder, making the folders they need. */
export async function writeFiles(folder: string, files: Record<string, string>): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
}

/** A wiki's settings and one person, to put pages beside. */
export const bareWiki = {
  'wiki.yaml': `name: Test wiki
teams:
  - { id: sales, name: Sales, colour: '#aa3300' }
  - { id: marketing, name: Marketing, colour: '#006677' }
stages:
  - { id: mql, name: MQL, team: marketing }
review: { every: 6 months, noticeDays: 21, perOwnerAWeek: 3, timeZone: UTC }
`,
  'people/ada.yaml': 'name: Ada Example\nemail: ada@example.com\nteam: sales\nrole: Representative\n',
};

/** The text of every file of a built site, by its path. */
export async function filesOf(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(
      files.map(async (file) => [relative(folder, file), await readFile(file, 'utf8')] as const),
    ),
  );
}

/** The keys under which two maps have something else, or one has nothing. */
export function differing<T>(one: ReadonlyMap<string, T>, other: ReadonlyMap<string, T>): string[] {
  const keys = new Set([...one.keys(), ...other.keys()]);
  return [...keys].filter((key) => one.get(key) !== other.get(key)).toSorted();
}

/** What a build says that had nothing to do. */
export const unchanged = /^Nothing has changed: \d+ files/;

/** A copy of the project that a test may change; packages are shared with the original. */
export async function copyOfProject(): Promise<string> {
  const copy = await temporaryFolder();
  for (const name of [
    'src',
    'scripts',
    'public',
    'content',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'astro.config.mjs',
  ]) {
    await cp(join(project, name), join(copy, name), { recursive: true });
  }
  await symlink(join(project, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Does in a copy of the project what a recipe of CONTRIBUTING.md says: writes its files, and changes others. */
export async function follow(recipe: string, copy: string): Promise<void> {
  const sections = (await readFile(join(project, 'CONTRIBUTING.md'), 'utf8')).split(/^## /m);
  const section = sections.find((each) => each.startsWith(`${recipe}\n`)) ?? '';
  const blocks = [...section.matchAll(/^```(\w+) (\S+)\n(.*?)^```$/gms)];
  if (blocks.length === 0) throw new Error(`CONTRIBUTING.md says nothing under “${recipe}”.`);
  for (const [, language, file = '', code = ''] of blocks) {
    const lines = code.trimEnd().split('\n');
    const without = (sign: string) =>
      lines.flatMap((line) => (line.startsWith(sign) ? [] : [line.slice(1)])).join('\n');
    if (language !== 'diff') await writeFiles(copy, { [file]: code });
    else await replaceIn(join(copy, file), without('+'), without('-'));
  }
}

/** Puts other words in the place of some that a file has once. */
export async function replaceIn(file: string, before: string, after: string): Promise<void> {
  const parts = (await readFile(file, 'utf8')).split(before);
  if (parts.length !== 2) throw new Error(`“${file}” does not have once: ${before}`);
  await writeFile(file, parts.join(after));
}
