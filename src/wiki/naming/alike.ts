/** Two versions of a page name others alike, whatever those were called when each was written. */
import { posix } from 'node:path';
import { collectionOf } from '../../collections/index.ts';
import { readUrl } from '../../mdx/url.ts';
import { keyOfFile } from '../files.ts';
import { addressOf } from '../wiki.ts';
import { renamedIn } from './file.ts';

/** Beyond this, texts are not looked through: comparing them must never take long. */
const mostCharacters = 50_000;

/**
 * The text of a page in which all links to pages are addresses, and all that names a page names it by one name.
 *
 * @param file where the page lay, below the content folder, from which its links are read
 * @param nameOf the one name of a page or person, as `collection/id`, by any that it has or had, or by its file without
 *   the ending; `undefined` where there never was one
 */
export function namedAlike(text: string, file: string, nameOf: (key: string) => string | undefined): string {
  const collection = collectionOf(file.split('/')[0] ?? '');
  if (collection === undefined || text.length > mostCharacters) return text;
  return renamedIn(text, collection, { link, key: (key) => nameOf(key) ?? key });

  function link(url: string): string {
    // As they are read where there is a page: from the file, or from the page's address.
    for (const folder of url.startsWith('/') ? [''] : [posix.dirname(file), keyOfFile(file) ?? '']) {
      const target = readUrl(url, folder);
      if (target.kind !== 'internal' || target.path === '') return url;
      const name = nameOf(target.path.slice(1).normalize('NFC'));
      if (name !== undefined) return addressOf(name) + target.hash;
    }
    return url;
  }
}
