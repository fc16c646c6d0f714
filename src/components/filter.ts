/** Narrows the list below it to the rows that have all words typed, in any order. */
const form = document.querySelector<HTMLFormElement>('[data-filter]');
if (form) start(form);

function start(form: HTMLFormElement): void {
  const said = form.querySelector('output');
  const fresh = document.querySelector<HTMLAnchorElement>('[data-new]');
  const input = form.querySelector('input');
  const rows = [...document.querySelectorAll<HTMLElement>('.rows > .row, .work > li, .person')].map(
    (row) => ({
      row,
      text: plain(row.textContent),
    }),
  );
  const narrow = () => {
    const words = plain(input?.value ?? '').split(/\s+/);
    for (const { row, text } of rows)
      row.toggleAttribute('data-out', !words.every((word) => text.includes(word)));
    for (const group of document.querySelectorAll('.group'))
      group.toggleAttribute('data-out', group.querySelector(':is(.row, .person):not([data-out])') === null);
    // What is hidden for other reasons stays so, and does not count.
    const all = rows.filter(({ row }) => !row.hidden);
    const left = all.filter(({ row }) => !row.hasAttribute('data-out'));
    if (fresh) fresh.hash = startingWith(fresh, input?.value.trim() ?? '');
    if (said) said.textContent = left.length === all.length ? '' : `${left.length} of ${all.length} shown`;
  };
  form.addEventListener('input', narrow);
  form.addEventListener('submit', (event) => event.preventDefault());
  // What was typed is there again when the reader comes back.
  narrow();
}

/** The address of a new form in which the name is filled in. Decap reads a plus as a plus. */
function startingWith({ hash, dataset }: HTMLAnchorElement, name: string): string {
  const [form = ''] = hash.split('?');
  return name ? `${form}?${dataset['new']}=${encodeURIComponent(name)}` : form;
}

/** Without accents and capitals. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
