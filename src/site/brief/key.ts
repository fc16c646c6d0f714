import { linkTargetsOf } from '../../wiki/links.ts';
import type { Entry } from '../../wiki/entry.ts';
import type { Wiki } from '../../wiki/wiki.ts';
import { digest } from '../key.ts';
import { pageFacts } from '../line.ts';
import { choicesOf } from './choices.ts';
import { shownWith } from './show.ts';
import { termsAt } from './stage.ts';

/** Differs whenever what can be chosen does. */
export function choicesKey(wiki: Wiki): string {
  return digest(choicesOf(wiki));
}

/** Differs whenever the piece of a page or of a stage does; `undefined` where there is neither. */
export function partKey(wiki: Wiki, key: string): string | undefined {
  const entry = wiki.byKey.get(key);
  if (entry) return digest([ofEntry(wiki, entry), shownWith(wiki, key)]);
  const { stages, teams } = wiki.settings;
  const stage = stages.find(({ id }) => key === `stages/${id}`);
  if (stage === undefined) return undefined;
  const successors = termsAt(wiki, stage.id).map(
    ({ data }) => wiki.byKey.get(`lexicon/${data?.['replacedBy']}`)?.title,
  );
  const terms = termsAt(wiki, stage.id).map((term) => ofEntry(wiki, term));
  return digest([stage, teams, successors, shownWith(wiki, key), ...terms]);
}

/** Its words, where they lead, and what its state depends on. */
function ofEntry(wiki: Wiki, entry: Entry): unknown[] {
  const { digest, id, title, file, plain, draft, facts, agreed } = entry;
  return [
    [digest, id, title, file, plain, draft, entry.data === undefined, agreed],
    pageFacts(wiki, entry, ''),
    linkTargetsOf(entry, wiki).map((target) => target?.address),
    facts.terms.map(({ to }) => wiki.byKey.has(`lexicon/${to}`)),
    facts.numbers.map(({ to }) => wiki.byKey.get(`numbers/${to}`)?.digest),
  ];
}
