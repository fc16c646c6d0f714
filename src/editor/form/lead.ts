import { bodyField } from '../../document/format.ts';
import type { Spot } from '../checks/words.ts';
import { idOf } from './fields.ts';

/** Leads to a place of the form: it can be typed into there, whatever it was folded in. */
export function leadTo({ path, words }: Spot): void {
  const element = nearest(path);
  if (element === null) return;
  if (path[0] === bodyField) leadInto(element, words ?? '');
  else focusIn(element);
}

/** The focus goes to what is typed into first in an element, which is unfolded for that. */
export function focusIn(element: HTMLElement): void {
  for (let at: Element | null = element; at; at = at.parentElement?.closest('details') ?? null)
    if (at instanceof HTMLDetailsElement) at.open = true;
  element.scrollIntoView({ block: 'center' });
  const typed = 'input, textarea, select';
  (element.matches(typed) ? element : (element.querySelector<HTMLElement>(typed) ?? element)).focus();
}

/** What stands at a place of the form, or around it. */
function nearest(path: readonly PropertyKey[]): HTMLElement | null {
  for (let length = path.length; length > 0; length--) {
    const found = document.getElementById(idOf(path.slice(0, length)));
    if (found) return found;
  }
  return null;
}

/** Puts the caret before words of the page's text, or into the text where they cannot be found. */
function leadInto(part: HTMLElement, words: string): void {
  const typed = '[contenteditable="true"], textarea, .cm-content';
  const text = part.matches(typed) ? part : part.querySelector<HTMLElement>(typed);
  const blocks = [...part.querySelectorAll<HTMLElement>('[contenteditable="true"] *')];
  const start = words.split(' ').slice(0, 3).join(' ');
  const found = [words, start].map((each) => blocks.findLast(holds(each))).find(Boolean);
  text?.focus({ preventScroll: found !== undefined });
  (found ?? part).scrollIntoView({ block: 'center' });
  if (found) getSelection()?.collapse(found, 0);
}

const holds =
  (words: string) =>
  ({ textContent }: Element): boolean =>
    words !== '' && textContent.includes(words);
