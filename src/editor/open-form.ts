/** The form that is open, and what Decap does not look after while it is. */
import type { Draft } from './decap.ts';

let getEntry: (() => Draft) | undefined;

/** Says which form is open; returns what is to be called when it is closed. */
export function formOpened(get: () => Draft): () => void {
  getEntry = get;
  return () => {
    if (getEntry === get) getEntry = undefined;
  };
}

/** Lets nobody type while the form is being saved: Decap would take what they typed for saved, and not warn of losing it. */
export function holdForm(): void {
  const editor = document.getElementById('nc-root');
  const focused = document.activeElement;
  if (!editor) return;
  editor.inert = true;
  const timer = setInterval(() => {
    if (getEntry?.().get('isPersisting')) return;
    clearInterval(timer);
    editor.inert = false;
    if (focused instanceof HTMLElement) focused.focus();
  }, 50);
}

/** Shows the form that the address names: where only the address changes from one form to another, Decap keeps the first. */
export function followAddress(): void {
  addEventListener('hashchange', () => {
    // Decap may first ask whether unsaved changes are to be left, and go back.
    setTimeout(() => {
      const slug = /^#\/collections\/[^/]+\/entries\/([^?]+)/.exec(location.hash)?.[1];
      const shown = getEntry?.().get('slug');
      if (slug && shown && decodeURIComponent(slug) !== shown) location.reload();
    }, 500);
  });
}
