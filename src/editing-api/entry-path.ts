import { collectionOf } from '../collections/index.ts';
import { folders } from './paths.ts';

/** Where the file of an entry lies. */
export function entryPath(collection: string, id: string): string {
  return `${folders.content}/${collection}/${id}.${collectionOf(collection)?.format === 'page' ? 'mdx' : 'yaml'}`;
}
