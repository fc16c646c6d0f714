import type { Reason } from './review.ts';
import { dayInWords } from './words.ts';

/** A reason as a sentence. */
export function reasonInWords(reason: Reason): string {
  return reasonInParts(reason)
    .map((part) => (typeof part === 'string' ? part : part.title))
    .join('');
}

/** A reason as a sentence in parts, for those who lead to the page that it names. */
export function reasonInParts(reason: Reason): (string | { key: string; title: string })[] {
  if (!('key' in reason) || reason.title === undefined) return [sentenceOf(reason)];
  const { key, title, changed } = reason;
  return ['Re-check: “', { key, title }, `” changed on ${dayInWords(changed)}.`];
}

function sentenceOf(reason: Reason): string {
  switch (reason.id) {
    case 'past-due':
      return `Was due for review on ${dayInWords(reason.due)}.`;
    case 'claim-expired':
      return `A claim on the page held until ${dayInWords(reason.until)}.`;
    case 'ended':
      return `It ended on ${dayInWords(reason.on)}, and nobody has said yet what followed.`;
    case 'edited-since':
      return reason.predates
        ? `Its text is from ${dayInWords(reason.changed)}, after the day on which it is said to have been checked.`
        : `Changed on ${dayInWords(reason.changed)}, after its last review.`;
    case 'recheck':
      return recheckInWords(reason);
    case 'owner-left':
      return `The owner, ${reason.name}, left on ${dayInWords(reason.left)}.`;
    case 'owner-away':
      return `The owner, ${reason.name}, is away until ${dayInWords(reason.until)}, and nobody covers.`;
    case 'no-owner':
      return 'Nobody owns the page.';
    case 'history-unknown':
      return 'Whether anything changed since its last review is not known.';
  }
}

function recheckInWords(reason: Extract<Reason, { id: 'recheck' }>): string {
  if ('changed' in reason)
    return `Re-check: the page “${reason.key}” was removed on ${dayInWords(reason.changed)}.`;
  const asked = reason.asked ? ` by ${reason.asked.name}${reason.hasLeft ? ', who has left' : ''}` : '';
  return `Needs work${asked}, says ${reason.by}${reason.note ? `: ${reason.note}` : '.'}`;
}
