import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { fileURLToPath } from 'node:url';

// `@astrojs/mdx` serves our own pages under src/pages only. What editors write never reaches it.
export default defineConfig({
  site: process.env.SITE_URL,
  base: process.env.SITE_BASE,
  cacheDir: process.env.CONCORD_CACHE ?? '.concord/dev',
  outDir: process.env.CONCORD_OUT ?? 'dist',
  trailingSlash: 'always',
  integrations: [mdx()],
  build: { concurrency: 16, assets: '_assets' },
  compressHTML: true,
  devToolbar: { enabled: false },
  experimental: { incrementalBuild: true },
  vite: {
    build: { emptyOutDir: false, assetsInlineLimit: 0 },
    server: { watch: { ignored: [fileURLToPath(new URL('.concord/**', import.meta.url))] } },
  },
});
