import { useCombobox, type UseComboboxState, type UseComboboxStateChangeOptions } from 'downshift';
import { useMemo, useState, type ChangeEvent } from 'react';
import { find, type Hit } from '../../search/names/among.ts';
import { most } from './Offers.tsx';
import type { Known } from './use-names.ts';

interface Options {
  id: string;
  label: string;
  known: Known;
  /** What stands in the box while nobody types. */
  shown: string;
  /** The ids that are not offered. */
  without: readonly string[];
  onPick: (id: string) => void;
  /** Something was typed, which is taken as it is where nothing is picked. */
  onType?: (typed: string) => void;
  /** The box was emptied, and left. */
  onEmpty?: () => void;
}

const { stateChangeTypes: types } = useCombobox;

/** A box that finds names while one types, after the pattern for comboboxes of WAI-ARIA. */
export function usePicker({ id, label, known, shown, without, onPick, onType, onEmpty }: Options) {
  const [typed, setTyped] = useState<string>();
  const { names, today } = known;
  const hits = useMemo(
    () => find(names ?? [], typed ?? '', today).filter(({ name }) => !without.includes(name.id)),
    // The list of what is left out is made anew with every drawing.
    [names, typed, today, without.join('\n')],
  );
  const offered = hits.slice(0, most);
  const box = useCombobox<Hit>({
    id,
    inputId: id,
    items: offered,
    itemToString: (hit) => hit?.name.title ?? '',
    inputValue: typed ?? shown,
    selectedItem: null,
    stateReducer: settle,
    onStateChange({ type, selectedItem }) {
      if (selectedItem) {
        setTyped(undefined);
        onPick(selectedItem.name.id);
      } else if (type === types.InputKeyDownEscape) setTyped(undefined);
      else if (type === types.InputBlur) {
        if (typed?.trim() === '') onEmpty?.();
        setTyped(undefined);
      }
    },
  });
  const labels = { 'aria-label': `To choose from: ${label}`, 'aria-labelledby': undefined };
  return {
    hits,
    open: box.isOpen,
    highlighted: box.highlightedIndex,
    typed,
    input: box.getInputProps({
      id,
      autoComplete: 'off',
      spellCheck: false,
      // The form's own label points at the box.
      'aria-labelledby': undefined,
      onClick: () => box.openMenu(),
      // The library tells of a key only after the browser has drawn, when the next may have been pressed:
      // https://github.com/downshift-js/downshift/issues/1108
      onChange: ({ target }: ChangeEvent<HTMLInputElement>) => {
        setTyped(target.value);
        onType?.(target.value);
      },
    }),
    menu: box.getMenuProps(labels),
    item: (hit: Hit, index: number) => box.getItemProps({ item: hit, index }),
  };
}

/** The library picks what is highlighted when the box is left, and opens when it is reached: neither is asked for. */
function settle(
  state: UseComboboxState<Hit>,
  { type, changes }: UseComboboxStateChangeOptions<Hit>,
): Partial<UseComboboxState<Hit>> {
  switch (type) {
    case types.InputFocus:
      return state;
    case types.InputBlur:
      return { ...state, isOpen: false, highlightedIndex: -1 };
    case types.InputChange:
      return { ...changes, highlightedIndex: 0 };
    default:
      return changes;
  }
}
