import { expect, it } from 'vitest';
import lexicon from '../../../src/collections/lexicon.ts';
import type { FormFacts } from '../../../src/editor/form/field-props.ts';
import { layoutOf } from '../../../src/editor/form/fields.ts';
import { signedNote } from '../../../src/editor/form/signed-note.ts';

const teams = [
  { id: 'sales', name: 'Sales' },
  { id: 'marketing', name: 'Marketing' },
];
const agreement = teams.map(({ id }) => ({ team: id, by: 'ann', on: '2026-10-06', definition: 'A lead.' }));
const form = (saved: object) =>
  ({ collection: lexicon, slug: 'a', lists: { teams }, saved, remarks: new Map() }) as FormFacts;
const noteAt = (name: string, value: unknown, saved: object = { definition: 'A lead.', agreement }) => {
  const field = layoutOf(lexicon).main.find((each) => each.name === name);
  return field && signedNote(form(saved), field, value);
};

it('says what a change of signed words leads to, and what stands meanwhile', () => {
  const note = 'Both teams will be asked to sign again; until then the words of 6 Oct 2026 stand.';
  expect(noteAt('definition', 'A deal.')).toBe(note);
  expect(noteAt('definition', 'A deal.', { definition: 'A case.', agreement })).toBe(note);
});

it('says nothing where the words are the same, where nobody signs them, and where nothing was agreed', () => {
  expect(noteAt('definition', 'A  lead.')).toBeUndefined();
  expect(noteAt('example', 'A yard.')).toBeUndefined();
  expect(
    noteAt('definition', 'A deal.', { definition: 'A lead.', agreement: agreement.slice(1) }),
  ).toBeUndefined();
});
