/** Words that another app has shared, on their way from the worker to `/note/`: they stay on the device. */

type Caches = Pick<CacheStorage, 'open'>;

/** What an app shares, in the order of a note. */
export const sharedFields = ['title', 'text', 'url'] as const;

/** The end of the address to which a server leads where it was handed what the worker should have been handed. */
export const notShared = 'not-shared';

/** The words of what was shared; empty where there are none. Many apps repeat in the text what they give as title or address. */
export function sharedWords(form: FormData): string {
  const given = sharedFields.flatMap((name) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() || [] : [];
  });
  const isRepeated = (each: string) => given.some((other) => other !== each && other.includes(each));
  return [...new Set(given)].filter((each) => !isRepeated(each)).join('\n');
}

/** Keeps words until a page takes them. Rejects where there is no room. */
export async function keepShared(caches: Caches, scope: string, words: string): Promise<void> {
  const cache = await caches.open(nameOf(scope));
  await cache.put(`${scope}note/${crypto.randomUUID()}`, new Response(words));
}

/**
 * Hands on what was shared, each once, whatever windows ask for it.
 *
 * @param take says whether it could be kept elsewhere; what could not stays
 */
export async function takeShared(
  caches: Caches,
  scope: string,
  take: (words: string) => boolean,
): Promise<void> {
  const cache = await caches.open(nameOf(scope));
  for (const key of await cache.keys()) {
    const words = await (await cache.match(key))?.text();
    if (words === undefined || !(await cache.delete(key))) continue;
    if (!take(words)) await cache.put(key, new Response(words));
  }
}

/** Not among what is kept for reading, which is swept. */
function nameOf(scope: string): string {
  return `concord-shared:${scope}`;
}
