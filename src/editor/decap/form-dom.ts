/** Where the fields of the open form are. Decap has no way to ask: it names its classes after its components. */
import { bodyField } from '../../document/format.ts';
import { lists } from '../fields/groups.ts';
import type { Spot } from '../checks/words.ts';

/** The part of the form that belongs to a field of the first level, with its label. */
export function partOf(field: PropertyKey | undefined): HTMLElement | undefined {
  const labels = document.querySelectorAll<HTMLLabelElement>(`label[for^="${String(field)}-field-"]`);
  return [...labels].map(partAround).find((part) => part?.parentElement?.matches(form)) ?? undefined;
}

/** What is typed into, of a part of the form. */
export function controlIn(part: HTMLElement): HTMLElement | null {
  return controlOf(part.querySelector('label'));
}

function controlOf(label: HTMLLabelElement | null): HTMLElement | null {
  return label && document.getElementById(label.htmlFor);
}

/** The whole form around an element of it. */
export function formAround(element: Element): Element | null {
  return element.closest(form);
}

/** Leads to a place of the form: it can be typed into there. */
export function leadTo({ path, words }: Spot): void {
  const [field, ...rest] = path;
  const last = path.findLast((step) => typeof step === 'string') ?? '';
  const part = partOf(field);
  if (part === undefined) return;
  part.scrollIntoView({ block: 'center' });
  if (field === bodyField) leadInto(part, words ?? '');
  else if (rest.length > 0 && lists.has(String(field))) lists.get(String(field))?.focus(rest.join('.'));
  else controlOf(part.querySelector(`label[for^="${last}-field-"]`))?.focus();
}

const form = '[class*="ControlPaneContainer"]';

function partAround(label: Element): HTMLElement | null {
  return label.closest('[class*="ControlContainer"]');
}

/** Puts the caret before words of the page's text, or into the text where they cannot be found. */
function leadInto(part: HTMLElement, words: string): void {
  const text = part.querySelector<HTMLElement>('[contenteditable="true"], textarea, .cm-content');
  const blocks = [...part.querySelectorAll<HTMLElement>('[contenteditable="true"] *')];
  const start = words.split(' ').slice(0, 3).join(' ');
  const found = [words, start].map((each) => blocks.findLast(holds(each))).find(Boolean);
  text?.focus({ preventScroll: found !== undefined });
  if (found === undefined) return;
  found.scrollIntoView({ block: 'center' });
  getSelection()?.collapse(found, 0);
}

const holds =
  (words: string) =>
  ({ textContent }: Element): boolean =>
    words !== '' && textContent.includes(words);
