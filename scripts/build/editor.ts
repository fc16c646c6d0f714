import { join } from 'node:path';
import { build } from 'vite';
import { makeOnce } from './once.ts';
import { project } from './folders.ts';

/** Bundles the browser side of the editor, and returns the folder it lies in. */
export function buildEditor(): Promise<string> {
  return makeOnce('editor', '', async (folder) => {
    await build({
      root: project,
      configFile: false,
      logLevel: 'warn',
      base: './',
      publicDir: false,
      oxc: { jsx: { runtime: 'automatic', development: false } },
      define: { 'process.env.NODE_ENV': '"production"' },
      build: {
        outDir: folder,
        emptyOutDir: true,
        target: 'es2024',
        cssCodeSplit: false,
        assetsInlineLimit: 0,
        chunkSizeWarningLimit: 10_000,
        rolldownOptions: {
          // Packages mark their modules for React on servers, which means nothing here:
          // https://github.com/rollup/rollup/issues/4699
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
  });
}
