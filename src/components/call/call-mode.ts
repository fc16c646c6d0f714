/**
 * Call mode: what one says, asks and avoids with a customer on the line, and what is done by when, in large type, and
 * nothing else.
 *
 * Layouts and words to say carry `data-call` with one of `kinds`. They are shown in a dialog, which Esc, its button and
 * the way back close; links in it lead to call mode of other pages.
 */
import { keepAwake } from './awake.ts';
import style from './call.css?url';

/** In the order in which they are wanted. On a desk the second row of them stands beside the first. */
const kinds = [
  ['win', 'say', 'hear'],
  ['ask', 'avoid', 'fact', 'step'],
];

/** The address of it, within that of its page: it can be kept, and sent. */
const place = '#page.call';

const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: style });
/** Nothing is shown before; where it cannot be had, it is read without. */
const styled = new Promise((done) => (sheet.onload = sheet.onerror = done));
document.head.append(sheet);

const dialog = document.createElement('dialog');
dialog.className = 'call-mode';
document.body.append(dialog);

/** Whether the page itself is one step back in the history of the window. */
let hasWayBack = false;

addEventListener('hashchange', () => {
  hasWayBack = true;
  void styled.then(follow);
});
dialog.addEventListener('close', () => {
  if (location.hash !== place) return;
  if (hasWayBack) history.back();
  else history.replaceState(null, '', location.pathname + location.search);
});
void styled.then(follow);

function follow(): void {
  if (location.hash !== place) return dialog.close();
  if (dialog.open) return;
  dialog.replaceChildren(head(), ...kinds.map(column));
  dialog.showModal();
  dialog.addEventListener('close', keepAwake(), { once: true });
}

/** What the page is called, how far it can be trusted today, and the way out. */
function head(): HTMLElement {
  const title = document.querySelector('h1')?.textContent.trim() ?? '';
  dialog.ariaLabel = `Call mode: ${title}`;
  const made = document.createElement('header');
  const close = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Close' });
  close.addEventListener('click', () => dialog.close());
  made.append(Object.assign(document.createElement('p'), { textContent: title }), close);
  const line = document.querySelector<HTMLElement>('.review-line[data-state]');
  const state = line?.querySelector('.state');
  if (line && state) {
    made.dataset['state'] = line.dataset['state'];
    made.append(state.cloneNode(true));
  }
  // What the worker says of a page that it has kept: its state is of that day.
  const kept = document.querySelector('main > .as-of:not(.note-sent)');
  if (kept) made.append(kept.cloneNode(true));
  return made;
}

function column(kinds: readonly string[]): HTMLElement {
  const made = document.createElement('div');
  const text = document.querySelector<HTMLElement>('.entry-content');
  made.dir = text?.dir ?? '';
  for (const kind of kinds)
    made.append(...[...document.querySelectorAll(`.entry [data-call=${kind}]`)].map(partOf));
  return made;
}

/** What of a part is read aloud: without its buttons, its cards and its notes. */
function partOf(part: Element): HTMLElement {
  const made = document.createElement('section');
  made.className = part.className;
  made.dataset['call'] = part.getAttribute('data-call') ?? '';
  made.append(...(part.cloneNode(true) as Element).childNodes);
  for (const each of made.querySelectorAll('button, script, sup, .term-card, .answer-acts')) each.remove();
  for (const each of made.querySelectorAll('[id]')) each.removeAttribute('id');
  for (const link of made.querySelectorAll('a'))
    if (link.host === location.host && !link.hash) link.hash = place;
  return made;
}
