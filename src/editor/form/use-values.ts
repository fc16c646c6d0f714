import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { Collection } from '../../collections/index.ts';
import type { Values } from '../../document/same.ts';
import { currentForm, onDecap, setText, type OpenForm } from '../decap/store.ts';
import { useWiki } from '../pickers/use-names.ts';
import { readText, startOf, textWith, valuesIn, type FormValues } from './values.ts';

interface State extends FormValues {
  /** The text that it was read from, or handed over as. */
  text: string | undefined;
}

/** The form that Decap has open. */
export function useOpenForm(): OpenForm | undefined {
  return useSyncExternalStore(onDecap, currentForm);
}

/** The values of a form, and how to change some of them, which gives the text of that. A text that comes from elsewhere is read anew. */
export function useValues(form: OpenForm, collection: Collection) {
  useStart(form, collection);
  const [state, setState] = useState<State>(() => read(form, collection));
  const shown = form.text === state.text ? state : read(form, collection);
  if (shown !== state) setState(shown);
  const latest = useRef(shown);
  latest.current = shown;
  const change = useCallback(
    (changes: Values) => {
      const { source, values } = latest.current;
      const changed = { source, values: { ...values, ...changes } };
      const text = textWith(changed, collection);
      latest.current = { ...changed, text };
      setState(latest.current);
      setText(text);
      return text;
    },
    [collection],
  );
  return { values: shown.values, change };
}

function read({ text, isNew }: OpenForm, collection: Collection): State {
  if (text === undefined) return { source: undefined, values: {}, text };
  const { source, values } = readText(text, collection);
  // What is new has no lines yet that are to stay as they are.
  return { source: isNew ? undefined : source, values, text };
}

/** A new entry begins with its template, and with who edits and their team. That is no change yet. */
function useStart({ isNew, text }: OpenForm, collection: Collection): void {
  const { wiki, failed } = useWiki();
  const isReady = wiki !== undefined || failed;
  useEffect(() => {
    if (isNew && text === undefined && isReady)
      setText(textWith(startOf(collection, location.hash, wiki), collection), 'as opened');
  }, [isReady]);
}

/** All fields of the open form as they are now, for one that depends on others. */
export function useOpenValues(): Values {
  const form = useOpenForm();
  return useMemo(() => valuesIn(form), [form?.collection, form?.text]);
}
