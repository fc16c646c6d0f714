/** Says of words what may tell who somebody is, before they are sent: what is sent stays in the history for good. */
import { element } from '../element.ts';
import { kindsOfName, type NameIn } from '../names-in.ts';
import { button } from './acts/button.ts';

/** What was found in the words of a field, and two ways on: to change them, or to send them as they are. */
export function namedIn(
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
