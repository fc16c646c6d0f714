/**
 * Addresses within collections at which the site has something of its own; a file of that name would hide it, or be
 * hidden. `test/unit/theme/routes.test.ts` holds that these are all.
 */
const own = /^(?:assets\/plan|meetings\/next|lexicon\/notes\.css|people\/.+\.(?:ics|json))(?=\/|$)/i;

/** Whether something of the site's own is at the address of a key, or above it. */
export function isOwnAddress(key: string): boolean {
  return own.test(key);
}

/** The key that a page has in place of one that is the site's own: with a number, as of two files of the same address. */
export function besideOwn(key: string): string {
  return key.replace(own, '$&-2');
}
