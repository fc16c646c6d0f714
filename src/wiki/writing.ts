import { writingOf, type Writing } from '../plain.ts';
import type { Entry } from './entry.ts';

/** How the page of an entry is written: as its text begins, or as its title does. */
export function writingIn({ facts, title }: Pick<Entry, 'facts' | 'title'>): Writing {
  return writingOf(/\p{L}/u.test(facts.excerpt) ? facts.excerpt : title);
}
