/** The meetings that were held, as far as the next ones follow from them. */
import { fieldOf, optionsOf } from '../../collections/fields.ts';
import type { DataOf } from '../../collections/index.ts';
import guides from '../../collections/guides.ts';
import meetings from '../../collections/meetings.ts';
import { parseDay, type Day } from '../../freshness/day.ts';
import type { Entry } from '../../wiki/entry.ts';
import { dataOf } from '../../wiki/wiki.ts';
import type { Linker, PageLink } from './link.ts';

export interface KindOfMeeting {
  /** As the declaration has it, such as `joint`. */
  id: string;
  name: string;
  /** The latest first; no more than follow-ups are made of. */
  meetings: HeldMeeting[];
}

export interface HeldMeeting {
  page: PageLink;
  /** Below the content folder. */
  file: string;
  on: Day;
  /** When it is held again. */
  next?: Day;
  chair: string;
  present: string[];
  /** Whose meeting it was. */
  teams: string[];
  guide?: MeetingGuide;
}

/** How a meeting goes. */
export interface MeetingGuide {
  page: PageLink;
  steps: MeetingStep[];
}

export interface MeetingStep {
  title: string;
  /** A role. */
  who?: string;
  minutes?: number;
}

/** One that is written up before its day has come counts from that day on: there may be some of these. */
const atMost = 6;

export function kindsOf(pages: readonly Entry[], link: Linker): KindOfMeeting[] {
  const held = pages.flatMap((entry) => {
    const data = dataOf(entry, meetings);
    return data ? [{ entry, data }] : [];
  });
  return optionsOf(fieldOf(meetings.schema.shape.kind), {}).flatMap(({ value, label }) => {
    const own = held.filter(({ data }) => data.kind === value);
    const latest = own.toSorted((a, b) => (a.data.on > b.data.on ? -1 : 1)).slice(0, atMost);
    const told = latest.map(({ entry, data }) => heldMeeting(entry, data, pages, link));
    return told.length > 0 ? [{ id: value, name: label, meetings: told }] : [];
  });
}

function heldMeeting(
  entry: Entry,
  { on, next, chair, present, guide }: DataOf<typeof meetings>,
  pages: readonly Entry[],
  link: Linker,
): HeldMeeting {
  const ruled =
    guide === undefined
      ? undefined
      : pages.find((each) => each.collection === guides.id && each.id === guide);
  const [day, again] = [parseDay(on), parseDay(next)];
  if (day === undefined) throw new Error(`“${entry.file}” has a day that is none.`);
  return {
    page: link(entry),
    file: entry.file,
    on: day,
    ...(again && { next: again }),
    chair,
    present,
    teams: [...entry.teams],
    ...(ruled && { guide: { page: link(ruled), steps: stepsOf(ruled) } }),
  };
}

function stepsOf(guide: Entry): MeetingStep[] {
  return (dataOf(guide, guides)?.steps ?? []).map(({ title, who, within }) => {
    const minutes = minutesIn(within);
    return { title, ...(who && { who }), ...(minutes !== undefined && { minutes }) };
  });
}

/** The minutes that a time limit such as “10 minutes” or “1 hour” names. */
function minutesIn(within = ''): number | undefined {
  const [, count, unit] = /^\D*(\d+)\s*(min|h)/i.exec(within) ?? [];
  if (count === undefined) return undefined;
  return Number(count) * (unit?.toLowerCase() === 'h' ? 60 : 1);
}
