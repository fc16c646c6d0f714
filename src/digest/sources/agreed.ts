/** Words that every team has signed lately. */
import lexicon from '../../collections/lexicon.ts';
import { dayInWords } from '../../freshness/words.ts';
import { lastSigned } from '../../wiki/agreements.ts';
import type { Entry } from '../../wiki/entry.ts';
import { isSigned } from '../../wiki/signatures.ts';
import { keyOf } from '../../wiki/wiki.ts';
import type { Context, Found } from './context.ts';

export function termsAgreed(context: Context): Found[] {
  return agreedIn(context, (entry) => entry.collection === lexicon.id);
}

export function pagesAgreed(context: Context): Found[] {
  return agreedIn(context, (entry) => entry.collection !== lexicon.id);
}

function agreedIn(
  { wiki, entries, since, today, link }: Context,
  isMeant: (entry: Entry) => boolean,
): Found[] {
  const { teams } = wiki.settings;
  return entries.filter(isMeant).flatMap((entry) => {
    const agreed = isSigned(entry, teams) ? lastSigned(entry, teams) : undefined;
    if (!agreed || agreed.on < since || agreed.on > today) return [];
    const said = `Every team has signed these words; the last one on ${dayInWords(agreed.on)}.`;
    return [{ facts: [`agreed ${keyOf(entry)} ${agreed.wording}`], weight: 55, page: link(entry), said }];
  });
}
