import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { APIRoute } from 'astro';

/** The editor's own script, bundled before the pages are built; nothing where the site has no editor. */
const folder = process.env['CONCORD_EDITOR'];

export const getStaticPaths = async () => {
  const files = folder === undefined ? [] : await readdir(folder);
  return files.map((file) => ({ params: { file } }));
};

export const GET: APIRoute = async ({ params }) =>
  new Response(new Uint8Array(await readFile(join(folder ?? '', params['file'] ?? ''))));
