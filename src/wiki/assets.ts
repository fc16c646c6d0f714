/** Material, campaigns and channels: what their states depend on, who is asked for an answer, and what takes the place of what. */
import assets from '../collections/assets.ts';
import type { DataOf, Settings } from '../collections/index.ts';
import { goneFrom, silentIn, type Answer, type AssetFacts, type Gone } from '../freshness/asset-state.ts';
import { parseDay, type Day } from '../freshness/day.ts';
import { parseInterval } from '../freshness/interval.ts';
import type { Entry } from './entry.ts';
import { once } from './once.ts';
import { voicesIn, type Voice } from './tasks.ts';
import { dataOf, keyOf, personOf, type Wiki } from './wiki.ts';

export type AssetData = DataOf<typeof assets>;
type Team = Settings['teams'][number];

/** What a page says of an asset; `undefined` for other pages, and where its fields are unfit. */
export function assetOf(entry: Entry | undefined): AssetData | undefined {
  return entry && dataOf(entry, assets);
}

/** All assets of a wiki whose fields are fit, in its order. */
export function assetsIn({ entries }: Pick<Wiki, 'entries'>): Entry[] {
  return entries.filter((entry) => assetOf(entry) !== undefined);
}

/** What the state of an asset depends on; `undefined` for other pages, and where its fields are unfit. */
export const assetFacts = once((entry: Entry, wiki: Wiki): AssetFacts | undefined => {
  const data = assetOf(entry);
  if (data === undefined) return undefined;
  const {
    kind,
    answerBy,
    decided,
    tried = [],
    out,
    used = [],
    ends,
    withdrawn,
    every,
    published = [],
  } = data;
  const decidedOn = parseDay(decided?.on);
  const interval = parseInterval(every);
  const successor = successorOf(entry, wiki);
  const from = parseDay(assetOf(successor)?.out);
  return {
    sort: sortOf(kind),
    answerBy: parseDay(answerBy),
    answers: answersTo(entry, wiki),
    decided: decided && decidedOn && { outcome: decided.outcome, on: decidedOn },
    tries: tried.length,
    out: parseDay(out),
    used: latest(used),
    until: lastGoodDay(data),
    ends: parseDay(ends),
    withdrawn: parseDay(withdrawn?.on),
    replaced: successor && from && { by: successor.title, on: from },
    rhythm: interval && { every: interval, last: latest(published) },
  };
});

/** From when, and why, a page is not to be used any more; `undefined` for one that always may be, and for one that is no asset. */
export function goneOf(entry: Entry | undefined, wiki: Wiki): Gone | undefined {
  const facts = entry && assetFacts(entry, wiki);
  return facts && goneFrom(facts);
}

/** The asset that says that it replaces this one: of several, the one that is out the longest. */
export function successorOf(entry: Entry, wiki: Wiki): Entry | undefined {
  const successors = (wiki.backlinks.get(keyOf(entry)) ?? []).flatMap(({ from, fields }) => {
    const other = wiki.byKey.get(from);
    return fields.includes('replaces') && other && !other.draft ? [other] : [];
  });
  const out = (each: Entry) => assetOf(each)?.out ?? '9999';
  return successors.toSorted((a, b) => (out(a) < out(b) ? -1 : 1))[0];
}

/**
 * The teams that are asked what they say to an asset: those whose page it is, except the one whose it is most, its owner's,
 * which proposes it. Where that leaves none, all others are asked.
 */
export function askedTeams(entry: Pick<Entry, 'owner' | 'teams'>, wiki: Wiki): Team[] {
  const proposing = personOf(wiki, entry.owner)?.team ?? entry.teams[0];
  const others = wiki.settings.teams.filter(({ id }) => id !== proposing);
  const named = others.filter(({ id }) => entry.teams.includes(id));
  return named.length > 0 ? named : others;
}

/** The teams that are asked for an answer and have given none, and the last day for it. Once something is decided, nobody is. */
export function openAnswers(entry: Entry, wiki: Wiki): { team: Team; by: Day }[] {
  const facts = assetFacts(entry, wiki);
  const by = facts?.answerBy;
  if (facts === undefined || by === undefined) return [];
  if (facts.decided ?? facts.out ?? facts.withdrawn) return [];
  const silent = silentIn(facts);
  return askedTeams(entry, wiki)
    .filter(({ name }) => silent.includes(name))
    .map((team) => ({ team, by }));
}

/** What each team that is asked has answered. */
function answersTo(entry: Entry, wiki: Wiki): Answer[] {
  const voices = voicesIn(entry, wiki);
  return askedTeams(entry, wiki).map((team) => ({ team: team.name, given: answerOf(team, voices, wiki) }));
}

/** A team answers by its lead; as long as that one is silent, by whoever of it has answered last. */
function answerOf(team: Team, voices: readonly Voice[], wiki: Wiki): Answer['given'] {
  const own = voices
    .filter(({ by }) => personOf(wiki, by)?.team === team.id)
    .toSorted((a, b) => (a.on < b.on ? 1 : -1));
  const counting = own.find(({ by }) => by === team.lead) ?? own[0];
  const on = parseDay(counting?.on);
  if (counting === undefined || on === undefined) return undefined;
  return { stance: counting.stance, by: personOf(wiki, counting.by)?.name ?? counting.by, on };
}

function sortOf(kind: AssetData['kind']): AssetFacts['sort'] {
  if (kind === 'channel') return 'channel';
  return kind === 'campaign' || kind === 'event' || kind === 'launch' ? 'run' : 'material';
}

/** The last day of a log. */
function latest(lines: readonly { on: string }[]): Day | undefined {
  return lines
    .flatMap(({ on }) => parseDay(on) ?? [])
    .toSorted()
    .at(-1);
}

function lastGoodDay({ until, permission }: AssetData): AssetFacts['until'] {
  const [own, permitted] = [parseDay(until), parseDay(permission?.until)];
  if (permitted !== undefined && (own === undefined || permitted < own))
    return { day: permitted, by: 'permission' };
  return own && { day: own, by: 'itself' };
}
