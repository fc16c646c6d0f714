/** The address of a new page. */
import { freeSlug, slugOf } from '../document/slug.ts';
import { entryPath } from '../editing-api/entry-path.ts';
import { isOwnAddress } from '../wiki/own-addresses.ts';
import { names, refreshNames } from './names.ts';
import { atDesk } from './saving/client.ts';

/** Where nothing lies, as was just found out. */
let freePath: string | undefined;

/** A name for the file of a new page that no other has. Rejects where there is a page of the very same title. */
export async function freeAddress(collection: string, title: string): Promise<string> {
  // What was saved a moment ago the desk knows, and so do its names once they are asked for again.
  const isFresh =
    atDesk &&
    (await refreshNames().then(
      () => true,
      () => false,
    ));
  const all = await names().catch(() => []);
  const slug = await freeSlug(slugOf(title), async (slug) => {
    const other = all.find((each) => each.collection === collection && each.id === slug);
    if (other && sameTitle(other.title, title))
      throw new Error(
        `There is already “${other.title}” at this address. Open that one, or choose another title.`,
      );
    return other === undefined && !isOwnAddress(`${collection}/${slug}`);
  });
  if (isFresh) freePath = entryPath(collection, slug);
  return slug;
}

/** Whether nothing lies at a path. It is told once: what comes next may have been saved. */
export function isFree(path: string): boolean {
  const isFree = path === freePath;
  if (isFree) freePath = undefined;
  return isFree;
}

function sameTitle(one: string, other: string): boolean {
  const [a, b] = [one, other].map((title) => title.normalize('NFKC').trim().toLowerCase());
  return a === b;
}
