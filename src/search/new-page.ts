import { newFormOf } from '../editing-api/addresses.ts';

/** Where the editor opens a new page with a title. It opens the editor also where it has not been set up: to say so. */
export function newPage(base: string, collection: string, title: string): string {
  return `${base}/admin/${newFormOf(collection, { title })}`;
}
