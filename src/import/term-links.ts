import type { Root } from 'mdast';
import { slug } from './names.ts';
import { placeFor, type Places } from './outline.ts';
import { decoded, pageAt, type Targets } from './targets.ts';
import { walk } from './tree.ts';

/** Where the places of a page of terms are now: the key of a term’s page, and the place in it. */
export interface Moved {
  /** The places as they were. */
  places: Places;
  /** By the slugs of headings, and by what else links may name. */
  to: ReadonlyMap<string, { key: string; place: string }>;
}

/** All pages of terms by their files, and the keys of the pages of terms by what these are called. */
export interface TermTargets {
  moved: ReadonlyMap<string, Moved>;
  called: ReadonlyMap<string, string>;
}

/** Leads links that lead to places of a page of terms to the pages of those terms, by their keys. */
export function leadToTerms(
  root: Root,
  file: string,
  targets: Targets,
  { moved, called }: TermTargets,
): void {
  if (moved.size === 0) return;
  walk(root, (node) => {
    if (node.type !== 'link') return;
    const isByName = node.data?.byName === true;
    const [path = '', hash = ''] = /^([^#?]*)(?:\?[^#]*)?(#.*)?$/.exec(node.url.trim())?.slice(1) ?? [];
    const page = path === '' ? file : pageAt(path, file, targets, isByName);
    const key = page === undefined && isByName ? called.get(slug(path)) : undefined;
    const found = key === undefined ? placeOf(moved.get(page ?? ''), hash) : { key, place: '' };
    if (found) node.url = `/${found.key.split('/').map(encodeURIComponent).join('/')}${found.place}`;
  });
}

function placeOf(moved: Moved | undefined, hash: string): { key: string; place: string } | undefined {
  const name = decoded(hash.slice(1));
  const found = moved?.to.get(name) ?? moved?.to.get(placeFor(moved.places, hash) ?? '');
  return found && { ...found, place: found.place && `#${found.place}` };
}
