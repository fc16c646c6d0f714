import { newFormOf } from '../editing-api/addresses.ts';

/** A kind of page that someone may write: the id of its collection, and what one page is called. */
export interface Kind {
  id: string;
  singular: string;
}

/** Where the editor opens a new page with a title. It opens the editor also where it has not been set up: to say so. */
export function newPage(base: string, collection: string, title: string): string {
  return `${base}/admin/${newFormOf(collection, { title })}`;
}

/**
 * Offers to write what nobody has written yet, below a search that found nothing.
 *
 * @param still whether that is still what is sought, once it is known what can be written
 */
export async function offerToCreate(
  element: HTMLElement,
  base: string,
  words: string,
  still: () => boolean,
): Promise<void> {
  const all = await kinds(base);
  if (!still()) return;
  const links = all.map(({ id, singular }) => {
    const link = document.createElement('a');
    link.href = newPage(base, id, words);
    link.textContent = singular;
    const item = document.createElement('li');
    item.append(link);
    return item;
  });
  element.querySelector('ul')?.replaceChildren(...links);
  element.hidden = links.length === 0;
}

let loaded: Promise<Kind[]> | undefined;

/** None, where they cannot be had: then search says no more than that it found nothing, and asks again the next time. */
async function kinds(base: string): Promise<Kind[]> {
  loaded ??= fetch(`${base}/admin/kinds.json`).then((response) => response.json() as Promise<Kind[]>);
  return loaded.catch(() => {
    loaded = undefined;
    return [];
  });
}
