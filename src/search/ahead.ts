/** What is typed from the key that opens search until its box is there: it belongs to the search, not to the page. */
export interface Ahead {
  text: string;
  /** Enter was pressed behind it. */
  isEntered: boolean;
  /** Escape was pressed: nothing is to be opened. */
  isLeft: boolean;
}

/** Before the page hears of it. */
const first = { capture: true };

/** Collects it from now on. @returns what was typed, and ends with that */
export function collectTyped(page: EventTarget = window): () => Ahead {
  let typed: Ahead = { text: '', isEntered: false, isLeft: false };

  function pressed(event: Event): void {
    const next = afterKey(typed, event as KeyboardEvent);
    if (next === undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    typed = next;
  }

  page.addEventListener('keydown', pressed, first);
  return () => {
    page.removeEventListener('keydown', pressed, first);
    return typed;
  };
}

function afterKey(
  { text, ...before }: Ahead,
  { key, ctrlKey, altKey, metaKey, repeat }: KeyboardEvent,
): Ahead | undefined {
  // Ctrl and Alt together are AltGr, which types.
  if (metaKey || (ctrlKey && !altKey)) return undefined;
  const letters = Array.from(text);
  if (key === 'Escape') return { text, ...before, isLeft: true };
  // The Enter that has pressed the button of search may still be held.
  if (key === 'Enter') return { text, ...before, isEntered: before.isEntered || !repeat };
  if (key === 'Backspace')
    return { text: letters.slice(0, -1).join(''), isEntered: false, isLeft: before.isLeft };
  return Array.from(key).length === 1
    ? { text: text + key, isEntered: false, isLeft: before.isLeft }
    : undefined;
}
