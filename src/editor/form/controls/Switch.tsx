import type { FieldProps } from '../field-props.ts';

/** Yes or no. Nothing is written down for a no where nothing was. */
export function Switch({ value, onChange, id, aria }: FieldProps) {
  return (
    <input
      id={id}
      className="field-switch"
      type="checkbox"
      role="switch"
      checked={value === true}
      onChange={({ target }) => onChange(target.checked)}
      {...aria}
    />
  );
}
