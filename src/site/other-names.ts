import { slugOf } from '../document/slug.ts';
import type { Settings } from '../collections/index.ts';
import type { Entry } from '../wiki/entry.ts';
import type { Wiki } from '../wiki/wiki.ts';

type Stage = Settings['stages'][number];

/**
 * Other names that search finds an entry by: those it gives itself, and for a term that defines a stage of the funnel
 * the words that the stage goes by, where its own names do not hold them.
 */
export function otherNamesOf(wiki: Wiki, entry: Entry): readonly string[] {
  const stages = stagesByTerm(wiki).get(entry) ?? [];
  return stages
    .flatMap(({ name, id }) => [name, id])
    .reduce((names, word) => {
      const isKnown = [entry.title, ...names].some((name) => holds(name, word));
      return isKnown ? names : [...names, word];
    }, entry.aliases);
}

function holds(name: string, word: string): boolean {
  return `-${slugOf(name)}-`.includes(`-${slugOf(word)}-`);
}

/** The term that defines a stage of the funnel; `undefined` where there is none, or none can be told from others. */
export function termOf(wiki: Wiki, stage: Stage): Entry | undefined {
  const terms = wiki.entries.filter(({ collection }) => collection === 'lexicon');
  return definingTerm(terms, stage);
}

function stagesByTerm(wiki: Wiki): ReadonlyMap<Entry, Stage[]> {
  const found = known.get(wiki);
  if (found) return found;
  const stages = new Map<Entry, Stage[]>();
  for (const stage of wiki.settings.stages) {
    const term = termOf(wiki, stage);
    if (term) stages.set(term, [...(stages.get(term) ?? []), stage]);
  }
  known.set(wiki, stages);
  return stages;
}

const known = new WeakMap<Wiki, ReadonlyMap<Entry, Stage[]>>();

/** The term with the id or the name of a stage; failing that, the only one at it. */
function definingTerm(terms: readonly Entry[], { id, name }: Stage): Entry | undefined {
  const named =
    terms.find((term) => term.id === id) ?? terms.find(({ title }) => slugOf(title) === slugOf(name));
  if (named) return named;
  const [only, ...others] = terms.filter(({ data }) => data?.['stage'] === id);
  return others.length === 0 ? only : undefined;
}
