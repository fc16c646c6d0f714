import { markdown as written } from '../../components/brief/text.ts';
import type { Digest } from '../model.ts';
import { addressIn, restIn, saidIn, subjectOf, titleOf, type Places } from '../words.ts';

const { heading, link, list, text } = written;

/** A digest as Markdown, for an issue or a page elsewhere. */
export function digestAsMarkdown(digest: Digest, places: Places): string {
  const parts = digest.parts.flatMap((part) => [
    heading(2, text(part.title)),
    list(
      part.lines.map((line) => `${link(text(titleOf(line)), addressIn(line, places))}${text(saidIn(line))}`),
    ),
  ]);
  const rest = restIn(digest, places)
    .map((each) => (typeof each === 'string' ? text(each) : link(text(each.label), each.address)))
    .join('');
  return `${[heading(1, text(subjectOf(digest))), ...parts, rest].filter(Boolean).join('\n\n')}\n`;
}
