import './pickers.css';
import type { ComponentPropsWithRef } from 'react';
import type { Name } from '../names.ts';
import { hasLeft, type Hit } from '../../search/names/among.ts';
import type { Known } from './use-names.ts';

/** More than anyone reads; enough to see that there are more. */
export const most = 60;

interface Props {
  hits: readonly Hit[];
  open: boolean;
  highlighted: number;
  menu: ComponentPropsWithRef<'ul'>;
  item: (hit: Hit, index: number) => ComponentPropsWithRef<'li'>;
  known: Known;
  /** What a name is of, where they are of several kinds. */
  kindOf?: ((name: Name) => string) | undefined;
  /** Where what is missing can be added, and what it is called there. */
  add?: { address: string; label: string } | undefined;
}

/** What can be picked, below the box that is typed into. */
export function Offers({ hits, open, highlighted, menu, item, known, kindOf, add }: Props) {
  return (
    <div className="field-offers" hidden={!open}>
      <ul {...menu}>
        {open &&
          hits.slice(0, most).map((hit, index) => (
            <li
              key={hit.name.id}
              {...item(hit, index)}
              data-highlighted={index === highlighted ? '' : undefined}
            >
              {hit.name.title} <small>{besides(hit, known, kindOf)}</small>
            </li>
          ))}
      </ul>
      {open && <Rest hits={hits} known={known} />}
      {open && add && (
        // The list would be closed before the link is followed.
        <a href={add.address} target="_blank" onMouseDown={(event) => event.preventDefault()}>
          {add.label}
        </a>
      )}
    </div>
  );
}

function Rest({ hits, known: { names, failed } }: Pick<Props, 'hits' | 'known'>) {
  if (failed) return <p>The names could not be loaded. Reload the page to pick one.</p>;
  if (names === undefined) return <p>Loading the names …</p>;
  if (hits.length === 0) return <p>Nothing is called that.</p>;
  return hits.length > most ? <p>{hits.length - most} more: type on to find them.</p> : null;
}

function besides({ name, alias }: Hit, { teamOf, today }: Known, kindOf?: Props['kindOf']): string {
  const said = [
    kindOf?.(name),
    alias,
    name.team && teamOf(name.team),
    hasLeft(name, today) ? 'has left' : undefined,
  ];
  return said.filter(Boolean).join(', ');
}
