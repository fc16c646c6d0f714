import { useMemo } from 'react';
import { collectionOf } from '../../collections/index.ts';
import type { Name } from '../names.ts';
import { useNames, type Known } from './use-names.ts';

/** How a page is written where something leads to it: by its id, as `guides/handoff`, or as `/guides/handoff/`. */
export type Written = 'id' | 'path' | 'address';

/** The pages that can be chosen, of a collection or of all; each called by what is written for it. */
export function useTargets(collection: string | undefined, as: Written): Known {
  const known = useNames(collection);
  const names = useMemo(
    () => known.names?.filter(isPage).map((name) => ({ ...name, id: written(name, as) })),
    [known.names, as],
  );
  return { ...known, names };
}

/** What a page is one of, as “Guide”. */
export function kindOfPage({ collection }: Name): string {
  return collectionOf(collection)?.singular ?? collection;
}

/** People are named by fields of their own. */
function isPage({ collection }: Name): boolean {
  return collection !== 'people';
}

function written({ collection, id }: Name, as: Written): string {
  return as === 'id' ? id : as === 'path' ? `${collection}/${id}` : `/${collection}/${id}/`;
}
