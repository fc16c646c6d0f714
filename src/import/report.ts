import { burdenInWords } from '../freshness/load.ts';
import { dayInWords } from '../freshness/words.ts';
import { oneLine, plural } from '../plain.ts';
import { byKind, changeKinds, needsAttention, type ChangeKind } from './change.ts';
import type { Imported } from './context.ts';
import type { Load } from './first-reviews.ts';

/** What an import did, or would do. */
export interface Report {
  pages: readonly Imported[];
  /** Files of the source that are no pages and that no page shows. */
  leftBehind: readonly string[];
  /** Pages in hidden folders, which were passed over. */
  hidden: readonly string[];
  failed: readonly { file: string; reason: string }[];
  dryRun: boolean;
  /** What falls to each owner, those with the most first. */
  loads: readonly Load[];
  /** What people are called, by their ids. */
  names: ReadonlyMap<string, string>;
  /** How many reviews one owner can bear a week. */
  perWeek: number;
}

/** How many kinds have examples in the summary, and how many each: it is to fit on a screen, whatever was imported. */
const kindsWithExamples = 6;
const examples = 2;
/** How many of a list the summary names. */
const named = 3;
/** How many details of a page are named where nothing asks for attention. */
const shownDetails = 6;
const longestExample = 40;

/** What an import came to, for a terminal: how much of what, the worst first, with a few examples. */
export function summaryOf(report: Report): string {
  const { pages, leftBehind, hidden, failed, dryRun, loads } = harmless(report);
  const written = pages.filter((page) => page.text !== undefined);
  const attention = written.filter((page) => page.changes.some(needsAttention)).length;
  const images = new Set(written.flatMap((page) => page.images)).size;
  const lines = [
    `${dryRun ? 'Nothing was written. An import would write' : 'Written:'} ${plural(written.length, 'page')} of ${pages.length}, ${plural(images, 'image')}. ${plural(attention, 'page needs', 'pages need')} your attention (▲).`,
    '',
    ...failed.slice(0, named).map(({ file, reason }) => `✖ ${file} could not be written: ${reason}`),
    ...(failed.length > named ? [`✖ and ${failed.length - named} more`] : []),
    ...kindRows(pages),
    ...(leftBehind.length > 0
      ? [
          `${plural(leftBehind.length, 'file')} of the source ${leftBehind.length === 1 ? 'is' : 'are'} no page and no image that a page shows, and stayed behind: ${few(leftBehind)}`,
        ]
      : []),
    ...(hidden.length > 0
      ? [`Passed over, since a name that begins with a dot hides them: ${few(hidden)}`]
      : []),
    '',
    ...loads.slice(0, named).map((load) => loadInWords(load, report)),
    ...(loads.length > named ? [`and ${plural(loads.length - named, 'more owner')}, in the report`] : []),
  ];
  return lines.join('\n');
}

/** All that an import did, for a file: what falls to whom, then by kind, and by page. */
export function wholeOf(report: Report): string {
  const { pages, leftBehind, hidden, failed, loads } = harmless(report);
  const section = (title: string, lines: readonly string[]) =>
    lines.length > 0 ? ['', title.toUpperCase(), '', ...lines] : [];
  const kinds = byKind(pages.flatMap((page) => page.changes)).flatMap(({ kind, count }) => [
    `${sign(kind)} ${changeKinds[kind].says} (${count})`,
    ...pages.flatMap((page) => {
      const [own] = byKind(page.changes.filter((change) => change.kind === kind));
      return own ? [`    ${page.path}${listed(own.details, Infinity)}`] : [];
    }),
    '',
  ]);
  const lines = [
    summaryOf(report),
    ...section(
      'What falls to whom',
      loads.map((load) => loadInWords(load, report)),
    ),
    ...section(
      'What could not be written',
      failed.map(({ file, reason }) => `${file}: ${reason}`),
    ),
    ...section('What stayed behind', leftBehind),
    ...section('What a name with a dot hides', hidden),
    ...section('By kind', kinds),
    ...section('By page', pages.flatMap(pageLines)),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function kindRows(pages: readonly Imported[]): string[] {
  const all = byKind(pages.flatMap((page) => page.changes));
  const shown = all.filter(({ kind }) => changeKinds[kind].weight !== 'done');
  const rest = all.length - shown.length;
  const rows = shown.flatMap(({ kind, count }, index) => {
    const concerned = pages.filter((page) => page.changes.some((change) => change.kind === kind));
    const row = `${String(count).padStart(7)} ${String(concerned.length).padStart(6)}   ${sign(kind)} ${changeKinds[kind].says}`;
    const isFirst = index < kindsWithExamples && changeKinds[kind].weight === 'attention';
    return isFirst ? [row, `${' '.repeat(19)}${examplesOf(kind, concerned)}`] : [row];
  });
  return [
    ...(rows.length > 0 ? ['  times  pages   what', ...rows] : []),
    ...(rest > 0 ? [`${' '.repeat(17)}· ${plural(rest, 'kind')} of changes that ask for nothing`] : []),
  ];
}

/** What it was, what came most often first; where it was, for what came once. */
function examplesOf(kind: ChangeKind, pages: readonly Imported[]): string {
  const found = pages.flatMap(({ path, changes }) =>
    changes.filter((change) => change.kind === kind).map(({ detail }) => ({ path, detail: detail || path })),
  );
  const different = [...Map.groupBy(found, ({ detail }) => detail)].toSorted(
    ([, a], [, b]) => b.length - a.length,
  );
  const shown = different.slice(0, examples).map(([detail, all]) => {
    const [{ path } = { path: '' }] = all;
    if (all.length > 1) return `${short(detail)} ×${all.length}`;
    return detail === path ? endOf(path) : `${short(detail)} (${endOf(path)})`;
  });
  return `${shown.join(', ')}${different.length > examples ? ' …' : ''}`;
}

function loadInWords({ owner, first, until, most, burden }: Load, { names, perWeek }: Report): string {
  const name = names.get(owner) ?? owner;
  const reviews =
    first === 0
      ? 'has nothing to review for the first time'
      : `is to review ${plural(first, 'page')} for the first time by ${dayInWords(until)}`;
  const full = most > perWeek ? `, up to ${most} in one week where ${perWeek} can be borne` : '';
  const cannot = burden
    ? ` This cannot be borne: ${burdenInWords(burden)} Give pages to others with --owners.`
    : '';
  return `${burden ? '▲' : '·'} ${name} ${reviews}${full}.${cannot}`;
}

function pageLines(page: Imported): string[] {
  const lines = byKind(page.changes).map(
    ({ kind, count, details }) =>
      `  ${sign(kind)} ${changeKinds[kind].says}${count > 1 ? ` (${count})` : ''}${listed(details, changeKinds[kind].weight === 'done' ? shownDetails : Infinity)}`,
  );
  return [`${page.path} → ${page.text === undefined ? 'not imported' : page.file}`, ...lines, ''];
}

function sign(kind: ChangeKind): string {
  return { done: '·', kept: '+', attention: '▲' }[changeKinds[kind].weight];
}

function listed(details: readonly [string, number][], most: number): string {
  const known = details.filter(([detail]) => detail !== '');
  if (known.length === 0) return '';
  const shown = known.slice(0, most).map(([detail, times]) => (times > 1 ? `${detail} ×${times}` : detail));
  const more = known.length > most ? `, and ${known.length - most} more` : '';
  return `: ${shown.join(', ')}${more}`;
}

function few(names: readonly string[]): string {
  const more = names.length > named ? ` and ${names.length - named} more` : '';
  return names.slice(0, named).map(short).join(', ') + more;
}

function short(text: string): string {
  return text.length > longestExample ? `${text.slice(0, longestExample - 1)}…` : text;
}

/** A path by its end, which tells more than its beginning. */
function endOf(path: string): string {
  return path.length > longestExample ? `…${path.slice(1 - longestExample)}` : path;
}

/** The same without what a terminal would obey: names of files and words of pages stand in it. */
function harmless({ pages, leftBehind, hidden, failed, ...rest }: Report): Report {
  return {
    ...rest,
    pages: pages.map(({ path, file, changes, ...page }) => ({
      ...page,
      path: oneLine(path),
      file: oneLine(file),
      changes: changes.map(({ kind, detail }) => ({ kind, detail: oneLine(detail) })),
    })),
    leftBehind: leftBehind.map(oneLine),
    hidden: hidden.map(oneLine),
    failed: failed.map(({ file, reason }) => ({ file: oneLine(file), reason: oneLine(reason) })),
  };
}
