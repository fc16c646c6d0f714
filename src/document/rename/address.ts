import { posix } from 'node:path';
import { readUrl } from '../../mdx/url.ts';
import type { Entry } from '../../wiki/entry.ts';
import { findTarget } from '../../wiki/links.ts';
import type { Naming } from '../../wiki/naming/text.ts';
import { keyOf, type Wiki } from '../../wiki/wiki.ts';

/** A page, or a person, that is to be called something else. */
export interface Renaming {
  /** The wiki as it is before. */
  wiki: Wiki;
  page: Entry;
  /** What it is to be called, as `collection/id`: its address, and its file without the ending. */
  to: string;
}

/** How what stands on a page has to name others once a page is renamed; in the settings where no page is given. */
export function namingFor(entry: Entry | undefined, renaming: Renaming): Naming {
  return {
    link: (url) => (entry ? addressNow(url, entry, renaming) : url),
    key: (key) => (key === keyOf(renaming.page) ? renaming.to : key),
  };
}

/**
 * A link as it has to be written once a page is renamed; the same where it may stay. It keeps its form: an address or
 * the name of a file, from the top of the wiki or from where it stands.
 *
 * @param entry the page that it stands on, which may be the one that is renamed
 */
function addressNow(url: string, entry: Entry, { wiki, page, to }: Renaming): string {
  const target = findTarget(wiki, entry, url);
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(url) ?? [];
  if (target?.key === undefined || target.address === undefined || path === '') return url;
  const [from, isMeant] = [keyOf(page), target.key === keyOf(page)];
  // Relative links are read from the file’s folder, or from the address: both are others where their page moves.
  const { folder = '' } = target;
  const isFromAddress = !path.startsWith('/') && folder === keyOf(entry);
  const isMoving = entry.file === page.file && !path.startsWith('/');
  const base = isMoving ? (isFromAddress ? to : posix.dirname(to)) : folder;
  const there = isMeant ? to : pathOf(url, folder);
  if (there === undefined || pathOf(url, base) === there) return url;
  const ending = /\.mdx?$/i.exec(path)?.[0] ?? '';
  const isBeside = isMeant && base === folder && posix.dirname(from) === posix.dirname(to);
  if (isBeside && target.isFormer !== true) {
    const name = written(posix.basename(to), path) + ending;
    return path.replace(/[^/]+(\/?)$/, (_, slash: string) => name + slash) + rest;
  }
  const way = path.startsWith('/') ? `/${there}` : posix.relative(`/${base}`, `/${there}`);
  const dots = path.startsWith('./') && !way.startsWith('.') ? './' : '';
  return dots + written(way, path) + ending + (path.endsWith('/') ? '/' : '') + rest;
}

/** The path below the top of the wiki that a link means, as seen from a folder. */
function pathOf(url: string, folder: string): string | undefined {
  const target = readUrl(url, folder);
  return target.kind === 'internal' ? target.path.slice(1) : undefined;
}

/** A path with its letters written as in another one: as they are, or by their numbers. */
function written(path: string, like: string): string {
  const isPlain = !like.includes('%') && /^[\p{L}\p{M}\p{N}./_~-]*$/u.test(path);
  return isPlain ? path : path.split('/').map(encodeURIComponent).join('/');
}
