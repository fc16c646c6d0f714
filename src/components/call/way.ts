/** Loads call mode once a page that has it is there: it opens at once, and without a network. */
const way = document.querySelector('.call-way');

if (way)
  addEventListener('load', () => {
    import('./call-mode.ts').catch(() => (way.textContent = 'Call mode cannot be reached just now'));
  });
