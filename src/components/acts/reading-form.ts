import { periodInWords } from '../../freshness/period.ts';
import type { What } from '../../editing-api/protocol.ts';
import type { Duty as DutyOf } from '../../freshness/duties.ts';
import { element } from '../../element.ts';
import { placeFor, sendUnnamed } from '../named.ts';

type Reading = Omit<Extract<What, { kind: 'reading' }>, 'kind'>;
type Duty = Extract<DutyOf, { kind: 'reading' }>;

/**
 * A small form that opens: what was measured, in a period whose reading is missing. It takes the place of one that was
 * taken before the period was over.
 *
 * @param periods those that are known as it is opened, the latest first
 */
export function readingForm(
  { unit, soFar = {} }: Pick<Duty, 'unit' | 'soFar'>,
  periods: () => readonly string[],
  bring: (reading: Reading) => void,
): HTMLElement {
  const period = element('select', {});
  const value = element('input', { type: 'number', step: 'any', required: true });
  const of = element('input', { type: 'number', step: 'any', min: '0' });
  const note = element('input', { autocomplete: 'off', maxLength: 2000 });
  const form = element('form', {});
  form.append(
    labelled('Period', period),
    labelled(`Value (${unit.toLowerCase()})`, value),
    labelled('Out of how many cases, if known', of),
    labelled('Note, if one has to know something', note),
    element('button', { textContent: 'Add' }),
  );
  const place = placeFor(form);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    sendUnnamed(note, place, () =>
      bring({
        period: period.value,
        value: value.valueAsNumber,
        of: of.value === '' ? undefined : of.valueAsNumber,
        insteadOf: soFar[period.value],
        note: note.value.trim() || undefined,
      }),
    );
  });
  const details = element('details', {});
  details.append(element('summary', { textContent: 'Bring the reading' }), form);
  details.addEventListener('toggle', () => {
    if (!details.open) return;
    period.replaceChildren(...periods().map((each) => new Option(periodInWords(each), each)));
    value.focus();
  });
  return details;
}

/** A field under its label. */
export function labelled(text: string, field: HTMLElement): HTMLElement {
  const label = element('label', { textContent: text });
  label.append(field);
  return label;
}
