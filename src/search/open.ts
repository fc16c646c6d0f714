/** Opens search by its buttons, by `/` and by Ctrl or Cmd with K. What search needs is fetched when it is first wanted. */
import { keepRead } from './kept.ts';
import { say, whatIsLost } from './said.ts';

const typing = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';

const load = () => import('./box/box.ts');
const openSearch = () =>
  void load().then(
    (search) => search.open(),
    async () => say(await whatIsLost()),
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

const title = document.querySelector('[data-pagefind-body] h1')?.textContent.trim();
if (title) keepRead({ url: location.pathname, title });
