import { useRef, type KeyboardEvent } from 'react';
import { nameField } from '../../../collections/collection.ts';
import { collectionOf } from '../../../collections/index.ts';
import { newFormOf } from '../../../editing-api/addresses.ts';
import { useForm, type FieldProps } from '../field-props.ts';
import { hasLeft } from '../../../search/names/among.ts';
import { Offers } from '../../pickers/Offers.tsx';
import type { Name } from '../../names.ts';
import { textOf } from '../typed.ts';
import { useNames, type Known } from '../../pickers/use-names.ts';
import { usePicker } from '../../pickers/use-picker.ts';
import { kindOfPage, useTargets } from '../../pickers/use-targets.ts';

/** An entry of another collection: picked by name, kept as its id. */
export function One(props: FieldProps) {
  const collection = String(props.field.to);
  return (
    <Pick {...props} known={useNames(collection)} without={useOwnId(collection)} collection={collection} />
  );
}

/** A page of any collection, as `collection/id`. */
export function AnyPage(props: FieldProps) {
  const { collection, slug } = useForm();
  const known = useTargets(undefined, 'path');
  const own = slug === undefined ? [] : [`${collection.id}/${slug}`];
  return <Pick {...props} known={known} without={own} kindOf={kindOfPage} />;
}

interface PickProps extends FieldProps {
  known: Known;
  without: readonly string[];
  /** The collection of all that can be picked, where they are of one. */
  collection?: string;
  kindOf?: (name: Name) => string;
}

function Pick({ value, onChange, id, field, aria, known, without, collection, kindOf }: PickProps) {
  const chosen = textOf(value);
  const name = known.names?.find((each) => each.id === chosen);
  const box = useRef<HTMLInputElement>(null);
  const waiting = chosen !== '' && known.names === undefined && !known.failed;
  const picker = usePicker({
    id,
    label: field.label,
    known,
    shown: name?.title ?? (waiting ? '' : chosen),
    without,
    onPick: onChange,
    onEmpty: () => onChange(undefined),
  });
  const beside = name && (kindOf?.(name) ?? (name.team && known.teamOf(name.team)));
  return (
    <div className="field-picker">
      <div className="field-row">
        <input
          className="field-box"
          placeholder={waiting ? '…' : undefined}
          {...aria}
          {...picker.input}
          ref={both(box, picker.input.ref)}
          onFocus={(event) => {
            picker.input.onFocus?.(event);
            event.target.select();
          }}
        />
        {beside && <small className="field-beside">{beside}</small>}
        {chosen !== '' && !field.required && (
          <button
            type="button"
            className="field-clear"
            aria-label={`Clear ${field.label}`}
            onClick={() => {
              onChange(undefined);
              box.current?.focus();
            }}
          >
            ×
          </button>
        )}
      </div>
      <Offers {...picker} known={known} kindOf={kindOf} add={addTo(collection, picker.typed)} />
      <Warning id={chosen} known={known} collection={collection} />
    </div>
  );
}

/** Several such entries. */
export function Several(props: FieldProps) {
  const { value, onChange, id, field, aria } = props;
  const collection = String(field.to);
  const known = useNames(collection);
  const own = useOwnId(collection);
  const chosen = listOf(value);
  const titles = chosen.map((each) => known.names?.find((name) => name.id === each)?.title ?? each);
  const picker = usePicker({
    id,
    label: field.label,
    known,
    shown: '',
    without: [...chosen, ...own],
    onPick: (picked) => onChange([...chosen, picked]),
  });
  const remove = (index: number) => onChange(chosen.toSpliced(index, 1));
  function removeLast(event: KeyboardEvent) {
    if (event.key === 'Backspace' && !picker.typed && chosen.length > 0) remove(chosen.length - 1);
  }
  return (
    <div className="field-picker">
      <div className="field-row field-several">
        {chosen.length > 0 && (
          <ul className="field-chips" aria-label={`Chosen: ${field.label}`}>
            {chosen.map((each, index) => (
              <li key={`${each} ${index}`} data-unknown={isUnknown(each, known) ? '' : undefined}>
                {titles[index]}
                <button type="button" aria-label={`Remove ${titles[index]}`} onClick={() => remove(index)}>
                  ×
                </button>
              </li>
            ))}
          </ul>
        )}
        <input
          className="field-box"
          placeholder={chosen.length === 0 ? 'Find by name' : 'Find another'}
          {...aria}
          {...picker.input}
          onKeyDown={(event) => {
            removeLast(event);
            picker.input.onKeyDown?.(event);
          }}
        />
      </div>
      <Offers {...picker} known={known} add={addTo(collection, picker.typed)} />
      {chosen.map((each, index) => (
        <Warning key={`${each} ${index}`} id={each} known={known} collection={collection} />
      ))}
    </div>
  );
}

/** What nobody has written yet can be written in another window: here it is offered as soon as it is saved. */
function addTo(id: string | undefined, typed = '') {
  const collection = id === undefined ? undefined : collectionOf(id);
  if (collection === undefined || typed.trim() === '') return undefined;
  const address = newFormOf(collection.id, { [nameField(collection)]: typed });
  return { address, label: `+ ${collection.singular} “${typed.trim()}”` };
}

/** Says what is amiss with what is chosen. It is kept all the same: a page may come later, or from somewhere else. */
function Warning({ id, known, collection }: { id: string; known: Known; collection?: string | undefined }) {
  const name = known.names?.find((each) => each.id === id);
  if (isUnknown(id, known)) {
    const kind = collection === 'people' ? 'person' : 'page';
    return (
      <p className="field-warning" role="status">
        There is no {kind} “{id}” in the wiki. It is kept as it is until you pick another.
      </p>
    );
  }
  if (name === undefined || !hasLeft(name, known.today)) return null;
  return (
    <p className="field-warning" role="status">
      {name.title} has left.
    </p>
  );
}

function isUnknown(id: string, { names }: Known): boolean {
  return id !== '' && names !== undefined && !names.some((each) => each.id === id);
}

/** An entry is not offered to itself. */
function useOwnId(target: string): string[] {
  const { collection, slug } = useForm();
  return collection.id === target && slug !== undefined ? [slug] : [];
}

function listOf(value: unknown): string[] {
  if (value === undefined || value === null || value === '') return [];
  return (Array.isArray(value) ? value : [value]).map(textOf);
}

type Ref = React.Ref<HTMLInputElement> | undefined;

function both(own: React.RefObject<HTMLInputElement | null>, other: Ref) {
  return (node: HTMLInputElement | null) => {
    own.current = node;
    if (typeof other === 'function') other(node);
  };
}
