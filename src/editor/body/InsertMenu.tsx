import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { vocabulary, type Component } from '../../mdx/vocabulary.ts';
import { icons } from './icons.tsx';

interface Props {
  /** A cell holds words, no blocks. */
  isInTable: boolean;
  others: readonly string[];
  onComponent(name: string, content: Component['content']): void;
  onOther(name: string): void;
}

/** What can be put into the text: everything of the vocabulary, and what Markdown has beyond words. */
export function InsertMenu({ isInTable, others, onComponent, onOther }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOpen) return undefined;
    // It lies above everything: the toolbar of a phone would cut it off, and the line at the foot would hide its end.
    menu.current?.showPopover();
    box.current?.querySelector<HTMLElement>('[role=menuitem]:not(:disabled)')?.focus();
    const leave = (event: Event) => box.current?.contains(event.target as Node) || setIsOpen(false);
    document.addEventListener('pointerdown', leave);
    return () => document.removeEventListener('pointerdown', leave);
  }, [isOpen]);

  const act = (what: () => void) => () => {
    setIsOpen(false);
    what();
  };

  return (
    <div
      ref={box}
      className="concord-insert"
      onKeyDown={isOpen ? (event) => move(event, () => setIsOpen(false)) : undefined}
    >
      <button
        type="button"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => setIsOpen(!isOpen)}
      >
        {icons.insert} Insert
      </button>
      {isOpen && (
        <div ref={menu} popover="manual" role="menu" className="concord-menu" aria-label="Insert">
          {[...vocabulary.values()].map(({ name, label, about, content }) => (
            <button
              key={name}
              type="button"
              role="menuitem"
              tabIndex={-1}
              disabled={isInTable && (content === 'block' || content === 'none')}
              onMouseDown={(event) => event.preventDefault()}
              onClick={act(() => onComponent(name, content))}
            >
              <b>{label}</b> <small>{about}</small>
            </button>
          ))}
          <hr />
          {others.map((name) => (
            <button
              key={name}
              type="button"
              role="menuitem"
              tabIndex={-1}
              disabled={isInTable && name !== 'Footnote'}
              onMouseDown={(event) => event.preventDefault()}
              onClick={act(() => onOther(name))}
            >
              <b>{name}</b>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function move(event: KeyboardEvent<HTMLElement>, close: () => void): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]:not(:disabled)')];
  const index = items.indexOf(event.target as HTMLElement);
  const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: items.length - 1 }[event.key];
  if (event.key === 'Escape') {
    close();
    event.currentTarget.querySelector('button')?.focus();
  } else if (event.key === 'Tab') return close();
  else if (to === undefined) return;
  else items[(to + items.length) % items.length]?.focus();
  event.preventDefault();
  event.stopPropagation();
}
