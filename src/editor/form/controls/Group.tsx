import { isRecord } from '../../../plain.ts';
import { Field } from '../Field.tsx';
import type { FieldProps } from '../field-props.ts';

/** Fields that belong together. A group of which nothing is filled in is not written down. */
export function Group({ value, onChange, field, path }: FieldProps) {
  const values = isRecord(value) ? value : {};
  return (
    <div className="field-group">
      {field.fields.map((each) => (
        <Field
          key={each.name}
          field={each}
          path={[...path, each.name]}
          value={values[each.name]}
          onChange={(name, next) => onChange({ ...values, [name]: next })}
        />
      ))}
    </div>
  );
}
