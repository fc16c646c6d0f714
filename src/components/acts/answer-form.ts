/** What one answers to a proposal: a yes in one tap; what would have to change, and why not, in a sentence. */
import type { What } from '../../editing-api/protocol.ts';
import { element } from '../../element.ts';
import { reasonsForNo } from '../../freshness/answers.ts';
import { placeFor, sendUnnamed } from '../named.ts';
import { button } from './button.ts';
import { labelled } from './reading-form.ts';

type Answer = Omit<Extract<What, { kind: 'answer' }>, 'kind'>;

/** Three controls, of which two open a small form. */
export function answerControls(answer: (given: Answer) => void): HTMLElement[] {
  return [
    button('Yes', () => answer({ stance: 'yes' })),
    inASentence('Yes, if …', 'What would have to change?', [], (text) => answer({ stance: 'if', text })),
    inASentence('No …', 'In a sentence', Object.entries(reasonsForNo), (text, because) =>
      answer({ stance: 'no', text, because }),
    ),
  ];
}

function inASentence(
  name: string,
  question: string,
  reasons: readonly [value: string, label: string][],
  say: (text: string, because: string | undefined) => void,
): HTMLElement {
  const reason = element('select', {});
  reason.append(...reasons.map(([value, label]) => new Option(label, value)));
  const words = element('input', { autocomplete: 'off', maxLength: 2000, required: true });
  const form = element('form', {});
  if (reasons.length > 0) form.append(labelled('Reason', reason));
  form.append(labelled(question, words), element('button', { textContent: 'Answer' }));
  const place = placeFor(form);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    sendUnnamed(words, place, () => say(words.value.trim(), reasons.length > 0 ? reason.value : undefined));
  });
  const details = element('details', {});
  details.append(element('summary', { textContent: name }), form);
  details.addEventListener('toggle', () => details.open && (reasons.length > 0 ? reason : words).focus());
  return details;
}
