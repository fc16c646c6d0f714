/** The signatures of a page as they stand in it: who has signed for which team, on what day, and which words. */
import { collectionOf } from '../collections/index.ts';
import { signatureList, signedFields, wordingOf } from '../collections/wording.ts';
import type { Day } from '../freshness/day.ts';
import { compare } from '../plain.ts';
import type { Entry } from './entry.ts';

/** A page, as far as it can be signed. */
export type Signable = Pick<Entry, 'collection' | 'data'> &
  Partial<Pick<Entry, 'wording' | 'agreed' | 'vain'>>;

/** What any signature says: which team, who for it, on what day, and to which words. */
export interface SignatureRecord {
  team: string;
  by: string;
  on: Day;
  /** The lead, where who covers for them has signed. */
  insteadOf?: string | undefined;
  /** Written by “Sign”. Those that were typed before there was such a thing have none. */
  wording?: string | undefined;
  /** Which edition of a guide it was given to, where that was typed once. */
  edition?: number | undefined;
}

/** The signatures of a page as they stand in it; `undefined` where it has no place for them. */
export function linesOf({ collection, data }: Signable): SignatureRecord[] | undefined {
  const declared = collectionOf(collection);
  const list = declared && data && signatureList(declared);
  return list === undefined ? undefined : ((data?.[list] ?? []) as SignatureRecord[]);
}

/** Those of them that were given by somebody who signs for the team. */
export function validLinesOf(page: Signable): SignatureRecord[] {
  return (linesOf(page) ?? []).filter((_, index) => !page.vain?.includes(index));
}

/** Signatures from the first to the last: those of one day as they stand in the list. */
export function inOrder(lines: readonly SignatureRecord[]): SignatureRecord[] {
  return lines.toSorted((a, b) => compare(a.on, b.on));
}

/** What stands for the words of a signature. One without a digest may carry those words, or the number of an edition. */
export function wordsOf({ collection }: Signable, line: SignatureRecord): string {
  if (line.wording !== undefined) return line.wording;
  const declared = collectionOf(collection);
  const fields = line as unknown as Readonly<Record<string, unknown>>;
  if (declared && signedFields(declared, fields).length > 0) return wordingOf(declared, fields, '');
  return `${typed}${line.edition ?? 1}`;
}

/** Whether nothing is known of the words of a signature but the number of their edition. */
export function isTypedAlone(words: string): boolean {
  return words.startsWith(typed);
}

const typed = 'edition ';
