/** Narrows a search down by mouse and thumb. What is chosen stands where one types, as if it had been typed. */
import { choicesIn, narrowTo, type Narrowing, type Query } from '../query.ts';
import type { Wiki } from './sources.ts';
import { element } from './element.ts';

/** @param retype takes what then stands in the field */
export function drawNarrowing(
  box: HTMLElement,
  wiki: Wiki,
  { to }: Query,
  typed: string,
  retype: (typed: string) => void,
): void {
  const choices = choicesIn(wiki);
  const chips = choices.in.map(({ id, label }) => {
    const isOn = to.in === id;
    const chip = element('button', { type: 'button', ariaPressed: String(isOn) }, label);
    chip.addEventListener('click', () => retype(narrowTo(typed, 'in', isOn ? undefined : id)));
    return chip;
  });
  box.replaceChildren(...chips, select('team', 'Any team'), select('owner', 'Any owner'));

  function select(which: Narrowing, any: string): HTMLElement | string {
    if (choices[which].length === 0) return '';
    const options = choices[which].map(({ id, label }) => new Option(label, id, false, to[which] === id));
    const list = element(
      'select',
      { ariaLabel: which === 'team' ? 'Team' : 'Owner' },
      new Option(any, ''),
      ...options,
    );
    list.classList.toggle('is-on', to[which] !== undefined);
    list.addEventListener('change', () => retype(narrowTo(typed, which, list.value || undefined)));
    return list;
  }
}
