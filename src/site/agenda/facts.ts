/** What agendas are made of: facts alone. What of it belongs into one is worked out where it is read, on that day. */
import { collectionOf } from '../../collections/index.ts';
import fieldNotes from '../../collections/field-notes.ts';
import numbers from '../../collections/numbers.ts';
import type { AssetFacts } from '../../freshness/asset-state.ts';
import { everyoneIn, type Assignees } from '../../freshness/assignees.ts';
import { parseDay, type Day } from '../../freshness/day.ts';
import type { NumberFacts } from '../../freshness/number-state.ts';
import { targetInWords, type Unit } from '../../freshness/number-words.ts';
import { dueOn } from '../../freshness/review.ts';
import { assetFacts, assetsIn } from '../../wiki/assets.ts';
import type { Entry } from '../../wiki/entry.ts';
import { heardWith, isOpen, notesIn, takersOf, type Note } from '../../wiki/notes.ts';
import { assigneesOf } from '../../wiki/assignees.ts';
import { reviewFacts } from '../../wiki/review.ts';
import { numberAsWritten, numberFacts, numberOf } from '../../wiki/numbers.ts';
import { tasksOf } from '../../wiki/tasks.ts';
import { addressOf, personOf, type Wiki } from '../../wiki/wiki.ts';
import { agreedWords, namesOf } from '../agreed-words.ts';
import { linkerFor, type Ask, type Linker, type PageLink } from './link.ts';
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
  /** Disputed ones first, then those to be signed again. */
  words: WordsFacts[];
  /** What is proposed, shown and sent. */
  assets: AssetToTalkAbout[];
  /** What was heard outside and waits to be put on a page, by what says the same. */
  heard: HeardFacts[];
  /** The address of all that was heard. */
  allNotes: string;
  /** What holds until a day, by that day. */
  ends: EndFacts[];
  /** The last change of each page, as far as git tells, the latest first. */
  changes: ChangeFacts[];
  /** Whether git tells of any page. */
  knowsChanges: boolean;
  /** Everyone who is named here, with those who stand in for them: by their ids, or as an `Asked` has it. */
  people: Readonly<Record<Asked, Assignees>>;
}

/** Whom something falls to, as a key among `people`: an id, and behind `@` the team of the page where that may matter. */
type Asked = string;

export interface TaskFacts {
  text: string;
  who: Asked;
  by: Day;
  /** The page it is about; failing that, the one it stands on. */
  page: PageLink;
}

export interface NumberToRead {
  page: PageLink;
  /** The name of the team that owes it. */
  team?: string;
  readBy: Asked;
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

export interface AssetToTalkAbout {
  page: PageLink;
  owner: Asked;
  facts: AssetFacts;
}

export interface HeardFacts {
  /** The page it is about; where there is none, the note itself. */
  page: PageLink;
  owner: Asked;
  /** Each day on which it was heard, whether that note waits or not. */
  days: Day[];
  /** The days on which those were heard that wait. */
  waiting: Day[];
}

export interface EndFacts {
  page: PageLink;
  owner?: Asked;
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
  const people = new Map<Asked, Assignees>();
  const ask: Ask = (owner = '', teams) => {
    const assignees = assigneesOf({ owner: owner || undefined, teams }, wiki);
    // Whoever is in a team is stood in for by its lead, whatever page it is.
    const team = personOf(wiki, owner)?.team ? undefined : teams[0];
    const asked = team === undefined ? owner : `${owner}@${team}`;
    if (everyoneIn(assignees).length > 0) people.set(asked, assignees);
    return asked;
  };
  const found = {
    kinds: kindsOf(pages, link),
    tasks: tasksToDo(wiki, link, ask),
    numbers: pages.flatMap((entry) => numberToRead(entry, wiki, link, ask)),
    words: wordsToSettle(pages, wiki.settings.teams, link, ask),
    assets: assetsIn({ entries: pages }).flatMap((entry) => assetToTalkAbout(entry, wiki, link, ask)),
    heard: heardAndWaiting(wiki, link, ask),
    ends: pages.flatMap((entry) => endOf(entry, wiki, link, ask)).toSorted((a, b) => (a.on < b.on ? -1 : 1)),
    changes: pages.flatMap((entry) => changeOf(entry, link)).toSorted((a, b) => (a.day > b.day ? -1 : 1)),
  };
  for (const { meetings } of found.kinds)
    for (const id of meetings.flatMap(({ chair, present }) => [chair, ...present])) ask(id, []);
  return {
    timeZone: wiki.settings.review.timeZone,
    ...found,
    allNumbers: base + addressOf(numbers.id),
    allNotes: base + addressOf(fieldNotes.id),
    knowsChanges: pages.some(({ history }) => history),
    people: Object.fromEntries(people),
  };
}

function tasksToDo(wiki: Wiki, link: Linker, ask: Ask): TaskFacts[] {
  return tasksOf(wiki)
    .filter(({ done, entry }) => done === undefined && !entry.draft)
    .toSorted((a, b) => (a.by < b.by ? -1 : 1))
    .flatMap(({ text, who, by, page, entry }) => {
      const day = parseDay(by);
      const isThere = page !== undefined && wiki.byKey.has(page);
      return day ? [{ text, who: ask(who, entry.teams), by: day, page: link(isThere ? page : entry) }] : [];
    });
}

/** As many readings as a run of misses is counted over. */
const aYear = 12;

function numberToRead(entry: Entry, wiki: Wiki, link: Linker, ask: Ask): NumberToRead[] {
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
      readBy: ask(readBy, entry.teams),
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

function assetToTalkAbout(entry: Entry, wiki: Wiki, link: Linker, ask: Ask): AssetToTalkAbout[] {
  const facts = assetFacts(entry, wiki);
  return facts ? [{ page: link(entry), owner: ask(entry.owner, entry.teams), facts }] : [];
}

/** Notes that say the same count together, once one of them waits. */
function heardAndWaiting(wiki: Wiki, link: Linker, ask: Ask): HeardFacts[] {
  const open = notesIn(wiki).filter((note) => isOpen(note) && !note.entry.draft);
  const groups = new Set(open.map((note) => heardWith(note, wiki)));
  return [...groups].flatMap((notes) => {
    const waiting = notes.filter(isOpen);
    const [first] = waiting;
    if (first === undefined) return [];
    const { owner, lead } = takersOf(first, wiki);
    const page = first.about ?? first.entry;
    const daysOf = (some: readonly Note[]) => some.map(({ data }) => data.on).toSorted();
    return [
      {
        page: link(page),
        owner: ask((owner ?? lead)?.id, page.teams),
        days: daysOf(notes),
        waiting: daysOf(waiting),
      },
    ];
  });
}

/** What happened on a day holds for ever. */
function endOf(entry: Entry, wiki: Wiki, link: Linker, ask: Ask): EndFacts[] {
  const review = reviewFacts(entry, wiki);
  const on = collectionOf(entry.collection)?.dated ? undefined : dueOn(review);
  if (on === undefined) return [];
  const isClaim = on === review.claimsUntil;
  return [{ page: link(entry), on, owner: ask(entry.owner, entry.teams), ...(isClaim && { isClaim }) }];
}

/** A page that was there on the day on which git first knew of the wiki may be older: it has not come that day. */
function changeOf(entry: Entry, link: Linker): ChangeFacts[] {
  const { began, changed, isNew } = entry.history ?? {};
  const day = changed?.day ?? began;
  if (day === undefined || isNew) return [];
  return [{ page: link(entry), day, ...(changed === undefined && { isNew: true as const }) }];
}
