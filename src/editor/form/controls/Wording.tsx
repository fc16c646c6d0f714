import { wordingOf } from '../../../collections/wording.ts';
import { bodyField } from '../../../document/format.ts';
import { useForm, type FieldProps } from '../field-props.ts';
import { textOf } from '../typed.ts';
import { useOpenValues } from '../use-values.ts';

/** Which words a signature was given to. It is read, never typed: “Sign” on the page writes it. */
export function Wording({ value, id, aria }: FieldProps) {
  const { collection } = useForm();
  const values = useOpenValues();
  const signed = textOf(value);
  const now = wordingOf(collection, values, textOf(values[bodyField]));
  return (
    <output id={id} className="field-said" aria-describedby={aria['aria-describedby']}>
      {signed === '' && 'None yet. Press “Sign” on the page: it writes which words were signed.'}
      {signed !== '' && (signed === now ? 'The words as they stand now.' : 'Earlier words.')}
    </output>
  );
}
