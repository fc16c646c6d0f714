/** What all ways of writing a digest share. */
import { onOneLine, plural } from '../plain.ts';
import { dayInWords } from '../freshness/words.ts';
import type { Digest, DigestPart, Line } from './model.ts';

/** Where a digest leads to. */
export interface Places {
  /** Where the wiki is published, without a slash at its end; `undefined` where that is not known. */
  site: string | undefined;
}

/** The longest line. */
const mostCharacters = 320;

/** What is said of a page, on one line that somebody reads. */
export function saidIn({ said }: Line): string {
  const words = onOneLine(said);
  return words.length > mostCharacters ? `${words.slice(0, mostCharacters - 1).trimEnd()}…` : words;
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
  return onOneLine(`${team ?? wiki}, ${dayInWords(day)}: ${counts.join(', ')}`);
}

/** The heading of a part, with how much there was no room for. */
export function headingOf({ title, more }: DigestPart): string {
  return more > 0 ? `${title} (and ${more} more)` : title;
}

/** Where all of it is. */
export function furtherPlaces({ site = '' }: Places): { label: string; address: string }[] {
  return [
    { label: 'All that has changed', address: `${site}/changes/` },
    { label: 'What waits for whom', address: `${site}/freshness/` },
  ];
}

/** Why whoever reads it gets it, and from whom. */
export function reasonIn({ wiki, team }: Digest): string {
  return `${wiki} tells ${team ?? 'every team'} once a week what is worth a line, and nothing twice.`;
}
