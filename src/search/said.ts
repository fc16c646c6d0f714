/** What is said where search cannot be opened. Every page has these words: they are for when nothing more arrives. */
interface Saying {
  title: string;
  text: string;
}

export const unreachable: Saying = {
  title: 'Search cannot be reached just now',
  text: 'Something it needs did not arrive. Check your connection and open search again; it is then tried anew.',
};

export function say({ title, text }: Saying): void {
  if (document.querySelector('.search-missing')) return;
  document.body.insertAdjacentHTML(
    'beforeend',
    `<dialog class="search-missing" aria-labelledby="page.search-missing"><h2 id="page.search-missing">${title}</h2><p>${text}</p><form method="dialog"><button>Close</button></form></dialog>`,
  );
  const said = document.body.lastElementChild as HTMLDialogElement;
  said.addEventListener('close', () => said.remove());
  said.showModal();
}
