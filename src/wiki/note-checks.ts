/** What is wrong with notes of what was heard outside, and with guides that people no longer follow. */
import type { z } from 'zod';
import fieldNotes from '../collections/field-notes.ts';
import { fieldOf, shapeOf } from '../collections/fields.ts';
import guides from '../collections/guides.ts';
import { collectionOf } from '../collections/index.ts';
import { responsibleOn } from '../freshness/assignees.ts';
import type { Day } from '../freshness/day.ts';
import { heardWithin, noteOn } from '../freshness/note-state.ts';
import { drifting } from '../freshness/note-words.ts';
import { namesIn } from '../names-in.ts';
import { isRecord } from '../plain.ts';
import type { Problem } from '../problem/problem.ts';
import type { Entry } from './entry.ts';
import { isOpen, noteFacts, noteOf, notesAbout, takersOf, workaroundsOf } from './notes.ts';
import { at } from './placed.ts';
import { dataOf, type Wiki } from './wiki.ts';

/** Who is named in what was heard outside, and in what is written down of customers elsewhere. */
export function namesOfOutside(entry: Entry): Problem[] {
  const { shape } = collectionOf(entry.collection)?.schema ?? {};
  if (shape === undefined || entry.data === undefined) return [];
  return textsOfOutside(shape, entry.data, []).flatMap(({ path, text }) =>
    namesIn(text).map(({ of, found }) => at(entry, { id: 'note-names-someone', of, found }, path)),
  );
}

/** The texts of an entry that tell what somebody outside has said or done. */
function textsOfOutside(
  shape: z.ZodRawShape,
  record: Readonly<Record<string, unknown>>,
  path: readonly PropertyKey[],
): { path: PropertyKey[]; text: string }[] {
  return Object.entries(shape).flatMap(([name, schema]) => {
    const value = record[name];
    const { kind, namesNobody } = fieldOf(schema);
    const own = [...path, name];
    if (namesNobody && typeof value === 'string') return [{ path: own, text: value }];
    if (kind === 'group' && isRecord(value)) return textsOfOutside(shapeOf(schema), value, own);
    if (kind !== 'groups' || !Array.isArray(value)) return [];
    return value.flatMap((item: unknown, index) =>
      isRecord(item) ? textsOfOutside(shapeOf(schema), item, [...own, index]) : [],
    );
  });
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
