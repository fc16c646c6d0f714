import { useState, type ComponentType } from 'react';
import type { Values } from '../../document/same.ts';
import { parseDay } from '../../freshness/day.ts';
import type { FieldConfig } from '../decap/types.ts';
import { DayField } from '../fields/Day.tsx';
import { Relation } from '../fields/Relation.tsx';
import { Text } from '../fields/Texts.tsx';
import { textOf } from '../fields/typed.ts';
import type { WidgetProps } from '../decap/widget.tsx';

/** By the widgets that the configuration names. */
const boxes: Readonly<Record<string, ComponentType<WidgetProps<unknown>>>> = {
  day: DayField,
  text: (props) => <Text {...props} value={textOf(props.value)} />,
  relation: Relation,
  select: Choice,
};

interface Props {
  form: WidgetProps<undefined>;
  values: Values;
  parts: readonly FieldConfig[];
  onChange: (values: Values) => void;
}

/** The fields of the review themselves: folded away, unless one of them has to be mended. */
export function ByHand({ form, values, parts, onChange }: Props) {
  const [open, setOpen] = useState(() => parts.some((part) => isBroken(part, values[part.name])));
  return (
    <details
      className="review-by-hand"
      open={open}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>Change by hand</summary>
      {open &&
        parts.map((part) => {
          const Box = boxes[String(part['widget'])];
          const id = `${form.id}-${part.name}`;
          if (Box === undefined) throw new Error(`A review cannot hold a “${String(part['widget'])}”.`);
          return (
            <div key={part.name}>
              <label htmlFor={id}>{part.label}</label>
              <div className="review-box">
                <Box
                  {...form}
                  id={id}
                  field={part}
                  value={values[part.name]}
                  onChange={(value) => onChange({ ...values, [part.name]: value })}
                />
              </div>
            </div>
          );
        })}
    </details>
  );
}

function Choice({ value, onChange, id, field }: WidgetProps<unknown>) {
  const options = field['options'] as { value: string; label: string }[];
  return (
    <div className="field-row">
      <select
        id={id}
        className="field-box"
        value={textOf(value)}
        onChange={({ target }) => onChange(target.value || undefined)}
      >
        <option value="">Not set</option>
        {options.map((each) => (
          <option key={each.value} value={each.value}>
            {each.label}
          </option>
        ))}
      </select>
    </div>
  );
}

function isBroken(part: FieldConfig, value: unknown): boolean {
  return part['widget'] === 'day' && textOf(value) !== '' && parseDay(value) === undefined;
}
