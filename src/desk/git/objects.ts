/** What git keeps: texts (blobs), folders (trees) and commits. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Author } from '../../editing-api/protocol.ts';
import { git, gitText, tryGit, type Output } from '../../git/git.ts';
import type { Repository } from './repository.ts';

/** A file as a tree or the index has it. */
export interface Blob {
  mode: string;
  id: string;
}

/** The ids of files by their paths; `undefined` for a file that is not to be there. */
export type Entries = ReadonlyMap<string, Blob | undefined>;

/** One commit to make: what differs from the one before. */
export interface Step {
  entries: Entries;
  message: string;
  author: Author;
}

/** Stores a text as git would on adding it at a path, and gives its id. */
export async function store(top: string, path: string, data: Buffer): Promise<string> {
  return gitText({ cwd: top, input: data }, 'hash-object', '-w', '--stdin', `--path=${path}`);
}

/** Whether files at a path are meant for Git LFS, and git does not know of it: it would store them whole, for ever. */
export async function lacksLfs(top: string, path: string): Promise<boolean> {
  const { out } = await tryGit({ cwd: top }, 'check-attr', '-z', 'filter', '--', path);
  if (out.toString('utf8').split('\0')[2] !== 'lfs') return false;
  return (
    (await tryGit({ cwd: top }, 'config', '--get-regexp', '^filter\\.lfs\\.(clean|process)$')).code !== 0
  );
}

/** The id that a text would have at a path, without storing it. */
export async function idAt(top: string, path: string, data: Buffer): Promise<string> {
  return gitText({ cwd: top, input: data }, 'hash-object', '--stdin', `--path=${path}`);
}

/** The id of a text that is empty. */
export function emptyIn({ zero }: Repository): string {
  const algorithm = zero.length === 40 ? 'sha1' : 'sha256';
  return createHash(algorithm).update('blob 0\0').digest('hex');
}

/** The bytes that a stored text has in the work tree. */
export async function bytesOf(top: string, path: string, id: string): Promise<Buffer> {
  return git({ cwd: top }, 'cat-file', '--filters', `--path=${path}`, id);
}

/** The files of a commit at some paths. */
export async function entriesAt(
  top: string,
  commit: string | undefined,
  paths: readonly string[],
): Promise<Map<string, Blob>> {
  if (commit === undefined) return new Map();
  const out = await git({ cwd: top }, 'ls-tree', '-z', '--full-tree', commit, '--', ...paths);
  return listed(out, /^(\d{6}) blob ([0-9a-f]+)$/);
}

/** The files of the index at some paths. One that is not merged yet is in it in several versions, and in `unmerged`. */
export async function entriesInIndex(
  top: string,
  paths: readonly string[],
): Promise<{ entries: Map<string, Blob>; unmerged: string[] }> {
  const out = await git({ cwd: top }, 'ls-files', '-z', '--stage', '--full-name', '--', ...paths);
  return {
    entries: listed(out, /^(\d{6}) ([0-9a-f]+) 0$/),
    unmerged: [...listed(out, /^(\d{6}) ([0-9a-f]+) [123]$/).keys()],
  };
}

/** Makes commits on top of one another and gives the last. */
export async function commitSteps(
  repository: Repository,
  parent: string | undefined,
  steps: readonly Step[],
  committer: Author,
): Promise<string | undefined> {
  if (steps.length === 0) return parent;
  const { top, own } = repository;
  await mkdir(own, { recursive: true });
  const index = join(own, `index-${randomBytes(6).toString('hex')}`);
  const call = { cwd: top, env: { GIT_INDEX_FILE: index } };
  try {
    await git(call, 'read-tree', parent ?? '--empty');
    let last = parent;
    for (const step of steps) {
      await updateIndex(repository, index, step.entries);
      last = await commitTree(top, await gitText(call, 'write-tree'), last, step, committer);
    }
    return last;
  } finally {
    await rm(index, { force: true });
    await rm(`${index}.lock`, { force: true });
  }
}

export async function commitTree(
  top: string,
  tree: string,
  parent: string | undefined,
  { message, author }: Pick<Step, 'message' | 'author'>,
  committer: Author,
): Promise<string> {
  const env = {
    GIT_AUTHOR_NAME: author.name,
    GIT_AUTHOR_EMAIL: author.email,
    GIT_COMMITTER_NAME: committer.name,
    GIT_COMMITTER_EMAIL: committer.email,
  };
  const parents = parent === undefined ? [] : ['-p', parent];
  return gitText({ cwd: top, env, input: `${message}\n` }, 'commit-tree', tree, ...parents, '-F', '-');
}

/** Puts files into an index, or takes them out, and leaves all others in it as they are. */
export async function updateIndex({ top, zero }: Repository, index: string, entries: Entries): Promise<void> {
  const lines = [...entries].map(([path, blob]) =>
    blob ? `${blob.mode} ${blob.id}\t${path}\0` : `0 ${zero}\t${path}\0`,
  );
  const call = { cwd: top, env: { GIT_INDEX_FILE: index }, input: lines.join('') };
  await git(call, 'update-index', '-z', '--index-info');
}

/** Moves a branch, if it is still where it was; see its code. Both `undefined` stand for a branch that is not there. */
export async function moveRef(
  top: string,
  ref: string,
  to: string | undefined,
  from: string | undefined,
  reason: string,
): Promise<Output> {
  const words =
    to === undefined
      ? ['-d', ref, from ?? '']
      : ['--create-reflog', '-m', `concord: ${reason}`, ref, to, from ?? ''];
  return tryGit({ cwd: top }, 'update-ref', ...words);
}

/** Reads what git lists as `… <tab> path <nul>`, where the first part fits a pattern of mode and id. */
function listed(out: Buffer, pattern: RegExp): Map<string, Blob> {
  const lines = out.toString('utf8').split('\0');
  const found = lines.flatMap((line) => {
    const [head = '', ...path] = line.split('\t');
    const [, mode = '', id = ''] = pattern.exec(head) ?? [];
    return id === '' ? [] : [[path.join('\t'), { mode, id }] as const];
  });
  return new Map(found);
}
