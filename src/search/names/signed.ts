/** Words with signs of their own, such as C++, .NET and A&B: the same letters without the signs are another word. */
import { fold } from './fold.ts';

/** What stands around words, and belongs to none. */
const [opening, closing] = [/^[\p{Ps}\p{Pi}"'„]+/u, /[\p{Pe}\p{Pf}"'“?!,;:.…]+$/u];
/** Hyphens and apostrophes are none of them: they join the parts of any word. */
const ownSign = /[#$%&*+./:<=>@\\^|~§°€£]/;

/**
 * What tells whether all words with signs of their own that were typed stand just so in a name; `undefined` where none
 * was typed. Of a word at the end more may be to come.
 */
export function signedAs(typed: string): ((name: string) => boolean) | undefined {
  const words = fold(typed)
    .split(/\s+/)
    .map((each) => each.replace(opening, '').replace(closing, ''));
  const patterns = words.flatMap((word, index) => {
    if (!ownSign.test(word) || !/[\p{L}\p{N}]/u.test(word)) return [];
    const plain = word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    const end = index === words.length - 1 ? '' : String.raw`(?![\p{L}\p{M}\p{N}#&+@])`;
    return [new RegExp(String.raw`(?:^|[^\p{L}\p{M}\p{N}#&+.@])${plain}${end}`, 'u')];
  });
  if (patterns.length === 0) return undefined;
  return (name) => {
    const folded = fold(name);
    return patterns.every((pattern) => pattern.test(folded));
  };
}
