/** The points of an agenda: what is known, cut to what is talked about on a day. */
import { assetOn, type AssetState } from '../../freshness/asset-state.ts';
import { responsibleOn } from '../../freshness/assignees.ts';
import type { Day } from '../../freshness/day.ts';
import { heardWithin, lastDayFor } from '../../freshness/note-state.ts';
import { often } from '../../freshness/note-words.ts';
import { canAnswer } from '../../freshness/asset-words.ts';
import { silenceInWords } from '../../freshness/silence.ts';
import { dayInWords } from '../../freshness/words.ts';
import { plural } from '../../plain.ts';
import type { AgendaFacts, ChangeFacts, EndFacts, HeardFacts, TaskFacts } from '../../site/agenda/facts.ts';
import type { MeetingStep } from '../../site/agenda/meetings.ts';
import type { WordsFacts } from '../../site/agenda/words.ts';
import type { Item, Point, PointId } from './model.ts';
import type { NextMeeting } from './next.ts';
import { numbersToTalkAbout } from './numbers.ts';

/** What an agenda is made of. */
export interface Context {
  facts: AgendaFacts;
  next: NextMeeting;
  /** The day on which it is read. */
  today: Day;
}

/** The points that have something to say, in their order. */
export function pointsOf(context: Context): Point[] {
  const guided = context.next.last.guide?.steps;
  return Object.entries(makers)
    .map(([id, make]): Point => ({
      id: id as PointId,
      title: titles[id as PointId],
      minutes: stepOf(guided, id as PointId)?.minutes,
      ...make(context),
    }))
    .filter(({ items, note }) => items.length > 0 || note);
}

const makers: Record<PointId, (context: Context) => Pick<Point, 'items' | 'note' | 'rest'>> = {
  numbers: (context) => numbersToTalkAbout(context.facts, context, (id) => personFor(id, context)),
  tasks: tasksToTalkAbout,
  words: wordsToSettle,
  heard: heardOften,
  assets: assetsToTalkAbout,
  ends: endsToCome,
  changes: changesSince,
  standing: standingPoints,
};

const titles: Record<PointId, string> = {
  numbers: 'Numbers',
  tasks: 'To do',
  words: 'Words to settle',
  heard: 'Heard outside',
  assets: 'Material and campaigns',
  ends: 'What runs out before the meeting after',
  changes: 'Changed since the last meeting',
  standing: 'As always',
};

/** Steps of a guide that are points of their own here, by the words in their titles. The others are talked about as always. */
const steps: Partial<Record<PointId, RegExp>> = {
  numbers: /\b(?:numbers?|figures?)\b/i,
  tasks: /\b(?:tasks?|to[- ]dos?|actions?)\b/i,
  words: /\b(?:words?|terms?|definitions?)\b/i,
};

/** An agenda is one sheet: what does not fit is counted. */
const most = { tasks: 8, words: 2, heard: 3, assets: 3, ends: 4, changes: 4 } as const;

function stepOf(guided: readonly MeetingStep[] = [], id: PointId): MeetingStep | undefined {
  return guided.find(({ title }) => steps[id]?.test(title));
}

/** What is overdue, the longest first, then what falls due up to the meeting. */
function tasksToTalkAbout(context: Context) {
  const due = context.facts.tasks.filter(({ by }) => by <= context.next.horizon);
  return cut(
    due.map((task) => taskItem(task, context)),
    most.tasks,
    (count) => `And ${plural(count, 'more task')}.`,
  );
}

function taskItem({ text, who, by, page }: TaskFacts, context: Context): Item {
  const isLate = by < context.today;
  return {
    id: `task ${page.key} ${who} ${by} ${text}`,
    topic: text,
    why: `${isLate ? 'overdue since' : 'due'} ${dayInWords(by)}`,
    ...(isLate && { isLate }),
    page,
    ...personFor(who, context),
  };
}

function wordsToSettle(context: Context) {
  const { words } = context.facts;
  return {
    items: words.slice(0, most.words).map((each) => wordsItem(each, context)),
    note: moreWords(words.slice(most.words)),
  };
}

function wordsItem({ page, owner, disputed, waitsFor }: WordsFacts, context: Context): Item {
  const why =
    disputed === undefined
      ? `waits for ${new Intl.ListFormat('en-GB').format(waitsFor)} to sign`
      : firstSentence(disputed);
  return {
    id: `words ${page.key}`,
    topic: page.title,
    why: disputed === undefined ? why : `disputed: ${why}`,
    page,
    ...personFor(owner, context),
    question: true,
  };
}

function moreWords(rest: readonly WordsFacts[]): string | undefined {
  if (rest.length === 0) return undefined;
  const named = rest.slice(0, 3).map(({ page }) => page.title);
  const others = rest.length > named.length ? [`${rest.length - named.length} more`] : [];
  return `At most two a meeting. Also waiting: ${[...named, ...others].join(', ')}.`;
}

/** What was heard often lately and still waits to be put on a page, the most often first; what else waits too long is counted. */
function heardOften(context: Context) {
  const { facts, today } = context;
  const heard = facts.heard
    .map((each) => ({ ...each, times: heardWithin(each.days, today) }))
    .filter(({ times }) => times >= often.least)
    .toSorted((a, b) => b.times - a.times);
  const { items, note } = cut(
    heard.map((each) => heardItem(each, context)),
    most.heard,
    (count) => `And ${count} more.`,
  );
  const late = facts.heard.flatMap(({ waiting }) => waiting).filter((day) => lastDayFor(day) < today).length;
  const tooLong = `${plural(late, 'note waits', 'notes wait')} too long to be taken over.`;
  const notes = [...(note ? [note] : []), ...(late > 0 ? [tooLong] : [])];
  return {
    items,
    note: notes.length > 0 ? notes.join(' ') : undefined,
    ...(notes.length > 0 && { rest: facts.allNotes }),
  };
}

function heardItem({ page, owner, times, waiting }: HeardFacts & { times: number }, context: Context): Item {
  const since = waiting[0];
  const waits = since === undefined ? '' : `; waits to be taken over since ${dayInWords(since)}`;
  return {
    id: `heard ${page.key} ${since}`,
    topic: page.title,
    why: `${often.words(times).toLowerCase()}${waits}`,
    page,
    ...personFor(owner, context),
    question: true,
  };
}

/** By the day of the meeting: proposals whose day for answers is over wait for a decision; then what nobody uses any more. */
function assetsToTalkAbout(context: Context) {
  const { facts, next, today } = context;
  const found = facts.assets.flatMap(({ page, owner, facts }) => {
    const state = assetOn(facts, next.horizon);
    const item = { id: `asset ${page.key}`, topic: page.title, page, ...personFor(owner, context) };
    if (state.is === 'answered' || state.is === 'unanswered')
      return [{ ...item, why: whyToDecide(state, today), question: true as const }];
    if (state.is === 'missed')
      return [
        { ...item, why: `not out by its last day, ${dayInWords(state.last)}`, question: true as const },
      ];
    return state.is === 'resting' ? [{ ...item, why: `not used since ${dayInWords(state.since)}` }] : [];
  });
  const toDecide = found.filter((item) => 'question' in item);
  const resting = found.filter((item) => !('question' in item));
  return cut([...toDecide, ...resting], most.assets, (count) => `And ${count} more.`);
}

/** Whoever has not answered by the day of the meeting may still do so as long as it is not over. */
function whyToDecide(
  { since, silent }: Extract<AssetState, { is: 'answered' | 'unanswered' }>,
  today: Day,
): string {
  if (since === undefined || silent.length === 0) return 'everybody has answered';
  const said = silent.map((each) =>
    since < today ? silenceInWords(each, since) : canAnswer(each.team, since),
  );
  return said.join(' ').replace(/\.$/, '');
}

/** What ends from today until the meeting after the next; what has ended already waits for its owner, and is counted. */
function endsToCome(context: Context) {
  const { facts, next, today } = context;
  const past = facts.ends.filter(({ on }) => on < today).length;
  const coming = facts.ends.filter(({ on }) => on >= today && on < next.after);
  const already = past > 0 ? [`${plural(past, 'page has', 'pages have')} run out already.`] : [];
  const { items, note } = cut(
    coming.map((end) => endItem(end, context)),
    most.ends,
    (count) => `And ${plural(count, 'more page')}.`,
  );
  const notes = [...(note ? [note] : []), ...already];
  return { items, note: notes.length > 0 ? notes.join(' ') : undefined };
}

function endItem({ page, owner, on, isClaim }: EndFacts, context: Context): Item {
  return {
    id: `ends ${page.key}`,
    topic: page.title,
    why: isClaim ? `holds until ${dayInWords(on)}` : `review due ${dayInWords(on)}`,
    page,
    ...personFor(owner, context),
  };
}

/** Only the day after the last meeting counts: what was decided there is changed on the same day. */
function changesSince({ facts, next, today }: Context) {
  if (!facts.knowsChanges) return { items: [], note: 'Git does not tell here which pages have changed.' };
  const since = facts.changes.filter(({ day }) => day > next.last.on && day <= today);
  if (since.length === 0) return { items: [], note: `Nothing since ${dayInWords(next.last.on)}.` };
  const { items, note } = cut(since.map(changeItem), most.changes, (count) => `And ${count} more.`);
  const counted = `${plural(since.length, 'page')} since ${dayInWords(next.last.on)}.`;
  return { items, note: note ? `${counted} ${note}` : counted };
}

function changeItem({ page, day, isNew }: ChangeFacts): Item {
  return {
    id: `changed ${page.key}`,
    topic: page.title,
    why: `${isNew ? 'new' : 'changed'} ${dayInWords(day)}`,
    page,
  };
}

/** The steps of the guide that nothing above stands for. What takes no minutes is done before or after the meeting. */
function standingPoints({ next }: Context) {
  const all = next.last.guide?.steps ?? [];
  const placed = Object.keys(steps).map((id) => stepOf(all, id as PointId));
  const rest = all.filter((step) => step.minutes !== undefined && !placed.includes(step));
  return {
    items: rest.map(({ title, who, minutes }): Item => ({
      id: `step ${title}`,
      topic: title,
      ...(who && { who }),
      ...(minutes !== undefined && { minutes }),
    })),
  };
}

/** The first so many, and how many more there are. */
function cut(items: Item[], most: number, more: (count: number) => string) {
  const rest = items.length - most;
  return { items: items.slice(0, most), note: rest > 0 ? more(rest) : undefined };
}

/** Who brings what falls to someone: whoever covers for them, where they are away on that day. */
export function personFor(
  id: string | undefined,
  { facts, next }: Pick<Context, 'facts' | 'next'>,
): Pick<Item, 'who' | 'person'> {
  const assignees = id === undefined ? undefined : facts.people[id];
  if (id === undefined || assignees === undefined) return {};
  const { person } = responsibleOn(assignees, next.horizon);
  if (person === undefined) return { who: 'nobody' };
  const inPlaceOf = assignees.owner?.id === person.id ? undefined : assignees.owner;
  return {
    who: inPlaceOf ? `${person.name} for ${inPlaceOf.name}` : person.name,
    person: person.id,
  };
}

function firstSentence(text: string): string {
  return /^.+?[.!?](?=\s|$)/s.exec(text.trim())?.[0] ?? text.trim();
}
