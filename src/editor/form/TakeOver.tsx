import { useEffect, useState } from 'react';
import { fieldOf } from '../../collections/fields.ts';
import type { Collection } from '../../collections/index.ts';
import { bodyField } from '../../document/format.ts';
import type { Values } from '../../document/same.ts';
import { takenOver } from '../../document/take-over.ts';
import { handedNote, handNote } from '../../editing-api/handed-note.ts';
import type { OpenForm } from '../decap/store.ts';
import { notePut } from '../taken-over.ts';

interface Props {
  form: OpenForm;
  collection: Collection;
  values: Values;
  onChange: (changes: Values) => void;
}

/** Puts a note from outside where it belongs on this page, and says so. Publishing the page takes the note over. */
export function TakeOver({ form, collection, values, onChange }: Props) {
  const [note, setNote] = useState(() => noteFor(form));
  const [field, setField] = useState<string>();
  useEffect(() => {
    if (note === undefined) return undefined;
    const { field, value } = takenOver(collection.id, note, values);
    onChange({ [field]: value });
    setField(field);
    notePut(note.into);
    return () => notePut(undefined);
  }, [note]);
  if (note === undefined || field === undefined) return null;
  const schema = collection.schema.shape[field];
  const where =
    field === bodyField || schema === undefined ? 'the end of the text' : `“${fieldOf(schema).label}”`;
  return (
    <section className="entry-recovery" role="status" aria-label="From a field note">
      <p>
        What {note.by} heard now stands in {where}. Look whether it is right there, then publish: the note
        says from then on where it stands.
      </p>
      <button
        type="button"
        className="field-button"
        onClick={() => {
          handNote(undefined);
          notePut(undefined);
          setNote(undefined);
        }}
      >
        The note stays open
      </button>
    </section>
  );
}

function noteFor({ collection, slug, isNew }: OpenForm) {
  const note = handedNote();
  return !isNew && !note?.isSaved && note?.into === `${collection}/${slug}` ? note : undefined;
}
