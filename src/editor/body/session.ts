import { weaveClosely, type Says } from './weave.ts';

/** The edits of one text, from when it was opened. */
export interface Session {
  /** What the editor holds now, as the text that it was made from with nothing but the edits changed. */
  textFor(after: string): string;
  /** Takes what the editor holds as what it made of the text: nobody has edited anything yet. */
  begin(before: string): void;
}

/**
 * Follows the edits of a text.
 *
 * An edit is brought into the text as it was opened. Where that would change more than the edit, it is brought
 * into the text as it was after the edit before: what could not be woven in once need not spoil the rest.
 */
export function follow(original: string, before: string, says: Says): Session {
  const memory = remember(says);
  let opened = { text: original, after: before };
  let last = opened;
  return {
    begin(again) {
      opened = { text: original, after: again };
      last = opened;
    },
    textFor(after) {
      const text =
        weaveClosely(opened.text, opened.after, after, memory, 'edit') ??
        weaveClosely(last.text, last.after, after, memory) ??
        weaveClosely(opened.text, opened.after, after, memory) ??
        after;
      last = { text, after };
      return text;
    },
  };
}

/** Reading and writing takes a while, and is asked of the same texts again. */
function remember(says: Says): Says {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const said = says(text);
    if (known.size >= 8) known.delete(known.keys().next().value ?? '');
    known.set(text, said);
    return said;
  };
}
