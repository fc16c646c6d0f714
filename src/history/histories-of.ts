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
  let open = [...chains].flatMap(([file, chain]) =>
    [chain, chain.alongBranch].flatMap((each) => (each ? [[file, each] as const] : [])),
  );
  for (let depth = 2; open.length > 0; depth *= 4) {
    const blobs = open.map(([, { versions }]) => versions.slice(0, depth).map(({ blob }) => blob));
    // A file that was never changed needs no text.
    const needed = blobs.filter((own) => own.length > 1).flat();
    const missing = [...new Set(needed)].filter((blob) => !texts.has(blob));
    for (const [blob, text] of await textsOf(place, missing)) texts.set(blob, text);
    open = open.filter(([file, chain]) => {
      const said = chain.versions.slice(0, depth).map((version) => thenOf(version, texts));
      const history = historyOf(chain, names.alike(said));
      if (history !== undefined && history !== 'more')
        histories.set(file, lessSure(histories.get(file), history));
      return history === 'more';
    });
  }
  return histories;
}

/** Of what is told along both sides of a merge, what says less for the page: a review is of the words it was made for. */
function lessSure(one: PageHistory | undefined, other: PageHistory): PageHistory {
  return one === undefined || (other.edited && !one.edited) ? other : one;
}
