import type { Digest } from '../model.ts';
import {
  addressIn,
  furtherPlaces,
  reasonIn,
  restIn,
  saidIn,
  subjectOf,
  titleOf,
  type Places,
} from '../words.ts';

/** A digest as plain text, each line with its address where that is known. */
export function digestAsText(digest: Digest, places: Places): string {
  const parts = digest.parts.map((part) =>
    [
      part.title.toUpperCase(),
      ...part.lines.map((line) => {
        const to = places.site === undefined ? '' : `\n  ${addressIn(line, places)}`;
        return `- ${titleOf(line)}${saidIn(line)}${to}`;
      }),
    ].join('\n'),
  );
  const further = furtherPlaces(digest, places).map(({ label, address }) => `${label}: ${address}`);
  const foot = places.site === undefined ? [] : [[...further, reasonIn(digest)].join('\n')];
  const rest = restIn(digest, places)
    .map((each) => (typeof each === 'string' ? each : `${each.label} (${each.address})`))
    .join('');
  return `${[subjectOf(digest), ...parts, rest, ...foot].filter(Boolean).join('\n\n')}\n`;
}
