/** The words that every team stood by at once, and since when. */
import { collectionOf } from '../collections/index.ts';
import { signedFields, wordingOf } from '../collections/wording.ts';
import type { Day } from '../freshness/day.ts';
import type { SignedWords } from './entry.ts';
import { inOrder, validLinesOf, wordsOf, type Signable, type SignatureRecord } from './signature-lines.ts';

/**
 * What every team stood by last, and since when: the words that the latest signature of each was given to, on the last day
 * on which those were the same.
 */
export function lastSigned(page: Signable, teams: readonly { id: string }[]): Agreement | undefined {
  return agreementsOf(page, teams).at(-1);
}

/** Words that every team has signed, since when they stood, and the signatures under them. */
interface Agreement {
  wording: string;
  on: Day;
  lines: SignatureRecord[];
}

/** All that every team stood by at once, the earliest first. */
export function agreementsOf(page: Signable, teams: readonly { id: string }[]): Agreement[] {
  const all = inOrder(validLinesOf(page));
  const byWording = Map.groupBy(all, (line) => wordsOf(page, line));
  const latest = new Map<string, string>();
  const agreements: Agreement[] = [];
  for (const line of all) {
    const wording = wordsOf(page, line);
    latest.set(line.team, wording);
    const lines = byWording.get(wording) ?? [];
    // Of the number of an edition nobody can tell which words it had, nor whether they are others.
    const isTold = lines.some((each) => each.wording !== undefined) || quotedIn(lines, wording, page);
    const isByAll = teams.length > 0 && teams.every(({ id }) => latest.get(id) === wording);
    if (!isByAll || !isTold) continue;
    // Who signs the same words again has agreed to nothing else; told is the last day on which all had.
    agreements.push({ wording, on: line.on, lines });
  }
  return agreements;
}

/** The words that signatures quote, as those of a term do. */
export function quotedIn(
  lines: readonly SignatureRecord[],
  wording: string,
  { collection }: Signable,
): SignedWords | undefined {
  const declared = collectionOf(collection);
  const quoting = declared && lines.find((line) => wordingOf(declared, { ...line }, '') === wording);
  return quoting && { fields: Object.fromEntries(signedFields(declared, { ...quoting })), body: undefined };
}
