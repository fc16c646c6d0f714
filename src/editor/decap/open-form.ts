/** What Decap does not look after while a form is open. */
import { focusPublish } from './publish-button.ts';
import { currentForm, formState, hasFailed, onDecap } from './store.ts';

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
    // Decap draws its toolbar anew once everybody has heard; whoever was led to a field by then stays there.
    setTimeout(() => document.activeElement === document.body && focusPublish());
  });
}

/**
 * Shows the form that the address names: where only the address changes from one form to another, Decap keeps
 * the first, see https://github.com/decaporg/decap-cms/issues/4147. On the way through an address of no form it lets go.
 */
export function followAddress(): void {
  addEventListener('hashchange', ({ oldURL }) => {
    // Decap may first ask whether unsaved changes are to be left, and go back.
    setTimeout(() => {
      if (!isAnother(oldURL)) return;
      if (formState() === 'saving') return location.reload();
      const wanted = location.hash;
      location.replace(nowhere);
      // Decap hears of an address once this has ended.
      addEventListener('hashchange', () => setTimeout(() => location.replace(wanted)), { once: true });
    }, 500);
  });
}

const nowhere = '#/between-two-forms';

/** Whether the address is of another form than the one that is shown, or that could not be. */
function isAnother(before: string): boolean {
  const wanted = entryAt(location.hash);
  if (wanted === undefined) return false;
  const shown = currentForm();
  if (shown?.slug === undefined) return hasFailedAt(new URL(before).hash);
  return wanted.slug !== shown.slug || wanted.collection !== shown.collection;
}

/** Whether an address is of a form that could not be opened. */
export function hasFailedAt(hash: string): boolean {
  const entry = entryAt(hash);
  return entry !== undefined && hasFailed(entry.collection, entry.slug);
}

function entryAt(hash: string): { collection: string; slug: string } | undefined {
  const [, collection, slug] = /^#\/collections\/([^/]+)\/entries\/([^?]+)/.exec(hash) ?? [];
  return collection === undefined || slug === undefined
    ? undefined
    : { collection, slug: decodeURIComponent(slug) };
}
