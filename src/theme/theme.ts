/** What the compiled theme can do. It is made of `server.ts` by Astro's build, and loaded by its path. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Day } from '../freshness/day.ts';
import type { Publication } from '../site/publication.ts';
import type { Entry } from '../wiki/entry.ts';
import type { Wiki } from '../wiki/wiki.ts';

/** Something that is rendered at an address of the site. */
export interface Page {
  /** The path of its address, without the site's base: `/guides/lead-handoff/`, `/feed.atom`. */
  address: string;
  /** Where a static site has it, below its folder: `guides/lead-handoff/index.html`. */
  file: string;
  /** Differs whenever what is rendered may differ, the code and the options of publication aside; see `routes.ts`. */
  key: () => string | undefined;
}

export interface Theme {
  /** All pages of a wiki. */
  pagesOf(publication: Publication): Page[];
  /** The page at the path of an address, without the site's base; `undefined` where there is none. */
  pageAt(publication: Publication, address: string): Page | undefined;
  /** Renders a page. Rejects, with the address and the reason, where anything but that page comes out. */
  render(publication: Publication, page: Page): Promise<Uint8Array>;
  /** Renders an entry's page by itself, with the body of its file, as read on a day: a whole HTML page without scripts. */
  preview(wiki: Wiki, entry: Entry, body: string, today: Day): Promise<string>;
}

/** What a compiled theme exports. */
interface Compiled {
  openTheme: () => Theme;
}

/** Loads the theme that was compiled into a folder. */
export async function loadTheme(folder: string): Promise<Theme> {
  const { href } = pathToFileURL(join(folder, 'server', 'entry.mjs'));
  return ((await import(href)) as Compiled).openTheme();
}
