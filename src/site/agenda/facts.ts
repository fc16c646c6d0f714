/** What agendas are made of: facts alone. What of it belongs into one is worked out where it is read, on that day. */
import { collectionOf } from '../../collections/index.ts';
import numbers from '../../collections/numbers.ts';
import type { Assignees } from '../../freshness/assignees.ts';
import { parseDay, type Day } from '../../freshness/day.ts';
import type { NumberFacts } from '../../freshness/number-state.ts';
import { targetInWords, type Unit } from '../../freshness/number-words.ts';
import { dueOn } from '../../freshness/review.ts';
import type { Entry } from '../../wiki/entry.ts';
import { assigneesOf, reviewFacts } from '../../wiki/review.ts';
import { numberAsWritten, numberFacts, numberOf } from '../../wiki/numbers.ts';
import { tasksOf } from '../../wiki/tasks.ts';
import { addressOf, type Wiki } from '../../wiki/wiki.ts';
import { agreedWords, namesOf } from '../agreed-words.ts';
import { linkerFor, type Linker, type PageLink } from './link.ts';
import { kindsOf, type KindOfMeeting } from './meetings.ts';
import { wordsToSettle, type WordsFacts } from './words.ts';

/** What `/meetings/next/facts.json` holds. */
export interface AgendaFacts {
  timeZone: string;
  /** The kinds of meetings that were held, in the order of the declaration. */
  kinds: KindOfMeeting[];
  /** What is not done yet, by its day. */
  tasks: TaskFacts[];
  numbers: NumberToRead[];
  /** The address of all of them. */
  allNumbers: string;
  /** Disputed ones first. */
  words: WordsFacts[];
  /** What holds until a day, by that day. */
  ends: EndFacts[];
  /** The last change of each page, as far as git tells, the latest first. */
  changes: ChangeFacts[];
  /** Whether git tells of any page. */
  knowsChanges: boolean;
  /** Everyone who is named here, by their ids, with those who stand in for them. */
  people: Readonly<Record<string, Assignees>>;
}

export interface TaskFacts {
  text: string;
  who: string;
  by: Day;
  /** The page it is about; failing that, the one it stands on. */
  page: PageLink;
}

export interface NumberToRead {
  page: PageLink;
  /** The name of the team that owes it. */
  team?: string;
  readBy: string;
  unit: Unit;
  /** What happens when it is missed. */
  then?: string;
  /** What is asked here, as far as the teams have agreed on that; otherwise as it is proposed. */
  facts: NumberFacts;
  proposed?: ProposedTarget;
}

/** What not every team has signed yet. */
export interface ProposedTarget {
  /** `undefined` where another target stands, and only other words are to change. */
  target?: string;
  /** The names of the teams whose signatures are missing. */
  waitsFor: string;
  /** The teams have agreed on something else, which stands meanwhile. */
  isChange: boolean;
}

export interface EndFacts {
  page: PageLink;
  owner?: string;
  on: Day;
  /** A claim on it ends before its review is due. */
  isClaim?: true;
}

export interface ChangeFacts {
  page: PageLink;
  day: Day;
  isNew?: true;
}

/** @param base what the addresses of the site begin with, without a slash at its end */
export function agendaFactsOf(wiki: Wiki, base: string): AgendaFacts {
  const pages = wiki.entries.filter(({ draft }) => !draft);
  const link = linkerFor(wiki, base);
  const found = {
    kinds: kindsOf(pages, link),
    tasks: tasksToDo(wiki, link),
    numbers: pages.flatMap((entry) => numberToRead(entry, wiki, link)),
    words: wordsToSettle(pages, wiki.settings.teams, link),
    ends: pages.flatMap((entry) => endOf(entry, wiki, link)).toSorted((a, b) => (a.on < b.on ? -1 : 1)),
    changes: pages.flatMap((entry) => changeOf(entry, link)).toSorted((a, b) => (a.day > b.day ? -1 : 1)),
  };
  const named = [
    ...found.tasks.map(({ who }) => who),
    ...found.numbers.map(({ readBy }) => readBy),
    ...[...found.words, ...found.ends].map(({ owner }) => owner),
    ...found.kinds.flatMap(({ meetings }) => meetings.flatMap(({ chair, present }) => [chair, ...present])),
  ];
  return {
    timeZone: wiki.settings.review.timeZone,
    ...found,
    allNumbers: base + addressOf(numbers.id),
    knowsChanges: pages.some(({ history }) => history),
    people: Object.fromEntries(
      [...new Set(named)].flatMap((id) => {
        const assignees = assigneesOf({ owner: id, teams: [] }, wiki);
        return id !== undefined && assignees.owner ? [[id, assignees]] : [];
      }),
    ),
  };
}

function tasksToDo(wiki: Wiki, link: Linker): TaskFacts[] {
  return tasksOf(wiki)
    .filter(({ done, entry }) => done === undefined && !entry.draft)
    .toSorted((a, b) => (a.by < b.by ? -1 : 1))
    .flatMap(({ text, who, by, page, entry }) => {
      const day = parseDay(by);
      const isThere = page !== undefined && wiki.byKey.has(page);
      return day ? [{ text, who, by: day, page: link(isThere ? page : entry) }] : [];
    });
}

/** As many readings as a run of misses is counted over. */
const aYear = 12;

function numberToRead(entry: Entry, wiki: Wiki, link: Linker): NumberToRead[] {
  const data = numberOf(entry);
  const facts = numberFacts(entry, wiki, aYear);
  if (data === undefined || facts === undefined) return [];
  const { owedBy, readBy, unit, then } = data;
  const team = wiki.settings.teams.find(({ id }) => id === owedBy)?.name;
  const proposed = proposedTarget(entry, wiki, targetInWords(data, unit));
  return [
    {
      page: link(entry),
      ...(team && { team }),
      readBy,
      unit,
      ...(then && { then }),
      facts,
      ...(proposed && { proposed }),
    },
  ];
}

/** @param standing the target that the number is read against */
function proposedTarget(entry: Entry, wiki: Wiki, standing: string): ProposedTarget | undefined {
  const words = agreedWords(entry, wiki);
  if (words?.state !== 'proposed') return undefined;
  const isChange = words.agreed?.words !== undefined;
  const written = numberAsWritten(entry);
  const target = written && targetInWords(written, written.unit);
  const isSame = isChange && target === standing;
  return { ...(!isSame && target && { target }), waitsFor: namesOf(words.waitingFor), isChange };
}

/** What happened on a day holds for ever. */
function endOf(entry: Entry, wiki: Wiki, link: Linker): EndFacts[] {
  const review = reviewFacts(entry, wiki);
  const on = collectionOf(entry.collection)?.dated ? undefined : dueOn(review);
  if (on === undefined) return [];
  const isClaim = on === review.claimsUntil;
  return [{ page: link(entry), on, ...(entry.owner && { owner: entry.owner }), ...(isClaim && { isClaim }) }];
}

/** A page that was there on the day on which git first knew of the wiki may be older: it has not come that day. */
function changeOf(entry: Entry, link: Linker): ChangeFacts[] {
  const { began, changed, isNew } = entry.history ?? {};
  const day = changed?.day ?? began;
  if (day === undefined || isNew) return [];
  return [{ page: link(entry), day, ...(changed === undefined && { isNew: true as const }) }];
}
