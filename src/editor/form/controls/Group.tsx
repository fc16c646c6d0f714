import { isBlank } from '../../../document/same.ts';
import { isRecord } from '../../../plain.ts';
import { Field } from '../Field.tsx';
import { useForm, type FieldProps } from '../field-props.ts';
import { idOf, type FormField } from '../fields.ts';

/** Fields that belong together. A group of which nothing is filled in is not written down. */
export function Group({ value, onChange, field, path }: FieldProps) {
  const values = isRecord(value) ? value : {};
  const isBegun = Object.values(values).some((each) => !isBlank(each));
  const { remarks } = useForm();
  // Nobody has to read an id that makes itself, unless something is wrong with it.
  const isShown = ({ name, madeFrom, isSaid }: FormField) =>
    (madeFrom === undefined && !(isSaid && isBlank(values[name]))) || remarks.has(idOf([...path, name]));
  return (
    <div className="field-group">
      {field.fields.filter(isShown).map((each) => (
        <Field
          key={each.name}
          field={each}
          isRequired={each.required || (isBegun && each.requiredOnceBegun)}
          path={[...path, each.name]}
          value={values[each.name]}
          onChange={(name, next) => onChange({ ...values, [name]: next })}
        />
      ))}
    </div>
  );
}
