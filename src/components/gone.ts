/** Says behind links that are made in the browser that what they lead to is not to be used any more. */
import { element } from '../element.ts';
import type { GoneMark } from '../freshness/asset-words.ts';
import type { Day } from '../freshness/day.ts';

/** What stands behind a link on a day: nothing before the day of its mark, and where nobody can tell the day. */
export function goneMarkOn(
  mark: Pick<GoneMark, 'label' | 'from'> | undefined,
  today: Day | undefined,
): (Node | string)[] {
  if (mark === undefined || today === undefined || today < mark.from) return [];
  return [' ', element('b', { className: 'gone' }, [mark.label])];
}
