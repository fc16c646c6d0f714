import { useForm, type FieldProps } from '../field-props.ts';
import { optionsOf } from '../../../collections/fields.ts';
import { textOf } from '../typed.ts';

/** One of what is offered. What is not offered any more stays until another is chosen. */
export function Choice({ value, onChange, id, field, aria }: FieldProps) {
  const options = optionsOf(field, useForm().lists);
  const chosen = textOf(value);
  const isKnown = options.some((each) => each.value === chosen);
  return (
    <select
      id={id}
      className="field-box"
      value={chosen}
      onChange={({ target }) => onChange(target.value || undefined)}
      {...aria}
    >
      {(chosen === '' || !field.required) && (
        <option value="">{field.required ? 'Choose …' : 'Not set'}</option>
      )}
      {chosen !== '' && !isKnown && <option value={chosen}>{chosen}</option>}
      {options.map((each) => (
        <option key={each.value} value={each.value}>
          {each.label}
        </option>
      ))}
    </select>
  );
}

/** Some of what is offered, in the order in which it is offered. */
export function Choices({ value, onChange, field }: FieldProps) {
  const options = optionsOf(field, useForm().lists);
  const chosen = Array.isArray(value) ? value.map(textOf) : [];
  const unknown = chosen.filter((each) => !options.some((option) => option.value === each));
  const offered = [...options, ...unknown.map((each) => ({ value: each, label: each }))];
  return (
    <div className="field-choices">
      {offered.map((each) => (
        <label key={each.value}>
          <input
            type="checkbox"
            checked={chosen.includes(each.value)}
            onChange={({ target: { checked } }) =>
              onChange(checked ? [...chosen, each.value] : chosen.filter((other) => other !== each.value))
            }
          />
          {each.label}
        </label>
      ))}
    </div>
  );
}
