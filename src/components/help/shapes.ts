import type { z } from 'zod';
import { collectionOf, collections, hasReviews } from '../../collections/index.ts';
import { commonFieldNames } from '../../collections/collection.ts';

const framed: ReadonlySet<string> = new Set(commonFieldNames);

/** The fields that every page has with the same meaning; what the title is depends on the collection. */
export function commonShape(): z.ZodRawShape {
  return pick(
    collections.find(hasReviews)?.schema.shape ?? {},
    (name) => framed.has(name) && name !== 'title',
  );
}

/** The fields of one collection: for pages, those that not every page has, and what their title is. */
export function ownShape(id: string): z.ZodRawShape {
  const collection = collectionOf(id);
  if (collection === undefined) throw new Error(`There is no collection “${id}”.`);
  return pick(
    collection.schema.shape,
    (name) => collection.format !== 'page' || name === 'title' || !framed.has(name),
  );
}

function pick(shape: z.ZodRawShape, holds: (name: string) => boolean): z.ZodRawShape {
  return Object.fromEntries(Object.entries(shape).filter(([name]) => holds(name)));
}
