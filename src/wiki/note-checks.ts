/** What is wrong with notes of what was heard outside, and with guides that people no longer follow. */
import fieldNotes from '../collections/field-notes.ts';
import guides from '../collections/guides.ts';
import { responsibleOn } from '../freshness/assignees.ts';
import type { Day } from '../freshness/day.ts';
import { heardWithin, noteOn } from '../freshness/note-state.ts';
import { drifting } from '../freshness/note-words.ts';
import { namesIn } from '../names-in.ts';
import type { Problem } from '../problem/problem.ts';
import type { Entry } from './entry.ts';
import { isOpen, noteFacts, noteOf, notesAbout, takersOf, workaroundsOf } from './notes.ts';
import { at } from './placed.ts';
import { dataOf, type Wiki } from './wiki.ts';

/** What is wrong with a note whatever the day: it names somebody. */
export function notesThatName(entry: Entry): Problem[] {
  const text = dataOf(entry, fieldNotes)?.text ?? '';
  return namesIn(text).map(({ of, found }) => at(entry, { id: 'note-names-someone', of, found }, ['text']));
}

/** What is wrong with the end of a note whatever the day: it is before it was heard, or there are two. */
export function endsOfNotes(entry: Entry): Problem[] {
  const { on, folded, declined } = dataOf(entry, fieldNotes) ?? {};
  const early = Object.entries({ folded, declined }).flatMap(([name, end]) =>
    on !== undefined && end !== undefined && end.on < on
      ? [at(entry, { id: 'note-ended-early', ended: end.on, on }, [name, 'on'])]
      : [],
  );
  if (folded === undefined || declined === undefined) return early;
  const { into } = folded;
  const { because } = declined;
  return [...early, at(entry, { id: 'note-ended-twice', into, because }, ['declined'])];
}

/** What is wrong with a note on a day: it waits too long, or nobody knows where it belongs. */
export function waitingNotes(entry: Entry, wiki: Wiki, today: Day): Problem[] {
  const note = noteOf(entry, wiki);
  if (note === undefined || !isOpen(note)) return [];
  const state = noteOn(noteFacts(note), today);
  const name = responsibleOn(takersOf(note, wiki), today).person?.name;
  return [
    ...(state.id === 'late' ? [at(entry, { id: 'note-waiting', by: state.by, name }, [])] : []),
    ...(note.data.page === undefined ? [at(entry, { id: 'note-nowhere', name }, [])] : []),
  ];
}

/** A guide that people have said they no longer follow. */
export function driftingGuides(entry: Entry, wiki: Wiki, today: Day): Problem[] {
  if (entry.collection !== guides.id) return [];
  const days = workaroundsOf(notesAbout(entry, wiki));
  const times = heardWithin(days, today);
  return times < drifting.least ? [] : [at(entry, { id: 'guide-drifting', times }, [])];
}
