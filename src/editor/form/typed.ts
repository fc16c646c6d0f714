import { useState } from 'react';

/**
 * What stands in a text box, and how to change it.
 *
 * A value comes back from Decap a moment after it was handed over. Shown only then, it would throw the caret
 * to the end of the text: https://github.com/react/react/issues/5386
 *
 * @param valueOf what is handed over for a text, as a text: two texts that mean the same do not replace each other
 */
export function useTyped(
  value: string,
  onChange: (text: string) => void,
  valueOf: (text: string) => string = (text) => text,
): [typed: string, type: (text: string) => void] {
  const [typed, setTyped] = useState(value);
  const [last, setLast] = useState(value);
  if (value !== last) {
    setLast(value);
    if (valueOf(typed) !== value) setTyped(value);
  }
  return [
    typed,
    (text) => {
      setTyped(text);
      onChange(text);
    },
  ];
}

/** A value as the text that stands for it, whatever it is. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
