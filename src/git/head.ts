import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where git keeps what belongs to a work tree, and what all work trees of its repository share. */
export interface GitFolders {
  own: string;
  common: string;
}

/** What is checked out: a branch, as `refs/heads/main`, or none; and its commit. */
export interface CheckedOut {
  branch: string | undefined;
  commit: string;
}

/**
 * What is checked out, from git's own files: to ask git takes a process. `undefined` where they do not tell it in so
 * many words, as where branches are packed; git is to be asked then. Source: gitrepository-layout(5).
 */
export async function checkedOut({ own, common }: GitFolders): Promise<CheckedOut | undefined> {
  const head = await read(join(own, 'HEAD'));
  const branch = /^ref: (refs\/heads\/.+)$/.exec(head)?.[1];
  const commit = branch === undefined ? head : await read(join(common, branch));
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(commit) ? { branch, commit } : undefined;
}

async function read(file: string): Promise<string> {
  return (await readFile(file, 'utf8').catch(() => '')).trim();
}
