import { join } from 'node:path';
import type { Plugin } from 'vite';
import { makeOnce } from './once.ts';
import { project } from './folders.ts';

const noSchema = join(project, 'src/editor/decap/no-schema.ts');

/** What is warned of without a meaning for browsers. */
const meaningless: ReadonlySet<string> = new Set([
  // Packages mark their modules for React on servers: https://github.com/rollup/rollup/issues/4699
  'MODULE_LEVEL_DIRECTIVE',
  // Packages hide from bundlers what they ask of Node, and Decap's parser of front matter could run scripts: nothing
  // ever calls it, since our formats hand texts over whole.
  'EVAL',
]);

/**
 * Decap brings packages that try, as they are loaded, whether they run in Node, by making scripts. They go on
 * without; but the editor's policy allows no such thing, and browsers report each try:
 * https://github.com/iarna/iarna-toml/issues/45
 */
const withoutTries: Plugin = {
  name: 'without-tries',
  transform: {
    filter: { id: /\/node_modules\/(?:@iarna\/toml|ts-invariant)\// },
    handler: (code) =>
      code
        .replaceAll(/\beval\("require\('util'\)\.inspect"\)/g, 'undefined')
        .replaceAll(/\bFunction\("stub", ?"process = stub"\)/g, '(() => {})'),
  },
};

/** Bundles the browser side of the editor, and returns the folder it lies in. */
export function buildEditor(): Promise<string> {
  return makeOnce('editor', '', async (folder) => {
    const { build } = await import('vite');
    await build({
      root: project,
      configFile: false,
      logLevel: 'warn',
      base: './',
      publicDir: false,
      plugins: [withoutTries],
      oxc: { jsx: { runtime: 'automatic', development: false } },
      resolve: {
        alias: [{ find: /^ajv(?:-errors|-keywords\/dist\/keywords)?$/, replacement: noSchema }],
      },
      define: {
        'process.env.NODE_ENV': '"production"',
        // What `z.config({ jitless: true })` sets, before the first schema is made: else zod tries whether scripts may be
        // made while it runs, and browsers report that as refused. https://github.com/colinhacks/zod/issues/5414
        'globalThis.__zod_globalConfig': '({ jitless: true })',
      },
      build: {
        outDir: folder,
        emptyOutDir: true,
        target: 'es2024',
        cssCodeSplit: false,
        assetsInlineLimit: 0,
        chunkSizeWarningLimit: 10_000,
        license: { fileName: 'licenses.md' },
        rolldownOptions: {
          onwarn: (warning, show) => meaningless.has(warning.code ?? '') || show(warning),
          input: {
            main: join(project, 'src/editor/main.ts'),
            // By a name of its own, so that the page can have it fetched at once.
            decap: join(project, 'src/editor/decap/decap.ts'),
          },
          preserveEntrySignatures: 'strict',
          output: {
            entryFileNames: '[name].js',
            chunkFileNames: 'chunks/[name]-[hash].js',
            assetFileNames: '[name][extname]',
          },
        },
      },
    });
  });
}
