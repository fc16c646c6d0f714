import type { Found, NamesIndex } from '../names/names.ts';
import { isStopWord, sameNumber, withoutUmlauts } from '../names/text.ts';
import type { Word } from './words.ts';

/** The words of a search that say something; all of them where none does. */
export function telling(typed: string): string[] {
  const all = typed.split(/\s+/).filter((word) => /[\p{L}\p{N}+#]/u.test(word));
  const found = all.filter((word) => !isStopWord(word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')));
  return found.length > 0 ? found : all;
}

/**
 * What the text is asked for: the words that say something, other ways to write them, and what they may be taken for.
 *
 * @param names given where a page is called so: then the text only fills in below, and words that many are called by
 * are not worth the piece of the index that each costs
 */
export function askedWords(
  typed: string,
  taken: Found['taken'],
  names?: Pick<NamesIndex, 'isCommon'>,
): Word[] {
  const all = telling(typed);
  const rare = all.filter((word) => !names?.isCommon(word));
  return (rare.length > 0 ? rare : all).map((word) => {
    const small = word.toLowerCase();
    const alike = sameNumber(small);
    const plain = withoutUmlauts(small);
    const instead = taken.find((each) => each.typed.toLowerCase() === small)?.as;
    return {
      typed: word,
      ...(alike !== undefined && { alike }),
      ...(plain !== small && { withoutUmlauts: plain }),
      ...(instead !== undefined && { instead }),
    };
  });
}
