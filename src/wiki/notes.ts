/** Notes of what was heard outside: which page each is about, whom it falls to, and what was heard with it. */
import fieldNotes from '../collections/field-notes.ts';
import type { DataOf } from '../collections/index.ts';
import type { Assignees } from '../freshness/assignees.ts';
import type { Day } from '../freshness/day.ts';
import type { NoteFacts } from '../freshness/note-state.ts';
import type { Entry } from './entry.ts';
import { assigneesOf } from './assignees.ts';
import { dataOf, keyOf, personOf, type Wiki } from './wiki.ts';

/** A note whose fields fit. */
export interface Note {
  entry: Entry;
  data: DataOf<typeof fieldNotes>;
  /** The page it is about, as that is called now; `undefined` where it names none, or one that is not there. */
  about: Entry | undefined;
}

/** A note; `undefined` for every other entry, and where its fields do not fit. */
export function noteOf(entry: Entry, wiki: Wiki): Note | undefined {
  const data = dataOf(entry, fieldNotes);
  return data && { entry, data, about: pageAt(wiki, data.page) };
}

/** All notes of a wiki, in the order of its pages. */
export function notesIn(wiki: Wiki): readonly Note[] {
  const found =
    notes.get(wiki) ??
    wiki.entries.flatMap((entry) => (entry.collection === fieldNotes.id ? (noteOf(entry, wiki) ?? []) : []));
  notes.set(wiki, found);
  return found;
}

const notes = new WeakMap<Wiki, readonly Note[]>();

/** The days of a note, from which follows how it stands. */
export function noteFacts({ data: { on, folded, declined } }: Pick<Note, 'data'>): NoteFacts {
  return { on, folded: folded?.on, declined: declined?.on };
}

/** Whether it is neither taken over nor declined. */
export function isOpen({ data: { folded, declined } }: Pick<Note, 'data'>): boolean {
  return folded === undefined && declined === undefined;
}

/** The notes about a page, the latest first. */
export function notesAbout(page: Entry, wiki: Wiki): Note[] {
  return (wiki.backlinks.get(keyOf(page)) ?? [])
    .flatMap(({ from, fields }) => {
      const entry = fields.includes('page') ? wiki.byKey.get(from) : undefined;
      return (entry && noteOf(entry, wiki)) ?? [];
    })
    .toSorted(latestFirst);
}

/** The days on which somebody said that they do it differently, and nobody has settled yet who is right. */
export function workaroundsOf(about: readonly Note[]): Day[] {
  return about.flatMap((note) => (note.data.kind === 'workaround' && isOpen(note) ? [note.data.on] : []));
}

/** The days on which somebody said that they do it differently from a guide, which does not say the same by now. */
export function divergencesOf(guide: Entry, wiki: Wiki): Day[] {
  return notesAbout(guide, wiki).flatMap(({ data: { kind, on, folded } }) =>
    kind === 'workaround' && pageAt(wiki, folded?.into) !== guide ? [on] : [],
  );
}

/** Orders notes by the day they were heard, the latest first. */
export function latestFirst(a: Pick<Note, 'data'>, b: Pick<Note, 'data'>): number {
  return a.data.on < b.data.on ? 1 : a.data.on > b.data.on ? -1 : 0;
}

/**
 * Those who are to take a note over, or to say why not: the owner of the page it is about. A note that names no page falls to
 * the lead of the team of whoever heard it, who can ask them where it belongs.
 */
export function takersOf({ about, data }: Note, wiki: Wiki): Assignees {
  const team = personOf(wiki, data.by)?.team;
  const whose = about?.owner !== undefined || (about?.teams.length ?? 0) > 0 ? about : undefined;
  return assigneesOf(whose ?? { owner: undefined, teams: team === undefined ? [] : [team] }, wiki);
}

/** The notes that say the same as one, it among them: those of its kind about its page, and those that name each other. */
export function heardWith(note: Note, wiki: Wiki): readonly Note[] {
  const found = groups.get(wiki) ?? groupsIn(wiki);
  groups.set(wiki, found);
  return found.get(note.entry) ?? [note];
}

const groups = new WeakMap<Wiki, ReadonlyMap<Entry, readonly Note[]>>();

function groupsIn(wiki: Wiki): ReadonlyMap<Entry, readonly Note[]> {
  const found = new Map<Entry, Note[]>();
  const byMark = new Map<string, Note[]>();
  for (const note of notesIn(wiki)) {
    const { entry, about, data } = note;
    const marks = [`#${entry.id}`, ...(data.sameAs === undefined ? [] : [`#${data.sameAs}`])];
    if (about && data.kind) marks.push(`${data.kind} ${keyOf(about)}`);
    const others = new Set(marks.flatMap((mark) => byMark.get(mark) ?? []));
    const together = [...others, note];
    for (const each of together) found.set(each.entry, together);
    // Whatever leads to one of them leads to all.
    for (const [mark, list] of byMark) if (list.some((each) => others.has(each))) byMark.set(mark, together);
    for (const mark of marks) byMark.set(mark, together);
  }
  return found;
}

/** The page that a note names, by the name that it has now. */
export function pageAt(wiki: Wiki, key: string | undefined): Entry | undefined {
  return key === undefined ? undefined : wiki.byKey.get(wiki.moved.get(key) ?? key);
}
