/** Words that the teams have given up, where someone still writes them. */
import lexicon from '../collections/lexicon.ts';
import { proseIn } from '../mdx/prose.ts';
import { readBody } from '../mdx/read.ts';
import type { Fault, Problem } from '../problem/problem.ts';
import type { Entry } from './entry.ts';
import { looseTextsIn } from './exact-texts.ts';
import { isEverydayNoun } from './everyday-words.ts';
import { findNames, namesByWord } from './find-names.ts';
import { at, mentionedAt } from './placed.ts';
import { namesFor, wordsIn, type TermName } from './term-names.ts';
import { dataOf, type Wiki } from './wiki.ts';

/**
 * The words in the prose of a page that are not to be used any more, each once, with the word to use. They are a hint for
 * whoever writes; a page that holds them is not wrong.
 *
 * @param bodyLine the line of the file that the body begins on
 */
export function oldWordsIn(entry: Entry, wiki: Wiki, body: string, bodyLine: number): Problem[] {
  const candidates = namesFor(entry, wiki);
  if (!candidates.some(({ use }) => use === 'deprecated')) return [];
  const names = namesByWord(candidates);
  const told = new Set<string>();
  const faultsIn = (text: string) =>
    findNames(text, names).flatMap(({ name, start, end }) => {
      const say = name.use === 'deprecated' ? wordFor(name, wiki) : undefined;
      const key = wordsIn(name);
      if (say === undefined || told.has(key)) return [];
      told.add(key);
      return [
        { fault: { id: 'word-deprecated', found: text.slice(start, end), say } satisfies Fault, start },
      ];
    });
  return [
    ...looseTextsIn(entry).flatMap(({ path, text }) =>
      faultsIn(text).map(({ fault }) => at(entry, fault, path)),
    ),
    ...proseIn(readBody(body).nodes).flatMap(({ value, at: { line, column } }) =>
      faultsIn(value).map(({ fault, start }) => {
        const before = value.slice(0, start).split('\n');
        const place = {
          line: bodyLine + line + before.length - 2,
          column: before.length > 1 ? 1 : column + start,
        };
        return mentionedAt(entry, fault, place);
      }),
    ),
  ];
}

/** What to say in place of a name; `undefined` where the lexicon does not tell, or where the name has an everyday sense. */
function wordFor({ term, words: [word, ...more] }: TermName, wiki: Wiki): string | undefined {
  if (word !== undefined && more.length === 0 && isEverydayNoun(word.text)) return undefined;
  const { replacedBy } = dataOf(term, lexicon) ?? {};
  return replacedBy === undefined ? term.title : wiki.byKey.get(`lexicon/${replacedBy}`)?.title;
}
