import { keyOfFile } from '../wiki/files.ts';
import { namedAlike } from '../wiki/naming/alike.ts';
import type { Past } from './history-of.ts';
import type { Version } from './log.ts';
import { textAfter } from './moves.ts';
import { nameAfter } from './renames.ts';

/** A text of a page: where it lay, and the place of its commit among all. */
interface Then {
  text: string;
  path: string;
  index: number;
}

/** What is known of names: see {@link Past}. */
export type PastNames = Pick<Past, 'ends' | 'versions' | 'moves'>;

/** What pages and people were called when: what follows a page to its new name says what it did. */
export class Names {
  readonly #past: PastNames;
  /** The last words of former names. */
  readonly #former: ReadonlySet<string>;
  /** The paths of all files that there ever were, by their keys and by themselves without their endings. */
  #paths: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(past: PastNames) {
    this.#past = past;
    const renamed = [...past.ends].filter(([, ends]) => ends.some(({ to }) => to !== undefined));
    this.#former = new Set(renamed.flatMap(([path]) => Array.from(namesOf(path), lastWord)));
  }

  /**
   * The texts of versions of a page, latest first, all of which name pages as those were called at the latest, and days
   * as they are counted by then; as they are, where none may name one by a former name, the page always lay at one place,
   * and the sample was not moved.
   */
  alike(all: readonly Then[]): string[] {
    const versions = all.map((then) => ({
      ...then,
      text: textAfter(then.text, then.index, this.#past.moves),
    }));
    const [last] = versions;
    const isOther = versions.some(({ path, text }) => path !== last?.path || this.#mayName(text));
    return versions.map(({ text, path, index }) =>
      isOther ? namedAlike(text, path, (name) => this.#nameOf(name, index, last?.index ?? index)) : text,
    );
  }

  #mayName(text: string): boolean {
    const words = this.#former.size === 0 ? [] : (text.match(/[^\s/()<>"'[\],:#?]+/g) ?? []);
    return words.some((word) => this.#former.has(withoutEnding(decoded(word))));
  }

  /** What a page is called at a later commit that a name leads to at one; `undefined` where there never was one. */
  #nameOf(name: string, index: number, later: number): string | undefined {
    this.#paths ??= byName(this.#past.versions.keys());
    const paths = this.#paths.get(name) ?? [];
    const meant = this.#meant(paths, index) ?? this.#meant(paths, later) ?? paths[0];
    const now = meant && (nameAfter(meant, index, this.#past.ends, later) ?? meant);
    return now && keyOfFile(now);
  }

  /** The file that one of some paths leads to at a commit: the one that is there, or what it is called by then. */
  #meant(paths: readonly string[], index: number): string | undefined {
    const there = paths.find((path) => this.#isThere(path, index));
    return there ?? paths.map((path) => this.#movedTo(path, index)).find((path) => path !== undefined);
  }

  #isThere(path: string, index: number): boolean {
    const { versions, ends } = this.#past;
    const came = versions.get(path)?.findLast(({ commit }) => commit.index <= index);
    const went = ends.get(path)?.findLast((end) => end.index <= index);
    return came !== undefined && came.commit.index > (went?.index ?? -1);
  }

  #movedTo(path: string, index: number): string | undefined {
    const { ends } = this.#past;
    const went = ends.get(path)?.findLast((end) => end.index <= index);
    return went?.to === undefined ? undefined : nameAfter(went.to, went.index, ends, index);
  }
}

/** A version with its text, of those that were read. */
export function thenOf({ path, blob, commit }: Version, texts: ReadonlyMap<string, string>): Then {
  return { path, text: texts.get(blob) ?? '', index: commit.index };
}

function byName(paths: Iterable<string>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const path of paths)
    for (const name of namesOf(path)) found.set(name, [...(found.get(name) ?? []), path]);
  return found;
}

/** What a link may call a file below the content folder: its address, or its path. */
function namesOf(path: string): Set<string> {
  return new Set([keyOfFile(path) ?? '', withoutEnding(path)]);
}

function lastWord(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

function withoutEnding(path: string): string {
  return path.replace(/\.\w+$/, '').normalize('NFC');
}

function decoded(word: string): string {
  try {
    return word.includes('%') ? decodeURIComponent(word) : word;
  } catch {
    return word;
  }
}
