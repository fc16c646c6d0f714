/** The hits, of which one is chosen: the focus stays where one types. */
export class HitList {
  readonly #input: HTMLInputElement;
  readonly #list: HTMLElement;
  #made = 0;

  constructor(input: HTMLInputElement, list: HTMLElement) {
    this.#input = input;
    this.#list = list;
  }

  get rows(): HTMLAnchorElement[] {
    return [...this.#list.querySelectorAll<HTMLAnchorElement>('[role=option]')];
  }

  get chosen(): HTMLAnchorElement | undefined {
    return this.rows.find((row) => row.ariaSelected === 'true');
  }

  clear(): void {
    this.isWalked = false;
    this.#list.replaceChildren();
    this.#changed();
  }

  /** Adds rows below what is there; nothing moves. */
  add(rows: readonly HTMLAnchorElement[], label?: string): void {
    for (const row of rows) row.id = `page.search-hit-${++this.#made}`;
    if (label === undefined) this.#list.append(...rows);
    else if (rows.length > 0) this.#group(label).append(...rows);
    this.#changed();
  }

  choose(row: HTMLAnchorElement | undefined): void {
    for (const each of this.rows) each.ariaSelected = String(each === row);
    if (row) this.#input.setAttribute('aria-activedescendant', row.id);
    else this.#input.removeAttribute('aria-activedescendant');
    row?.scrollIntoView({ block: 'nearest' });
  }

  /** Someone has gone from hit to hit since the last key that was typed. */
  isWalked = false;

  /** Goes on by some rows; from the last to the first, and back. */
  move(by: 1 | -1): void {
    const { rows } = this;
    this.isWalked = true;
    const at = this.chosen ? rows.indexOf(this.chosen) : by > 0 ? -1 : 0;
    this.choose(rows[(at + by + rows.length) % rows.length]);
  }

  #group(label: string): HTMLElement {
    const known = [...this.#list.children].find((each) => each.ariaLabel === label);
    if (known) return known as HTMLElement;
    const group = document.createElement('div');
    group.role = 'group';
    group.ariaLabel = label;
    const heading = Object.assign(document.createElement('p'), {
      className: 'search-group',
      textContent: label,
    });
    heading.role = 'presentation';
    group.append(heading);
    this.#list.append(group);
    return group;
  }

  #changed(): void {
    const isEmpty = this.rows.length === 0;
    this.#input.ariaExpanded = String(!isEmpty);
    this.#list.hidden = isEmpty;
    if (isEmpty) this.choose(undefined);
  }
}
