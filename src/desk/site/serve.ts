import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { Context } from 'hono';
import { getMimeType } from 'hono/utils/mime';
import { isImage } from '../../mdx/url.ts';
import { cachingAt } from '../../site/policy.ts';
import { mediaFolder } from '../../wiki/files.ts';
import { readsBrotli } from './compressed.ts';
import type { Renderer } from './renderer.ts';

/** Gives the bytes of a file that is served as it is, by its path below the site; `undefined` where there is none. */
export type Assets = (file: string) => Promise<Uint8Array | undefined>;

export interface Site {
  renderer: Pick<Renderer, 'page'>;
  assets: Assets;
  /** The path that the wiki is published under, without a slash at its end; empty for the root. */
  base: string;
  /** What the header says that may run at a path. */
  policy?: (path: string) => string;
  /** How many changes search does not know yet. */
  behind?: () => number;
  /** Gives a file in Brotli; `undefined` where it is sent as it is. */
  brotli?: (file: string, bytes: Uint8Array) => Promise<Uint8Array> | undefined;
}

/** Answers a request as a web server would that has the built site: folders end with a slash, what is missing is 404.html. */
export async function serve(
  context: Context,
  { renderer, assets, base, policy, behind = () => 0, brotli }: Site,
): Promise<Response> {
  const { pathname, search } = new URL(context.req.url);
  if (base !== '' && (pathname === base || /^\/+$/.test(pathname))) return context.redirect(`${base}/`, 302);
  const path = pathname.startsWith(`${base}/`) ? decoded(pathname.slice(base.length)) : undefined;
  if (policy) context.header('Content-Security-Policy', policy(path ?? ''));
  if (path === undefined) return missing();
  if (path === '/pagefind/pagefind-entry.json' && behind() > 0)
    context.header('Search-Behind', String(behind()));
  const file = path.slice(1);
  const asset = await assets(file);
  if (asset) {
    const isAsked = readsBrotli(context.req.header('accept-encoding'));
    const encoded = isAsked ? await brotli?.(file, asset) : undefined;
    if (encoded) context.header('Content-Encoding', 'br');
    if (brotli) context.header('Vary', 'Accept-Encoding');
    return answer(encoded ?? asset, typeOf(path), 200);
  }
  const page = await renderer.page(path.split('/').map(encodeURIComponent).join('/'));
  if (page === undefined) return missing();
  if ('moved' in page) return context.redirect(base + page.moved + search, 301);
  return answer(page.body, typeOf(path), 200);

  async function missing(): Promise<Response> {
    const page = await renderer.page('/404.html');
    if (page === undefined || 'moved' in page) return context.text('There is no such page.', 404);
    return answer(page.body, 'text/html; charset=utf-8', 404);
  }

  function answer(bytes: Uint8Array, type: string, status: 200 | 404): Response {
    // What was just saved has to be seen: browsers ask each time, and may keep what has not changed.
    const cached = status === 200 ? { 'Cache-Control': cachingAt(path ?? '') ?? 'no-cache' } : undefined;
    return context.body(new Uint8Array(bytes), status, { 'Content-Type': type, ...cached });
  }
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

/** Types that Hono does not know. */
const types: Readonly<Record<string, string>> = {
  '.atom': 'application/atom+xml; charset=utf-8',
};

function typeOf(path: string): string {
  if (path.endsWith('/')) return 'text/html; charset=utf-8';
  return types[extname(path)] ?? getMimeType(path) ?? 'application/octet-stream';
}

/** Reads files that lie elsewhere, by their paths below the site. */
export function assetsFrom(files: ReadonlyMap<string, string>): Assets {
  return async (file) => {
    const source = files.get(file);
    return source === undefined ? undefined : readFile(source).catch(() => undefined);
  };
}

/** Reads the wiki's own images. They may have been put there a moment ago, by whatever program. */
export function mediaFrom(contentFolder: string): Assets {
  const folder = mediaFolder(contentFolder);
  return async (file) => {
    const image = /^media\/(.+)$/.exec(file)?.[1];
    if (image === undefined || !isImage(image)) return undefined;
    const root = await realpath(folder).catch(() => '');
    // Letters with accents can be written in two ways, and browsers ask as the address was typed.
    for (const name of new Set([image, image.normalize('NFC'), image.normalize('NFD')])) {
      const real = await realpath(join(folder, name)).catch(() => '');
      if (real.startsWith(`${root}${sep}`)) return readFile(real).catch(() => undefined);
    }
    return undefined;
  };
}
