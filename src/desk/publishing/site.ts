import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { Context } from 'hono';
import { getMimeType } from 'hono/utils/mime';

/** Types that Hono does not know. Decap reads its configuration only if it is called YAML. */
const types: Readonly<Record<string, string>> = {
  '.yml': 'text/yaml; charset=utf-8',
  '.yaml': 'text/yaml; charset=utf-8',
  '.atom': 'application/atom+xml; charset=utf-8',
};

const building = `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="1">
<title>One moment</title><p>The wiki is being built. This page shows it as soon as it is ready. If that takes long, the terminal says why.</p></html>`;

/** Serves a file of a built site as a web server would: folders end with a slash, what is missing is 404.html. */
export async function serveSite(context: Context, root: string | undefined): Promise<Response> {
  if (root === undefined) return context.html(building, 503);
  const { pathname, search } = new URL(context.req.url);
  const path = decoded(pathname);
  const file = path === undefined ? undefined : await fileAt(root, path);
  if (file === 'folder') return context.redirect(`${pathname.replace(/^\/+/, '/')}/${search}`, 301);
  // What was just saved has to be seen: browsers ask each time, and may keep what has not changed.
  if (file !== undefined)
    return context.body(await bytes(file), 200, {
      'Content-Type': typeOf(file),
      'Cache-Control': 'no-cache',
    });
  const missing = join(root, '404.html');
  const page = await bytes(missing).catch(() => undefined);
  return page
    ? context.body(page, 404, { 'Content-Type': typeOf(missing) })
    : context.text('There is no such page.', 404);
}

/** The file of a path; `folder` where the path lacks its last slash; `undefined` where there is nothing. */
async function fileAt(root: string, path: string): Promise<string | 'folder' | undefined> {
  const target = join(root, path.endsWith('/') ? `${path}index.html` : path);
  const [real, realRoot] = await Promise.all([realpath(target).catch(() => undefined), realpath(root)]);
  if (real === undefined || !real.startsWith(realRoot + sep)) return undefined;
  const found = await stat(real);
  if (found.isFile()) return real;
  const index = await stat(join(real, 'index.html')).catch(() => undefined);
  return found.isDirectory() && index?.isFile() ? 'folder' : undefined;
}

/** A path without its percent signs; `undefined` where it is none, or tries to climb. */
function decoded(pathname: string): string | undefined {
  try {
    const path = decodeURIComponent(pathname);
    return /[\0\\]|(?:^|\/)\.\.?(?:\/|$)/.test(path) ? undefined : path;
  } catch {
    return undefined;
  }
}

async function bytes(file: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(file));
}

function typeOf(file: string): string {
  return types[extname(file)] ?? getMimeType(file) ?? 'application/octet-stream';
}
