/** Makes a digest of lines: the weightiest of each part, as many as anybody reads. */
import type { Settings } from '../collections/index.ts';
import type { Day } from '../freshness/day.ts';
import { parts, titles, type Digest, type Line, type Part } from './model.ts';

/** Nobody reads more than this on a Monday morning. */
export const mostLines = 12;

/** Where there is no room for all, what is urgent gets the first line, then each part one after the other. */
const turns: readonly Part[] = ['urgent', 'changed', 'success'];

/** What a digest tells, and how much it has no room for; no parts where there is nothing to tell. */
export function composed(lines: readonly Line[], most: number = mostLines): Pick<Digest, 'parts' | 'more'> {
  const byPart = Map.groupBy(once(lines).toSorted(weightiest), ({ part }) => part);
  const room = roomFor(byPart, Math.max(1, Math.min(Math.floor(most), mostLines)));
  const split = parts.map((id) => {
    const [all, has] = [byPart.get(id) ?? [], room.get(id) ?? 0];
    return { part: { id, title: titles[id], lines: all.slice(0, has) }, rest: all.length - has };
  });
  return {
    parts: split.flatMap(({ part }) => (part.lines.length > 0 ? [part] : [])),
    more: Object.fromEntries(split.flatMap(({ part, rest }) => (rest > 0 ? [[part.id, rest]] : []))),
  };
}

/** All that a digest tells, by the names of its facts. */
export function factsIn({ parts }: Pick<Digest, 'parts'>): string[] {
  return parts.flatMap(({ lines }) => lines.flatMap(({ facts }) => facts));
}

/** Why no digest is sent on a day; `undefined` where one is. */
export function whyQuiet(
  { digest }: Pick<Settings, 'digest'>,
  day: Day,
  { isAsked }: { isAsked: boolean },
): string | undefined {
  const quiet = digest?.quiet?.find(({ from, until }) => from <= day && day <= until);
  if (quiet) return `It is quiet from ${quiet.from} until ${quiet.until}, as the settings say.`;
  const [wanted, today] = [digest?.day ?? 'monday', weekdayOf(day)];
  if (isAsked || wanted === today) return undefined;
  return `Digests go out on ${named(wanted)}s, and this is a ${named(today)}. --on ${day} sends it all the same.`;
}

/** Of lines that tell the same, the weightiest stays. */
function once(lines: readonly Line[]): Line[] {
  const told = new Set<string>();
  return lines.toSorted(weightiest).filter(({ facts }) => {
    const isNew = facts.some((each) => !told.has(each));
    for (const each of facts) told.add(each);
    return isNew;
  });
}

function weightiest(a: Line, b: Line): number {
  return b.weight - a.weight || a.page.title.localeCompare(b.page.title, 'en');
}

/** How many lines each part gets. */
function roomFor(byPart: ReadonlyMap<Part, readonly Line[]>, most: number): Map<Part, number> {
  const room = new Map<Part, number>();
  for (let left = most, given = true; left > 0 && given;) {
    given = false;
    for (const part of turns) {
      const has = room.get(part) ?? 0;
      if (left === 0 || has >= (byPart.get(part)?.length ?? 0)) continue;
      room.set(part, has + 1);
      left--;
      given = true;
    }
  }
  return room;
}

function weekdayOf(day: Day): string {
  const format = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`)).toLowerCase();
}

function named(weekday: string): string {
  return weekday.charAt(0).toUpperCase() + weekday.slice(1);
}
