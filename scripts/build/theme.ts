/** Compiles the theme: once for each version of the code. Run by itself, it is the process that does so. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readlink, rm, symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stateFolder } from '../../src/live/caches.ts';
import { makeOnce } from './once.ts';
import { project } from './folders.ts';

const self = fileURLToPath(import.meta.url);

if (import.meta.main) await compile(process.argv[2] ?? '');

/**
 * Compiles the pages, and returns the folder they lie in; see `src/theme/theme.ts`. The path that the wiki is
 * published under is compiled in.
 *
 * Astro runs in a process of its own: what it needs to compile is not needed to render. Rejects with what it said where
 * the pages do not compile.
 *
 * @param onCompile told where they are not compiled yet, which takes some seconds.
 */
export async function compileTheme(onCompile: () => void = () => {}): Promise<string> {
  await lendPackages(stateFolder(project));
  return makeOnce('theme', siteBase(), async (folder) => {
    onCompile();
    const child = spawn(process.execPath, [self, folder], {
      // Astro leaves files that it runs in its working directory:
      // https://github.com/withastro/astro/pull/4736
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        SITE_BASE: siteBase(),
        // Astro would take it for the wiki's, whoever has set it for what.
        BASE_URL: undefined,
        NODE_ENV: 'production',
        NO_COLOR: '1',
        ASTRO_TELEMETRY_DISABLED: '1',
      },
    });
    let said = '';
    child.stderr.on('data', (text: Buffer) => (said += text.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) throw new Error(`The pages could not be compiled.\n${said.trim()}`);
  });
}

/** The path that the wiki is published under, as `/docs/wiki`; empty for the root. */
export function siteBase(): string {
  const path = (process.env['SITE_BASE'] ?? '').replace(/^\/+|\/+$/g, '');
  return path === '' ? '' : new URL(`/${path}`, 'http://localhost').pathname;
}

/** What is compiled asks for its packages from where it lies, which may be outside of the project. */
async function lendPackages(state: string): Promise<void> {
  if (isInProject(state)) return;
  const [packages, link] = [join(project, 'node_modules'), join(state, 'node_modules')];
  if ((await readlink(link).catch(() => undefined)) === packages) return;
  await mkdir(state, { recursive: true });
  await rm(link, { force: true });
  await symlink(packages, link, 'junction').catch((error: NodeJS.ErrnoException) => {
    // Another process may have been faster.
    if (error.code !== 'EEXIST') throw error;
  });
}

function isInProject(folder: string): boolean {
  return !relative(project, folder).startsWith('..');
}

async function compile(folder: string): Promise<void> {
  if (isInProject(folder)) return compileIn(project, folder);
  // Astro writes types beside the code that it compiles, where nothing may be written if the code is read-only.
  const copy = await mkdtemp(join(stateFolder(project), 'code-'));
  try {
    for (const name of ['src', 'astro.config.mjs', 'package.json', 'tsconfig.json'])
      await cp(join(project, name), join(copy, name), { recursive: true });
    await compileIn(copy, folder);
  } finally {
    await rm(copy, { recursive: true });
  }
}

async function compileIn(root: string, folder: string): Promise<void> {
  const { build } = await import('astro');
  await build({
    root,
    logLevel: 'warn',
    outDir: folder,
    cacheDir: `${folder}/cache`,
    // Public files are no part of the theme: they may change without it.
    publicDir: `${folder}/none`,
  });
}
