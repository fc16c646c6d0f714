/** Makes the module that renders an entry's page outside of a build. Run by itself, it is the process that does so. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeOnce } from './once.ts';
import { project } from './pages.ts';

const self = fileURLToPath(import.meta.url);
const name = 'render.js';

if (import.meta.main) await bundle(process.argv[2] ?? '');

/**
 * Bundles the wiki's components so that a page can be rendered by itself, and returns the module's file. It exports
 * what `src/preview/render.ts` exports.
 *
 * It is made once for each version of the code, in a process of its own. Rejects where it cannot be made.
 *
 * @param signal ends that process.
 */
export async function buildPreview(signal?: AbortSignal): Promise<string> {
  const folder = await makeOnce('preview', process.env['SITE_BASE'] ?? '', (out) => bundleApart(out, signal));
  return join(folder, name);
}

async function bundleApart(out: string, signal: AbortSignal | undefined): Promise<void> {
  const child = spawn(process.execPath, [self, out], {
    // Astro leaves files that it runs in its working directory.
    cwd: out,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1', ASTRO_TELEMETRY_DISABLED: '1' },
    ...(signal && { signal }),
  });
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`The preview could not be made ready.\n${said.trim()}`);
}

/** Astro's own plugins compile the components; Vite puts them and their styles into one file. */
async function bundle(out: string): Promise<void> {
  const { build } = await import('vite');
  const { getViteConfig } = await import('astro/config');
  const configure = getViteConfig(
    {
      root: project,
      publicDir: false,
      build: {
        ssr: join(project, 'src/preview/render.ts'),
        outDir: out,
        emptyOutDir: false,
        // Astro finds the settings of a site from within a build only; outside of one it must be the package itself.
        rolldownOptions: { external: [/^astro\//], output: { entryFileNames: name } },
      },
    },
    {
      root: project,
      configFile: false,
      base: process.env['SITE_BASE'] ?? '/',
      trailingSlash: 'always',
      compressHTML: true,
      devToolbar: { enabled: false },
      logLevel: 'error',
    },
  );
  await build({ ...(await configure({ mode: 'production', command: 'build' })), configFile: false });
}
