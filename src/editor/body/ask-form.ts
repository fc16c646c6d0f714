import type { LexicalEditor, NodeKey } from 'lexical';
import type { Head } from './nodes.tsx';

/** A wish to change a node of the text, or to make one; of pictures several, with what is to be said of them. */
export type FormWish =
  | { editor: LexicalEditor; key: NodeKey }
  | {
      editor: LexicalEditor;
      head: Head;
      isNew: true;
      files?: readonly File[] | undefined;
      note?: string | undefined;
    };

const name = 'concord-form';

/** Asks the editor around an element for the form of a node. */
export function askForm(element: HTMLElement, wish: FormWish): void {
  element.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: wish }));
}

/** Hears such wishes. Returns how to stop. */
export function onFormWish(element: HTMLElement, hear: (wish: FormWish) => void): () => void {
  const listener = (event: Event) => hear((event as CustomEvent<FormWish>).detail);
  element.addEventListener(name, listener);
  return () => element.removeEventListener(name, listener);
}
