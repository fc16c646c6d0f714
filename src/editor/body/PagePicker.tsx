import { useId, useState, type KeyboardEvent } from 'react';
import type { FormField } from './forms.ts';
import type { Page } from './pages.ts';
import { usePages } from './use-pages.ts';

interface Props {
  id: string;
  value: string;
  pages: NonNullable<FormField['pages']>;
  required: boolean;
  onChange(value: string): void;
}

const most = 8;

/** Finds a page of the wiki by its title or another name of it. What is not found can be typed. */
export function PagePicker({ id, value, pages: { collection, as }, required, onChange }: Props) {
  const { pages, failed } = usePages();
  const [typed, setTyped] = useState<string>();
  const [active, setActive] = useState(0);
  const list = useId();
  const candidates =
    collection === undefined ? pages.filter(isPage) : pages.filter((page) => page.collection === collection);
  const chosen = candidates.find((page) => written(page, as) === value);
  const found = typed === undefined ? [] : search(candidates, typed).slice(0, most);

  function choose(page: Page): void {
    onChange(written(page, as));
    setTyped(undefined);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const page = found[active];
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
    else if (event.key === 'Enter' && page) choose(page);
    else if (event.key === 'Escape' && typed !== undefined) setTyped(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="concord-picker">
      <input
        id={id}
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `${list}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        required={required}
        value={typed ?? chosen?.title ?? value}
        onFocus={(event) => event.currentTarget.select()}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setActive(0);
          onChange(currentTarget.value.trim());
        }}
        onBlur={() => setTyped(undefined)}
        onKeyDown={onKeyDown}
      />
      {found.length > 0 && (
        <ul id={list} role="listbox">
          {found.map((page, index) => (
            <li
              key={`${page.collection}/${page.id}`}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === active}
              onMouseDown={(event) => {
                event.preventDefault();
                choose(page);
              }}
            >
              {page.title} <small>{page.collection}</small>
            </li>
          ))}
        </ul>
      )}
      {chosen && <small className="concord-hint">{written(chosen, as)}</small>}
      {failed && (
        <small className="concord-hint">The list of pages could not be loaded. Type the address.</small>
      )}
    </div>
  );
}

/** People have no page that text would lead to by a card. */
function isPage({ file }: Page): boolean {
  return file.endsWith('.mdx');
}

function written({ collection, id }: Page, as: 'id' | 'path' | 'address'): string {
  return as === 'id' ? id : as === 'path' ? `${collection}/${id}` : `/${collection}/${id}/`;
}

/** Pages with the words that were typed: those whose title begins with them first. */
function search(pages: readonly Page[], typed: string): Page[] {
  const words = typed.toLowerCase().trim();
  const rank = ({ title, aliases, id }: Page): number => {
    const names = [title, ...aliases, id].map((name) => name.toLowerCase());
    if (names[0]?.startsWith(words)) return 0;
    if (names.some((name) => name.startsWith(words))) return 1;
    return names.some((name) => name.includes(words)) ? 2 : 3;
  };
  return pages
    .map((page) => ({ page, place: rank(page) }))
    .filter(({ place }) => place < 3)
    .toSorted((a, b) => a.place - b.place || a.page.title.localeCompare(b.page.title))
    .map(({ page }) => page);
}
