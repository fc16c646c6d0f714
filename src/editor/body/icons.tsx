import type { ReactNode } from 'react';

const drawn = (path: ReactNode) => (
  <svg
    viewBox="0 0 20 20"
    width="20"
    height="20"
    aria-hidden="true"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
    strokeLinecap="round"
    strokeLinejoin="round"
  >
    {path}
  </svg>
);

/** The signs of the toolbar. */
export const icons = {
  bold: <b aria-hidden="true">B</b>,
  italic: <i aria-hidden="true">I</i>,
  strikethrough: <s aria-hidden="true">S</s>,
  code: drawn(<path d="M7 6 3 10l4 4M13 6l4 4-4 4" />),
  bullet: drawn(<path d="M8 5h9M8 10h9M8 15h9M3.5 5h.01M3.5 10h.01M3.5 15h.01" strokeWidth="1.9" />),
  number: drawn(
    <>
      <path d="M9 5h8M9 10h8M9 15h8" />
      <path d="M3 3.5h1.2V8M2.8 12.4c.3-1 2.3-1 2.3.2 0 .9-2.2 2-2.2 3.4h2.4" strokeWidth="1.2" />
    </>,
  ),
  check: drawn(<path d="m2.5 5 1.5 1.5L7 3.5M2.5 14 4 15.5l3-3M10 5.5h7M10 14.5h7" />),
  link: drawn(
    <path d="M8.5 11.5a3 3 0 0 0 4.3.2l2.8-2.8a3 3 0 0 0-4.3-4.3l-1 1M11.5 8.5a3 3 0 0 0-4.3-.2l-2.8 2.8a3 3 0 0 0 4.3 4.3l1-1" />,
  ),
  image: drawn(
    <>
      <rect x="2.5" y="4" width="15" height="12" rx="1.5" />
      <path d="m3 14 4-4 3.5 3.5 2.5-2.5 4 4M13 7.5h.01" />
    </>,
  ),
  insert: drawn(<path d="M10 4v12M4 10h12" />),
  undo: drawn(<path d="M4 8h8a4 4 0 0 1 0 8H8M7 4.5 3.5 8 7 11.5" />),
  redo: drawn(<path d="M16 8H8a4 4 0 0 0 0 8h4M13 4.5 16.5 8 13 11.5" />),
  source: drawn(<path d="M2.5 14V6l3.5 4 3.5-4v8M15 6v8M12.5 11.5 15 14l2.5-2.5" />),
} as const;
