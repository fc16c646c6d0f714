/** An agenda, put together: what the page shows, what is copied of it, and what `npm run agenda` prints. */
import type { Day } from '../../freshness/day.ts';
import type { HeldMeeting, MeetingGuide } from '../../site/agenda/meetings.ts';
import type { PageLink } from '../../site/agenda/link.ts';

export interface Agenda {
  /** The kind of the meeting, as the declaration has it. */
  kind: string;
  /** Such as “Joint meeting, 1 Dec 2026”. */
  title: string;
  /** The day for which it is made; `undefined` where the last meeting named none. */
  day: Day | undefined;
  /** The form of the last meeting, behind the address of the site, where that is to say the day. */
  asksForDay: string | undefined;
  /** When the one after it is held; `undefined` where nothing tells. */
  following: Day | undefined;
  /** What is to be known of the day; `undefined` where nothing is. */
  warning: string | undefined;
  /** The meeting before. */
  last: HeldMeeting;
  guide: MeetingGuide | undefined;
  /**
   * Who would lead it if chairs take turns, or whoever covers for them where they are away: nobody has written it down.
   * Without an id where that is nobody known.
   */
  likelyChair: { id: string | undefined; name: string };
  /** Who was there last, but those who are away this time, or have left. */
  present: string[];
  points: Point[];
}

/** A point of the agenda. */
export interface Point {
  id: PointId;
  title: string;
  /** By the guide; what has none is not talked about, but read before. */
  minutes: number | undefined;
  items: Item[];
  /** What else is to be said, such as how many more there are. */
  note?: string | undefined;
  /** Where those are. */
  rest?: string;
}

export type PointId = 'numbers' | 'tasks' | 'words' | 'heard' | 'assets' | 'ends' | 'changes' | 'standing';

export interface Item {
  /** Tells it from all others of the agenda. */
  id: string;
  topic: string;
  /** Why it is there. */
  why?: string;
  /** What `why` says is late. */
  isLate?: true;
  page?: PageLink;
  /** Who brings it: a person, a team, or a role. */
  who?: string;
  /** The id of that person, where it is one. */
  person?: string;
  /** Of a point with a length of its own in the guide. */
  minutes?: number;
  /** It is to be decided. */
  question?: true;
}

/** The points without what was struck; their minutes are shared by what is left. */
export function without({ points }: Pick<Agenda, 'points'>, struck: ReadonlySet<string>): Point[] {
  return points.flatMap((point) => {
    const items = point.items.filter(({ id }) => !struck.has(id));
    return items.length > 0 || point.note ? [{ ...point, items }] : [];
  });
}

/** Who is likely to lead it, as the beginning of a sentence. */
export function leadInWords({ likelyChair: { id, name } }: Pick<Agenda, 'likelyChair'>): string {
  return id === undefined ? 'Who leads it is open' : `Likely led by ${name}`;
}

/** How long it all takes. */
export function minutesOf(points: readonly Point[]): number {
  return points.reduce((sum, point) => sum + minutesOfPoint(point), 0);
}

/** A point that nothing is left of takes no time. */
export function minutesOfPoint({ minutes = 0, items }: Point): number {
  return items.length === 0 ? 0 : minutes + items.reduce((sum, item) => sum + (item.minutes ?? 0), 0);
}
