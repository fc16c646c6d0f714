import type { Day } from '../../freshness/day.ts';
import type { Entry } from '../../wiki/entry.ts';
import type { Wiki } from '../../wiki/index.ts';

/** What the module that renders pages exports. It is `src/preview/render.ts`, bundled with the components it needs. */
export interface Renderer {
  /** The whole HTML page that shows an entry with the body of its file, read on a day. */
  renderEntry: (wiki: Wiki, entry: Entry, body: string, today: Day) => Promise<string>;
}
