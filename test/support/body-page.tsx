import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import Body from '../../src/editor/body/Body.tsx';

/** What the campaign says to the page. */
declare global {
  interface Window {
    /** Opens a text in a new editor; resolves when it is drawn. */
    open_: (text: string) => Promise<void>;
    /** The texts that the editor has handed over since it was opened. */
    changes: string[];
    /** Gives the open editor another text, as something else in the form may. */
    replace: (text: string) => void;
    /** Types an x behind the first letter of a word, and resolves with what was handed over last. */
    typeInto: (word: string) => Promise<string | undefined>;
  }
}

let show: (shown: { text: string; count: number }) => void = () => undefined;
let count = 0;
window.changes = [];

function Page() {
  const [{ text, count }, setShown] = useState({ text: '', count: 0 });
  show = setShown;
  return (
    <main data-count={count}>
      <label htmlFor="body-field">Text</label>
      <Body
        key={count}
        value={text}
        onChange={(changed) => {
          window.changes.push(changed);
          setShown((shown) => ({ ...shown, text: changed }));
        }}
        id="body-field"
      />
    </main>
  );
}

window.open_ = async (text) => {
  window.changes = [];
  show({ text, count: ++count });
  await new Promise((resolve) => setTimeout(resolve));
  const shown = `[data-count="${count}"] :is(.concord-text, .concord-source)`;
  for (let wait = 0; wait < 200 && !document.querySelector(shown); wait++) await pause();
  // Tables draw their cells after that, and what cannot be shown is found out after that.
  await pause();
  await pause();
};

window.replace = (text) => show({ text, count });

window.typeInto = async (word) => {
  const whole = new RegExp(`(?<![\\p{L}])${word}(?![\\p{L}])`, 'u');
  const walker = document.createTreeWalker(
    document.querySelector('.concord-text') as Node,
    NodeFilter.SHOW_TEXT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const place = (node.nodeValue ?? '').search(whole);
    const field = node.parentElement?.closest<HTMLElement>('[contenteditable], button');
    if (place < 0 || field?.contentEditable !== 'true') continue;
    field.focus();
    await pause();
    getSelection()?.collapse(node, place + 1);
    await pause();
    document.execCommand('insertText', false, 'x');
    await pause();
    if (field.closest('td, th')) await new Promise((resolve) => setTimeout(resolve, 250));
    // Whoever is about to click somewhere else has written what is there.
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    return window.changes.at(-1);
  }
  return `“${word}” is not there`;
};

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

createRoot(document.querySelector('#root') as HTMLElement).render(<Page />);
