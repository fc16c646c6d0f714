/** What all ways of writing a digest share. */
import { onOneLine, plural } from '../plain.ts';
import { dayInWords } from '../freshness/words.ts';
import { shortened } from '../shortened.ts';
import type { Digest, Line } from './model.ts';

/** Where a digest leads to. */
export interface Places {
  /** Where the wiki is published, without a slash at its end; `undefined` where that is not known. */
  site: string | undefined;
}

/** The longest line. */
const mostCharacters = 320;

/**
 * What is said of a page, on one line that somebody reads, with what sets it apart from the name before it: a name that
 * ends in a sign of its own takes no colon.
 */
export function saidIn(line: Line): string {
  const said = shortened(onOneLine(line.said), mostCharacters);
  return (/[.!?…:]["'”’»)]*$/.test(titleOf(line)) ? ' ' : ': ') + said;
}

export function titleOf({ page }: Line): string {
  return onOneLine(page.title);
}

/** Where a page is on the web; its path where nobody said where the wiki is published. */
export function addressIn({ page }: Line, { site = '' }: Places): string {
  return site + page.address;
}

/** As the subject of a mail. */
export function subjectOf({ wiki, team, parts, day }: Digest): string {
  const counts = parts.map(({ id, lines }) => {
    const count = lines.length;
    return id === 'success' ? plural(count, 'success', 'successes') : `${count} ${id}`;
  });
  return onOneLine(`${team?.name ?? wiki}, ${dayInWords(day)}: ${counts.join(', ')}`);
}

/** Where all of it is. */
export function furtherPlaces({ team }: Digest, { site = '' }: Places): Further[] {
  return [
    { label: 'All that has changed', address: site + changesPath(team?.id) },
    { label: 'What waits for whom', address: `${site}${waitingPath}` },
  ];
}

interface Further {
  label: string;
  address: string;
}

/** Where the list of all that has changed for a team is; for all of them together without one. */
export function changesPath(team: string | undefined): string {
  return team === undefined ? '/changes/' : `/changes/${encodeURIComponent(team)}/`;
}

const waitingPath = '/freshness/';

/**
 * The last line, in pieces: how much there was no room for, and where that is, for what has such a place. Empty where
 * there was room for all.
 */
export function restIn({ team, more }: Digest, { site = '' }: Places): (string | Further)[] {
  const counts = [
    ...count(more.success, 'more success', 'more successes'),
    ...count(more.changed, 'more change').map((label) => ({ label, address: site + changesPath(team?.id) })),
    ...count(more.urgent, 'more that is urgent', 'more that are urgent').map((label) => ({
      ...{ label, address: `${site}${waitingPath}` },
    })),
  ];
  if (counts.length === 0) return [];
  const joints = counts.flatMap((each, at) => [
    at === 0 ? 'And ' : at < counts.length - 1 ? ', ' : ' and ',
    each,
  ]);
  return [...joints, '. The weightiest come next time.'];
}

function count(of: number | undefined, noun: string, nouns?: string): string[] {
  return of === undefined ? [] : [plural(of, noun, nouns)];
}

/** Why whoever reads it gets it, and from whom. */
export function reasonIn({ wiki, team }: Digest): string {
  return `${wiki} tells ${team?.name ?? 'every team'} once a week what is worth a line, and nothing twice.`;
}
