import type { Piece } from '../text/sentence.ts';
import { element } from '../../element.ts';

/** A text with those of its words marked that begin with what was sought. */
export function marked(text: string, sought: readonly string[]): (Node | string)[] {
  const beginnings = sought.map(plain).filter((word) => word !== '');
  const isSought = (word: string) => beginnings.some((each) => plain(word).startsWith(each));
  return text
    .split(/([^\p{L}\p{N}\p{M}+#]+)/u)
    .map((word) => (word !== '' && isSought(word) ? element('mark', {}, word) : word));
}

/** What stands in a text, with what was sought marked. */
export function inText(pieces: readonly Piece[]): (Node | string)[] {
  return pieces.map(([text, isSought]) => (isSought ? element('mark', {}, text) : text));
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
