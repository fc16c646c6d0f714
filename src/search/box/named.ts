import type { Found } from '../names/names.ts';
import type { Query } from '../query.ts';
import { detailsOf, type Wiki } from './sources.ts';

/** How many names are looked at where teams or owners narrow them down. */
const mostNarrowed = 40;

/** What is found by name, of what it is narrowed down to. */
export async function findByName(
  wiki: Wiki,
  { words, exactly, to }: Query,
  { guess = false } = {},
): Promise<Found> {
  // What is to be found just so is found in the text.
  if (exactly) return { hits: [], taken: [], unknown: [] };
  const { in: collection, team, owner } = to;
  const within = collection === undefined ? { guess } : { in: collection, guess };
  if (team === undefined && owner === undefined) return wiki.names.find(words, within);
  const found = wiki.names.find(words, { ...within, limit: mostNarrowed });
  // Names do not know whose pages they are: what stands with each hit does.
  const details = await Promise.all(found.hits.map(({ url }) => detailsOf(url, wiki)));
  const hits = found.hits.filter((_, at) => {
    const { teams = [], owner: whose } = details[at] ?? {};
    return (team === undefined || teams.includes(team)) && (owner === undefined || whose === owner);
  });
  return { ...found, hits };
}
