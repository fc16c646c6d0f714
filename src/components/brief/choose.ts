/** Where a reader says what a call is about: buttons for each kind of page, and a field to find by where they are many. */
import { fold } from '../../search/names/fold.ts';
import type { Choices, Kind, Option } from '../../site/brief/choices.ts';
import { inOrder, kindOf } from './address.ts';
import { element } from '../../element.ts';
import { expectedOf } from './objections.ts';

/** Where there are more than these, they are found by typing. */
const atOnce = 10;

const questions: Record<Kind['id'], string> = {
  personas: 'Who will be there?',
  competitors: 'Who else are they looking at?',
  stages: 'How far are they?',
  objections: 'What do you expect to hear?',
};

export interface Chooser {
  elements: HTMLElement[];
  /** Shows what is chosen now. */
  show: (chosen: readonly Option[]) => void;
}

export function chooserFor({ kinds, options }: Choices, toggle: (option: Option) => void): Chooser {
  const groups = inOrder(kinds).map((kind) => {
    const own = options.filter(({ key }) => kindOf(key) === kind.id);
    return own.length > 0 ? groupOf(kind, own, toggle) : emptyGroup(kind);
  });
  return {
    elements: groups.map(({ fieldset }) => fieldset),
    show(chosen) {
      // What those at the table say is found first, and stays in its place when it is chosen.
      const others = chosen.filter(({ key }) => kindOf(key) !== 'objections');
      const expected = expectedOf(options, others).map(({ objection }) => objection);
      for (const group of groups) group.show(chosen, expected);
    },
  };
}

interface Group {
  fieldset: HTMLElement;
  show: (chosen: readonly Option[], expected: readonly Option[]) => void;
}

function emptyGroup({ id, singular, add }: Kind): Group {
  const link = element('a', { href: add }, [`New ${singular}`]);
  const none = element('p', {}, ['Nobody has written one yet. ', link]);
  return { fieldset: fieldsetOf(id, [none]), show: () => {} };
}

function groupOf({ id }: Kind, options: readonly Option[], toggle: (option: Option) => void): Group {
  const list = element('ul', { role: 'list' });
  const status = element('p', { role: 'status' });
  const input = element('input', { type: 'search', autocomplete: 'off', placeholder: 'Find by name' });
  input.ariaLabel = questions[id];
  const isLong = options.length > atOnce;
  const rows = options.map((option) => ({
    option,
    text: fold(`${option.title} ${option.also ?? ''}`),
    button: buttonFor(option, toggle),
  }));
  let [chosen, expected]: (readonly Option[])[] = [[], []];

  function draw(): void {
    const words = fold(input.value).split(/\s+/);
    const rank = ({ option }: (typeof rows)[number]) => {
      if (isLong && chosen?.includes(option)) return -1;
      const at = expected?.indexOf(option) ?? -1;
      return at < 0 ? options.length : at;
    };
    const found = rows
      .filter(({ option, text }) => chosen?.includes(option) || words.every((word) => text.includes(word)))
      .toSorted((a, b) => rank(a) - rank(b));
    const shown = found.slice(0, isLong ? atOnce : undefined);
    for (const { option, button } of rows) button.ariaPressed = String(chosen?.includes(option) ?? false);
    const focused = document.activeElement;
    list.replaceChildren(...shown.map(({ button }) => element('li', {}, [button])));
    if (focused instanceof HTMLElement && list.contains(focused)) focused.focus({ preventScroll: true });
    const more = found.length - shown.length;
    status.textContent =
      found.length === 0 ? 'None is called that.' : more > 0 ? `${more} more: type to find them.` : '';
  }

  input.addEventListener('input', draw);
  return {
    fieldset: fieldsetOf(id, isLong ? [input, list, status] : [list]),
    show(now, heard) {
      [chosen, expected] = [now, heard];
      draw();
    },
  };
}

function buttonFor(option: Option, toggle: (option: Option) => void): HTMLButtonElement {
  const draft = option.isDraft ? [' ', element('span', { className: 'chip draft' }, ['Draft'])] : [];
  const button = element('button', { type: 'button', dir: 'auto' }, [option.title, ...draft]);
  button.addEventListener('click', () => toggle(option));
  return button;
}

function fieldsetOf(id: Kind['id'], children: readonly Node[]): HTMLElement {
  const fieldset = element('fieldset', {}, [element('legend', {}, [questions[id]]), ...children]);
  fieldset.dataset['kind'] = id;
  return fieldset;
}
