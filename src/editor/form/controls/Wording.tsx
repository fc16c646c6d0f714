import type { FieldProps } from '../field-props.ts';
import { textOf } from '../typed.ts';

/** What stands for the words that were signed. It is written with the signature, and nobody types it. */
export function Wording({ id, value, aria }: FieldProps) {
  return <input id={id} className="field-box" type="text" readOnly {...aria} value={textOf(value)} />;
}
