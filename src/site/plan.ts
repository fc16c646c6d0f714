/** What goes out, starts, ends and rests, week by week, beside what the teams can take. */
import {
  assetOn,
  daysOfChange,
  isUsable,
  type AssetFacts,
  type AssetState,
} from '../freshness/asset-state.ts';
import { addDays, daysBetween, parseDay, type Day } from '../freshness/day.ts';
import { mondayOf } from '../freshness/load.ts';
import { compare } from '../plain.ts';
import { assetFacts, assetOf, assetsIn } from '../wiki/assets.ts';
import type { Entry } from '../wiki/entry.ts';
import { numberOf } from '../wiki/numbers.ts';
import { keyOf, type Wiki } from '../wiki/wiki.ts';
import { numberLine, type NumberLine } from './numbers.ts';

/** What becomes of a piece of material on a day, as far as its file says. */
export interface PlanEvent {
  day: Day;
  is:
    | 'answers'
    | 'out'
    | 'starts'
    | 'last'
    | 'permission'
    | 'ends'
    | 'missed'
    | 'replaced'
    | 'rests'
    | 'silent';
}

/** A campaign, an event or a launch in a week in which it goes on. */
export interface Running {
  entry: Entry;
  /** How many MQLs it is to bring in that week: what is planned, spread evenly over its weeks. */
  mqls: number;
  /** From when sales has room for its leads, where that is a later week. */
  noRoomUntil?: Day;
}

/** Some weeks in a row. */
export interface Weeks {
  first: Day;
  last: Day;
}

/** A week; or several in a row in which the same goes on, and nothing else happens. */
export interface PlanWeek extends Weeks {
  /** By their days. */
  events: (PlanEvent & { entry: Entry })[];
  running: Running[];
  /** The weeks before it in which nothing is planned, where there are some. */
  gap?: Weeks;
}

export interface Plan {
  /** Those in which something is planned, in order. */
  weeks: PlanWeek[];
  /** What each team can take, by the numbers that say so. */
  takes: NumberLine[];
  /** What is wished for or being made, and has no day on which it goes out. */
  open: Entry[];
}

/** @param from the plan begins with the week of this day: what was before is over whenever it is read */
export function planOf(wiki: Wiki, from: Day): Plan {
  const entries = assetsIn(wiki).filter(({ draft }) => !draft);
  const first = mondayOf(from);
  const dated = entries.flatMap((entry) => {
    const facts = assetFacts(entry, wiki);
    return facts ? eventsOf(facts).map((event) => ({ ...event, entry })) : [];
  });
  const runs = entries.flatMap((entry) => runOf(entry, wiki) ?? []);
  const firsts = [
    ...dated.map(({ day }) => mondayOf(day)),
    ...runs.flatMap((run) => weeksBetween(run.from < first ? first : run.from, run.until)),
  ];
  const weeks = [...new Set(firsts)].filter((monday) => monday >= first).toSorted();
  const planned = weeks.map((monday) => ({
    first: monday,
    last: addDays(monday, 6),
    events: dated
      .filter(({ day }) => mondayOf(day) === monday)
      .toSorted((a, b) => compare(a.day, b.day) || compare(a.entry.title, b.entry.title)),
    running: runs.flatMap((run) => runningIn(run, monday) ?? []),
  }));
  return {
    weeks: withGaps(joinedQuiet(planned), first),
    takes: wiki.entries.flatMap((entry) =>
      numberOf(entry)?.kind === 'capacity' && !entry.draft ? (numberLine(wiki, entry) ?? []) : [],
    ),
    open: entries.filter((entry) => isOpen(entry)),
  };
}

/** @param from the first day of the plan */
function withGaps(weeks: readonly PlanWeek[], from: Day): PlanWeek[] {
  return weeks.map((week, index) => {
    const before = weeks[index - 1];
    const first = before ? addDays(before.last, 1) : from;
    return first < week.first ? { ...week, gap: { first, last: addDays(week.first, -1) } } : week;
  });
}

/** Weeks that follow one another and say the same are told as one. */
function joinedQuiet(weeks: readonly PlanWeek[]): PlanWeek[] {
  const joined: PlanWeek[] = [];
  for (const week of weeks) {
    const before = joined.at(-1);
    if (before && isSame(before, week)) joined[joined.length - 1] = { ...before, last: week.last };
    else joined.push(week);
  }
  return joined;
}

function isSame(before: PlanWeek, week: PlanWeek): boolean {
  const { running } = before;
  return (
    before.events.length + week.events.length === 0 &&
    addDays(before.last, 1) === week.first &&
    running.length === week.running.length &&
    week.running.every(
      ({ entry, mqls, noRoomUntil }, index) =>
        entry === running[index]?.entry &&
        mqls === running[index].mqls &&
        noRoomUntil === running[index].noRoomUntil,
    )
  );
}

/** What a page of the plan depends on, as data. */
export function planKey(wiki: Wiki, from: Day): unknown {
  const { weeks, takes, open } = planOf(wiki, from);
  const keyed = (entry: Entry) => [keyOf(entry), entry.title, assetFacts(entry, wiki)];
  return [
    weeks.map(({ first, events, running }) => [
      first,
      events.map(({ entry, ...event }) => [event, keyed(entry)]),
      running.map(({ entry, ...each }) => [each, keyed(entry)]),
    ]),
    takes,
    open.map(keyed),
    mondayOf(from),
  ];
}

/** What the days on which its state changes mean for a piece of material. */
function eventsOf(facts: AssetFacts): PlanEvent[] {
  return daysOfChange(facts).flatMap((day): PlanEvent[] => {
    const before = addDays(day, -1);
    const [was, is] = [assetOn(facts, before), assetOn(facts, day)];
    const goesOut = day === facts.out && isUsable(facts, day);
    const out = { day, is: facts.sort === 'run' ? ('starts' as const) : ('out' as const) };
    if (goesOut) return [out];
    // The last day on which something may be done is planned for, not the first on which it is too late.
    if (was.is === 'proposed' && is.is !== 'proposed' && before === facts.answerBy)
      return [{ day: before, is: 'answers' }];
    return is.is === was.is ? [] : changeTo(is, day, facts);
  });
}

function changeTo(state: AssetState, day: Day, { until }: AssetFacts): PlanEvent[] {
  const before = addDays(day, -1);
  switch (state.is) {
    case 'expired':
      return [{ day: before, is: until?.by === 'permission' ? 'permission' : 'last' }];
    case 'over':
      return [{ day: before, is: 'ends' }];
    case 'missed':
      return [{ day: before, is: 'missed' }];
    case 'replaced':
      return [{ day, is: 'replaced' }];
    case 'resting':
      return [{ day, is: 'rests' }];
    case 'silent':
      return [{ day, is: 'silent' }];
    default:
      return [];
  }
}

interface Run {
  entry: Entry;
  from: Day;
  until: Day;
  mqls: number;
  /** The first day on which sales can work its leads. */
  leads: Day;
}

/** When a campaign, an event or a launch goes on, and what it is to bring; `undefined` for all else. */
function runOf(entry: Entry, wiki: Wiki): Run | undefined {
  const [data, facts] = [assetOf(entry), assetFacts(entry, wiki)];
  if (data === undefined || facts?.sort !== 'run' || facts.out === undefined) return undefined;
  const gone = [facts.ends, facts.withdrawn && addDays(facts.withdrawn, -1)];
  const until = gone.filter((day) => day !== undefined).toSorted()[0] ?? facts.out;
  const leads = parseDay(data.plan?.week) ?? facts.out;
  return { entry, from: facts.out, until, mqls: data.plan?.mqls ?? 0, leads };
}

function runningIn({ entry, from, until, mqls, leads }: Run, monday: Day): Running | undefined {
  const sunday = addDays(monday, 6);
  if (sunday < from || monday > until) return undefined;
  if (sunday < leads) return { entry, mqls: 0, noRoomUntil: leads };
  return { entry, mqls: mqls / Math.max(weeksBetween(leads, until).length, 1) };
}

function isOpen(entry: Entry): boolean {
  const data = assetOf(entry);
  if (data === undefined || data.out !== undefined || data.withdrawn !== undefined) return false;
  return data.decided === undefined || data.decided.outcome === 'go';
}

/** The first days of all weeks from one day to another. */
function weeksBetween(from: Day, until: Day): Day[] {
  const first = mondayOf(from);
  const count = Math.floor(daysBetween(first, until) / 7) + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, index) => addDays(first, index * 7));
}
