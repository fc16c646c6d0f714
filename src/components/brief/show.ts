/** What of the material may be shown on the day a brief is read. */
import type { Day } from '../../freshness/day.ts';
import { plural } from '../../plain.ts';
import type { Part } from '../../site/brief/parts.ts';
import type { ToShow } from '../../site/brief/show.ts';
import type { Word, Words } from '../../site/brief/words.ts';
import type { Block } from './model.ts';

/** So many can be kept in mind before a call. */
const most = 4;

/**
 * What is out, and made for what is chosen: first what fits more of it, then what has helped, or was used, more often.
 * Where nobody can tell the day, nobody can tell what is out either.
 */
export function toShow(chosen: readonly Part[], today: Day | undefined): Block[] {
  const all = chosen.flatMap(({ show = [] }) => show);
  const byKey = Map.groupBy(
    all.filter((each) => today !== undefined && isOut(each, today)),
    ({ key }) => key,
  );
  const found = [...byKey.values()].flatMap(([first, ...others]) =>
    first ? [{ material: first, fits: 1 + others.length }] : [],
  );
  const ranked = found.toSorted((a, b) => b.fits - a.fits || mostUsedFirst(a.material, b.material));
  const more = ranked.length - most;
  const items = ranked.slice(0, most).map(({ material }) => said(material));
  if (items.length === 0) return [];
  return [{ type: 'list', items: more > 0 ? [...items, [`and ${plural(more, 'other')}`]] : items }];
}

function isOut({ out, before }: ToShow, today: Day): boolean {
  return out <= today && (before === undefined || today < before);
}

function mostUsedFirst(a: ToShow, b: ToShow): number {
  return b.helped - a.helped || b.used - a.used || a.title.localeCompare(b.title, 'en');
}

function said({ title, address, use, isInternal, isDraft }: ToShow): Words {
  const link: Word = { is: 'strong', of: [{ is: 'link', to: address, of: [title] }] };
  const marks = [...(isInternal ? ['for us alone'] : []), ...(isDraft ? ['draft'] : [])].join(', ');
  return [link, ...(marks ? [` (${marks})`] : []), ...(use ? [`: “${use}”`] : [])];
}
