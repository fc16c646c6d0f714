/** What has changed, week by week: which edits of which pages stand on which page of the list. */
import type { Day } from '../../freshness/day.ts';
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
  const lists = known.get(wiki) ?? { edits: past.edits, pages: new Map<string, PageInWeek[][]>() };
  if (lists.edits !== past.edits) Object.assign(lists, { edits: past.edits, pages: new Map() });
  known.set(wiki, lists);
  const found = lists.pages.get(team ?? '') ?? findPages(wiki, past.edits, team);
  lists.pages.set(team ?? '', found);
  return found;
}

interface Lists {
  edits: readonly Edit[];
  /** By the ids of teams; all pages have no id. */
  pages: Map<string, PageInWeek[][]>;
}

const known = new WeakMap<Wiki, Lists>();

function findPages(wiki: Wiki, edits: readonly Edit[], team: string | undefined): PageInWeek[][] {
  const entries = new Map(wiki.entries.map((entry) => [entry.file, entry]));
  const byWeek = new Map<string, PageInWeek>();
  for (const edit of edits) {
    const { file, day, now } = edit;
    const entry = entries.get(file);
    // Who reads the published wiki sees no drafts; what else is no page is a problem, and said as that.
    if (now && (entry === undefined || (team !== undefined && !entry.teams.includes(team)))) continue;
    // Nobody knows whose page it was.
    if (now === undefined && team !== undefined) continue;
    const week = mondayOf(day);
    const row = byWeek.get(`${week} ${file}`);
    if (row) row.edits.push(edit);
    else byWeek.set(`${week} ${file}`, { week, file, entry, edits: [edit] });
  }
  const rows = [...byWeek.values()].toSorted((a, b) => (a.week > b.week ? -1 : Number(a.week < b.week)));
  return paged(rows, ({ file, entry }) => bytesOf(file, entry?.title ?? '') + bytesSaid);
}

/** How everything is called that the words of a change may name. */
function namesKey(wiki: Wiki): string {
  const found =
    namesKeys.get(wiki) ?? digest([...wiki.entries, ...wiki.people].map((each) => [keyOf(each), each.title]));
  namesKeys.set(wiki, found);
  return found;
}

const namesKeys = new WeakMap<Wiki, string>();
