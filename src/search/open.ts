/** Opens search by its buttons, by `/` and by Ctrl or Cmd with K. What search knows is fetched when it is first wanted. */
import { collectTyped } from './ahead.ts';
import { keepRead } from './kept.ts';
import { say, whatIsLost } from './said.ts';

const typing = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';

const load = () => import('./box/box.ts');
const prepare = () =>
  void load().then(
    (search) => search.prepare(),
    () => {},
  );
let isOpening = false;

async function openSearch(): Promise<void> {
  if (isOpening) return;
  isOpening = true;
  const typed = collectTyped();
  const search = await load().catch(() => undefined);
  isOpening = false;
  const ahead = typed();
  if (ahead.isLeft) return;
  if (search) search.open(ahead);
  else say(await whatIsLost());
}

for (const button of document.querySelectorAll('[data-search]')) {
  button.addEventListener('click', () => void openSearch());
  for (const near of ['pointerenter', 'focus']) button.addEventListener(near, prepare, { once: true });
}
// The box itself is small: who saves no data has it when the page is at rest. Safari knows no rest yet.
addEventListener('load', () => {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (!connection?.saveData) (globalThis.requestIdleCallback ?? setTimeout)(() => load().catch(() => {}));
});
document.addEventListener('keydown', (event) => {
  const { key, ctrlKey, metaKey, altKey, target } = event;
  if (event.isComposing || altKey) return;
  const withModifier = (ctrlKey || metaKey) && key.toLowerCase() === 'k';
  const slash = key === '/' && !ctrlKey && !metaKey && !(target instanceof Element && target.closest(typing));
  if (!withModifier && !slash) return;
  if (document.querySelector('dialog[open]')) return;
  event.preventDefault();
  void openSearch();
});

const title = document.querySelector('[data-pagefind-body] h1')?.textContent.trim();
if (title) keepRead({ url: location.pathname, title });
