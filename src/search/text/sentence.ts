/** What a text says where the words that were sought stand: a sentence from its beginning. */
import { wordsIn, type Page } from './words.ts';

/** A piece of a text, and whether it is what was sought. */
export type Piece = [text: string, isSought: boolean];

/** How many words are shown, and how many of a long sentence may come before the first that was sought. */
const [length, before] = [26, 12];

/** A few words are a heading, or a name. */
const fewest = 4;

/**
 * The sentences that have most of what was sought, the best first.
 *
 * @param at where that stands in the text, counted in words
 */
export function sentencesAt({ content }: Pick<Page, 'content'>, at: readonly number[]): Piece[][] {
  const words = wordsIn(content);
  const sought = new Set(at);
  const count = ({ from, to }: Span) => [...sought].filter((each) => each >= from && each < to).length;
  return spansOf(words)
    .map((span) => ({ span, hits: count(span) }))
    .filter(({ span, hits }) => hits > 0 && span.to - span.from >= fewest)
    .toSorted((a, b) => b.hits - a.hits)
    .slice(0, 3)
    .map(({ span }) => {
      const shown = shortened(span, sought);
      const pieces = piecesOf(words, shown, sought);
      return shown.from > span.from ? [['… ', false], ...pieces] : pieces;
    });
}

/** The words from one to before another. */
interface Span {
  from: number;
  to: number;
}

function spansOf(words: readonly string[]): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const [at, word] of words.entries()) {
    if (at < words.length - 1 && !/[.!?…]["”’»)]*$/.test(word)) continue;
    spans.push({ from, to: at + 1 });
    from = at + 1;
  }
  return spans;
}

/** A long sentence begins later where what was sought would not be seen. */
function shortened({ from, to }: Span, sought: ReadonlySet<number>): Span {
  const first = Math.min(...[...sought].filter((at) => at >= from));
  const start = first - from < length - 4 ? from : first - before;
  return { from: start, to: Math.min(to, start + length) };
}

function piecesOf(words: readonly string[], { from, to }: Span, sought: ReadonlySet<number>): Piece[] {
  const pieces: Piece[] = [];
  for (let at = from; at < to; at++) {
    const last = pieces.at(-1);
    const isSought = sought.has(at);
    const space = at === from ? '' : ' ';
    if (isSought) pieces.push([space, false], [words[at] ?? '', true]);
    else if (last?.[1] === false) last[0] += space + words[at];
    else pieces.push([space + words[at], false]);
  }
  return pieces.filter(([text]) => text !== '');
}
