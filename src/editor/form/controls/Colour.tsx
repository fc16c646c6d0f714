import type { FieldProps } from '../field-props.ts';
import { textOf, useTyped } from '../typed.ts';

/** A colour, chosen or typed as `#1f6feb`. */
export function Colour({ value, onChange, id, field, aria }: FieldProps) {
  const text = textOf(value);
  const [typed, type] = useTyped(text, (next) => onChange(next === '' ? undefined : next));
  return (
    <div className="field-row">
      <input
        type="color"
        aria-label={`Choose: ${field.label}`}
        value={/^#[0-9a-f]{6}$/i.test(text) ? text : '#808080'}
        onChange={({ target }) => onChange(target.value)}
      />
      <input
        id={id}
        className="field-box"
        type="text"
        autoComplete="off"
        spellCheck={false}
        placeholder="#1f6feb"
        value={typed}
        onChange={({ target }) => type(target.value)}
        {...aria}
      />
    </div>
  );
}
