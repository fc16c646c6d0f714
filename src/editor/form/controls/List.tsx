import { useEffect, useRef, useState } from 'react';
import { isRecord } from '../../../plain.ts';
import { useWiki } from '../../pickers/use-names.ts';
import { focusIn } from '../lead.ts';
import type { Values } from '../../../document/same.ts';
import { begunItem } from '../begun.ts';
import { idOf, type Path } from '../fields.ts';
import { useForm, type FieldProps } from '../field-props.ts';
import { withMadeIds } from '../made-ids.ts';
import { summarise } from '../summary.ts';
import { Group } from './Group.tsx';

/** A list of groups. Each is folded to what it says in a line; they can be put in another order. */
export function List({ value, onChange, field, path }: FieldProps) {
  const items = Array.isArray(value) ? value : [];
  const { wiki } = useWiki();
  const saved = savedAt(useForm().saved, path);
  const isSigned = field.fields.some(({ kind }) => kind === 'wording');
  const keys = useKeys(items.length);
  const list = useRef<HTMLOListElement>(null);
  const [added, setAdded] = useState<number>();
  useEffect(() => {
    if (added === undefined) return;
    const item = document.getElementById(idOf([...path, added]));
    if (item) focusIn(item);
    setAdded(undefined);
  }, [added]);

  function move(from: number, to: number): void {
    if (to < 0 || to >= items.length || from === to) return;
    keys.move(from, to);
    onChange(moved(items, from, to));
  }
  function remove(index: number): void {
    keys.remove(index);
    onChange(items.toSpliced(index, 1));
    list.current?.querySelectorAll('summary')[Math.min(index, items.length - 2)]?.focus();
  }
  return (
    <>
      <ol className="field-items" ref={list}>
        {items.map((item: unknown, index) => (
          <Item
            key={keys.of(index)}
            item={item}
            index={index}
            count={items.length}
            field={field}
            path={[...path, index]}
            onChange={(next) => onChange(withMadeIds(items.with(index, next), index, field, saved))}
            onMove={move}
            onRemove={() => remove(index)}
          />
        ))}
      </ol>
      <button
        type="button"
        className="field-button field-add"
        aria-label={isSigned ? `Sign: ${field.label}` : `Add to ${field.label}`}
        onClick={() => {
          onChange([...items, begunItem(field.fields, items, wiki)]);
          setAdded(items.length);
        }}
      >
        {isSigned ? 'Sign' : '+ Add'}
      </button>
    </>
  );
}

interface ItemProps extends Pick<FieldProps, 'field' | 'path'> {
  item: unknown;
  index: number;
  count: number;
  onChange: (item: unknown) => void;
  onMove: (from: number, to: number) => void;
  onRemove: () => void;
}

const dragged = 'application/x-concord-item';

function Item({ item, index, count, field, path, onChange, onMove, onRemove }: ItemProps) {
  const { wiki } = useWiki();
  const { lists } = useForm();
  const [isOver, setIsOver] = useState(false);
  const values = isRecord(item) ? item : {};
  const template = field.summary ?? `{{fields.${field.fields[0]?.name}}}`;
  const said = summarise(template, values, field.fields, wiki, lists) || 'Nothing filled in yet';
  // Which list an item was taken from is told by the name of what is dragged: its value is hidden until it is dropped.
  const own = `${dragged}-${idOf(path.slice(0, -1))}`.toLowerCase();
  return (
    <li
      data-over={isOver ? '' : undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(own)) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        setIsOver(false);
        if (!event.dataTransfer.types.includes(own)) return;
        event.preventDefault();
        onMove(Number(event.dataTransfer.getData(own)), index);
      }}
    >
      <details id={idOf(path)}>
        <summary
          draggable={count > 1}
          onDragStart={(event) => {
            event.dataTransfer.setData(own, String(index));
            event.dataTransfer.effectAllowed = 'move';
          }}
        >
          {said}
        </summary>
        <Group id={idOf(path)} field={field} path={path} value={values} onChange={onChange} aria={{}} />
      </details>
      <div className="field-item-tools">
        <button
          type="button"
          className="field-clear"
          disabled={index === 0}
          aria-label={`Move up: ${said}`}
          onClick={() => onMove(index, index - 1)}
        >
          ↑
        </button>
        <button
          type="button"
          className="field-clear"
          disabled={index === count - 1}
          aria-label={`Move down: ${said}`}
          onClick={() => onMove(index, index + 1)}
        >
          ↓
        </button>
        <button type="button" className="field-clear" aria-label={`Remove: ${said}`} onClick={onRemove}>
          ×
        </button>
      </div>
    </li>
  );
}

/** What a list holds in the file; lists in lists are not told apart. */
function savedAt(saved: Values, path: Path): readonly unknown[] {
  const list = path.length === 1 ? saved[String(path[0])] : undefined;
  return Array.isArray(list) ? list : [];
}

/** The items with one of them in another place. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = items.toSpliced(from, 1);
  return rest.toSpliced(to, 0, ...items.slice(from, from + 1));
}

/** Keys that stay with items that have no name: what is open stays open where items are moved or removed. */
function useKeys(count: number) {
  const next = useRef(0);
  const keys = useRef<number[]>([]);
  while (keys.current.length < count) keys.current.push(next.current++);
  keys.current.length = count;
  return {
    of: (index: number) => keys.current[index],
    move: (from: number, to: number) => void (keys.current = moved(keys.current, from, to)),
    remove: (index: number) => void keys.current.splice(index, 1),
  };
}
