import type { Past } from '../freshness/past.ts';
import type { Version } from './log.ts';
import { pastOf, type Chain } from './past.ts';
import { textsOf, type Tracked } from './place.ts';

/** How many files are looked at in one go: enough to keep git busy, few enough for their texts to fit in memory. */
const atOnce = 1000;

/**
 * The pasts of files, from their versions; a past that is not known is left out.
 *
 * @param given texts that are not in git, by the names that stand for their blobs
 */
export async function pastsOf(
  chains: ReadonlyMap<string, Chain>,
  place: Tracked,
  given: ReadonlyMap<string, string> = new Map(),
): Promise<Map<string, Past>> {
  const pasts = new Map<string, Past>();
  const waiting = [...chains];
  const work = async () => {
    for (let some = waiting.splice(0, atOnce); some.length > 0; some = waiting.splice(0, atOnce))
      for (const [file, past] of await pastsOfSome(some, place, given)) pasts.set(file, past);
  };
  // While the texts of some are read, others are compared.
  await Promise.all([work(), work()]);
  return pasts;
}

/** Looks at ever more versions of each file, until its past is known. Most pages need no more than two. */
async function pastsOfSome(
  some: readonly [string, Chain][],
  place: Tracked,
  given: ReadonlyMap<string, string>,
): Promise<Map<string, Past>> {
  const pasts = new Map<string, Past>();
  const texts = new Map(given);
  let open = some;
  for (let depth = 2; open.length > 0; depth *= 4) {
    const blobs = open.flatMap(([, { versions }]) => (versions.length < 2 ? [] : blobsOf(versions, depth)));
    const missing = [...new Set(blobs)].filter((blob) => !texts.has(blob));
    for (const [blob, text] of await textsOf(place, missing)) texts.set(blob, text);
    open = open.filter(([file, chain]) => {
      const own = blobsOf(chain.versions, depth).map((blob) => texts.get(blob) ?? '');
      const past = pastOf(chain, own);
      if (past !== undefined && past !== 'more') pasts.set(file, past);
      return past === 'more';
    });
  }
  return pasts;
}

function blobsOf(versions: readonly Version[], most: number): string[] {
  return versions.slice(0, most).map(({ blob }) => blob);
}
