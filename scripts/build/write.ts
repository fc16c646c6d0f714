/** Writes a site: renders what must be, removes what is gone, and puts what differs in its place. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { hostHeaders } from '../../src/site/policy.ts';
import type { Publication } from '../../src/site/publication.ts';
import type { Theme } from '../../src/theme/theme.ts';
import { stampOf } from '../../src/wiki/files.ts';
import { marker } from './folders.ts';
import { isRunning } from './once.ts';
import { digestOf, type Known } from './state.ts';
import { siteBase } from './theme.ts';

/** How many pages are rendered before the process looks at anything else. */
const pagesATurn = 50;

export interface Written {
  files: Map<string, Known>;
  rendered: number;
  reused: number;
  removed: number;
}

/**
 * Writes pages and assets into a folder. Where one cannot be made, the folder stays as it was.
 *
 * @param known what earlier writing has left there, as far as it can be relied on
 * @param assets where the files lie that are published as they are, by their paths below the folder
 */
export async function writeSite(
  site: SiteFolder,
  theme: Theme,
  publication: Publication,
  assets: ReadonlyMap<string, string>,
  known: ReadonlyMap<string, Known>,
  onProgress: (done: number, of: number) => void,
): Promise<Written> {
  const result: Written = { files: new Map(), rendered: 0, reused: 0, removed: 0 };
  // A company's own file, such as robots.txt, takes the place of ours.
  const pages = theme.pagesOf(publication).filter(({ file }) => !assets.has(file));
  const files = [...pages.map(({ file }) => file), ...assets.keys()];
  const keys = new Map<string, string | undefined>();
  for (const page of pages) {
    const key = page.key();
    if (!reuse(page.file, key)) {
      draft(page.file, key, await theme.render(publication, page));
      // Else Ctrl-C would be heard at the end, and what native code holds for pages that are done be let go only then.
      if (++result.rendered % pagesATurn === 0) await setImmediate();
    }
    onProgress(result.reused + result.rendered, pages.length);
  }
  for (const [file, source] of assets) {
    const key = stampOf(source);
    if (!reuse(file, key)) draft(file, key, readFileSync(source));
  }
  const headers = Buffer.from(hostHeaders(files, siteBase(), publication.editing));
  draft(headersFile, undefined, headers);
  // What is gone may lie where something new is to be.
  result.removed = site.removeAllBut(new Set([...files, headersFile]));
  for (const [file, key] of keys) result.files.set(file, { key, stamp: site.publish(file) });
  return result;

  function draft(file: string, key: string | undefined, bytes: Uint8Array): void {
    site.draft(file, bytes);
    keys.set(file, key);
  }

  function reuse(file: string, key: string | undefined): boolean {
    const before = known.get(file);
    if (key === undefined || before?.key !== key || before.stamp !== site.stampOf(file)) return false;
    result.files.set(file, before);
    result.reused++;
    return true;
  }
}

/** A folder of ours. Files are few and small enough that waiting for a thread takes longer than writing. */
export class SiteFolder {
  readonly #path: string;
  readonly #stamps = new Map<string, string>();
  readonly #made = new Set<string>();
  /** Where each file lies that is to be put in its place. */
  readonly #drafts = new Map<string, string>();

  constructor(path: string) {
    this.#path = path;
    for (const name of readdirSync(path).filter((each) => each.startsWith(drafts)))
      // Of a build that was killed.
      if (!isRunning(Number(name.slice(drafts.length)))) rmSync(join(path, name), { recursive: true });
    for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name);
      // What is written through a link lands elsewhere.
      if (entry.isSymbolicLink()) rmSync(file);
      if (!entry.isFile()) continue;
      this.#stamps.set(relative(path, file).split(sep).join('/'), stampOf(file));
    }
  }

  /** Whether it has just what was written there, and nothing else. */
  isAsWritten(files: ReadonlyMap<string, Known>): boolean {
    const found = [...this.#stamps].filter(([file]) => isOurs(file));
    return found.length === files.size && found.every(([file, stamp]) => files.get(file)?.stamp === stamp);
  }

  /** What the files of the search index look like from outside, all together. */
  digestOfIndex(): string {
    return digestOf([...this.#stamps].filter(([file]) => file.startsWith(indexFolder)));
  }

  /** What a file looks like from outside; `undefined` where there is none. */
  stampOf(file: string): string | undefined {
    return this.#stamps.get(file);
  }

  /** Keeps what a file is to be, where that differs, until it is published. */
  draft(file: string, bytes: Uint8Array): void {
    if (this.#stamps.has(file) && Buffer.compare(readFileSync(join(this.#path, file)), bytes) === 0) return;
    const path = join(this.#path, ownDrafts, `${this.#drafts.size}`);
    this.#makeFolder(dirname(path));
    writeFileSync(path, bytes);
    this.#drafts.set(file, path);
  }

  /** Puts the draft of a file in its place, if there is one. Returns what the file looks like then. */
  publish(file: string): string {
    const path = join(this.#path, file);
    const draft = this.#drafts.get(file);
    if (draft !== undefined) {
      this.#makeFolder(dirname(path));
      renameSync(draft, path);
    }
    return stampOf(path);
  }

  /** Removes the drafts that were not published. */
  discard(): void {
    rmSync(join(this.#path, ownDrafts), { recursive: true, force: true });
  }

  #makeFolder(folder: string): void {
    if (!this.#made.has(folder)) mkdirSync(folder, { recursive: true });
    this.#made.add(folder);
  }

  /** Removes all other files, with the folders that they leave empty. Returns how many. */
  removeAllBut(files: ReadonlySet<string>): number {
    const gone = [...this.#stamps.keys()].filter((file) => isOurs(file) && !files.has(file));
    for (const file of gone) {
      rmSync(join(this.#path, file));
      removeEmpty(dirname(join(this.#path, file)), this.#path);
    }
    return gone.length;
  }
}

/** What some hosts read, and none shows. */
const headersFile = '_headers';

const indexFolder = 'pagefind/';

/** Within the site, so that files can be moved from there at once; of each process its own. */
const drafts = '.concord-drafts-';
const ownDrafts = `${drafts}${process.pid}`;

/** Whether a file is a page or an asset: the search index is written by itself, and drafts are none yet. */
function isOurs(file: string): boolean {
  return file !== marker && !file.startsWith(indexFolder) && !file.startsWith(drafts);
}

function removeEmpty(folder: string, top: string): void {
  if (folder === top || readdirSync(folder).length > 0) return;
  rmdirSync(folder);
  removeEmpty(dirname(folder), top);
}
