/** What was heard outside on its way from a device to the wiki: the same by the desk, by the editor, and by mail. */
import { z } from 'zod';
import fieldNotes from '../collections/field-notes.ts';
import { recordFormat } from '../document/format.ts';
import type { Day } from '../freshness/day.ts';
import { onOneLine } from '../plain.ts';
import { shortened } from '../shortened.ts';
import { mostTries } from './tries.ts';

const { text, on, page, kind, exact, where } = fieldNotes.schema.shape;

/** What a device knows of something that was heard. */
export const heardNote = z.strictObject({ text: text.max(4000), on, page, kind, exact, where });
export type HeardNote = z.infer<typeof heardNote>;

/** What a note is known by: made on the device, of small letters and digits. */
export const noteId = z.string().regex(/^[a-z0-9]{8}$/);

const sentWords = z.strictObject({ ...heardNote.shape, by: z.string().regex(/^[^/]+$/) });

/** A note as it is sent: whoever has it makes of it the same file, however often it comes. */
export const noteSchema = sentWords.extend({
  id: noteId,
  instead: z.array(sentWords).max(mostTries).optional(),
});

interface Named {
  on: Day;
  by: string;
}

/**
 * The file of a note below the content folder: its day, who heard it, and what it is known by. It is called as at its
 * first try, whatever has been put right since: that may have arrived.
 */
export function fileOfNote(note: Named & { id: string; instead?: readonly Named[] | undefined }): string {
  const { on, by } = note.instead?.[0] ?? note;
  const { id } = note;
  return `${fieldNotes.id}/${on}-${by.toLowerCase()}-${id}.yaml`;
}

/** What the commit says that makes it. */
export function messageOfNote(name: string, text: string): string {
  return `Heard by ${name}: ${shortened(onOneLine(text), 60)}`;
}

/** What stands in it. */
export function textOfNote({ by, ...heard }: HeardNote & { by: string }): string {
  const { text, on, page, kind, exact, where } = heard;
  const fields = { text, by, on, page, kind, exact: exact || undefined, where };
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return recordFormat().toFile(given, Object.keys(fieldNotes.schema.shape));
}
