import mdx from '@astrojs/mdx';
import { defineConfig, passthroughImageService } from 'astro/config';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import theme from './src/theme/adapter.ts';

/** Astro calls scripts after all that they are made of, and pages name each of them. */
const entryFileNames = ({ name }) =>
  `_assets/${name.replace(/\.astro_astro.*/, '').replaceAll(/\W+/g, '')}.[hash].js`;

/** What pages run together is one file: compressed by themselves, its parts are a tenth larger, and asked for one by one. */
const codeSplitting = {
  groups: [
    {
      name: 'every-page',
      test: /(?:src\/(?:plain|freshness\/(?:day|interval|reason-words|review|words)|components\/(?:days|review-lines|visit)|editing-api\/me)\.ts|preload-helper\.js)$/,
    },
    { name: 'notice', test: /(?:freshness|components)\/(?:trust-)?notice\.ts$/ },
    { name: 'reasons', test: /(?:freshness\/whose|components\/reasons)\.ts$/ },
    { name: 'period', test: /freshness\/period\.ts$/ },
    { name: 'silence', test: /freshness\/silence\.ts$/ },
    { name: 'duties', test: /(?:freshness\/(?:duties|duty-words|queue)|components\/duty-shown)\.ts$/ },
    // What opens search, beside it: the weight of a page is counted without.
    { name: 'search', test: /src\/search\/(?:kept|open|said)\.ts$/ },
  ],
};

// `@astrojs/mdx` serves our own pages under src/pages only. What editors write never reaches it.
export default defineConfig({
  base: process.env.SITE_BASE,
  output: 'server',
  adapter: theme(),
  trailingSlash: 'always',
  integrations: [mdx()],
  // Images are published as they are.
  image: { service: passthroughImageService() },
  build: { assets: '_assets' },
  compressHTML: true,
  devToolbar: { enabled: false },
  vite: {
    plugins: [withoutPreloading()],
    cacheDir: join(process.env.CONCORD_STATE || '.concord', 'vite'),
    build: { assetsInlineLimit: 0 },
    environments: { client: { build: { rolldownOptions: { output: { codeSplitting, entryFileNames } } } } },
    server: { watch: { ignored: [fileURLToPath(new URL('.concord/**', import.meta.url))] } },
  },
});

/**
 * What is imported when it is wanted needs nothing loaded before it, yet Vite puts what could do that on every page, a
 * twentieth of its weight: https://github.com/vitejs/vite/issues/13952
 */
function withoutPreloading() {
  return {
    name: 'concord-without-preloading',
    enforce: 'pre',
    // Astro's own choice would come after that of a configuration.
    configEnvironment: () => ({ build: { modulePreload: false } }),
    load: {
      filter: { id: /^\0vite\/preload-helper\.js$/ },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
  };
}
