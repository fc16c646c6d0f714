import { folders } from '../../cms/folders.ts';
import type { Day } from '../../freshness/day.ts';
import { byPlace, type Problem } from '../../problem.ts';
import { fromHistory, problemsOfEntry, settingsRelations, shownEntry } from '../../wiki/checks.ts';
import { readEntry, type Entry } from '../../wiki/entry.ts';
import { settingsFile, type Found } from '../../wiki/files.ts';
import { indexWiki, keyOf, type Sources, type Wiki } from '../../wiki/index.ts';
import { readSettings } from '../../wiki/settings.ts';

/** What a text would be if it were saved. */
export interface Seen {
  /** All that is wrong with it, as `npm run check` would say. */
  problems: Problem[];
  /** The page it would make; `undefined` where it makes none. */
  page: { wiki: Wiki; entry: Entry } | undefined;
}

/**
 * Prepares to look at texts in the midst of all that is saved.
 *
 * What it returns reads the text of one file as if that had been saved, too. The path is as Decap calls it; the file
 * need not exist yet.
 */
export function lookInto(sources: Sources): (path: string, raw: string, today: Day) => Seen {
  const saved = new Map(sources.entries.map((entry) => [entry.file, entry]));
  let last: { file: string | undefined; wiki: Wiki } | undefined;
  return (path, raw, today) => {
    const file = fileOf(path);
    if (file === settingsFile) return lookAtSettings(raw);
    const entry = readEntry(saved.get(file) ?? newAt(file), raw);
    const wiki = replaced(around(entry), entry);
    const ofItsName = sources.problems.filter((each) => each.file === file);
    // What was never saved has no past.
    const found = problemsOfEntry(entry, wiki, today).filter(({ id }) => !fromHistory.has(id));
    const problems = [...ofItsName, ...found].toSorted(byPlace);
    const isPage = wiki.entries.includes(entry);
    return { problems, page: isPage ? { wiki, entry: shownEntry(entry, wiki) } : undefined };
  };

  /** The wiki with an entry of the same file. Joining all that is saved takes long: it is done once. */
  function around(entry: Entry): Wiki {
    const file = saved.has(entry.file) ? undefined : entry.file;
    if (last === undefined || last.file !== file) {
      const entries = file === undefined ? sources.entries : [...sources.entries, entry];
      last = { file, wiki: indexWiki({ ...sources, entries }, true) };
    }
    return last.wiki;
  }
}

function lookAtSettings(raw: string): Seen {
  const { settings, problems } = readSettings(raw, settingsFile);
  const all = [...problems, ...settingsRelations({ settings })];
  return { problems: all.toSorted(byPlace), page: undefined };
}

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
