/** What a brief can be made for: the customer’s people, the competitors, the stages of the funnel, and what is said against buying. */
import { collectionOf } from '../../collections/index.ts';
import objections from '../../collections/objections.ts';
import { newFormOf } from '../../editing-api/addresses.ts';
import type { Entry } from '../../wiki/entry.ts';
import { resolvedReferencesOf } from '../../wiki/references.ts';
import { dataOf, keyOf, type Wiki } from '../../wiki/wiki.ts';
import { href } from '../view.ts';
import { triesOf, type Tries } from './tries.ts';

/** What `/brief/choices.json` holds. */
export interface Choices {
  timeZone: string;
  kinds: Kind[];
  options: Option[];
  /** The present keys of pages that had other names, by those. */
  moved: Readonly<Record<string, string>>;
}

/** What can be chosen in one place. */
export interface Kind {
  /** The first part of the keys of what can be chosen. */
  id: (typeof briefed)[number] | 'stages';
  /** What one of them is called: “persona”. */
  singular: string;
  /** Where one is added. */
  add: string;
}

export interface Option {
  /** As `personas/finance-lead`, or `stages/mql`. */
  key: string;
  title: string;
  /** Other names to find it by. */
  also?: string;
  isDraft?: true;
  /** Of an objection: whom it is heard from, whom about and at which stage, by their keys. */
  heard?: string[];
  /** Of an objection: how often its answer was tried, and worked. */
  tries?: Tries;
}

/** The collections that a brief is made of. */
export const briefed = ['personas', 'competitors', 'objections'] as const;

export function choicesOf(wiki: Wiki): Choices {
  const { stages, review } = wiki.settings;
  const pages = wiki.entries.filter(({ collection }) => isBriefed(collection));
  const settings = collectionOf('wiki');
  return {
    timeZone: review.timeZone,
    kinds: [
      ...briefed.map((id) => ({
        id,
        singular: collectionOf(id)?.singular.toLowerCase() ?? id,
        add: href(`/admin/${newFormOf(id)}`),
      })),
      { id: 'stages', singular: 'stage', add: href(`/admin/#/collections/wiki/entries/${settings?.id}`) },
    ],
    options: [
      ...pages.map((entry) => optionOf(wiki, entry)),
      ...stages.map(({ id, name }) => ({ key: `stages/${id}`, title: name })),
    ],
    moved: Object.fromEntries(
      [...wiki.moved].filter(([, key]) => isBriefed(key.split('/')[0] ?? '') && wiki.byKey.has(key)),
    ),
  };
}

export function isBriefed(collection: string): collection is (typeof briefed)[number] {
  return briefed.some((each) => each === collection);
}

function optionOf(wiki: Wiki, entry: Entry): Option {
  const role = entry.collection === 'personas' ? entry.data?.['role'] : undefined;
  const also = [...entry.aliases, ...(typeof role === 'string' ? [role] : [])].join(', ');
  const data = dataOf(entry, objections);
  return {
    key: keyOf(entry),
    title: entry.title,
    ...(also && { also }),
    ...(entry.draft && { isDraft: true }),
    ...(entry.collection === objections.id && {
      heard: heardFrom(wiki, entry),
      tries: triesOf(data?.results),
    }),
  };
}

/** Either page may name the other. */
function heardFrom(wiki: Wiki, objection: Entry): string[] {
  const named = resolvedReferencesOf(objection, wiki)
    .filter(({ fields }) => fields.includes('personas') || fields.includes('competitors'))
    .map(({ to }) => to);
  const naming = (wiki.backlinks.get(keyOf(objection)) ?? [])
    .filter(({ from, fields }) => fields.includes('objections') && /^(?:personas|competitors)\//.test(from))
    .map(({ from }) => from);
  const stage = dataOf(objection, objections)?.stage;
  return [...new Set([...named, ...naming, ...(stage === undefined ? [] : [`stages/${stage}`])])].toSorted();
}
