import { normalise } from '../../line-ends.ts';
import { folders } from '../../editing-api/paths.ts';
import type { Day } from '../../freshness/day.ts';
import { byPlace, type Problem } from '../../problem/problem.ts';
import { fromHistory, problemsOfEntry, settingsRelations } from '../../wiki/checks.ts';
import { withAgreedOf } from '../../wiki/unsaved.ts';
import { readEntry, type Entry } from '../../wiki/entry.ts';
import { settingsFile, type Found } from '../../wiki/files.ts';
import { addedInVain } from '../../wiki/signers.ts';
import { split } from '../../wiki/frontmatter.ts';
import { joinWiki } from '../../wiki/join.ts';
import { oldWordsIn } from '../../wiki/old-words.ts';
import { keyOf, type Sources, type Wiki } from '../../wiki/wiki.ts';
import { withoutUnfinished } from './unfinished.ts';
import { readSettings } from '../../wiki/settings.ts';

/** What a text would be if it were saved. */
export interface Validated {
  /** All that is wrong with it, as `npm run check` would say, and words that are no longer used. */
  problems: Problem[];
  /** The page it would make; `undefined` where it makes none. */
  page: { wiki: Wiki; entry: Entry } | undefined;
}

/** The wiki as it is saved, with what was read of it. */
export interface Saved {
  sources: Sources;
  wiki: Wiki;
}

/**
 * Reads the text of one file as if it had been saved in the midst of all that is. The path is as Decap calls it; the
 * file need not exist yet.
 */
export function validate(path: string, raw: string, { sources, wiki: saved }: Saved, today: Day): Validated {
  const file = fileOf(path);
  if (file === settingsFile) return validateSettings(raw);
  const before = sources.entries.find((each) => each.file === file);
  const entry = withAgreedOf(before, readEntry(before ?? newAt(file), raw), saved);
  const wiki = replaced(before === undefined ? withPlaceFor(entry, sources, saved) : saved, entry);
  const ofItsName = sources.problems.filter((each) => each.file === file);
  // What was never saved has no past.
  const found = problemsOfEntry(entry, wiki, today).filter(({ id }) => !fromHistory.has(id));
  const { body, bodyLine } = split(normalise(raw));
  const inVain = addedInVain(before, entry, wiki);
  const problems = [...ofItsName, ...found, ...inVain, ...oldWordsIn(entry, wiki, body, bodyLine)].toSorted(
    byPlace,
  );
  return { problems, page: wiki.entries.includes(entry) ? shown(path, raw, entry, before, wiki) : undefined };
}

/** What a preview shows: a list that is being filled in is shown as far as it is. */
function shown(
  path: string,
  raw: string,
  entry: Entry,
  before: Entry | undefined,
  wiki: Wiki,
): Validated['page'] {
  const text = entry.data === undefined ? withoutUnfinished(path, raw, entry.problems) : undefined;
  const other = text === undefined ? entry : withAgreedOf(before, readEntry(entry, text), wiki);
  return other.data === undefined ? { wiki, entry } : { wiki: replaced(wiki, other), entry: other };
}

function validateSettings(raw: string): Validated {
  const { settings, problems } = readSettings(raw, settingsFile);
  const all = [...problems, ...settingsRelations({ settings })];
  return { problems: all.toSorted(byPlace), page: undefined };
}

/** The wiki with an entry of a file that is not there yet. Joining all anew takes long: while one types, it is done once. */
function withPlaceFor(entry: Entry, sources: Sources, saved: Wiki): Wiki {
  const known = widened.get(saved);
  if (known?.byKey.get(keyOf(entry))?.file === entry.file) return known;
  const wiki = joinWiki({ ...sources, entries: [...sources.entries, entry] }, true);
  widened.set(saved, wiki);
  return wiki;
}

const widened = new WeakMap<Wiki, Wiki>();

/**
 * A wiki with another version of one of its entries: as its own page would show it. Its place in lists, and what it
 * says of others in their backlinks, is as before: that page shows neither.
 */
function replaced(wiki: Wiki, entry: Entry): Wiki {
  const other = (each: Entry) => (each.file === entry.file ? entry : each);
  return {
    ...wiki,
    entries: wiki.entries.map(other),
    people: wiki.people.map(other),
    byKey: new Map(wiki.byKey).set(keyOf(entry), entry),
  };
}

/** The file that a path of Decap's means, below the content folder. */
export function fileOf(path: string): string {
  return path.slice(folders.content.length + 1);
}

/** Where a new file belongs: the desk lets it be saved only under a name that is its address. */
export function newAt(file: string): Found {
  const [collection = '', ...rest] = file.split('/');
  return { collection, id: rest.join('/').replace(/\.\w+$/, ''), file };
}
