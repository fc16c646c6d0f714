import { entryPath } from '../../editing-api/entry-path.ts';
import { folders } from '../../editing-api/paths.ts';
import { collectionOf } from '../../collections/index.ts';

/** The file whose form an address of Decap's shows, such as `#/collections/guides/entries/handoff`. */
export function pathOfHash(hash: string): string | undefined {
  const [, collection = '', slug = ''] = /^#\/collections\/([^/]+)\/entries\/([^?]+)/.exec(hash) ?? [];
  const declared = collectionOf(collection);
  if (declared === undefined) return undefined;
  if (declared.format === 'settings') return `${folders.content}/wiki.yaml`;
  return entryPath(collection, decodeURIComponent(slug));
}

/** The page of the wiki that a file becomes; the front page where it becomes none. */
export function addressOfPath(path: string): string {
  const [, collection, id] = new RegExp(`^${folders.content}/([^/]+)/(.+)\\.\\w+$`).exec(path) ?? [];
  if (collection === undefined || id === undefined) return '/';
  return `/${collection}/${id.split('/').map(encodeURIComponent).join('/')}/`;
}
