/** What people owe beside reviews, as a report speaks of it: tasks and readings that are late, and signatures. */
import type { Assignee } from '../../freshness/assignees.ts';
import type { Day } from '../../freshness/day.ts';
import { isOwed, soonestFirst, waitingOn, type Duty, type Waiting } from '../../freshness/duties.ts';
import { dutyInWords, dutyReasons } from '../../freshness/duty-words.ts';
import { oneLine, plural } from '../../plain.ts';
import type { Entry } from '../../wiki/entry.ts';
import { addressOf, keyOf, personOf, type Wiki } from '../../wiki/wiki.ts';

/** A duty, and the page that asks for it. */
export interface Asked {
  entry: Entry;
  duty: Duty;
}

/** What is late on a day, or waits for a signature. */
export interface Owed extends Asked {
  key: string;
  responsible: Assignee | undefined;
  waiting: Waiting;
  state: 'overdue' | 'due';
  /** What is to be done, or the page that is to be read or signed. */
  name: string;
}

/** What is owed on a day: what is overdue first, then by day. A task whose day is to come is in nobody's report. */
export function owedOn(asked: readonly Asked[], today: Day): Owed[] {
  return asked
    .flatMap(({ entry, duty }): Owed[] => {
      const waiting = waitingOn(duty, today);
      if (waiting === undefined || !isOwed(duty, waiting)) return [];
      const { person: responsible, isOverdue } = waiting;
      const name = duty.kind === 'task' ? duty.text : entry.title;
      const state = isOverdue ? 'overdue' : 'due';
      return [{ entry, duty, key: keyOf(entry), responsible, waiting, state, name }];
    })
    .toSorted((a, b) => soonestFirst(today)(a.waiting, b.waiting));
}

/** The teams it concerns: that which is to sign, or that of whoever is to do it. */
export function teamsOwing({ duty, entry }: Asked, wiki: Wiki): readonly string[] {
  if (duty.kind === 'signature' || duty.kind === 'answer') return [duty.team.id];
  const team = personOf(wiki, duty.assignees.owner?.id)?.team;
  return team === undefined ? entry.teams : [team];
}

/** How it stands in a few words, and everything else there is to say of it, as of a page. */
export function owedInWords({ duty, waiting }: Owed, today: Day): { state: string; more: string[] } {
  const { owner } = duty.assignees;
  const isForOther = owner !== undefined && owner.id !== waiting.person?.id;
  const more = [...(isForOther ? [`It is for ${owner.name}.`] : []), ...dutyReasons(duty, waiting)];
  const words = dutyInWords(duty, waiting, today);
  const { called } = kinds[duty.kind];
  const state =
    duty.kind === 'signature' ? `${words} for ${duty.team.name}` : `${called} ${words.toLowerCase()}`;
  return { state, more: more.map(oneLine) };
}

/** How much is owed of each kind; empty where nothing is. */
export function owedTally(owed: readonly Owed[]): string[] {
  return Object.entries(kinds).flatMap(([kind, { counted }]) => {
    const { length } = owed.filter(({ duty }) => duty.kind === kind);
    return length > 0 ? [counted(length)] : [];
  });
}

const kinds: Readonly<Record<Duty['kind'], { called: string; counted: (count: number) => string }>> = {
  task: { called: 'Task', counted: (count) => `${plural(count, 'task')} overdue` },
  answer: { called: 'Answer', counted: (count) => `${plural(count, 'answer')} waited for` },
  reading: { called: 'Reading', counted: (count) => `${plural(count, 'reading')} missing` },
  note: { called: 'Field note', counted: (count) => `${plural(count, 'field note')} not taken over` },
  signature: { called: 'Signature', counted: (count) => `${plural(count, 'signature')} waited for` },
};

/** One of them for programs. The names are permanent: pipelines read them. */
export interface OwedEntry {
  kind: Duty['kind'];
  /** The page that asks for it, as `collection/id`. */
  id: string;
  name: string;
  state: Owed['state'];
  /** `null` where it has no day. */
  due: Day | null;
  text: string;
  owner: string | null;
  /** Whom it falls to on the day. */
  responsible: string | null;
  /** The address of the page, without the site's base. */
  url: string;
}

export function owedEntry(owed: Owed, today: Day): OwedEntry {
  const { duty, key, name, state, waiting, responsible } = owed;
  const words = owedInWords(owed, today);
  return {
    kind: duty.kind,
    id: key,
    name,
    state,
    due: waiting.by ?? null,
    text: [`${words.state}.`, ...words.more].join(' '),
    owner: duty.assignees.owner?.id ?? null,
    responsible: responsible?.id ?? null,
    url: addressOf(key),
  };
}
