/** Naming pages on the command line, and in what is said there. */
import { join, resolve } from 'node:path';
import { nearest } from '../src/spelling.ts';
import type { Entry } from '../src/wiki/entry.ts';
import { keyOf } from '../src/wiki/wiki.ts';
import { UsageError } from './command.ts';

/** The page of an id, of an address, or of the path of a file. */
export function pageNamed(id: string, pages: readonly Entry[], folder: string): Entry {
  const key = id.replace(/^\/+|\/+$/g, '');
  const found =
    pages.find((each) => keyOf(each) === key) ??
    pages.find((each) => each.file === key || resolve(id) === join(folder, each.file));
  if (found) return found;
  throw new UsageError(`There is no page “${id}”. ${meant(key, pages.map(keyOf))}`);
}

/** What was probably meant: of the same collection where it has such a page, or else of any. */
function meant(id: string, known: readonly string[]): string {
  const last = (each: string) => each.split('/').at(-1) ?? each;
  const near = known.filter((each) => each.startsWith(id.slice(0, id.indexOf('/') + 1)));
  const found = [near, known].map((list) => {
    const name = nearest(last(id.replace(/\.mdx?$/, '')), list.map(last));
    return list.find((each) => last(each) === name);
  });
  const [first] = found.filter((each) => each !== undefined);
  return first === undefined
    ? 'The address of a page on the wiki ends in its id.'
    : `Did you mean “${first}”?`;
}
