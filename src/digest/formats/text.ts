import type { Digest } from '../model.ts';
import {
  addressIn,
  furtherPlaces,
  headingOf,
  reasonIn,
  saidIn,
  subjectOf,
  titleOf,
  type Places,
} from '../words.ts';

/** A digest as plain text, each line with its address where that is known. */
export function digestAsText(digest: Digest, places: Places): string {
  const parts = digest.parts.map((part) =>
    [
      headingOf(part).toUpperCase(),
      ...part.lines.map((line) => {
        const to = places.site === undefined ? '' : `\n  ${addressIn(line, places)}`;
        return `- ${titleOf(line)}: ${saidIn(line)}${to}`;
      }),
    ].join('\n'),
  );
  const further = furtherPlaces(places).map(({ label, address }) => `${label}: ${address}`);
  const foot = places.site === undefined ? [] : [[...further, reasonIn(digest)].join('\n')];
  return `${[subjectOf(digest), ...parts, ...foot].join('\n\n')}\n`;
}
