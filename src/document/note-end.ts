/** The end of a field note: it stands on a page, or it is declined. It has but one. */
import fieldNotes from '../collections/field-notes.ts';
import { recordFormat, withFields } from './format.ts';
import type { Values } from './same.ts';
import { isRecord } from '../plain.ts';

/** The end that a note has, and what is said to whoever would give it another; `undefined` where it waits. */
export function endOf({ folded, declined }: Values): { into: unknown; said: string } | undefined {
  if (folded !== undefined)
    return {
      into: isRecord(folded) ? folded['into'] : undefined,
      said: 'This note stands on a page already.',
    };
  if (declined === undefined) return undefined;
  return { into: undefined, said: 'This note is not taken over. Open it in the editor to change that.' };
}

/** The text of a note with its end. */
export function withEnd(text: string, end: Values): string {
  return withFields(text, end, Object.keys(fieldNotes.schema.shape), recordFormat());
}
