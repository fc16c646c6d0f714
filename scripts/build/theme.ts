/** Compiles the theme: once for each version of the code. Run by itself, it is the process that does so. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
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
export function compileTheme(onCompile: () => void = () => {}): Promise<string> {
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

async function compile(folder: string): Promise<void> {
  const { build } = await import('astro');
  await build({
    root: project,
    logLevel: 'warn',
    outDir: folder,
    cacheDir: `${folder}/cache`,
    // Public files are no part of the theme: they may change without it.
    publicDir: `${folder}/none`,
  });
}
