import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { makeOnce } from '../../scripts/build/once.ts';
import type { PackedNames } from '../../src/editing-api/directory.ts';
import { launchChromium } from './chromium.ts';
import { serve } from './serve.ts';

/** The editor of texts on a page of its own, in a real browser. */
export interface BodyEditor {
  page: Page;
  /** Errors that the page has reported. */
  errors: string[];
  close(): Promise<void>;
}

const names: PackedNames = {
  base: '',
  names: {
    guides: [{ id: 'lead-handoff', title: 'Lead handoff', aliases: ['handover'] }],
    lexicon: [{ id: 'mql', title: 'Marketing qualified lead', aliases: ['MQL'] }],
  },
  teams: [],
  review: { timeZone: 'Europe/Berlin' },
} as unknown as PackedNames;

const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="240" height="120"><rect width="240" height="120" fill="#c9d4e3"/></svg>';

const html = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="admin/editor/style.css"><div id="root"></div><script type="module" src="admin/editor/main.js"></script>`;

/** Serves the editor, and opens it. */
export async function openBodyEditor(): Promise<BodyEditor> {
  const folder = await bundle();
  const site = await serve(folder);
  const browser: Browser = await launchChromium();
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  // Pictures of the wiki are not here.
  await page.route('**/media/**', (route) => route.fulfill({ contentType: 'image/svg+xml', body: picture }));
  await page.goto(`${site.address}/`);
  await page
    .waitForFunction(() => 'open_' in window)
    .catch(() => Promise.reject(new Error(errors.join('\n'))));
  return {
    page,
    errors,
    async close() {
      await browser.close();
      await site.close();
    },
  };
}

/** Bundles the editor into a folder with a page of its own: once for all campaigns. */
async function bundle(): Promise<string> {
  const input = join(import.meta.dirname, 'body-page.tsx');
  return makeOnce('body-editor', (await readFile(input, 'utf8')) + JSON.stringify(names), async (folder) => {
    const { NODE_ENV } = process.env;
    // Whoever runs tests gets parts that are meant for development otherwise.
    process.env.NODE_ENV = 'production';
    await build({
      configFile: false,
      logLevel: 'error',
      base: './',
      publicDir: false,
      define: { 'process.env.NODE_ENV': '"production"' },
      build: {
        outDir: join(folder, 'admin/editor'),
        target: 'es2024',
        cssCodeSplit: false,
        chunkSizeWarningLimit: 10_000,
        rolldownOptions: {
          onwarn: (warning, show) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || show(warning),
          input,
          output: {
            entryFileNames: 'main.js',
            chunkFileNames: '[name].js',
            assetFileNames: 'style[extname]',
          },
        },
      },
    }).finally(() => (process.env.NODE_ENV = NODE_ENV));
    await writeFile(join(folder, 'admin/names.json'), JSON.stringify(names));
    await writeFile(join(folder, 'index.html'), html);
  });
}
