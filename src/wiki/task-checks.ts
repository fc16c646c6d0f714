/** What is wrong with what a meeting decided: tasks that nobody does, and decisions that changed nothing. */
import guides from '../collections/guides.ts';
import meetings from '../collections/meetings.ts';
import { hasLeft } from '../freshness/assignees.ts';
import { parseDay, type Day } from '../freshness/day.ts';
import type { Problem } from '../problem/problem.ts';
import type { Entry } from './entry.ts';
import { at, mentionedAt } from './placed.ts';
import { assigneesOf } from './assignees.ts';
import { tasksIn, type Task } from './tasks.ts';
import { dataOf, type Wiki } from './wiki.ts';

/** What is wrong with the tasks and decisions of a page on a day. */
export function undone(entry: Entry, wiki: Wiki, today: Day): Problem[] {
  const open = tasksIn(entry, wiki).filter(({ done }) => done === undefined);
  return [
    ...open.flatMap((task) => [...overdue(task, wiki, today), ...withoutAnyone(task, wiki, today)]),
    ...decisionsThatChangedNothing(entry, wiki, today),
  ];
}

/** Open boxes in the text of a meeting or a guide that name someone: nobody is ever reminded of them. */
export function tasksInText(entry: Entry, wiki: Wiki): Problem[] {
  if (entry.collection !== meetings.id && entry.collection !== guides.id) return [];
  return entry.facts.boxes.flatMap((box) => {
    const name = wiki.people.map(({ title }) => title).find((each) => names(box.text, each));
    return name === undefined ? [] : [mentionedAt(entry, { id: 'task-in-text', text: box.text, name }, box)];
  });
}

function overdue(task: Task, wiki: Wiki, today: Day): Problem[] {
  const by = parseDay(task.by);
  if (by === undefined || by >= today) return [];
  const name = ownerOf(task, wiki)?.name ?? task.who;
  return [at(task.entry, { id: 'task-overdue', text: task.text, name, by }, placeOf(task, 'by'))];
}

function withoutAnyone(task: Task, wiki: Wiki, today: Day): Problem[] {
  const owner = ownerOf(task, wiki);
  if (owner?.left === undefined || !hasLeft(owner, today)) return [];
  const { name, left } = owner;
  return [at(task.entry, { id: 'task-nobody', text: task.text, name, left }, placeOf(task, 'who'))];
}

function ownerOf({ who }: Task, wiki: Wiki) {
  return assigneesOf({ owner: who, teams: [] }, wiki).owner;
}

function placeOf({ field, index }: Task, name: keyof Task): PropertyKey[] {
  return [field, index, name];
}

/** A page is to say what was decided from that very day on. Where git does not know the page, nothing is said. */
function decisionsThatChangedNothing(entry: Entry, wiki: Wiki, today: Day): Problem[] {
  const { on: day, decisions = [] } = dataOf(entry, meetings) ?? {};
  const on = parseDay(day);
  if (on === undefined || on >= today) return [];
  return decisions.flatMap(({ text, page }, index) => {
    const decided = wiki.byKey.get(wiki.moved.get(page ?? '') ?? page ?? '');
    const { history } = decided ?? {};
    if (decided === undefined || !history || history.isNew) return [];
    if ((history.changed ?? history.created).day >= on) return [];
    const fault = { id: 'decision-page-unchanged', text, title: decided.title, on } as const;
    return [at(entry, fault, ['decisions', index, 'page'])];
  });
}

/** Whether a text names a person: in full, or as whose task it is, as in “(Priya, 11 December)” and “Priya: …”. */
function names(text: string, person: string): boolean {
  if (text.includes(person)) return true;
  const [first = ''] = person.split(' ');
  return (
    text.startsWith(`${first}:`) ||
    (/\(([^()]*)\)/.exec(text)?.[1] ?? '').split(/[^\p{L}-]+/u).includes(first)
  );
}
