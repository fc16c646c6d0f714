/** A wiki in memory that keeps up with its files and with git. */
import { join } from 'node:path';
import numbers from '../collections/numbers.ts';
import type { Day } from '../freshness/day.ts';
import type { Edit, Said } from '../freshness/page-history.ts';
import { plannedWeeks } from '../freshness/load.ts';
import { LiveHistory } from '../history/live.ts';
import { trendFrom, trendOf, type CurrencyShare } from '../history/trend.ts';
import type { Watched } from '../watchdog/watch.ts';
import { earlierAgreed, toldOf } from '../wiki/agreed.ts';
import type { Entry } from '../wiki/entry.ts';
import { endsAt, readFound, readSettingsOf, type Ends } from '../wiki/file.ts';
import { stampOf } from '../wiki/files.ts';
import { joinWiki } from '../wiki/join.ts';
import { withVain } from '../wiki/signers.ts';
import { keyOf, type Sources, type Wiki } from '../wiki/wiki.ts';
import { readCached } from '../wiki/read.ts';
import { replaceEntry } from '../wiki/replace.ts';
import type { CachePaths } from './caches.ts';

export interface LiveOptions {
  /** The content folder. */
  folder: string;
  caches: CachePaths;
  /** Leave drafts out of what is joined. */
  published?: boolean;
  /** Given where this process is watched itself, and may be ended. */
  watched?: Watched;
  /** At which files processes have ended: while they were read, or shown. */
  ends?: Ends;
  onProgress?: (done: number, of: number) => void;
}

/** The entries that are others now, by their keys; `all` where it may be any. */
export type Changed = ReadonlySet<string> | 'all';

export class LiveWiki {
  readonly #options: LiveOptions;
  #sources: Sources | undefined;
  #entries = new Map<string, Entry>();
  #stamps = new Map<string, string>();
  #history: { live: LiveHistory; timeZone: string } | undefined;
  #wiki: Wiki | undefined;

  constructor(options: LiveOptions) {
    this.#options = options;
  }

  /** What was read, joined. Throws where nothing was read yet. */
  get wiki(): Wiki {
    if (this.#wiki === undefined) throw new Error('The wiki was not read yet.');
    return this.#wiki;
  }

  get sources(): Sources {
    if (this.#sources === undefined) throw new Error('The wiki was not read yet.');
    return { ...this.#sources, entries: [...this.#entries.values()] };
  }

  /** What a file has said, under its former names, too, as it was committed; the oldest text first. */
  async textsOf(file: string): Promise<string[]> {
    return (await this.#history?.live.textsOf(file)) ?? [];
  }

  /** The last edits of pages that are committed, the latest first; empty where git cannot tell. */
  get edits(): readonly Edit[] {
    return this.#history?.live.edits ?? [];
  }

  /** What pages said at some times, with all pages called as they are today. */
  async saidIn(said: readonly { file: string; said: Said }[]): Promise<string[]> {
    return (await this.#history?.live.saidIn(said)) ?? said.map(() => '');
  }

  /** How many of the pages held over the last weeks; `undefined` where git cannot tell. */
  async trend(today: Day, weeks = plannedWeeks): Promise<CurrencyShare[] | undefined> {
    const reviews = await this.#history?.live.reviewsSince(trendFrom(today, weeks));
    return trendOf(this.wiki, reviews ?? new Map(), today, weeks);
  }

  /**
   * Brings it up to date with the files at `paths`, which lie below the content folder, or with all of them by default,
   * and with git. Rejects where the folder cannot be read, or git fails; what was known stays.
   */
  async update(paths?: Iterable<string>): Promise<Changed> {
    // What was never there and is not now is what others had beside it for a moment.
    const files =
      paths === undefined
        ? undefined
        : [...new Set(paths)].filter((file) => this.#entries.has(file) || this.#stampOf(file) !== '');
    if (files === undefined || this.#wiki === undefined || !files.every((file) => this.#isThere(file)))
      return this.#readAll();
    const live = this.#history?.live;
    const [removed, formerNames] = [live?.removed, live?.formerNames];
    const touched = await live?.update(files);
    if (touched === 'all' || live?.removed !== removed || live?.formerNames !== formerNames)
      return this.#readAll();
    const changes: Entry[] = [];
    for (const file of new Set([...files, ...(touched ?? [])])) {
      const before = this.#entries.get(file);
      if (before === undefined) continue;
      const entry = files.includes(file) ? this.#read(before) : this.#withHistory(before);
      if (entry === before) continue;
      changes.push(entry);
    }
    for (const entry of await withPast(changes, this.#wiki, live)) {
      const next = replaceEntry(this.#wiki, entry);
      if (next === undefined) return this.#readAll();
      this.#wiki = next;
      this.#entries.set(entry.file, entry);
    }
    return new Set(changes.map(keyOf));
  }

  /** Whether a file is one that was read before, and is still there. */
  #isThere(file: string): boolean {
    return this.#entries.has(file) && this.#stampOf(file) !== '';
  }

  #stampOf(file: string): string {
    return stampOf(join(this.#options.folder, file));
  }

  /** The entry of a file as it is now; the same where nothing of it has changed. */
  #read(before: Entry): Entry {
    const { folder, watched = unwatched, ends } = this.#options;
    const { file } = before;
    const stamp = this.#stampOf(file);
    if (this.#stamps.get(file) === stamp) return this.#withHistory(before);
    const entry = watched(file, () => readFound(folder, before, endsAt(ends, file, stamp)));
    this.#stamps.set(file, stamp);
    return this.#withHistory(entry);
  }

  #withHistory(entry: Entry): Entry {
    const history = this.#history?.live.histories.get(entry.file) ?? null;
    return entry.history === history ? entry : { ...entry, history };
  }

  async #readAll(): Promise<'all'> {
    const { folder, caches, published = false, watched, ends, onProgress } = this.#options;
    const { timeZone } = (await readSettingsOf(folder)).settings.review;
    if (this.#history?.timeZone !== timeZone)
      this.#history = { live: new LiveHistory(folder, timeZone, caches.history), timeZone };
    const { live } = this.#history;
    const [sources] = await Promise.all([
      readCached(folder, caches.read, { watched, ends, onProgress }),
      live.update(),
    ]);
    const told = sources.entries.map((entry) => this.#withHistory(entry));
    const byKey = new Map(told.map((entry) => [keyOf(entry), entry]));
    const entries = await withPast(told, { settings: sources.settings, byKey }, live);
    this.#entries = new Map(entries.map((entry) => [entry.file, entry]));
    const { removed, formerNames, untold } = live;
    this.#sources = { ...sources, removed, formerNames, untold };
    this.#stamps = new Map();
    this.#wiki = joinWiki({ ...this.#sources, entries }, !published);
    return 'all';
  }
}

/** Entries with what their teams agreed on, where they say something else by now, and with what numbers told before. */
async function withPast(
  all: readonly Entry[],
  wiki: Pick<Wiki, 'settings' | 'byKey'>,
  live: LiveHistory | undefined,
): Promise<Entry[]> {
  const { teams } = wiki.settings;
  const entries = all.map((entry) => withVain(entry, wiki));
  const agreed = entries.map((entry) => earlierAgreed(entry, teams));
  const asked = entries.flatMap((entry, index) => {
    const { wording, words } = agreed[index] ?? {};
    const last = wording === undefined || words ? [] : [wording];
    const wordings = [...new Set([...last, ...toldOf(entry, teams)])];
    return wordings.length > 0 ? [[entry.file, wordings] as const] : [];
  });
  const found = await live?.signedWords(new Map(asked));
  const measured = entries.filter(({ collection }) => collection === numbers.id);
  const then = await live?.readingsThen(measured.map(({ file }) => file));
  return entries.map((entry, index) => {
    const own = agreed[index];
    const [told, readingsThen] = [found?.get(entry.file), then?.get(entry.file)];
    const { agreed: had, earlier, readingsThen: hadThen } = entry;
    if ([own, told, readingsThen, had, earlier, hadThen].every((each) => each === undefined)) return entry;
    return {
      ...entry,
      agreed: own && { ...own, words: own.words ?? told?.get(own.wording) },
      earlier: told && entry.collection === numbers.id ? Object.fromEntries(told) : undefined,
      readingsThen,
    };
  });
}

/** For commands that a person waits for and can end. */
const unwatched: Watched = (_, work) => work();
