/** What has changed, week by week: which edits of which pages stand on which page of the list. */
import { daysBetween, type Day } from '../../freshness/day.ts';
import { mondayOf } from '../../freshness/load.ts';
import { mostEdits, type Edit } from '../../freshness/page-history.ts';
import type { Entry } from '../../wiki/entry.ts';
import { keyOf, type Wiki } from '../../wiki/wiki.ts';
import { digest, settingsKey } from '../key.ts';
import { linkedTo } from '../linked.ts';
import { bytesOf, pageIn, paged } from '../paging.ts';
import type { Publication } from '../publication.ts';

/** What became of one page in a week. */
export interface PageInWeek {
  /** Its Monday. */
  week: Day;
  /** Below the content folder. */
  file: string;
  /** `undefined` for a page that is gone. */
  entry: Entry | undefined;
  /** The latest first. */
  edits: [Edit, ...Edit[]];
}

/** A page of the list of changes: of all, or of a team. */
export interface ChangesPage {
  /** The id of the team; `undefined` for all. */
  team: string | undefined;
  page: number;
  pages: number;
  /** There were as many edits as lists have at most: earlier ones, of this team too, may stand in none. */
  isCut: boolean;
  rows: readonly PageInWeek[];
}

type Shown = Pick<Publication, 'wiki' | 'past'>;

/** The list at the rest of an address behind `/changes/`, such as `sales/~2`; `undefined` where there is none. */
export function changesAt(shown: Shown, rest: string): ChangesPage | undefined {
  const { list, page } = pageIn(rest) ?? { list: rest, page: 1 };
  const team = shown.wiki.settings.teams.find(({ id }) => id === list)?.id;
  if (list !== '' && team === undefined) return undefined;
  const all = pagesOf(shown, team);
  const rows = all[page - 1];
  const isCut = shown.past.edits.length >= mostEdits;
  return rows && { team, page, pages: all.length, isCut, rows };
}

/** The rest of the address of each page of each list. */
export function changesAddresses(shown: Shown): string[] {
  return [undefined, ...shown.wiki.settings.teams.map(({ id }) => id)].flatMap((team) =>
    pagesOf(shown, team).map((_, index) => [team ?? [], index === 0 ? [] : `~${index + 1}`].flat().join('/')),
  );
}

/** The key of a page of the list: of what its edits say, and of how all pages are called that they may name. */
export function changesKey({ wiki, past }: Shown, rest: string): string | undefined {
  const found = changesAt({ wiki, past }, rest);
  if (found === undefined) return undefined;
  const { rows, ...place } = found;
  return digest([
    settingsKey(wiki),
    [place, wiki.untold],
    rows.map(({ file, entry, edits }) => [file, shownOf(wiki, entry), edits]),
    rows.length > 0 && namesKey(wiki),
  ]);
}

/** What is shown of a page beside its changes. */
function shownOf(wiki: Wiki, entry: Entry | undefined): unknown {
  return entry && [linkedTo(wiki, entry), entry.teams, entry.agreed?.words !== undefined];
}

/** About how many bytes a row takes with what is said of it, compressed. */
const bytesSaid = 130;

function pagesOf({ wiki, past }: Shown, team: string | undefined): readonly (readonly PageInWeek[])[] {
  let lists = known.get(wiki);
  if (lists?.edits !== past.edits) {
    lists = { edits: past.edits, rows: rowsOf(wiki, past.edits), pages: new Map() };
    known.set(wiki, lists);
  }
  const found =
    lists.pages.get(team ?? '') ??
    pagesOfWeeks(team === undefined ? lists.rows : rowsOfTeam(lists.rows, team));
  lists.pages.set(team ?? '', found);
  return found;
}

/**
 * Cuts a list between weeks, so that what is new leaves all but the first two pages as they are: cut from the top, each edit would
 * move a row from every page to the next. These two share what they have, since a week may just have begun.
 */
function pagesOfWeeks(rows: readonly PageInWeek[]): PageInWeek[][] {
  const [first = [], second = [], ...others] = cut(rows);
  const newest = [...first, ...second];
  const pages = pagedByWeight(newest);
  const half = Math.ceil(newest.length / 2);
  const halves = [newest.slice(0, half), newest.slice(half)];
  return [...(pages.length === 1 ? pages : halves.flatMap(pagedByWeight)), ...others];
}

/**
 * Halves what is too long for a page, and each half again. Where is said by the calendar and not by what is listed: between
 * the two weeks whose numbers differ in the highest bit.
 */
function cut(rows: readonly PageInWeek[]): PageInWeek[][] {
  const pages = pagedByWeight(rows);
  if (pages.length === 1) return pages;
  const steps = rows.slice(1).map(({ week }, index) => numberOf(week) ^ numberOf(rows[index]?.week ?? week));
  const widest = Math.max(...steps);
  const at = steps.indexOf(widest) + 1;
  return widest === 0 ? pages : [...cut(rows.slice(0, at)), ...cut(rows.slice(at))];
}

function pagedByWeight(rows: readonly PageInWeek[]): PageInWeek[][] {
  return paged(rows, ({ file, entry }) => bytesOf(file, entry?.title ?? '') + bytesSaid);
}

/** Counts weeks by their Mondays. */
function numberOf(week: Day): number {
  return daysBetween('1970-01-05' as Day, week) / 7;
}

interface Lists {
  edits: readonly Edit[];
  rows: readonly PageInWeek[];
  /** By the ids of teams; all pages have no id. */
  pages: Map<string, PageInWeek[][]>;
}

const known = new WeakMap<Wiki, Lists>();

/** A row for each page in a week, the latest week first. */
function rowsOf(wiki: Wiki, edits: readonly Edit[]): PageInWeek[] {
  const entries = new Map(wiki.entries.map((entry) => [entry.file, entry]));
  const byWeek = new Map<string, PageInWeek>();
  for (const edit of edits) {
    const { file, day, now } = edit;
    const entry = entries.get(file);
    // Who reads the published wiki sees no drafts; what else is no page is a problem, and said as that.
    if (now && entry === undefined) continue;
    const week = mondayOf(day);
    const row = byWeek.get(`${week} ${file}`);
    if (row) row.edits.push(edit);
    else byWeek.set(`${week} ${file}`, { week, file, entry, edits: [edit] });
  }
  return [...byWeek.values()].toSorted((a, b) => (a.week > b.week ? -1 : Number(a.week < b.week)));
}

/** Of all rows those of a team; of a page that was gone for a while nobody knows whose it was then. */
function rowsOfTeam(rows: readonly PageInWeek[], team: string): PageInWeek[] {
  return rows.flatMap((row) => {
    if (!row.entry?.teams.includes(team)) return [];
    const [latest, ...others] = row.edits.filter(({ now }) => now);
    if (latest === undefined) return [];
    // A row that stays the same is told once for all lists.
    return others.length + 1 === row.edits.length ? row : { ...row, edits: [latest, ...others] };
  });
}

/** How everything is called that the words of a change may name. */
function namesKey(wiki: Wiki): string {
  const found =
    namesKeys.get(wiki) ?? digest([...wiki.entries, ...wiki.people].map((each) => [keyOf(each), each.title]));
  namesKeys.set(wiki, found);
  return found;
}

const namesKeys = new WeakMap<Wiki, string>();
