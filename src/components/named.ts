/** Says of words what may tell who somebody is, before they are sent: what is sent stays in the history for good. */
import { element } from '../element.ts';
import { kindsOfName, namesIn, type NameIn } from '../names-in.ts';
import { button } from './acts/button.ts';

/** Sends the words of a field. Where they may tell who somebody is, that is said first, in a place of its own. */
export function sendUnnamed(
  field: HTMLInputElement | HTMLTextAreaElement,
  place: Element,
  send: () => void,
): void {
  const named = namesIn(field.value);
  place.replaceChildren();
  if (named.length === 0) return send();
  const asked = namedIn(field, named, () => {
    place.replaceChildren();
    send();
  });
  place.append(asked);
  asked.querySelector('button')?.focus();
}

/** What was found in the words of a field, and two ways on: to change them, or to send them as they are. */
function namedIn(
  field: HTMLInputElement | HTMLTextAreaElement,
  named: readonly NameIn[],
  send: () => void,
): HTMLElement {
  const items = named.map(({ of, found }) =>
    element('li', { textContent: `“${found}” looks like ${kindsOfName[of]}.` }),
  );
  const [first] = named;
  const change = button('Change the text', () => {
    const begin = field.value.indexOf(first?.found ?? '');
    field.focus();
    field.setSelectionRange(begin, begin + (first?.found.length ?? 0));
  });
  return element(
    'div',
    {},
    element('p', {
      textContent: 'What is sent stays in the history for good. Say what they are, not who.',
    }),
    element('ul', {}, ...items),
    element('p', {}, change, ' ', button('Send it as it is', send)),
  );
}

/** A place at the end of a form, in which that is said. */
export function placeFor(form: HTMLFormElement): Element {
  const place = element('div', { role: 'status' });
  form.append(place);
  return place;
}
