import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { APIRoute } from 'astro';
import { chooseBackend } from '../../../cms/backend.ts';

const folder = dirname(createRequire(join(process.cwd(), 'package.json')).resolve('decap-cms'));

/**
 * Decap's script, the parts it loads when it needs them, and its licences: all from this site, none from elsewhere.
 * Where editing is not set up, nobody needs them.
 */
export const getStaticPaths = async () => {
  if (!('backend' in chooseBackend(process.env, process.env['CONCORD_EDITING'] === '1'))) return [];
  const files = await readdir(folder);
  return files
    .filter((file) => /decap-cms\.js(?:\.LICENSE\.txt)?$|\.wasm$/.test(file))
    .map((file) => ({ params: { file } }));
};

export const GET: APIRoute = async ({ params }) =>
  new Response(new Uint8Array(await readFile(join(folder, params['file'] ?? ''))));
