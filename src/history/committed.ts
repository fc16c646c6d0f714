import { writeCache, appendStep, loadCache } from './cache.ts';
import { Known } from './known.ts';
import { changesOf } from './log.ts';
import { Names } from './names.ts';
import { historiesOf } from './histories-of.ts';
import type { Tracked } from './place.ts';

/** What is known of a place by its latest commit. */
export interface Committed {
  known: Known;
  /** The pages whose history may be another than what was known before; `all` where that was nothing, or of no use. */
  touched: ReadonlySet<string> | 'all';
}

/**
 * Finds what the commits of a place tell. It goes on from what is known already, else from what is kept in a file;
 * where the branch does not go on from there, it begins anew.
 *
 * What is known already is changed by this. Where git fails on the way, it is of no more use.
 */
export async function committedAt(
  place: Tracked,
  timeZone: string,
  file: string,
  already?: Known,
): Promise<Committed> {
  const key = JSON.stringify([formatVersion, place.top, place.prefix, place.shallow, timeZone]);
  const known = already ?? (await loadCache(file, key, place.shallow !== ''));
  const touched = known && (await goOn(known));
  if (known && touched) return { known, touched: already ? touched : 'all' };
  const anew = new Known(place.shallow !== '');
  await goOn(anew);
  return { known: anew, touched: 'all' };

  /** Takes in what came since; `undefined` where the branch does not go on from what is known. */
  async function goOn(known: Known): Promise<Set<string> | undefined> {
    if (known.head === place.head) return new Set();
    const since = { head: known.head, commits: known.commits.length };
    const changes = await changesOf(place, timeZone, known);
    if (changes === undefined) return undefined;
    const touched = known.add(changes);
    const histories = await historiesOf(known.chainsOf(touched), new Names(known), place);
    for (const path of touched) {
      const history = histories.get(path);
      if (history) known.histories.set(path, history);
      else known.histories.delete(path);
    }
    if (since.head === '') await writeCache(file, key, known);
    else await appendStep(file, known, since, touched);
    return touched;
  }
}

/** Changes with whatever changes what is kept. */
const formatVersion = 14;
