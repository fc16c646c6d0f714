/** Notices what other programs do to a wiki: files that are written, commits, another branch. */
import { readFileSync, statSync, watch, type FSWatcher } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { tryGit } from '../../git/git.ts';
import type { GitFolders } from '../../git/head.ts';
import { mediaFolder, stampOf } from '../../wiki/files.ts';
import type { Files } from './render-messages.ts';

export interface Watching {
  /** Files below the content folder were written by ourselves: to hear of that again is no news. */
  ownWrites(files: Iterable<string>): void;
  /** Holds the news back while something is done that may write files of the wiki: only then it is known what was own. */
  during<T>(work: () => Promise<T>): Promise<T>;
  close(): void;
}

/** What may have changed: a file, whatever there is, or what git is at. */
type News = { kind: 'file'; file: string; path: string } | { kind: 'all' } | { kind: 'git'; path: string };

/**
 * Watches a content folder, the images beside it, and the repository they lie in, if any.
 *
 * @param told which files below the content folder may have changed; none of them where only git has moved on
 */
export async function watchWiki(contentFolder: string, told: (files: Files) => void): Promise<Watching> {
  const media = mediaFolder(contentFolder);
  // Where nothing may be written, there is nothing to come either.
  await mkdir(media, { recursive: true }).catch(() => {});
  const git = await gitFolders(contentFolder);
  const own = new Map<string, string>();
  let working = 0;
  const held: News[] = [];

  /** What was written by somebody else since is news again, whatever becomes of it. */
  function isNews(path: string): boolean {
    if (own.has(path) && own.get(path) === stampOf(path)) return false;
    own.delete(path);
    return true;
  }
  function tell(news: readonly News[]): void {
    const fresh = news.filter((each) => each.kind === 'all' || isNews(each.path));
    if (fresh.some(({ kind }) => kind === 'all')) told('all');
    else if (fresh.length > 0) told(fresh.flatMap((each) => (each.kind === 'file' ? [each.file] : [])));
  }
  function hear(news: News): void {
    if (working > 0) held.push(news);
    else tell([news]);
  }
  const hearGit = (path: string | undefined) => {
    if (path !== undefined && !path.endsWith('.lock')) hear({ kind: 'git', path });
  };

  const watched = new FolderWatch();
  await Promise.all([
    watched.followTree(contentFolder, (path) => {
      if (path === undefined) return hear({ kind: 'all' });
      const file = relative(contentFolder, path).split(sep).join('/');
      if (!isHidden(file)) hear({ kind: 'file', file, path });
    }),
    watched.followTree(media, (path) => {
      if (path === undefined || !isHidden(relative(media, path))) hear({ kind: 'all' });
    }),
    // What is checked out, and what the branches are at.
    ...(git
      ? [
          watched.follow(git.own, hearGit, ['HEAD']),
          watched.follow(git.common, hearGit, ['packed-refs', 'shallow']),
          watched.followTree(join(git.common, 'refs', 'heads'), hearGit),
        ]
      : []),
  ]);
  return {
    ownWrites(files) {
      const written = Array.from(files, (file) => join(contentFolder, file));
      for (const path of [...written, ...branchFile(git)]) own.set(path, stampOf(path));
    },
    async during(work) {
      working++;
      try {
        return await work();
      } finally {
        working--;
        if (working === 0) tell(held.splice(0));
      }
    },
    close: () => watched.close(),
  };
}

/** Told of what may have changed, and whether it came or went; of `undefined` where that may be anything. */
type Hear = (path: string | undefined, cameOrWent?: boolean) => void;

/**
 * Watches folders, one watcher for each. On Linux, Node's own recursive one watches files, and loses those that others
 * take the place of, as saving does: https://github.com/nodejs/node/pull/52879
 */
class FolderWatch {
  readonly #watchers = new Map<string, FSWatcher>();

  close(): void {
    for (const each of this.#watchers.values()) each.close();
  }

  /**
   * Watches a folder with all below it, also where another takes its place; but no hidden ones: where the folder is a
   * repository of its own, each save makes new folders of objects in its `.git`.
   */
  async followTree(folder: string, hear: Hear): Promise<void> {
    await this.#followBelow(folder, hear);
    const again = () => void this.#followAnew(folder, hear);
    await this.follow(dirname(folder), again, [basename(folder)], `${folder}${sep}..`);
  }

  /** Watches the files of a folder, or those of some names; where it is not there, nothing. */
  async follow(folder: string, hear: Hear, names?: readonly string[], as = folder): Promise<void> {
    if (this.#watchers.has(as)) return;
    try {
      const watcher = watch(folder, (kind, name) => {
        if (name === null) hear(undefined);
        else if (!names || names.includes(name)) hear(join(folder, name), kind === 'rename');
      });
      this.#watchers.set(as, watcher);
      watcher.on('error', () => {
        this.#leave(as);
        hear(undefined);
      });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }

  async #followBelow(folder: string, hear: Hear): Promise<void> {
    await this.follow(folder, (path, cameOrWent) => {
      if (path !== undefined && cameOrWent && !isHidden(basename(path))) this.#cameOrWent(path, hear);
      hear(path);
    });
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const below = entries
      .filter((each) => each.isDirectory() && !isHidden(each.name))
      .map(({ name }) => join(folder, name));
    await Promise.all(below.map((each) => this.#followBelow(each, hear)));
  }

  #cameOrWent(path: string, hear: Hear): void {
    const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
    if (isFolder) void this.#followAnew(path, hear);
    else this.#leave(path);
  }

  /** What was written there before it was watched is noticed as well. */
  async #followAnew(folder: string, hear: Hear): Promise<void> {
    this.#leave(folder);
    await this.#followBelow(folder, hear);
    hear(undefined);
  }

  #leave(folder: string): void {
    for (const [path, watcher] of this.#watchers) {
      if ((path !== folder && !path.startsWith(folder + sep)) || path.endsWith(`${sep}..`)) continue;
      watcher.close();
      this.#watchers.delete(path);
    }
  }
}

/** Files that editors and tools leave beside others for a moment. */
function isHidden(file: string): boolean {
  return file.split(/[\\/]/).some((part) => part.startsWith('.') || part.endsWith('~'));
}

async function gitFolders(folder: string): Promise<GitFolders | undefined> {
  const asked = await tryGit({ cwd: folder }, 'rev-parse', '--absolute-git-dir', '--git-common-dir').catch(
    () => undefined,
  );
  if (asked?.code !== 0) return undefined;
  const [own = '', common = ''] = asked.out.toString('utf8').split('\n');
  return { own, common: resolve(folder, common) };
}

/** The file that a commit of our own changes. */
function branchFile(git: GitFolders | undefined): string[] {
  if (git === undefined) return [];
  const branch = /^ref: (.+)$/m.exec(readFileSync(join(git.own, 'HEAD'), 'utf8'))?.[1];
  return branch === undefined ? [] : [join(git.common, branch)];
}
