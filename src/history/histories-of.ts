import type { PageHistory } from '../freshness/page-history.ts';
import { historyOf, type Chain } from './history-of.ts';
import { thenOf, type Names } from './names.ts';
import { textsOf, type Tracked } from './place.ts';

/**
 * The histories of files, from their versions; one that is not known is left out.
 *
 * Looks at ever more versions of each file, until its history is known: most need no more than two. One call of git for
 * all files takes less than one for some at a time, which could compare the texts of others meanwhile.
 *
 * @param given texts that are not in git, by the names that stand for their blobs
 */
export async function historiesOf(
  chains: ReadonlyMap<string, Chain>,
  names: Names,
  place: Tracked,
  given: ReadonlyMap<string, string> = new Map(),
): Promise<Map<string, PageHistory>> {
  const histories = new Map<string, PageHistory>();
  const texts = new Map(given);
  let open = [...chains];
  for (let depth = 2; open.length > 0; depth *= 4) {
    const blobs = new Map(
      open.map(([file, { versions }]) => [file, versions.slice(0, depth).map(({ blob }) => blob)]),
    );
    // A file that was never changed needs no text.
    const needed = [...blobs.values()].filter((own) => own.length > 1).flat();
    const missing = [...new Set(needed)].filter((blob) => !texts.has(blob));
    for (const [blob, text] of await textsOf(place, missing)) texts.set(blob, text);
    open = open.filter(([file, chain]) => {
      const said = chain.versions.slice(0, depth).map((version) => thenOf(version, texts));
      const history = historyOf(chain, names.alike(said));
      if (history !== undefined && history !== 'more') histories.set(file, history);
      return history === 'more';
    });
  }
  return histories;
}
