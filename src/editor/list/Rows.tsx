import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import { collectionOf } from '../../collections/index.ts';
import { formOf, listOf } from '../../editing-api/addresses.ts';
import { Facts, type Known } from './Facts.tsx';
import { titleFromName, writingOf } from '../../plain.ts';
import type { Row } from './rows.ts';

interface Props extends Known {
  rows: readonly Row[];
  /** Of more than one collection. */
  isMixed: boolean;
}

/** Only the rows that the window has room for are in the page, and a few around them: there may be thousands. */
export function Rows({ rows, isMixed, ...known }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  // What stands above the list takes more lines at times, and fewer at others.
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), [rows]);
  const { getTotalSize, getVirtualItems, measureElement } = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => 56,
    overscan: 12,
    scrollMargin: top,
    getItemKey: (index) => keyOf(rows[index]) ?? index,
    useFlushSync: false,
  });
  return (
    <ul ref={list} role="list" className="concord-rows" style={{ height: getTotalSize() }}>
      {getVirtualItems().map(({ key, index, start }) => (
        <li
          key={key}
          ref={measureElement}
          data-index={index}
          data-state={rows[index]?.review?.state}
          aria-setsize={rows.length}
          aria-posinset={index + 1}
          style={{ transform: `translateY(${start - top}px)` }}
        >
          {rows[index] && (
            <>
              <Title row={rows[index]} isMixed={isMixed} />
              <Facts row={rows[index]} {...known} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What was found in another collection: the first, and how many there are. */
export function Elsewhere({
  collection,
  rows,
  words,
}: {
  collection: string;
  rows: readonly Row[];
  words: string;
}) {
  const label = collectionOf(collection)?.label ?? collection;
  const query = new URLSearchParams({ words }).toString();
  return (
    <section className="concord-elsewhere">
      <h2>
        Also in{' '}
        <a href={`${listOf(collection)}?${query}`}>
          {label} ({rows.length})
        </a>
      </h2>
      <ul role="list">
        {rows.slice(0, mostElsewhere).map((row) => (
          <li key={keyOf(row)}>
            <Title row={row} isMixed={false} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const mostElsewhere = 5;

function Title({ row: { name, alias }, isMixed }: { row: Row; isMixed: boolean }) {
  const folder = name.id.includes('/')
    ? titleFromName(name.id.slice(0, name.id.lastIndexOf('/')))
    : undefined;
  const kind = isMixed ? collectionOf(name.collection)?.singular : undefined;
  const form = formOf(name.file);
  const beside = [kind, folder, alias && `also called ${alias}`, !form && 'to be edited in its file']
    .filter(Boolean)
    .join(' · ');
  return (
    <p className="concord-row-title" {...writingOf(name.title)}>
      {form ? <a href={form}>{name.title}</a> : name.title}{' '}
      {name.draft && <span className="concord-chip">Draft</span>} {beside && <small>{beside}</small>}
    </p>
  );
}

function keyOf(row: Row | undefined): string | undefined {
  return row && `${row.name.collection}/${row.name.id}`;
}
