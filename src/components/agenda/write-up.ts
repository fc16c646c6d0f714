/** The form of a meeting that is written up: it begins with what was on the agenda. */
import type meetings from '../../collections/meetings.ts';
import type { DataOf } from '../../collections/index.ts';
import { newFormOf } from '../../editing-api/addresses.ts';
import type { Agenda, Item, Point, PointId } from './model.ts';

type AgendaRow = Partial<NonNullable<DataOf<typeof meetings>['agenda']>[number]>;

/** What is read before a meeting, and not talked about there. */
const readBefore: ReadonlySet<PointId> = new Set(['ends', 'changes']);

/** Behind the address of the site. */
export function writeUpAddress(
  { kind, title, day, guide, chair, last }: Agenda,
  points: readonly Point[],
): string {
  const talkedAbout = points.filter(({ id }) => !readBefore.has(id));
  const form = newFormOf('meetings', {
    title,
    kind,
    on: day ?? '',
    guide: idOf(guide?.page.key),
    chair: chair.id,
    present: last.present,
    agenda: talkedAbout.flatMap((point) => point.items.map((item) => JSON.stringify(rowOf(item, point)))),
  });
  return `admin/${form}`;
}

function rowOf({ topic, page, person, minutes, question }: Item, point: Point): AgendaRow {
  const share = point.minutes && Math.max(1, Math.floor(point.minutes / point.items.length));
  return { topic, page: page?.key, who: person, minutes: minutes ?? share, question };
}

function idOf(key = ''): string {
  return key.slice(key.indexOf('/') + 1);
}
