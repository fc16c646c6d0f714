import { useReducer, useState } from 'react';
import { parseDay } from '../../../freshness/day.ts';
import { dayInWords } from '../../../freshness/words.ts';
import type { FieldAria, FieldProps } from '../field-props.ts';
import { textOf, useTyped } from '../typed.ts';
import { todayIn, useWiki } from '../../pickers/use-names.ts';

/** A calendar day, as the text `2026-11-22`. What is no day stays as it was typed until someone mends it. */
export function DayField({ value, onChange, id, field, aria }: FieldProps) {
  const text = textOf(value);
  const [asText, setAsText] = useState(!isDayOrEmpty(text));
  const [isPartial, setPartial] = useState(false);
  // A box that is drawn anew forgets what was half typed.
  const [drawn, drawAnew] = useReducer((count: number) => count + 1, 0);
  const { wiki } = useWiki();
  const today = todayIn(wiki);
  const Box = asText || !isDayOrEmpty(text) ? TypedDay : PickedDay;
  const put = (day: string | undefined) => {
    setAsText(false);
    setPartial(false);
    drawAnew();
    onChange(day);
  };
  return (
    <>
      <div className="field-row" onBlur={() => setAsText(!isDayOrEmpty(text))}>
        <Box key={drawn} id={id} aria={aria} text={text} onChange={onChange} onPartial={setPartial} />
        <button
          type="button"
          className="field-button"
          disabled={today === undefined}
          onClick={() => put(todayIn(wiki))}
        >
          Today
        </button>
        {(text !== '' || isPartial) && !field.required && (
          <button
            type="button"
            className="field-clear"
            aria-label={`Clear ${field.label}`}
            onClick={() => put(undefined)}
          >
            ×
          </button>
        )}
      </div>
      {isPartial && (
        <p className="field-warning" role="status">
          This day is not complete.{text !== '' && ` ${dayInWords(text)} stays until it is.`}
        </p>
      )}
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
  /** Told, when the box is left, whether it shows a part of a day. */
  onPartial: (isPartial: boolean) => void;
}

function PickedDay({ id, aria, text, onChange, onPartial }: Box) {
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
        setTyping(target.value);
        if (target.validity.badInput) return;
        const change = changeOf(target.value);
        if (change) onChange(change.day);
      }}
      onBlur={({ target }) => {
        const isPartial = target.validity.badInput || changeOf(target.value) === undefined;
        onPartial(isPartial);
        if (!isPartial) setTyping(undefined);
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
