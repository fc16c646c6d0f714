import type { FieldProps } from '../field-props.ts';
import { textOf, useTyped } from '../typed.ts';

/** A number. What is none stays as it was typed, for the checks to say so. */
export function NumberField({ value, onChange, id, aria }: FieldProps) {
  const [typed, type] = useTyped(
    textOf(value),
    (text) => onChange(numberIn(text)),
    (text) => textOf(numberIn(text)),
  );
  return (
    <input
      id={id}
      className="field-box"
      type="text"
      inputMode="decimal"
      value={typed}
      onChange={({ target }) => type(target.value)}
      {...aria}
    />
  );
}

/** The number a text says; the text itself where it says none. A comma is read as a point. */
export function numberIn(text: string): number | string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const number = Number(trimmed.replace(/^(-?\d+),(\d+)$/, '$1.$2'));
  return Number.isFinite(number) ? number : trimmed;
}
