/** Makes the files that the search box fetches, of the wiki. */
import { menuOf } from '../../collections/index.ts';
import { assetSteps } from '../../freshness/asset-words.ts';
import { stepsOf } from '../../freshness/number-steps.ts';
import { stateFacts } from '../../freshness/state-facts.ts';
import { compare } from '../../plain.ts';
import { assetFacts } from '../../wiki/assets.ts';
import type { Entry } from '../../wiki/entry.ts';
import { numberFacts, numberOf } from '../../wiki/numbers.ts';
import { isReviewed, reviewFacts } from '../../wiki/review.ts';
import { keyOf, personOf, type Wiki } from '../../wiki/wiki.ts';
import { pieceOf, piecesFor, type Details, type WikiFile } from './wiki-file.ts';

const lately = 6;

/** @param helpPages how many pages the help has */
export function wikiFileOf(wiki: Wiki, helpPages: number): WikiFile {
  const { settings } = wiki;
  const owners = new Set(wiki.entries.map(({ owner }) => owner));
  return {
    timeZone: settings.review.timeZone,
    collections: [
      ...menuOf().flatMap(({ label: group, collections }) =>
        collections.map(({ id, label, singular, format }) => {
          return { id, label, group, singular, canBegin: format === 'page' };
        }),
      ),
      { id: 'help', label: 'Help', singular: 'Help', canBegin: false },
    ],
    teams: settings.teams.map(({ id, name, colour }) => ({ id, label: name, colour })),
    owners: wiki.people.filter(({ id }) => owners.has(id)).map(({ id, title }) => ({ id, label: title })),
    reportTo: settings.reportTo,
    pieces: piecesIn(wiki, helpPages),
    changed: changedIn(wiki),
  };
}

export function piecesIn({ entries, people }: Wiki, helpPages: number): number {
  return piecesFor(entries.length + people.length + helpPages);
}

/** The pages whose details are in a file. */
export function pagesInPiece(wiki: Wiki, piece: number, pieces: number): readonly Entry[] {
  const pages = divided.get(wiki) ?? divide(wiki, pieces);
  divided.set(wiki, pages);
  return pages.get(piece) ?? [];
}

const divided = new WeakMap<Wiki, Map<number, Entry[]>>();

function divide({ entries, people }: Wiki, pieces: number): Map<number, Entry[]> {
  return Map.groupBy([...entries, ...people], (page) => pieceOf(keyOf(page), pieces));
}

export function detailsOf(wiki: Wiki, entry: Entry): Details {
  const { summary, teams, owner, draft } = entry;
  if (entry.collection === 'people') return { summary: personOf(wiki, entry.id)?.role ?? summary, teams };
  const facts = entry.data && isReviewed(entry) && stateFacts(reviewFacts(entry, wiki));
  const steps = stepsFor(wiki, entry);
  return {
    ...{ summary, teams, owner },
    ...(facts && { facts }),
    ...(steps && { steps }),
    ...(draft && { draft }),
  };
}

function stepsFor(wiki: Wiki, entry: Entry): Details['steps'] {
  const asset = assetFacts(entry, wiki);
  if (asset) return assetSteps(asset);
  const facts = numberFacts(entry, wiki);
  const unit = numberOf(entry)?.unit;
  return facts && unit && stepsOf(facts, unit, false);
}

/** What was changed last, as far as git tells. */
function changedIn(wiki: Wiki): WikiFile['changed'] {
  const changes = wiki.entries.flatMap((entry) => {
    const change = entry.history?.changed ?? entry.history?.created;
    return change && !entry.draft ? [{ entry, ...change }] : [];
  });
  return changes
    .toSorted((a, b) => b.order - a.order || compare(a.entry.title, b.entry.title))
    .slice(0, lately)
    .map(({ entry, day }) => ({ path: keyOf(entry), title: entry.title, day }));
}
