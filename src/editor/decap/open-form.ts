/** What Decap does not look after while a form is open. */
import { formState, onDecap, shownSlug } from './store.ts';

/**
 * Lets nobody type while the form is being saved: Decap would take what they typed for saved, and not warn of
 * losing it, see https://github.com/decaporg/decap-cms/issues/1392.
 */
export function holdForm(): void {
  const editor = document.getElementById('nc-root');
  const focused = document.activeElement;
  if (!editor) return;
  editor.inert = true;
  const stop = onDecap(() => {
    if (formState() === 'saving') return;
    stop();
    editor.inert = false;
    if (focused instanceof HTMLElement) focused.focus();
  });
}

/**
 * Shows the form that the address names: where only the address changes from one form to another, Decap keeps
 * the first, see https://github.com/decaporg/decap-cms/issues/4147.
 */
export function followAddress(): void {
  addEventListener('hashchange', () => {
    // Decap may first ask whether unsaved changes are to be left, and go back.
    setTimeout(() => {
      const slug = /^#\/collections\/[^/]+\/entries\/([^?]+)/.exec(location.hash)?.[1];
      const shown = shownSlug();
      if (slug && shown && decodeURIComponent(slug) !== shown) location.reload();
    }, 500);
  });
}
