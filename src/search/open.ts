/** Opens search by its buttons, by `/` and by Ctrl or Cmd with K. What search needs is fetched when it is first wanted. */
import { say, unreachable } from './said.ts';

const typing = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';

const load = () => import('./dialog.ts');
const openSearch = () =>
  void load().then(
    (search) => search.open(),
    () => say(unreachable),
  );

for (const button of document.querySelectorAll('[data-search]')) {
  button.addEventListener('click', openSearch);
  for (const near of ['pointerenter', 'focus']) {
    const prepare = () =>
      void load().then(
        (search) => search.prepare(),
        () => {},
      );
    button.addEventListener(near, prepare, { once: true });
  }
}
document.addEventListener('keydown', (event) => {
  const { key, ctrlKey, metaKey, altKey, target } = event;
  if (event.isComposing || altKey) return;
  const withModifier = (ctrlKey || metaKey) && key.toLowerCase() === 'k';
  const slash = key === '/' && !ctrlKey && !metaKey && !(target instanceof Element && target.closest(typing));
  if (!withModifier && !slash) return;
  if (document.querySelector('dialog[open]')) return;
  event.preventDefault();
  openSearch();
});
