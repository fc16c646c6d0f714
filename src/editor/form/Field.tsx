import { memo, type ReactNode } from 'react';
import { labelFor } from '../../collections/fields.ts';
import { saidBeside } from '../checks/words.ts';
import type { FormField, Path } from './fields.ts';
import { idOf } from './fields.ts';
import { signedNote } from './signed-note.ts';
import { controls } from './controls.ts';
import { Said } from './controls/Said.tsx';
import { useForm, type FieldAria } from './field-props.ts';

interface Props {
  field: FormField;
  /** Whether it has to be filled in, where that is not a matter of the field alone; it can be emptied all the same. */
  isRequired?: boolean;
  path: Path;
  value: unknown;
  /** Told the name of the field, and what it holds from now on. */
  onChange: (name: string, value: unknown) => void;
}

/** A field of a form: its label, its control, its hint, and what is amiss with it. */
export const Field = memo(function Field({
  field,
  isRequired = field.required,
  path,
  value,
  onChange,
}: Props) {
  const { Control: Typed, isGroup } = controls[field.kind];
  const Control = field.isSaid ? Said : Typed;
  const id = idOf(path);
  const note = signedNote(useForm(), field, value);
  const { said, aria } = useAria(id, field, isRequired, note);
  const control = (
    <Control
      id={id}
      field={field}
      path={path}
      value={value}
      onChange={(next) => onChange(field.name, next)}
      aria={aria}
    />
  );
  return (
    <Frame
      id={id}
      field={field}
      isRequired={isRequired}
      said={said}
      note={note}
      isGroup={isGroup}
      aria={aria}
    >
      {control}
    </Frame>
  );
}, sameField);

/** The path of a field is made anew with every drawing of its form. */
function sameField(before: Props, after: Props): boolean {
  return (
    before.field === after.field &&
    before.isRequired === after.isRequired &&
    before.value === after.value &&
    before.onChange === after.onChange &&
    idOf(before.path) === idOf(after.path)
  );
}

function useAria(
  id: string,
  field: FormField,
  isRequired: boolean,
  note: string | undefined,
): { said: readonly string[]; aria: FieldAria } {
  const said = (useForm().remarks.get(id) ?? []).map((each) =>
    each.spot && idOf(each.spot.path) === id ? saidBeside(each) : each.said,
  );
  const described = [field.hint && hintId(id), note && noteId(id), said.length > 0 && wrongId(id)]
    .filter(Boolean)
    .join(' ');
  return {
    said,
    aria: {
      ...(isRequired && { 'aria-required': true }),
      ...(said.length > 0 && { 'aria-invalid': true }),
      ...(described !== '' && { 'aria-describedby': described }),
    },
  };
}

const hintId = (id: string) => `${id}-hint`;
const noteId = (id: string) => `${id}-note`;
const wrongId = (id: string) => `${id}-wrong`;

interface FrameProps {
  id: string;
  field: FormField;
  isRequired: boolean;
  said: readonly string[];
  note: string | undefined;
  isGroup: boolean | undefined;
  aria: FieldAria;
  children: ReactNode;
}

/** What stands around every control. Several controls that belong together have a legend in place of a label. */
function Frame({ id, field, isRequired, said, note, isGroup, aria, children }: FrameProps) {
  const name = (
    <>
      {labelFor(field, useForm().lists.teams ?? [])}
      {!isRequired && !field.isSaid && field.kind !== 'flag' && <small> (optional)</small>}
    </>
  );
  const below = (
    <>
      {field.hint && (
        <p className="field-hint" id={hintId(id)}>
          {field.hint}
          {field.kind === 'lines' && ' One a line.'}
        </p>
      )}
      {note && (
        <p className="field-note" id={noteId(id)}>
          {note}
        </p>
      )}
      {said.length > 0 && (
        <div className="field-wrong" id={wrongId(id)}>
          {said.map((each, index) => (
            <p key={index}>{each}</p>
          ))}
        </div>
      )}
    </>
  );
  if (isGroup)
    return (
      <fieldset
        className="field"
        id={id}
        tabIndex={-1}
        aria-describedby={aria['aria-describedby']}
        data-kind={field.kind}
      >
        <legend>{name}</legend>
        {children}
        {below}
      </fieldset>
    );
  return (
    <div className="field" data-kind={field.kind}>
      <label htmlFor={id}>{name}</label>
      {children}
      {below}
    </div>
  );
}
