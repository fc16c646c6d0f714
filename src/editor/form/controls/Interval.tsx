import { useState } from 'react';
import { parseInterval } from '../../../freshness/interval.ts';
import { useWiki } from '../../pickers/use-names.ts';
import { useForm, type FieldProps } from '../field-props.ts';
import { textOf, useTyped } from '../typed.ts';

const usual = ['30 days', '90 days', '3 months', '6 months', '12 months'];
const other = 'other';

/** How long something holds: one of the usual lengths, or any other in words. */
export function IntervalField({ value, onChange, id, field, aria }: FieldProps) {
  const text = textOf(value);
  const [asText, setAsText] = useState(text !== '' && parseInterval(text) === undefined);
  const [typed, type] = useTyped(text, (next) => onChange(next === '' ? undefined : next));
  const usualHere = useUsual();
  return (
    <>
      <div className="field-row">
        <select
          id={id}
          className="field-box"
          {...aria}
          value={asText ? other : text}
          onChange={({ target }) => {
            setAsText(target.value === other);
            if (target.value !== other) type(target.value);
          }}
        >
          {(!field.required || text === '') && <option value="">{usualHere}</option>}
          {offers(text).map((each) => (
            <option key={each}>{each}</option>
          ))}
          <option value={other}>other …</option>
        </select>
        {asText && (
          <input
            className="field-box"
            aria-label={`${field.label}, in words`}
            placeholder="2 weeks"
            autoComplete="off"
            value={typed}
            onChange={({ target }) => type(target.value)}
          />
        )}
      </div>
      {text !== '' && parseInterval(text) === undefined && (
        <p className="field-warning" role="status">
          “{text}” is no length of time. Write it as “90 days”, “2 weeks”, “6 months”, “1 year” or “never”.
        </p>
      )}
    </>
  );
}

/** The usual lengths, and the one there is, as it was typed. */
export function offers(text: string): string[] {
  const known = text === '' || usual.includes(text) || text === 'never' || parseInterval(text) === undefined;
  return [...usual, ...(known ? [] : [text]), 'never'];
}

/** What holds where nothing is chosen. */
function useUsual(): string {
  const { wiki } = useWiki();
  const { id, singular } = useForm().collection;
  if (wiki === undefined) return 'Not set';
  const own = wiki.review.collections?.find((each) => each.collection === id)?.every ?? wiki.review.every;
  return `${own}, as for every ${singular.toLowerCase()}`;
}
