/** What the server and the process that renders say to each other. */
import type { Choice } from '../../cms/backend.ts';
import type { CachePaths } from '../../live/caches.ts';
import type { Problem } from '../../problem/problem.ts';
import type { Ends } from '../../wiki/file.ts';

/** What the rendering process begins with. */
export interface Beginning {
  contentFolder: string;
  /** The folder of the compiled theme. */
  theme: string;
  caches: CachePaths;
  /** Where the wiki is published. */
  site: string | undefined;
  editing: Choice;
  /** At which files processes have ended. */
  ends: Ends;
  /** How much processor time showing a page or looking at a text may take, in milliseconds. */
  timeoutMs: number;
}

/** Files below the content folder that may be others now, none where only git has moved on; `all` where it may be any. */
export type Files = readonly string[] | 'all';

/** What the process is asked, one at a time. */
export type RenderRequest = {
  /** What has changed since the last order; `undefined` where nothing has. */
  changed: Files | undefined;
} & (
  | { kind: 'page'; address: string }
  | { kind: 'validate'; path: string; raw: string; preview: boolean }
  /** Which pages search is to read again. */
  | { kind: 'searched'; all: boolean }
);

/** What is at an address: a page, another address to go to, or nothing. */
export type Answer = { body: Uint8Array } | { moved: string } | undefined;

/** The addresses of pages that have changed since search was last told; all of them at first. */
export interface Searched {
  addresses: string[];
  isAll: boolean;
}

/** How far the process is with an order. */
export type RenderProgress =
  | { step: 'checked'; problems: Problem[] }
  | { step: 'done'; result: unknown }
  | { step: 'failed'; reason: string };

/** What the process says that it is at while it looks at a text; otherwise a file, or the address of a page. */
export const validationLabel = 'validate';
