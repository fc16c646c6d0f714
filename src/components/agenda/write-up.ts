/** The form of a meeting that is written up: it begins with what was on the agenda. */
import type meetings from '../../collections/meetings.ts';
import type { DataOf } from '../../collections/index.ts';
import { newFormOf } from '../../editing-api/addresses.ts';
import type { Agenda, Point, PointId } from './model.ts';

type AgendaRow = Partial<NonNullable<DataOf<typeof meetings>['agenda']>[number]>;

/** What is read before a meeting, and not talked about there. */
const readBefore: ReadonlySet<PointId> = new Set(['ends', 'changes']);

/** Behind the address of the site. */
export function writeUpAddress(
  { kind, title, day, following, guide, likelyChair, present, last }: Agenda,
  points: readonly Point[],
): string {
  const talkedAbout = points.filter(({ id }) => !readBefore.has(id));
  const form = newFormOf('meetings', {
    title,
    kind,
    on: day ?? '',
    guide: idOf(guide?.page.key),
    chair: likelyChair.id ?? '',
    present,
    next: following ?? '',
    teams: last.teams,
    agenda: talkedAbout.flatMap((point) => rowsOf(point).map((row) => JSON.stringify(row))),
  });
  return `admin/${form}`;
}

function rowsOf({ items, minutes: all }: Point): AgendaRow[] {
  return items.map(({ topic, page, person, minutes, question }, index) => ({
    topic,
    page: page?.key,
    who: person,
    minutes: minutes ?? (all && shareOf(all, items.length, index)),
    question,
  }));
}

/** Whole minutes that add up: those that are left over go to the first ones, and what none is left for has none. */
function shareOf(minutes: number, among: number, index: number): number | undefined {
  const left = index < minutes % among ? 1 : 0;
  return Math.floor(minutes / among) + left || undefined;
}

function idOf(key = ''): string {
  return key.slice(key.indexOf('/') + 1);
}
