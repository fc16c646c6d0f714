/**
 * The card of a term opens where a word that leads to it is pointed at, focused, or tapped for the first time. What
 * shows it is loaded then; where it cannot be, and without scripts, the word is a link like any other.
 */
const hovers = matchMedia('(hover: hover)');
const cards = () => import('./cards.ts');

on('pointerover', (link) => hovers.matches && void cards().then(({ point }) => point(link)));
on('focusin', (link) => link.matches(':focus-visible') && void cards().then(({ show }) => show(link)));
on('click', (link, event) => {
  if (hovers.matches || link.hasAttribute('data-shown')) return;
  event.preventDefault();
  void cards()
    .then(({ show }) => show(link))
    .catch(() => false)
    .then((isShown) => isShown || location.assign(link.href));
});

function on(type: string, act: (link: HTMLAnchorElement, event: Event) => unknown): void {
  document.addEventListener(type, (event) => {
    const link = (event.target as Element).closest?.<HTMLAnchorElement>('a.term-link');
    if (link) act(link, event);
  });
}
