import { useNames } from '../../pickers/use-names.ts';
import type { FieldProps } from '../field-props.ts';
import { textOf } from '../typed.ts';

/** Whom a field names that a button of the page has written. It is read, never typed. */
export function Said({ value, id, field, aria }: FieldProps) {
  const { names } = useNames(String(field.to));
  const named = textOf(value);
  return (
    <output id={id} className="field-said" aria-describedby={aria['aria-describedby']}>
      {names?.find((each) => each.id === named)?.title ?? named}
    </output>
  );
}
