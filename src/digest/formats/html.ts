import { escapeHtml } from '../../plain.ts';
import type { Digest, DigestPart, Line } from '../model.ts';
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

/**
 * A digest as a mail: no pictures, nothing that is fetched, one column. What programs drop of the styles leaves a plain
 * page in which all can be read.
 */
export function digestAsHtml(digest: Digest, places: Places): string {
  const subject = escapeHtml(subjectOf(digest));
  const further = furtherPlaces(digest, places).map(({ label, address }) => linkTo(address, label));
  const rest = restIn(digest, places)
    .map((each) => (typeof each === 'string' ? escapeHtml(each) : linkTo(each.address, each.label)))
    .join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
<style>${styles}</style>
</head>
<body>
<main>
<h1>${subject}</h1>
${digest.parts.map((part) => partHtml(part, places)).join('\n')}
${rest && `<p>${rest}</p>\n`}<p class="foot">${further.join(' · ')}<br>${escapeHtml(reasonIn(digest))}</p>
</main>
</body>
</html>
`;
}

/** Colours that both have in dark mode are said there: programs that turn them over by themselves leave these alone. */
const styles = `
:root { color-scheme: light dark; }
body { margin: 0; padding: 16px; font: 16px/1.5 system-ui, sans-serif; color: #1c1f22; background: #ffffff; }
main { max-width: 640px; margin: 0 auto; }
h1 { font-size: 20px; line-height: 1.3; }
h2 { font-size: 17px; line-height: 1.3; margin: 24px 0 8px; }
ul { margin: 0; padding-left: 20px; }
li { margin: 0 0 8px; }
a { color: #14545b; }
.foot { margin-top: 24px; font-size: 14px; color: #565d63; }
@media (prefers-color-scheme: dark) {
  body { color: #e8eaec; background: #16191c; }
  a { color: #8fd0d6; }
  .foot { color: #a9b0b6; }
}`;

function partHtml(part: DigestPart, places: Places): string {
  const lines = part.lines.map((line) => `<li>${lineHtml(line, places)}</li>`);
  return `<h2>${escapeHtml(part.title)}</h2>\n<ul>\n${lines.join('\n')}\n</ul>`;
}

function lineHtml(line: Line, places: Places): string {
  return `${linkTo(addressIn(line, places), titleOf(line))}${escapeHtml(saidIn(line))}`;
}

function linkTo(address: string, label: string): string {
  return `<a href="${escapeHtml(address)}">${escapeHtml(label)}</a>`;
}
