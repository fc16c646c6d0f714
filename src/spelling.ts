import { distance } from 'fastest-levenshtein';

/**
 * The one of several names that was probably meant; `undefined` where none is near.
 *
 * It is the same but for capitals and signs, or differs by a slip: one letter more, less or other, or two swapped;
 * by two slips in a name of seven letters or more. Otherwise it is the only one that begins so.
 */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const wanted = lettersOf(name);
  if (wanted === '') return undefined;
  const all = lettersIn.get(known) ?? known.map(lettersOf);
  lettersIn.set(known, all);
  const away = all.map((each) => slips(wanted, each));
  const least = Math.min(...away);
  if (least < Infinity) return known[away.indexOf(least)];
  const longer = known.filter((_, index) => wanted.length > 2 && all[index]?.startsWith(wanted));
  return longer.length === 1 ? longer[0] : undefined;
}

/** After an import thousands of names may be unknown, and each is compared with all that there are. */
const lettersIn = new WeakMap<readonly string[], string[]>();

export function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** By how many slips two words differ; `Infinity` where they are two words. */
export function slips(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return Infinity;
  const away = distance(a, b);
  if (away > 2 || (away > 0 && Math.min(a.length, b.length) < 3)) return Infinity;
  if (away < 2 || Math.max(a.length, b.length) >= 7) return away;
  const isSwap = [...a].toSorted().join('') === [...b].toSorted().join('');
  return isSwap ? 1 : Infinity;
}
