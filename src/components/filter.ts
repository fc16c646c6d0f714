/** Narrows the list below it to the rows that have all words typed, in any order. */
const form = document.querySelector<HTMLFormElement>('[data-filter]');
if (form) start(form);

function start(form: HTMLFormElement): void {
  const said = form.querySelector('output');
  const input = form.querySelector('input');
  const rows = [...document.querySelectorAll<HTMLElement>('.rows > .row, .work > li, .person')].map(
    (row) => ({
      row,
      text: plain(row.textContent),
    }),
  );
  const narrow = () => {
    const words = plain(input?.value ?? '').split(/\s+/);
    for (const { row, text } of rows) row.hidden = !words.every((word) => text.includes(word));
    for (const group of document.querySelectorAll<HTMLElement>('.group'))
      group.hidden = group.querySelector(':is(.row, .person):not([hidden])') === null;
    const left = rows.filter(({ row }) => !row.hidden).length;
    if (said) said.textContent = left === rows.length ? '' : `${left} of ${rows.length} shown`;
  };
  form.hidden = false;
  form.addEventListener('input', narrow);
  form.addEventListener('submit', (event) => event.preventDefault());
  // What was typed is there again when the reader comes back.
  narrow();
}

/** Without accents and capitals. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
