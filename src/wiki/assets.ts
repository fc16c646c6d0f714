/** Material, campaigns and channels: what their states depend on, who is asked for an answer, and what takes the place of what. */
import assets from '../collections/assets.ts';
import type { DataOf, Settings } from '../collections/index.ts';
import {
  closedOn,
  goneFrom,
  silentIn,
  usedInstead,
  type Answer,
  type AssetFacts,
  type Gone,
  type Successor,
} from '../freshness/asset-state.ts';
import { everyoneIn, hasLeft, isAway } from '../freshness/assignees.ts';
import { addDays, parseDay, type Day } from '../freshness/day.ts';
import { parseInterval } from '../freshness/interval.ts';
import { leastDaysToAnswer, type Silence } from '../freshness/silence.ts';
import { isWorkingDay, workingDaysBetween } from '../freshness/working-days.ts';
import { compare } from '../plain.ts';
import type { Entry } from './entry.ts';
import { once } from './once.ts';
import { assigneesOf } from './assignees.ts';
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
  const { kind, answerBy, decided, tried = [], used = [], every, published = [] } = data;
  const decidedOn = parseDay(decided?.on);
  const interval = parseInterval(every);
  const successors = successorsOf(entry, wiki);
  const [first] = successors;
  return {
    sort: sortOf(kind),
    answerBy: parseDay(answerBy),
    answers: answersTo(entry, wiki),
    decided: decided && decidedOn && { outcome: decided.outcome, on: decidedOn },
    tries: tried.length,
    used: latest(used),
    ...lifeOf(data),
    replaced: first && {
      on: first.from,
      by: successors.map(({ entry: { title }, from, before }) => ({
        title,
        from,
        ...(before && { before }),
      })),
    },
    rhythm: interval && { every: interval, last: latest(published) },
  };
});

/** From when, and why, a page is not to be used any more; `undefined` for one that always may be, and for one that is no asset. */
export function goneOf(entry: Entry | undefined, wiki: Wiki): Gone | undefined {
  const facts = entry && assetFacts(entry, wiki);
  return facts && goneFrom(facts);
}

/** What is used in the place of an asset, and when. */
type SuccessorEntry = Omit<Successor, 'title'> & { entry: Entry };

/**
 * What is used in the place of an asset, the first to be out first: what says that it replaces it, and what replaces that
 * in turn. What is gone before it is out takes the place of nothing.
 */
export function successorsOf(
  entry: Entry,
  wiki: Wiki,
  seen: ReadonlySet<string> = new Set(),
): SuccessorEntry[] {
  const key = keyOf(entry);
  const passed = new Set([...seen, key]);
  const found = (wiki.backlinks.get(key) ?? []).flatMap(({ from: by, fields }): SuccessorEntry[] => {
    const other = wiki.byKey.get(by);
    const data = assetOf(other);
    const from = parseDay(data?.out);
    if (!other || !data || !from || other.draft || !fields.includes('replaces') || passed.has(by)) return [];
    const later = successorsOf(other, wiki, passed);
    const before = [goneFrom(lifeOf(data))?.from, later[0]?.from]
      .filter((day) => day !== undefined)
      .toSorted()[0];
    if (before !== undefined && before <= from) return [];
    return [{ entry: other, from, ...(before && { before }) }, ...later];
  });
  return found.toSorted((a, b) => compare(a.from, b.from));
}

/** What is to be used in the place of an asset on a day; `undefined` where that is nothing. */
export function successorOn(entry: Entry, wiki: Wiki, today: Day): Entry | undefined {
  return usedInstead(successorsOf(entry, wiki), today)?.entry;
}

/**
 * The teams that are asked what they say to an asset: those whose page it is, except the one of whoever proposes it.
 * Where nobody has said who that is, it is the team of its owner. Where that leaves none, all others are asked.
 */
export function askedTeams(entry: Entry, wiki: Wiki): Team[] {
  const proposing = [assetOf(entry)?.proposed?.by, entry.owner].flatMap(
    (id) => personOf(wiki, id)?.team ?? [],
  );
  const others = wiki.settings.teams.filter(({ id }) => id !== (proposing[0] ?? entry.teams[0]));
  const named = others.filter(({ id }) => entry.teams.includes(id));
  return named.length > 0 ? named : others;
}

/** The teams that are asked for an answer and have given none, and the last day for it. Once something is decided, nobody is. */
export function openAnswers(
  entry: Entry,
  wiki: Wiki,
): (Pick<Silence, 'unasked'> & { team: Team; by: Day })[] {
  const facts = assetFacts(entry, wiki);
  const by = facts?.answerBy;
  if (facts === undefined || by === undefined) return [];
  if (closedOn(facts)) return [];
  const silent = silentIn(facts);
  return askedTeams(entry, wiki).flatMap((team) => {
    const silence = silent.find((each) => each.team === team.name);
    return silence ? [{ ...silence, team, by }] : [];
  });
}

/** What each team that is asked has answered. */
function answersTo(entry: Entry, wiki: Wiki): Answer[] {
  const voices = voicesIn(entry, wiki);
  return askedTeams(entry, wiki).map((team) => {
    const given = answerOf(team, voices, wiki);
    const unasked = given ? undefined : whyUnasked(team, entry, wiki);
    return { team: team.name, given, ...(unasked && { unasked }) };
  });
}

/** Why it is no yes that a team says nothing: it takes somebody who answers for it, and time. */
function whyUnasked(team: Team, entry: Entry, wiki: Wiki): Answer['unasked'] {
  const { proposed, answerBy } = assetOf(entry) ?? {};
  const [since, until] = [parseDay(proposed?.on), parseDay(answerBy)];
  if (until === undefined) return undefined;
  if (since === undefined) return 'unknown';
  if (workingDaysBetween(since, until) < leastDaysToAnswer) return 'too-late';
  const asked = everyoneIn(assigneesOf({ owner: team.lead, teams: [team.id] }, wiki));
  let days = 0;
  for (let day = addDays(since, 1); day <= until && days < leastDaysToAnswer; day = addDays(day, 1))
    if (isWorkingDay(day) && asked.some((each) => !hasLeft(each, day) && !isAway(each, day))) days++;
  return days < leastDaysToAnswer ? 'nobody' : undefined;
}

/** A team answers by its lead; as long as that one is silent, by whoever of it has answered last: the last word counts. */
function answerOf(team: Team, voices: readonly Voice[], wiki: Wiki): Answer['given'] {
  const own = voices
    .filter(({ by }) => personOf(wiki, by)?.team === team.id)
    .toSorted((a, b) => compare(b.on, a.on) || b.index - a.index);
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

/** From which day an asset is there, and until when, by what it says itself. */
function lifeOf(data: AssetData): Pick<AssetFacts, 'out' | 'until' | 'ends' | 'withdrawn'> {
  const [out, ends, withdrawn] = [data.out, data.ends, data.withdrawn?.on].map(parseDay);
  return { out, until: lastGoodDay(data), ends, withdrawn };
}

function lastGoodDay({ until, permission }: AssetData): AssetFacts['until'] {
  const [own, permitted] = [parseDay(until), parseDay(permission?.until)];
  if (permitted !== undefined && (own === undefined || permitted < own))
    return { day: permitted, by: 'permission' };
  return own && { day: own, by: 'itself' };
}
