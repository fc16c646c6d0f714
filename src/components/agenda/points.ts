/** The points of an agenda: what is known, cut to what is talked about on a day. */
import { responsibleOn } from '../../freshness/assignees.ts';
import type { Day } from '../../freshness/day.ts';
import { dayInWords } from '../../freshness/words.ts';
import { plural } from '../../plain.ts';
import type { AgendaFacts, ChangeFacts, EndFacts, TaskFacts } from '../../site/agenda/facts.ts';
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
  numbers: (context) => numbersToTalkAbout(context.facts, context.today, (id) => personFor(id, context)),
  tasks: tasksToTalkAbout,
  words: wordsToSettle,
  ends: endsToCome,
  changes: changesSince,
  standing: standingPoints,
};

const titles: Record<PointId, string> = {
  numbers: 'Numbers',
  tasks: 'To do',
  words: 'Words to settle',
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
const most = { tasks: 10, words: 2, ends: 6, changes: 6 } as const;

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
  const isCover = person.id !== id;
  return {
    who: isCover ? `${person.name} for ${assignees.owner?.name ?? id}` : person.name,
    person: person.id,
  };
}

function firstSentence(text: string): string {
  return /^.+?[.!?](?=\s|$)/s.exec(text.trim())?.[0] ?? text.trim();
}
