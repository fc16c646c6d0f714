/**
 * A card at the words that lead to terms: on hover, on focus, and on the first tap. It is a part of the term's own page,
 * fetched when it is first asked for. Where that fails, and without this script, such a word is a link like any other.
 */
const card = document.createElement('div');
card.className = 'term-card';
card.popover = 'manual';
// Where a card comes after the focus, it is read aloud when it is there.
card.role = 'status';
document.querySelector('main')?.append(card);

const contents = new Map<string, Promise<DocumentFragment | undefined>>();
/** The link whose card is asked for, and that whose card is shown. */
let asked: HTMLAnchorElement | undefined;
let shown: HTMLAnchorElement | undefined;
let pointer = '';
let waiting: ReturnType<typeof setTimeout> | undefined;

document.addEventListener('pointerdown', ({ pointerType }) => (pointer = pointerType), true);

document.addEventListener('pointerover', ({ target, pointerType }) => {
  if (pointerType !== 'mouse') return;
  const link = linkAt(target);
  clearTimeout(waiting);
  if (link) waiting = setTimeout(() => void open(link), 150);
  else if (!isIn(target) && asked !== document.activeElement) waiting = setTimeout(close, 250);
});

document.addEventListener('focusin', ({ target }) => {
  const link = linkAt(target);
  if (link?.matches(':focus-visible')) void open(link);
  else if (!isIn(target)) close();
});

document.addEventListener('click', (event) => {
  if (pointer !== 'touch') return;
  const link = linkAt(event.target);
  if (link === undefined) return isIn(event.target) ? undefined : close();
  if (link === shown) return;
  event.preventDefault();
  void open(link).then((isOpen) => isOpen || location.assign(link.href));
});

document.addEventListener('keydown', ({ key }) => key === 'Escape' && close());
for (const moving of ['scroll', 'resize']) addEventListener(moving, place, { passive: true, capture: true });

function linkAt(target: EventTarget | null): HTMLAnchorElement | undefined {
  return target instanceof Element
    ? (target.closest<HTMLAnchorElement>('a.term-link') ?? undefined)
    : undefined;
}

function isIn(target: EventTarget | null): boolean {
  return target instanceof Node && card.contains(target);
}

/** Resolves to whether there is a card, once it is shown. */
async function open(link: HTMLAnchorElement): Promise<boolean> {
  asked = link;
  const content = await (contents.get(link.href) ?? fetchCard(link.href));
  if (content === undefined || asked !== link) return content !== undefined;
  shown = link;
  card.showPopover();
  card.replaceChildren(document.importNode(content, true));
  place();
  return true;
}

function close(): void {
  clearTimeout(waiting);
  asked = shown = undefined;
  card.hidePopover();
}

function fetchCard(address: string): Promise<DocumentFragment | undefined> {
  const content = readCard(address).catch(() => undefined);
  contents.set(address, content);
  // What could not be had is asked for again.
  void content.then((found) => found ?? contents.delete(address));
  return content;
}

async function readCard(address: string): Promise<DocumentFragment | undefined> {
  const page = await (await fetch(address)).text();
  return new DOMParser()
    .parseFromString(page, 'text/html')
    .querySelector<HTMLTemplateElement>('template[data-term-card]')?.content;
}

/** Puts the card below its word, or above it where there is no room, within the window. */
function place(): void {
  if (shown === undefined) return;
  const gap = 6;
  const { left, top, bottom } = shown.getClientRects()[0] ?? shown.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = card;
  const below = bottom + gap + height < innerHeight || top < height + gap;
  card.toggleAttribute('data-above', bottom > innerHeight / 2);
  const x = Math.max(gap, Math.min(left, document.documentElement.clientWidth - width - gap));
  card.style.setProperty('--x', `${x}px`);
  card.style.setProperty('--y', `${below ? bottom + gap : top - gap - height}px`);
}
