/** Changes in words: what is told of a page in a week, and what is only counted. */
import { fieldOf } from '../../collections/fields.ts';
import { collectionOf } from '../../collections/index.ts';
import { changesBetween, type Changed } from '../../document/changes.ts';
import { compareWords } from '../../document/compare-words.ts';
import { formatOf } from '../../document/format.ts';
import { reviewFieldNames } from '../../document/review-fields.ts';
import type { NameOf } from '../../document/values-in-words.ts';
import type { Day } from '../../freshness/day.ts';
import type { Said } from '../../freshness/page-history.ts';
import { refusalOf } from '../../history/correction.ts';
import { isRecord, oneLine, plural, titleFromName } from '../../plain.ts';
import { isSameIn } from '../../wiki/agreed.ts';
import { shortened } from '../../shortened.ts';
import { namesIn } from '../agreed-words.ts';
import type { Publication } from '../publication.ts';
import type { PageInWeek } from './list.ts';

/** A week of the list, its Monday first. */
export interface ToldWeek {
  week: Day;
  pages: ToldPage[];
  /** What is counted, such as “3 lines added to logs”; empty where nothing is. */
  counted: string[];
}

/** A page that says something else since a week. */
export interface ToldPage extends PageInWeek {
  /** What it is called, or was. */
  title: string;
  /** In a few words each, the first few. */
  said: string[];
  /** How many more there are. */
  more: number;
  /** The fields of the first level that all of it is about; `undefined` stands for what is about none. */
  fields: (string | undefined)[];
  /** The names of all who have changed it. */
  by: string[];
  /** The last day on which it was changed. */
  day: Day;
}

/** What the changes of some weeks say, in their order; a week that comes to nothing is left out. */
export async function toldWeeks(
  { wiki, past }: Pick<Publication, 'wiki' | 'past'>,
  rows: readonly PageInWeek[],
): Promise<ToldWeek[]> {
  const nameOf = namesIn(wiki);
  const untold = rows.filter((row) => !toldRows.has(row));
  const texts = await textsOf(untold, past);
  untold.forEach((row, index) => toldRows.set(row, tell(row, texts[index] ?? {}, nameOf)));
  const weeks = Map.groupBy(rows, ({ week }) => week);
  return [...weeks].flatMap(([week, own]) => {
    const told = own.flatMap((row) => toldRows.get(row) ?? []);
    const pages = told.flatMap(({ page }) => page ?? []);
    const sum = (of: keyof Counts) => told.reduce((all, { counts }) => all + counts[of], 0);
    const counted = inWords({
      lines: sum('lines'),
      reviews: sum('reviews'),
      corrections: sum('corrections'),
    });
    return pages.length + counted.length > 0 ? [{ week, pages, counted }] : [];
  });
}

/** What one row of a list comes to. */
interface ToldRow {
  /** `undefined` where nothing of it is told. */
  page?: ToldPage;
  counts: Counts;
}

/** A row belongs to one wiki and stands in several lists; to compare its texts takes long. */
const toldRows = new WeakMap<PageInWeek, ToldRow>();

/** What is counted, and not told. */
interface Counts {
  /** Lines that were added to logs. */
  lines: number;
  reviews: number;
  corrections: number;
}

/** What a page said before the edits of a week, and after. */
interface Texts {
  was?: string | undefined;
  now?: string | undefined;
}

/** More than this of one page nobody reads in a list. */
const mostSaid = 3;

/** What of the past the words of some rows are made of. */
export function pastIn(rows: readonly PageInWeek[]): { file: string; said: Said }[] {
  return rows.flatMap(({ file, edits }) =>
    [edits.at(-1)?.was, edits[0].now].flatMap((said) => (said ? [{ file, said }] : [])),
  );
}

async function textsOf(rows: readonly PageInWeek[], past: Publication['past']): Promise<Texts[]> {
  const found = (await past.saidIn(pastIn(rows))).values();
  return rows.map(({ edits }) => ({
    was: edits.at(-1)?.was && found.next().value,
    now: edits[0].now && found.next().value,
  }));
}

function tell(row: PageInWeek, texts: Texts, nameOf: NameOf): ToldRow {
  const { file, edits } = row;
  // Whoever reads the published wiki was never shown a draft.
  const [was, now] = [published(file, texts.was), published(file, texts.now)];
  const changes = [...moveOf(edits), ...changesBetween(file, was, now, nameOf)];
  const counts = { lines: linesAdded(file, was, now), reviews: 0, corrections: 0 };
  if (changes.some((each) => isReview(each))) counts.reviews = 1;
  if (was !== undefined && now !== undefined && isCorrection(row, was, now))
    return { counts: { ...counts, corrections: 1 } };
  const signed = signedFor(file, was, now).map((team) => nameOf('teams', team) ?? team);
  const told = changes.filter((each) => isTold(each, file));
  const said = [
    ...told.map((each) => sayingOf(each, isProposed(each, row, now))),
    ...(signed.length > 0 ? [`Signed for ${inAList(signed)}`] : []),
  ];
  if (said.length === 0) return { counts };
  const page = {
    ...row,
    title: row.entry?.title ?? titleIn(file, was),
    said: said.slice(0, mostSaid),
    more: Math.max(0, said.length - mostSaid),
    fields: [...told.map(({ field }) => field), ...(signed.length > 0 ? signaturesIn(file) : [])],
    by: [...new Set(edits.map(({ by }) => by))].toReversed(),
    day: edits[0].day,
  };
  return { page, counts };
}

function published(file: string, text: string | undefined): string | undefined {
  return text !== undefined && formatOf(file).fromFile(text)['draft'] === true ? undefined : text;
}

/** That a page lies elsewhere since. */
function moveOf(edits: PageInWeek['edits']): Changed[] {
  const [was, now] = [edits.at(-1)?.was?.path, edits[0].now?.path];
  if (was === undefined || now === undefined || was === now) return [];
  return [{ said: `Has another address; it was “${was.replace(/\.\w+$/, '')}”` }];
}

/** Whether all that was done is small corrections, and comes to one. */
function isCorrection({ file, edits }: PageInWeek, was: string, now: string): boolean {
  return edits.every((each) => each.isCorrection) && refusalOf(was, now, file) === undefined;
}

function isReview({ is, field }: Changed): boolean {
  return is === 'review' || reviewFieldNames.some((name) => name === field);
}

/** Lines of logs are counted, who signed is told by itself, and settings of a page are nothing that it says. */
function isTold(change: Changed, file: string): boolean {
  const { means, isSetting } = fieldIn(file, change.field) ?? {};
  const isLeftOut = isReview(change) || isLog(file, change.field) || isSetting === true;
  return !isLeftOut && change.is !== 'form' && means !== 'signatures';
}

function isLog(file: string, name: string | undefined): boolean {
  const { kind, recheck, means } = fieldIn(file, name) ?? {};
  return kind === 'groups' && recheck === 'nobody' && means !== 'signatures';
}

/** What is declared of a field of the first level in a file. */
export function fieldIn(file: string, name = ''): ReturnType<typeof fieldOf> | undefined {
  const schema = collectionOf(file.split('/')[0] ?? '')?.schema.shape[name];
  return schema && fieldOf(schema);
}

/** How many lines logs have that they did not have. Those of a page that is new came with it. */
function linesAdded(file: string, was: string | undefined, now: string | undefined): number {
  if (was === undefined || now === undefined) return 0;
  const [before, after] = [was, now].map((text) => formatOf(file).fromFile(text)) as [Values, Values];
  return Object.keys(after)
    .filter((name) => isLog(file, name))
    .reduce((sum, name) => sum + newLines(before[name], after[name]).length, 0);
}

/** The teams for which a page was signed that was there before. */
function signedFor(file: string, was: string | undefined, now: string | undefined): string[] {
  if (was === undefined || now === undefined) return [];
  const [before, after] = [was, now].map((text) => formatOf(file).fromFile(text)) as [Values, Values];
  const lines = signaturesIn(file).flatMap((name) => newLines(signers(before[name]), signers(after[name])));
  return [...new Set(lines.flatMap((line) => (isRecord(line) ? [String(line['team'])] : [])))];
}

/** The fields in which teams sign. */
function signaturesIn(file: string): string[] {
  const shape = collectionOf(file.split('/')[0] ?? '')?.schema.shape ?? {};
  return Object.keys(shape).filter((name) => fieldIn(file, name)?.means === 'signatures');
}

/** Who has signed when, without what stands for the words. */
function signers(list: unknown): unknown[] {
  return [list ?? []]
    .flat()
    .map((line) => (isRecord(line) ? { team: line['team'], by: line['by'], on: line['on'] } : line));
}

type Values = Record<string, unknown>;

function newLines(before: unknown, after: unknown): unknown[] {
  const had = new Set([before ?? []].flat().map((line) => JSON.stringify(line)));
  return [after ?? []].flat().filter((line) => !had.has(JSON.stringify(line)));
}

/** Whether a field was changed to something else than the teams agree on: what is agreed stands until every team has signed. */
function isProposed({ field }: Changed, { file, entry }: PageInWeek, now: string | undefined): boolean {
  const words = entry?.agreed?.words;
  const collection = entry && collectionOf(entry.collection);
  if (!words || !collection || field === undefined || now === undefined) return false;
  if (fieldIn(file, field)?.signed !== true) return false;
  return !isSameIn(field, collection, words.fields, formatOf(file).fromFile(now));
}

/** The longest that is said of one change. */
const mostCharacters = 180;

function sayingOf(change: Changed, isProposed: boolean): string {
  return shortened(oneLine(`${isProposed ? 'Proposed: ' : ''}${inPlainWords(change)}`), mostCharacters);
}

function inPlainWords({ said, values, texts }: Changed): string {
  if (said === 'The page is new') return 'New';
  if (said === 'The page was deleted') return 'Deleted';
  if (values) {
    const { label, was, now } = values;
    if (was === '') return `${label} added: ${now}`;
    return now === '' ? `${label} taken out, which was: ${was}` : `${label} changed from ${was} to ${now}`;
  }
  const few = texts && fewWords(texts.was, texts.now);
  return few ? `${said}: ${few}` : said;
}

/** As many characters are quoted of each. */
const mostQuoted = 60;

/** What took the place of what, where that is a few words in one place of a text. */
function fewWords(was: string, now: string): string | undefined {
  const runs = (was && now && compareWords(was, now)) || [];
  const changed = runs.filter(({ only }) => only !== undefined);
  const text = (of: 'was' | 'now') => changed.find(({ only }) => only === of)?.text.trim() ?? '';
  const [gone, come] = [text('was'), text('now')];
  if (changed.length > 2 || gone.length > mostQuoted || come.length > mostQuoted) return undefined;
  if (gone && come) return changed.length === 2 ? `“${come}” in place of “${gone}”` : undefined;
  if (changed.length !== 1) return undefined;
  return come ? `“${come}” added` : gone && `“${gone}” taken out`;
}

function inAList(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(names);
}

function titleIn(file: string, text = ''): string {
  const title: unknown = formatOf(file).fromFile(text)['title'];
  return typeof title === 'string' && title.trim() ? title : titleFromName(file.replace(/\.\w+$/, ''));
}

function inWords({ lines, reviews, corrections }: Counts): string[] {
  return [
    ...(lines > 0 ? [`${plural(lines, 'line')} added to logs`] : []),
    ...(reviews > 0 ? [`${plural(reviews, 'page')} checked`] : []),
    ...(corrections > 0 ? [`${plural(corrections, 'small correction')}`] : []),
  ];
}
