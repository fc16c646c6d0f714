import { useState } from 'react';
import { parseDay } from '../../../freshness/day.ts';
import type { FieldAria, FieldProps } from '../field-props.ts';
import { textOf, useTyped } from '../typed.ts';
import { todayIn, useWiki } from '../../pickers/use-names.ts';

/** A calendar day, as the text `2026-11-22`. What is no day stays as it was typed until someone mends it. */
export function DayField({ value, onChange, id, field, aria }: FieldProps) {
  const text = textOf(value);
  const [asText, setAsText] = useState(!isDayOrEmpty(text));
  const { wiki } = useWiki();
  const today = todayIn(wiki);
  const Box = asText || !isDayOrEmpty(text) ? TypedDay : PickedDay;
  return (
    <>
      <div className="field-row" onBlur={() => setAsText(!isDayOrEmpty(text))}>
        <Box id={id} aria={aria} text={text} onChange={onChange} />
        <button
          type="button"
          className="field-button"
          disabled={today === undefined}
          onClick={() => {
            setAsText(false);
            onChange(todayIn(wiki));
          }}
        >
          Today
        </button>
        {text !== '' && !field.required && (
          <button
            type="button"
            className="field-clear"
            aria-label={`Clear ${field.label}`}
            onClick={() => {
              setAsText(false);
              onChange(undefined);
            }}
          >
            ×
          </button>
        )}
      </div>
      {!isDayOrEmpty(text) && (
        <p className="field-warning" role="status">
          “{text}” is no day. Write it as 2026-11-22, or press “Today”.
        </p>
      )}
    </>
  );
}

interface Box {
  id: string;
  aria: FieldAria;
  text: string;
  onChange: (text: string | undefined) => void;
}

function PickedDay({ id, aria, text, onChange }: Box) {
  // A year that is being typed passes through the first two thousand years.
  const [typing, setTyping] = useState<string>();
  return (
    <input
      id={id}
      className="field-box"
      type="date"
      {...aria}
      max="9999-12-31"
      value={typing ?? text}
      onChange={({ target }) => {
        // While a part of the day is missing, the browser says that there is none:
        // https://github.com/react/react/issues/26175
        if (target.validity.badInput) return;
        setTyping(target.value);
        const change = changeOf(target.value);
        if (change) onChange(change.day);
      }}
      onBlur={({ target }) => {
        setTyping(undefined);
        if (target.validity.badInput) target.value = text;
      }}
    />
  );
}

function TypedDay({ id, aria, text, onChange }: Box) {
  const [typed, type] = useTyped(text, onChange);
  return (
    <input
      id={id}
      className="field-box"
      type="text"
      inputMode="numeric"
      {...aria}
      value={typed}
      onChange={({ target }) => type(target.value)}
    />
  );
}

/** What a date box that says this means for the value; `undefined` where it is a year half typed. */
export function changeOf(text: string): { day: string | undefined } | undefined {
  if (text === '') return { day: undefined };
  return parseDay(text) !== undefined && text >= '1900' ? { day: text } : undefined;
}

function isDayOrEmpty(text: string): boolean {
  return text === '' || parseDay(text) !== undefined;
}
