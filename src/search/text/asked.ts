import type { Found } from '../names/names.ts';
import { isStopWord } from '../names/text.ts';
import type { Word } from './words.ts';

/** The words of a search that say something; all of them where none does. */
export function telling(typed: string): string[] {
  const all = typed.split(/\s+/).filter((word) => /[\p{L}\p{N}+#]/u.test(word));
  const found = all.filter((word) => !isStopWord(word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')));
  return found.length > 0 ? found : all;
}

/** What the text is asked for: the words that say something, and what they may be taken for. */
export function askedWords(typed: string, taken: Found['taken']): Word[] {
  return telling(typed).map((word) => {
    const other = taken.find((each) => each.typed.toLowerCase() === word.toLowerCase());
    return other ? { typed: word, instead: other.as } : { typed: word };
  });
}
