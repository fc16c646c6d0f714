import { oneLine, plural } from '../plain.ts';
import { byKind, changeKinds, needsAttention, type ChangeKind } from './change.ts';
import type { Imported } from './context.ts';

/** What an import did, or would do. */
export interface Report {
  pages: readonly Imported[];
  /** Files of the source that are no pages and that no page shows. */
  leftBehind: readonly string[];
  /** Pages in hidden folders, which were passed over. */
  hidden: readonly string[];
  failed: readonly { file: string; reason: string }[];
  dryRun: boolean;
}

/** How many details are named where nothing asks for attention. */
const shownDetails = 6;

/** The changes of each file in plain words, and a table of all of them. */
export function asText(report: Report): string {
  const files = report.pages.map((page) => {
    const lines = byKind(page.changes).map(
      ({ kind, count, details }) =>
        `  ${sign(kind)} ${changeKinds[kind].says}${count > 1 ? ` (${count})` : ''}${listed(details, changeKinds[kind].weight === 'done' ? shownDetails : Infinity)}`,
    );
    return [
      `${oneLine(page.path)} → ${page.text === undefined ? 'not imported' : oneLine(page.file)}`,
      ...lines,
      '',
    ].join('\n');
  });
  return [...files, ...table(report)].join('\n');
}

function table({ pages, leftBehind, hidden, failed, dryRun }: Report): string[] {
  const written = pages.filter((page) => page.text !== undefined);
  const totals = byKind(pages.flatMap((page) => page.changes));
  const rows = totals.map(({ kind, count }) => {
    const concerned = pages.filter((page) => page.changes.some((change) => change.kind === kind)).length;
    return `${String(count).padStart(7)} ${String(concerned).padStart(6)}   ${sign(kind)} ${changeKinds[kind].says}`;
  });
  const attention = written.filter((page) => page.changes.some(needsAttention)).length;
  const images = new Set(written.flatMap((page) => page.images)).size;
  return [
    '  times  pages   what',
    ...rows,
    '',
    ...(leftBehind.length > 0
      ? [
          `${plural(leftBehind.length, 'file')} of the source ${leftBehind.length === 1 ? 'is' : 'are'} no page and no image that a page shows, and stayed behind:`,
          ...leftBehind.map((file) => `  ${oneLine(file)}`),
          '',
        ]
      : []),
    ...(hidden.length > 0
      ? [
          `Passed over, since a name that begins with a dot hides them: ${hidden.map(oneLine).join(', ')}.`,
          '',
        ]
      : []),
    ...failed.map(({ file, reason }) => `✖ ${oneLine(file)} could not be written: ${oneLine(reason)}`),
    `${dryRun ? 'Nothing was written. An import would write' : 'Written:'} ${plural(written.length, 'page')} of ${pages.length}, ${plural(images, 'image')}. ${plural(attention, 'page needs', 'pages need')} your attention (▲).`,
    ...firstReviews(written),
  ];
}

function firstReviews(written: readonly Imported[]): string[] {
  const days = written
    .flatMap(({ changes }) => changes.filter(({ kind }) => kind === 'first-review'))
    .map(({ detail }) => detail)
    .toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const when = first === last ? `by ${first}` : `one after the other, from ${first} to ${last}`;
  return [
    `${plural(days.length, 'page')} ${days.length === 1 ? 'is' : 'are'} unreviewed until someone has read and reviewed ${days.length === 1 ? 'it' : 'them'}: ${when}.`,
  ];
}

function sign(kind: ChangeKind): string {
  return { done: '·', kept: '+', attention: '▲' }[changeKinds[kind].weight];
}

function listed(details: readonly [string, number][], most: number): string {
  const named = details.filter(([detail]) => detail !== '');
  if (named.length === 0) return '';
  const shown = named
    .slice(0, most)
    .map(([detail, times]) => oneLine(times > 1 ? `${detail} ×${times}` : detail));
  const more = named.length > most ? `, and ${named.length - most} more` : '';
  return `: ${shown.join(', ')}${more}`;
}
