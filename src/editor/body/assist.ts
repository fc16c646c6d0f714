/**
 * Tells those who do not see the text what MDXEditor and Lexical leave out: what cells and buttons of tables are called, and that
 * boxes to tick are no items of a list. Now and whenever the text changes; returns how to stop.
 */
export function assist(text: HTMLElement): () => void {
  const tell = () => {
    text.querySelectorAll('table').forEach(nameParts);
    text.querySelectorAll('ul:has(> [role="checkbox"])').forEach(groupBoxes);
  };
  tell();
  const observer = new MutationObserver(tell);
  // Lexical writes the roles of items anew as they change.
  observer.observe(text, { childList: true, subtree: true, attributeFilter: ['role'] });
  return () => observer.disconnect();
}

function nameParts(table: HTMLTableElement): void {
  const columns = table.tHead?.querySelectorAll('[data-tool-cell] > button[aria-haspopup]') ?? [];
  columns.forEach((button, index) => label(button, `Column ${index + 1}`));
  label(table.tFoot?.querySelector('button'), 'Add a row');
  for (const [row, { cells }] of [...(table.tBodies[0]?.rows ?? [])].entries()) {
    const place = row === 0 ? 'Head' : `Row ${row}`;
    const typed = [...cells].filter((cell) => !cell.dataset['toolCell']);
    typed.forEach((cell, column) =>
      label(cell.querySelector('[contenteditable]'), `${place}, column ${column + 1}`),
    );
    label(cells[0]?.querySelector('button'), place);
    if (row === 0) label(cells[cells.length - 1]?.querySelector('button'), 'Add a column');
  }
}

function label(element: Element | null | undefined, name: string): void {
  element?.setAttribute('aria-label', name);
}

function groupBoxes(list: Element): void {
  if (list.role !== 'group') list.role = 'group';
  list.querySelectorAll(':scope > li:not([role])').forEach((item) => (item.role = 'none'));
}
