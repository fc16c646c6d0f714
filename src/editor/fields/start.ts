import { useEffect } from 'react';
import type { WidgetProps } from '../decap/widget.tsx';
import { me } from '../names.ts';

interface Props extends Pick<WidgetProps<unknown>, 'value' | 'field' | 'entry'> {
  onChange: (text: string) => void;
}

/**
 * Gives a text of a new entry what the link to its form says, to the letter.
 *
 * Decap fills the form from the link too, but turns `&` into `&amp;`, and `true` into a yes:
 * https://github.com/decaporg/decap-cms/pull/3343
 */
export function useLink({ value, onChange, field, entry }: Props): void {
  useEffect(() => {
    if (!entry.get('newRecord')) return;
    const linked = linkedText(location.hash, field.name);
    if (linked !== undefined && value !== linked && value === asDecapReads(linked)) onChange(linked);
    // What the link says holds for the beginning only.
  }, []);
}

/** What a link to a form, such as `#/collections/guides/new?title=Handoff`, says of a field. */
export function linkedText(hash: string, name: string): string | undefined {
  const query = hash.split('?').slice(1).join('?');
  return new URLSearchParams(query).getAll(name).at(-1);
}

/** What Decap makes of a text in a link. */
export function asDecapReads(text: string): string | boolean {
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  if (/^(?:false|False|FALSE)$/.test(text)) return false;
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#039;');
}

/**
 * The id of the editor, where a field of a new entry begins with that; `undefined` anywhere else.
 *
 * It becomes the field's value with the first key or click in the form. Before that, Decap would count the
 * form as changed, and ask everyone who only had a look whether they want to leave:
 * https://github.com/decaporg/decap-cms/issues/725
 */
export function useEditorAsStart({ value, onChange, field, entry }: Props): string | undefined {
  const own = field['starts_as_editor'] === true && entry.get('newRecord') ? me()?.id : undefined;
  const start = value === undefined || value === null || value === '' ? own : undefined;
  useEffect(() => {
    return start === undefined ? undefined : whenBegun(() => onChange(start));
  }, [start, onChange]);
  return start;
}

/** Calls back once, with the first key or click in the form. Returns how to stop. */
export function whenBegun(begin: () => void): () => void {
  const events = ['input', 'keydown', 'click'] as const;
  const hear = ({ target }: Event) => {
    // Links lead away from the form.
    if (target instanceof Element && target.closest('a[href], dialog')) return;
    stop();
    begin();
  };
  const stop = () => events.forEach((event) => document.removeEventListener(event, hear, true));
  events.forEach((event) => document.addEventListener(event, hear, true));
  return stop;
}
