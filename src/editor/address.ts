/** The address of a new page. */
import { formatOf } from '../document/format.ts';
import { freeSlug, slugOf } from '../document/slug.ts';
import { entryPath } from '../editing-api/entry-path.ts';
import { names } from './names.ts';
import { ask, atDesk } from './saving/client.ts';

/** A name for the file of a new page that no other has. Rejects where there is a page of the very same title. */
export function freeAddress(collection: string, title: string): Promise<string> {
  return freeSlug(slugOf(title), async (slug) => {
    const other = await titleAt(collection, slug);
    if (other !== undefined && sameTitle(other, title))
      throw new Error(`There is already “${other}” at this address. Open that one, or choose another title.`);
    return other === undefined;
  });
}

/** The title of what is at an address already. The names of the wiki do not know yet what was saved a moment ago. */
async function titleAt(collection: string, id: string): Promise<string | undefined> {
  const all = await names().catch(() => []);
  const known = all.find((each) => each.collection === collection && each.id === id);
  if (known !== undefined || !atDesk) return known?.title;
  const path = entryPath(collection, id);
  const found = await ask<{ data: string }>('getEntry', { path }).catch(() => undefined);
  if (found === undefined) return undefined;
  const { title, name } = formatOf(path).fromFile(found.data);
  return String(title ?? name ?? '');
}

function sameTitle(one: string, other: string): boolean {
  const [a, b] = [one, other].map((title) => title.normalize('NFKC').trim().toLowerCase());
  return a === b;
}
