/** The card of a term: a part of its own page, fetched when it is first asked for. */
import style from '../vocabulary/term.css?inline';

const sheet = new CSSStyleSheet();
sheet.replaceSync(`@layer vocabulary{${style}}`);
document.adoptedStyleSheets.push(sheet);

const card = document.createElement('div');
card.className = 'term-card';
card.popover = 'manual';
// It comes a moment after the focus, and is read aloud when it is there.
card.role = 'status';
document.querySelector('main')?.append(card);

const contents = new Map<string, Promise<DocumentFragment>>();
/** The link whose card is asked for, and that whose card is shown. */
let asked: HTMLAnchorElement | undefined;
let shown: HTMLAnchorElement | undefined;
let waiting: ReturnType<typeof setTimeout> | undefined;

/** Shows the card of a link once the pointer has stayed at it for a moment. */
export function point(link: HTMLAnchorElement): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => link.matches(':hover') && void show(link), 150);
}

/** Resolves to whether there is a card, once it is shown. */
export async function show(link: HTMLAnchorElement): Promise<boolean> {
  asked = link;
  const content = await contentOf(link.href).catch(() => undefined);
  if (content === undefined || asked !== link) return content !== undefined;
  shown?.removeAttribute('data-shown');
  shown = link;
  link.setAttribute('data-shown', '');
  card.showPopover();
  card.replaceChildren(document.importNode(content, true));
  place();
  return true;
}

function hide(): void {
  clearTimeout(waiting);
  shown?.removeAttribute('data-shown');
  asked = shown = undefined;
  card.hidePopover();
}

document.addEventListener('pointerover', ({ target }) => {
  if (isOn(target)) return clearTimeout(waiting);
  if (shown && shown !== document.activeElement && !isLink(target)) {
    clearTimeout(waiting);
    waiting = setTimeout(hide, 250);
  }
});
for (const away of ['focusin', 'click'])
  document.addEventListener(away, ({ target }) => isOn(target) || isLink(target) || hide());
document.addEventListener('keydown', ({ key }) => key === 'Escape' && hide());
for (const moving of ['scroll', 'resize']) addEventListener(moving, place, { passive: true, capture: true });

function isLink(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('a.term-link') !== null;
}

/** Whether something is in the card, or in the word that it belongs to. */
function isOn(target: EventTarget | null): boolean {
  return target instanceof Node && (card.contains(target) || shown?.contains(target) === true);
}

function contentOf(address: string): Promise<DocumentFragment> {
  const content = contents.get(address) ?? fetchContent(address);
  contents.set(address, content);
  // What could not be had is asked for again.
  content.catch(() => contents.delete(address));
  return content;
}

async function fetchContent(address: string): Promise<DocumentFragment> {
  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html');
  const template = page.querySelector<HTMLTemplateElement>('template[data-term-card]');
  if (template === null) throw new Error(`There is no card at “${address}”.`);
  return template.content;
}

/** Puts the card below its word, or above it where there is no room, within the window. */
function place(): void {
  if (shown === undefined) return;
  const gap = 6;
  const { left, top, bottom } = shown.getClientRects()[0] ?? shown.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = card;
  const below = bottom + gap + height < innerHeight || top < height + gap;
  const x = Math.max(gap, Math.min(left, document.documentElement.clientWidth - width - gap));
  card.toggleAttribute('data-above', bottom > innerHeight / 2);
  card.style.setProperty('--x', `${x}px`);
  card.style.setProperty('--y', `${below ? bottom + gap : top - gap - height}px`);
}
