/** What is found in a text of another system, while it is gone through and afterwards. */
import type { Placed } from '../layout.ts';
import type { Box } from '../mkdocs.ts';
import type { DialectTag } from '../tags.ts';

/** A piece of another system’s language, found in a text and set aside under a number. */
export type Piece =
  | { type: 'tag'; tag: DialectTag; closing: string }
  | { type: 'wikilink'; target: string; text: string; embed: boolean; raw: string }
  /** A file whose text is shown, by its path. */
  | { type: 'snippet'; target: string; text: string; raw: string };

/** Text that readers cannot use, kept for the end of the page. */
export interface Kept {
  language: string;
  text: string;
}

export interface Scanned {
  /** The text as plain Markdown, with marks where pieces stood. */
  text: string;
  pieces: Piece[];
  kept: Kept[];
  /** Tags that could not be read as such, as typed. */
  typed: string[];
  /** How many comments there are that readers do not see. */
  comments: number;
}

/** A text that is being gone through, and what has been found in it. */
export interface Scan extends Omit<Scanned, 'text'> {
  text: string;
  tags: Placed[];
  /** What is written anew, beside tags. */
  edits: { start: number; end: number; text: string }[];
  /** Boxes that end with the indentation of what is in them, from the outermost inwards. */
  boxes: Box[];
  /** Where the paragraph ends in which code was looked for last. */
  paragraph: { end: number };
  /** What was begun and is never ended: in the text, or as many signs of code in the paragraph. */
  endless: Set<unknown>;
}

/** Reads what may stand at a place, and says where to go on; `undefined` where it is not there. */
export type Reader = (start: number, scan: Scan) => number | undefined;

/** The rest of a line. */
export function lineFrom(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? undefined : end);
}
