/** How often the answer to an objection was tried, and worked. */
import { wordsFor } from '../../collections/fields.ts';
import objections from '../../collections/objections.ts';
import { plural } from '../../plain.ts';

export interface Tries {
  worked: number;
  tried: number;
  /** The same in words, those of the declaration. */
  inWords: string;
}

export function triesOf(results: readonly { outcome: 'won' | 'lost' }[] = []): Tries {
  const worked = results.filter(({ outcome }) => outcome === 'won').length;
  return { worked, tried: results.length, inWords: inWords(worked, results.length) };
}

/** From how many tries on a share says more than the figures. */
const enough = 10;

function inWords(worked: number, tried: number): string {
  const { outcome } = objections.schema.shape.results.unwrap().element.shape;
  if (tried === 0) return 'Nobody has noted yet how this answer went';
  if (tried === 1) return `${wordsFor(outcome, worked === 1 ? 'won' : 'lost')} the one time it was tried`;
  const share = tried >= enough ? ` (${Math.round((100 * worked) / tried)} %)` : '';
  return `${wordsFor(outcome, 'won')} ${worked} of ${plural(tried, 'time')}${share}`;
}
