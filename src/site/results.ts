/** How often an answer has worked when it was tried: what pages order answers by. */
import { wordsFor } from '../collections/fields.ts';
import objections from '../collections/objections.ts';
import { plural } from '../plain.ts';
import type { Entry } from '../wiki/entry.ts';
import { dataOf } from '../wiki/wiki.ts';

export interface Tally {
  won: number;
  lost: number;
}

/** The results of an objection counted; none for other pages. */
export function tallyOf(entry: Entry): Tally {
  return tally(dataOf(entry, objections)?.results ?? []);
}

export function tally(results: readonly { outcome: 'won' | 'lost' }[]): Tally {
  const won = results.filter(({ outcome }) => outcome === 'won').length;
  return { won, lost: results.length - won };
}

/** As “Worked 2 of 3 times”. */
export function tallyInWords({ won, lost }: Tally): string {
  const { outcome } = objections.schema.shape.results.unwrap().element.shape;
  if (won + lost === 0) return 'Not tried yet';
  return `${wordsFor(outcome, 'won')} ${won} of ${plural(won + lost, 'time')}`;
}

/**
 * Puts what has worked more often first. One success is not yet better than nine out of ten: each begins with one of
 * both, as Laplace's rule of succession has it.
 */
export function byWorked(a: Entry, b: Entry): number {
  return share(b) - share(a);
}

function share(entry: Entry): number {
  const { won, lost } = tallyOf(entry);
  return (won + 1) / (won + lost + 2);
}
