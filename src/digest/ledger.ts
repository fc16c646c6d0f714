/**
 * What was told before, so that nothing is told twice: kept in git, beside the branches, at a ref of its own. A file for
 * each team has a line for each fact: the day it was told, and a digest of its name. What two clones have noted at once
 * is put together: lines are only ever added.
 */
import { hash } from 'node:crypto';
import type { Day } from '../freshness/day.ts';
import { parseDay } from '../freshness/day.ts';
import { git, GitError, gitText, tryGit } from '../git/git.ts';
import { compare } from '../plain.ts';

/** Where it is kept. */
export const ledgerRef = 'refs/concord/digest';

/** The ledger could not be read or written; the message is a sentence. */
export class LedgerError extends Error {}

/** The days on which facts were told, by their digests, by the names of files. */
type Files = ReadonlyMap<string, ReadonlyMap<string, Day>>;

/** It is in this clone alone where there is no remote. */
export type Kept = 'pushed' | 'here';

/** As often two clones may write at once. */
const mostTries = 6;

export class Ledger {
  readonly #top: string;
  readonly #remote: string | undefined;
  #files: Files = new Map();
  /** The commit that the remote is at; empty where it has none. */
  #theirs = '';
  #ours = '';

  private constructor(top: string, remote: string | undefined) {
    this.#top = top;
    this.#remote = remote;
  }

  /**
   * Reads it, from the remote too, where the repository of a folder has one. That there is none yet is known only where
   * the remote says so.
   *
   * Throws a {@link LedgerError} where it cannot be read.
   */
  static open(folder: string): Promise<Ledger> {
    return orLedgerError('What was told before could not be read', async () => {
      const top = await gitText({ cwd: folder }, 'rev-parse', '--show-toplevel');
      const ledger = new Ledger(top, await remoteOf(top));
      await ledger.#read();
      return ledger;
    });
  }

  /** Whether a team was told a fact. */
  wasTold(team: string, fact: string): boolean {
    return this.#files.get(fileOf(team))?.has(digestOf(fact)) ?? false;
  }

  /** The days on which a team was told anything, the first one first. */
  daysTold(team: string): Day[] {
    return [...new Set(this.#files.get(fileOf(team))?.values())].toSorted(compare);
  }

  /**
   * Sees whether it could be written, and changes nothing. Throws a {@link LedgerError} where it could not: then nothing
   * is to be sent. A remote that lets others write, and refuses later all the same, is found out only then.
   */
  expectWritable(): Promise<void> {
    return orLedgerError('What is told could not be noted', async () => {
      const commit = await this.#commit(this.#files);
      if (this.#remote === undefined) return;
      const words = ['push', '--dry-run', '--quiet', `--force-with-lease=${ledgerRef}:${this.#theirs}`];
      await git({ cwd: this.#top }, ...words, this.#remote, `${commit}:${ledgerRef}`);
    });
  }

  /**
   * Notes what a team was told on a day: in this clone, and at the remote. Where others have written meanwhile, it is
   * read anew, and tried again.
   *
   * Throws a {@link LedgerError} where it could not be noted everywhere.
   */
  note(team: string, facts: readonly string[], day: Day): Promise<Kept> {
    return orLedgerError('What was told could not be noted', async () => {
      for (let left = mostTries; ; left--) {
        const own = new Map(this.#files.get(fileOf(team)));
        for (const fact of facts) own.set(digestOf(fact), day);
        const commit = await this.#commit(new Map(this.#files).set(fileOf(team), own));
        const kept = await this.#tryToKeep(commit);
        if (kept !== undefined) return kept;
        if (left <= 1) throw new GitError('others were writing there all the time.');
        await this.#read();
      }
    });
  }

  /** Has this clone, and the remote, be at a commit; `undefined` where others were quicker. */
  async #tryToKeep(commit: string): Promise<Kept | undefined> {
    const here = await tryGit(
      { cwd: this.#top },
      'update-ref',
      ledgerRef,
      commit,
      this.#ours || zero(commit),
    );
    if (here.code !== 0) {
      if ((await this.#ourTip()) === this.#ours) throw new GitError(here.err.trim());
      return undefined;
    }
    this.#ours = commit;
    if (this.#remote === undefined) return 'here';
    const lease = `--force-with-lease=${ledgerRef}:${this.#theirs}`;
    const push = await tryGit(
      { cwd: this.#top },
      'push',
      '--quiet',
      lease,
      this.#remote,
      `${commit}:${ledgerRef}`,
    );
    if (push.code === 0) return 'pushed';
    if ((await this.#theirTip()) === this.#theirs) throw new GitError(push.err.trim());
    return undefined;
  }

  async #read(): Promise<void> {
    this.#theirs = await this.#theirTip();
    this.#ours = await this.#ourTip();
    if (this.#theirs !== '' && this.#theirs !== this.#ours)
      await git({ cwd: this.#top }, 'fetch', '--quiet', '--no-tags', this.#remote ?? '', ledgerRef);
    const tips = [...new Set([this.#ours, this.#theirs])].filter(Boolean);
    const all = await Promise.all(tips.map((tip) => filesAt(this.#top, tip)));
    this.#files = all.reduce(together, new Map());
  }

  async #theirTip(): Promise<string> {
    if (this.#remote === undefined) return '';
    const said = await gitText({ cwd: this.#top }, 'ls-remote', this.#remote, ledgerRef);
    return said.split('\t')[0] ?? '';
  }

  async #ourTip(): Promise<string> {
    const found = await tryGit({ cwd: this.#top }, 'rev-parse', '--quiet', '--verify', ledgerRef);
    return found.out.toString('utf8').trim();
  }

  /** A commit of some files, after what is there. */
  async #commit(files: Files): Promise<string> {
    const rows = await Promise.all(
      [...files]
        .toSorted(([a], [b]) => compare(a, b))
        .map(async ([name, told]) => {
          const lines = Array.from(told, ([fact, day]) => `${day} ${fact}\n`).toSorted(compare);
          const call = { cwd: this.#top, input: lines.join('') };
          return `100644 blob ${await gitText(call, 'hash-object', '-w', '--stdin')}\t${name}\0`;
        }),
    );
    const tree = await gitText({ cwd: this.#top, input: rows.join('') }, 'mktree', '-z');
    const parents = [...new Set([this.#theirs, this.#ours])].filter(Boolean);
    const words = parents.flatMap((parent) => ['-p', parent]);
    return gitText(
      { cwd: this.#top, env: writer },
      'commit-tree',
      tree,
      ...words,
      '-m',
      'Note what was told',
    );
  }
}

/** It is nobody's commit: no name of a person stands in it. */
const writer = {
  ...{ GIT_AUTHOR_NAME: 'Concord', GIT_AUTHOR_EMAIL: 'concord@localhost' },
  ...{ GIT_COMMITTER_NAME: 'Concord', GIT_COMMITTER_EMAIL: 'concord@localhost' },
};

/** The remote that the branch follows, or else `origin`, or the only one; `undefined` where there is none. */
async function remoteOf(top: string): Promise<string | undefined> {
  const remotes = (await gitText({ cwd: top }, 'remote')).split('\n').filter(Boolean);
  const branch = await tryGit({ cwd: top }, 'symbolic-ref', '--quiet', '--short', 'HEAD');
  const name = branch.out.toString('utf8').trim();
  const asked = await tryGit({ cwd: top }, 'config', '--get', `branch.${name}.remote`);
  const followed = asked.out.toString('utf8').trim();
  return remotes.find((each) => each === followed) ?? remotes.find((each) => each === 'origin') ?? remotes[0];
}

async function filesAt(top: string, commit: string): Promise<Files> {
  const listed = (await git({ cwd: top }, 'ls-tree', '-z', commit))
    .toString('utf8')
    .split('\0')
    .filter(Boolean);
  const files = listed.map(async (line) => {
    const [about = '', name = ''] = line.split('\t');
    const text = await gitText({ cwd: top }, 'cat-file', 'blob', about.split(' ')[2] ?? '');
    const rows = text.split('\n').filter(Boolean).map(readLine);
    return [name, new Map(rows)] as const;
  });
  return new Map(await Promise.all(files));
}

function readLine(line: string): [fact: string, day: Day] {
  const [day, fact = ''] = line.split(' ');
  const known = parseDay(day);
  // What cannot be read may say that something was told.
  if (known === undefined || !/^[0-9a-f]{24}$/.test(fact)) throw new GitError(`“${line}” is no line of it.`);
  return [fact, known];
}

/** All lines of both; of what was told twice, the earlier day. */
function together(one: Files, other: Files): Files {
  const files = new Map(one);
  for (const [name, told] of other) {
    const both = new Map(files.get(name));
    for (const [fact, day] of told) {
      const known = both.get(fact);
      both.set(fact, known !== undefined && known < day ? known : day);
    }
    files.set(name, both);
  }
  return files;
}

function fileOf(team: string): string {
  return `${team || 'all'}.told`;
}

/** Of a fact nothing can be read back: neither names nor words of the wiki get into another ref. */
function digestOf(fact: string): string {
  return hash('sha256', fact).slice(0, 24);
}

/** What git takes for “there is none”. */
function zero(like: string): string {
  return '0'.repeat(like.length);
}

async function orLedgerError<T>(said: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof GitError) throw new LedgerError(`${said}: ${withoutSecrets(error.message)}`);
    throw error;
  }
}

/** Git names the remote, and its address may hold a password; it warns of what is none of this. */
function withoutSecrets(message: string): string {
  return message.replace(/^warning: .*\n/gm, '').replace(/\/\/[^/@\s]+@/g, '//');
}
