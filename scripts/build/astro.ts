/** The building process: runs Astro as its parent has asked in the environment, and removes pages of old. */
import { build } from 'astro';
import { readdir, rm, rmdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const out = process.env['CONCORD_OUT'] ?? '';
const written = new Set<string>();

await build({
  root,
  logLevel: 'info',
  integrations: [
    {
      name: 'concord-pages',
      hooks: {
        'astro:build:done': ({ pages }) => {
          for (const { pathname } of pages)
            written.add(pathname === '404/' ? '404.html' : `${pathname}index.html`);
        },
      },
    },
  ],
});

// The folder is kept from build to build, so that unchanged pages need not be written again.
for (const entry of await readdir(out, { recursive: true, withFileTypes: true })) {
  const file = join(entry.parentPath, entry.name);
  const address = relative(out, file).replaceAll('\\', '/');
  if (
    !address.endsWith('.html') ||
    /^(?:_assets|admin|media|pagefind)\//.test(address) ||
    written.has(address)
  )
    continue;
  await rm(file);
  await rmdir(dirname(file)).catch(() => {});
}
