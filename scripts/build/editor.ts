import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build } from 'vite';
import { project } from './pages.ts';

/** What the editor's script is made of. */
const sources = ['package-lock.json', 'src'];

/**
 * Bundles the browser side of the editor, and returns the folder it lies in.
 *
 * It is large and seldom changes: it is made once for each version of the code, not with every build of the wiki.
 */
export async function buildEditor(): Promise<string> {
  const home = join(project, '.concord', 'editor');
  const folder = join(home, await digest());
  if (await stat(folder).catch(() => undefined)) return folder;
  const draft = `${folder}.${process.pid}`;
  await build({
    root: project,
    configFile: false,
    logLevel: 'warn',
    base: './',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: draft,
      emptyOutDir: true,
      target: 'es2024',
      cssCodeSplit: false,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: {
        // Packages mark their modules for React on servers, which means nothing here.
        onwarn: (warning, show) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || show(warning),
        input: join(project, 'src/editor/main.ts'),
        output: {
          entryFileNames: 'main.js',
          chunkFileNames: '[name]-[hash].js',
          assetFileNames: '[name][extname]',
        },
      },
    },
  });
  // Another build may have been faster.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true }));
  return folder;
}

async function digest(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of await filesBelow(join(project, source))) {
      if (!/\.astro$/.test(file)) hash.update(relative(project, file)).update(await readFile(file));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

async function filesBelow(path: string): Promise<string[]> {
  if ((await stat(path)).isFile()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .toSorted();
}
