/** Says behind a link that is drawn in the browser that what it leads to is not to be used any more. */
import { element } from '../element.ts';
import type { GoneFrom } from '../freshness/asset-state.ts';
import type { Day } from '../freshness/day.ts';

/** What stands behind the link on a day; nothing as long as it may be used. */
export function goneShown(gone: GoneFrom | undefined, today: Day): Node[] {
  if (gone === undefined || gone.from > today) return [];
  return [element('b', { className: 'gone', textContent: gone.label })];
}
