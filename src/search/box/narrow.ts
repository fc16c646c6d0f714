/** Narrows a search down by mouse and thumb. What is chosen stands where one types, as if it had been typed. */
import { choicesIn, type Narrowing, type Query } from '../query.ts';
import { element } from '../../element.ts';
import type { Wiki } from './sources.ts';

/** @param narrow narrows down to what has an id, or to nothing */
export function drawNarrowing(
  box: HTMLElement,
  wiki: Wiki,
  { to }: Query,
  narrow: (which: Narrowing, id?: string) => void,
): void {
  // It is the same with most keys.
  const shown = JSON.stringify(to);
  if (box.dataset['shown'] === shown && box.childElementCount > 0) return;
  box.dataset['shown'] = shown;
  const choices = choicesIn(wiki);
  box.replaceChildren(
    select('in', 'Where', 'Anywhere'),
    select('team', 'Team', 'Any team'),
    select('owner', 'Owner', 'Any owner'),
  );

  function select(which: Narrowing, ariaLabel: string, any: string): HTMLElement {
    const options = [...Map.groupBy(choices[which], ({ group }) => group)].flatMap(([group, all]) => {
      const own = all.map(({ id, label }) => new Option(label, id, false, to[which] === id));
      return group === undefined ? own : [element('optgroup', { label: group }, ...own)];
    });
    const list = element(
      'select',
      { ariaLabel, hidden: options.length === 0 },
      new Option(any, ''),
      ...options,
    );
    list.classList.toggle('is-on', to[which] !== undefined);
    list.addEventListener('change', () => narrow(which, list.value || undefined));
    return list;
  }
}
