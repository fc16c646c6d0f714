import { isDeepStrictEqual } from 'node:util';
import type { Day } from '../freshness/day.ts';
import type { Edit, FormerName, PageHistory, Revision, Said } from '../freshness/page-history.ts';
import { isUnfetched, type Untold, whyUntold } from '../git/untold.ts';
import type { ReadingsThen, SignedWords } from '../wiki/entry.ts';
import { correctionRefused } from './checked.ts';
import type { Refusal } from './correction.ts';
import { committedAt } from './committed.ts';
import { editsOf, saidIn } from './edits.ts';
import { isPage, type Known } from './known.ts';
import { looseAmong, readLoose } from './loose.ts';
import { textsOf, tracked, uncommitted, type Tracked } from './place.ts';
import { readingsThen } from './readings.ts';
import { formerNamesOf } from './renames.ts';
import { reviewsSince, type DatedReview } from './reviews.ts';
import { signedWords } from './signed-words.ts';

/** What git tells of the pages below a content folder: in memory, and kept in a file for the next time. */
export class LiveHistory {
  readonly #folder: string;
  readonly #timeZone: string;
  readonly #file: string;
  #place: Tracked | undefined;
  #untold: Untold | 'shallow' | undefined;
  /** What is committed; `undefined` where git has not told it. */
  #known: Known | undefined;
  /** The pages that are not as they were committed. */
  #loose: ReadonlySet<string> = new Set();
  #histories = new Map<string, PageHistory>();
  #removed: ReadonlyMap<string, Revision> = new Map();
  #formerNames: readonly FormerName[] = [];
  #edits: readonly Edit[] = [];
  #last: Promise<unknown> = Promise.resolve();

  /**
   * Nothing is known before the first {@link update}.
   *
   * @param timeZone in which the days of changes are counted
   * @param file where to keep what was found
   */
  constructor(folder: string, timeZone: string, file: string) {
    this.#folder = folder;
    this.#timeZone = timeZone;
    this.#file = file;
  }

  /**
   * The history of each file, by its path, as of the last update. A file that is missing has a history that is not known:
   * outside git, before the first commit, and where the clone is too shallow.
   */
  get histories(): ReadonlyMap<string, PageHistory> {
    return this.#histories;
  }

  /** Why nothing is known of the past, or of all that is older than some commits; `undefined` where git tells all. */
  get untold(): Untold | 'shallow' | undefined {
    return this.#untold;
  }

  /** When files that are no longer there went, by their paths without the ending; another map where that changes. */
  get removed(): ReadonlyMap<string, Revision> {
    return this.#removed;
  }

  /** The former names of files, as they were committed, the oldest first; another list where that changes. */
  get formerNames(): readonly FormerName[] {
    return this.#formerNames;
  }

  /** The last edits of pages that are committed, the latest first; another list where that changes. */
  get edits(): readonly Edit[] {
    return this.#edits;
  }

  /** What pages said at some times, with all pages called as they are today. */
  saidIn(said: readonly { file: string; said: Said }[]): Promise<string[]> {
    return this.#inTurn(() =>
      this.#place && this.#known
        ? saidIn(said, this.#known, this.#place)
        : Promise.resolve(said.map(() => '')),
    );
  }

  /**
   * Brings it up to date with what is committed, and with those of the given files below the folder, or of all, that
   * are not committed as they are. Returns the files whose history is another now, or `all` where it was found anew.
   *
   * Throws a `GitError` where git fails; what was known stays as it was.
   */
  update(paths?: Iterable<string>): Promise<ReadonlySet<string> | 'all'> {
    return this.#inTurn(() =>
      this.#update(paths).catch((error: unknown) => {
        if (!isUnfetched(error)) throw error;
        this.#untold = 'unfetched';
        return this.#forget();
      }),
    );
  }

  /** What files have said of their reviews since a day, oldest first, as they were committed. */
  reviewsSince(day: Day): Promise<Map<string, DatedReview[]>> {
    return this.#inTurn(() =>
      this.#place && this.#known
        ? reviewsSince(day, this.#known, this.#place, this.#file)
        : Promise.resolve(new Map<string, DatedReview[]>()),
    );
  }

  /** What a file has said, under its former names, too, as it was committed; the oldest text first. */
  textsOf(path: string): Promise<string[]> {
    return this.#inTurn(async () => {
      const { versions = [] } = this.#known?.chainsOf([path]).get(path) ?? {};
      const texts =
        this.#place &&
        (await textsOf(
          this.#place,
          versions.map(({ blob }) => blob),
        ));
      return versions.toReversed().flatMap(({ blob }) => texts?.get(blob) ?? []);
    });
  }

  /** Why a text is more than a small correction of a file as it was last checked, as of what is committed. */
  correctionRefused(path: string, text: string): Promise<Refusal | undefined> {
    return this.#inTurn(async () =>
      this.#place && this.#known
        ? correctionRefused(path, text, this.#known, this.#place)
        : { id: 'unreviewed' },
    );
  }

  /** The words that files were signed with, by what stands for them, as far as git has them. */
  signedWords(asked: ReadonlyMap<string, readonly string[]>): Promise<Map<string, Map<string, SignedWords>>> {
    return this.#inTurn(() =>
      this.#place && this.#known && asked.size > 0
        ? signedWords(asked, this.#known, this.#place)
        : Promise.resolve(new Map<string, Map<string, SignedWords>>()),
    );
  }

  /** What the readings of numbers were since git first knew of their files; one is left out whose past is not known. */
  readingsThen(files: readonly string[]): Promise<Map<string, ReadingsThen[]>> {
    return this.#inTurn(() =>
      this.#place && this.#known && files.length > 0
        ? readingsThen(files, this.#known, this.#place)
        : Promise.resolve(new Map<string, ReadingsThen[]>()),
    );
  }

  /** Each goes on from what the one before has found. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#last.then(work);
    this.#last = next.catch(() => undefined);
    return next;
  }

  async #update(paths: Iterable<string> | undefined): Promise<ReadonlySet<string> | 'all'> {
    const place = await tracked(this.#folder, this.#place);
    const already = isSame(place, this.#place) ? this.#known : undefined;
    // Where git fails on the way, everything is read again the next time.
    this.#known = undefined;
    this.#place = place;
    this.#untold = place ? (place.shallow === '' ? undefined : 'shallow') : await whyUntold(this.#folder);
    if (place === undefined) return this.#forget();
    const isAsked = already !== undefined && paths !== undefined;
    const [{ known, touched }, all] = await Promise.all([
      committedAt(place, this.#timeZone, this.#file, already),
      isAsked ? undefined : uncommitted(place),
    ]);
    const isAnew = touched === 'all';
    const suspects = new Set(
      [...(isAsked ? paths : []), ...this.#loose, ...(isAnew ? [] : touched)].filter(isPage),
    );
    const changed =
      all ?? (isAnew ? await uncommitted(place) : await looseAmong(suspects, known, this.#folder, place));
    const loose = new Set([...changed].filter(isPage));
    const { histories: histories, removed } = await readLoose(
      loose,
      known,
      this.#folder,
      this.#timeZone,
      place,
    );
    this.#known = known;
    this.#loose = loose;
    if (!isDeepStrictEqual(removed, this.#removed)) this.#removed = removed;
    const formerNames = formerNamesOf(known.ends, known.files);
    if (!isDeepStrictEqual(formerNames, this.#formerNames)) this.#formerNames = formerNames;
    if (isAnew || touched.size > 0) this.#edits = editsOf(known);
    if (isAnew) this.#histories = new Map(known.histories);
    const told = [...new Set([...suspects, ...loose])].filter((path) =>
      this.#put(path, loose.has(path) ? histories.get(path) : known.histories.get(path)),
    );
    return isAnew ? 'all' : new Set(told);
  }

  #put(path: string, history: PageHistory | undefined): boolean {
    if (isDeepStrictEqual(history, this.#histories.get(path))) return false;
    if (history) this.#histories.set(path, history);
    else this.#histories.delete(path);
    return true;
  }

  /** Git tells nothing, or no longer. */
  #forget(): ReadonlySet<string> | 'all' {
    if (this.#histories.size === 0 && this.#removed.size === 0) return new Set();
    this.#histories = new Map();
    this.#removed = new Map();
    this.#formerNames = [];
    this.#edits = [];
    this.#loose = new Set();
    return 'all';
  }
}

function isSame(one: Tracked | undefined, other: Tracked | undefined): boolean {
  return one?.top === other?.top && one?.prefix === other?.prefix && one?.shallow === other?.shallow;
}
