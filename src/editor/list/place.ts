import { collectionOf } from '../../collections/index.ts';

/** Which list an address of Decap's stands for. */
export interface Place {
  /** The id of a collection; `undefined` for all. */
  collection: string | undefined;
  words: string;
}

/** The list of an address such as `#/collections/guides` or `#/search/price`; `undefined` where that shows none. */
export function placeOf(hash: string): Place | undefined {
  const [path = '', query] = hash.split('?');
  const [, base, name = '', view, words = ''] = path.split('/').map(decoded);
  if (base === 'search') return { collection: undefined, words: name };
  if (base !== 'collections' || collectionOf(name) === undefined) return undefined;
  if (view === 'search') return { collection: name, words };
  if (view !== undefined && view !== '') return undefined;
  return { collection: name, words: new URLSearchParams(query).get('words') ?? '' };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
