import { access, realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Author } from '../../editing-api/protocol.ts';
import { shellWord } from '../../plain.ts';
import { mediaFolder } from '../../wiki/files.ts';
import { GitError, tryGit } from '../../git/git.ts';
import { checkedOut } from '../../git/head.ts';
import type { WikiFile } from '../paths.ts';
import { notInstalled, refusalOf } from '../failure.ts';
import { RequestError } from '../request-error.ts';

/** The git repository that a wiki's files are kept in. */
export interface Repository {
  /** The top folder of its work tree. */
  top: string;
  /** Where this work tree's own state lies: HEAD and the index. */
  gitFolder: string;
  /** Where what all work trees share lies: branches and objects. */
  commonFolder: string;
  /** The desk's own files in it. */
  own: string;
  /** The id that stands for nothing. */
  zero: string;
  /** The content folder and the media folder below the top; `undefined` for one that lies elsewhere. */
  content: string | undefined;
  media: string | undefined;
}

/** What the work tree is at: a branch, and its latest commit unless nothing was committed yet. */
export interface Head {
  branch: string;
  commit: string | undefined;
  /** Who git says is working here; `undefined` where it was never told. It is asked meanwhile, which takes a process. */
  identity: Promise<Author | undefined>;
}

/** Finds the repository of a content folder, or says in a sentence why there is none to be used. */
export async function findRepository(contentFolder: string): Promise<Repository | { missing: string }> {
  try {
    const said = await tryGit(
      { cwd: contentFolder },
      'rev-parse',
      '--path-format=absolute',
      '--show-toplevel',
      '--git-dir',
      '--git-common-dir',
      '--show-object-format',
    );
    const [top = '', gitFolder = '', commonFolder = '', format = ''] = said.out.toString('utf8').split('\n');
    if (said.code !== 0 || format === '') return { missing: whyNone(said.err) };
    const real = await realpath(top);
    const below = async (folder: string) => {
      const path = relative(real, await realOf(folder));
      return path === '..' || path.startsWith(`..${sep}`) ? undefined : path.split(sep).join('/');
    };
    return {
      top: real,
      gitFolder: resolve(gitFolder),
      commonFolder: resolve(commonFolder),
      own: join(resolve(gitFolder), 'concord'),
      zero: '0'.repeat(format === 'sha256' ? 64 : 40),
      content: await below(contentFolder),
      media: await below(mediaFolder(contentFolder)),
    };
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return { missing: error.system === 'ENOENT' ? notInstalled : `Git cannot be used: ${error.message}` };
  }
}

/** The path of a file in the repository. Throws a `RequestError` for one that lies outside. */
export function pathIn(repository: Repository, place: WikiFile): string {
  const prefix = place.kind === 'media' ? repository.media : repository.content;
  if (prefix === undefined)
    throw new RequestError(
      409,
      `“${place.path}” would lie outside of the git repository that keeps the pages.`,
    );
  const path = relative(place.root, place.file).split(sep).join('/');
  return prefix === '' ? path : `${prefix}/${path}`;
}

/** The branch and commit that the work tree is at. Throws a `RequestError` where no commit may be added to it now. */
export async function headOf(repository: Repository): Promise<Head> {
  const identity = identityOf(repository);
  // Where git fails, whoever waits for it is told; until then, nobody may wait.
  identity.catch(() => {});
  const [{ branch, commit }, busy] = await Promise.all([at(repository), underWay(repository.gitFolder)]);
  if (busy !== undefined) {
    const finish = `Finish it in a terminal (git ${busy} --continue), or give it up (git ${busy} --abort).`;
    throw new RequestError(409, `A ${busy} is under way in the git repository of these pages. ${finish}`);
  }
  if (!branch?.startsWith('refs/heads/')) {
    throw new RequestError(
      409,
      `The git repository of these pages is not on a branch, so a change could get lost. In a terminal: ${await wayBack(repository)}`,
    );
  }
  if (commit === undefined) await refuseLost(repository, branch.replace('refs/heads/', ''));
  return { branch, commit, identity };
}

/** Refuses to begin a history beside those of other branches. */
async function refuseLost({ top }: Repository, branch: string): Promise<void> {
  const words = ['--sort=-committerdate', '--format=%(refname)'];
  const { out } = await tryGit({ cwd: top }, 'for-each-ref', ...words, 'refs/heads', 'refs/remotes');
  const [, kind, other] = /^refs\/(heads|remotes)\/((?!.*\/HEAD$).+)$/m.exec(out.toString('utf8')) ?? [];
  if (other === undefined) return;
  const way = `git switch ${kind === 'remotes' ? '--track ' : ''}${shellWord(other)}`;
  throw new RequestError(
    409,
    `In the git repository of these pages, nothing is committed on the branch “${branch}”, but on others: a save would begin a history of its own. In a terminal: ${way}`,
  );
}

/** Leads from a commit to a branch that has it: the one that was left for it, or else the latest. */
async function wayBack({ top }: Repository): Promise<string> {
  const [branches, left] = await Promise.all([
    tryGit(
      { cwd: top },
      'for-each-ref',
      '--contains=HEAD',
      '--sort=-committerdate',
      shortNames,
      'refs/heads',
    ),
    tryGit({ cwd: top }, 'rev-parse', '--abbrev-ref', '@{-1}'),
  ]);
  const having = branches.out.toString('utf8').split('\n').filter(Boolean);
  const before = left.out.toString('utf8').trim();
  const branch = having.includes(before) ? before : having[0];
  if (branch !== undefined) return `git switch ${shellWord(branch)}`;
  return 'git switch --create NAME (no branch has these commits; choose a name for one)';
}

const shortNames = '--format=%(refname:lstrip=2)';

async function at({
  top,
  gitFolder,
  commonFolder,
}: Repository): Promise<Pick<Head, 'commit'> & { branch?: string | undefined }> {
  const found = await checkedOut({ own: gitFolder, common: commonFolder });
  if (found) return found;
  const [branch, commit] = await Promise.all([
    tryGit({ cwd: top }, 'symbolic-ref', '--quiet', 'HEAD'),
    commitAt(top, 'HEAD'),
  ]);
  return { branch: branch.out.toString('utf8').trim(), commit };
}

/** The commit that a name of ours stands for. */
export async function commitAt(top: string, name: string): Promise<string | undefined> {
  const { code, out } = await tryGit(
    { cwd: top },
    'rev-parse',
    '--quiet',
    '--verify',
    '--end-of-options',
    `${name}^{commit}`,
  );
  return code === 0 ? out.toString('utf8').trim() : undefined;
}

/** Who git says is working here; `undefined` where it was never told. */
export async function identityOf({ top }: Repository): Promise<Author | undefined> {
  const { out } = await tryGit({ cwd: top }, 'config', '--null', '--get-regexp', '^user\\.(name|email)$');
  const found = new Map<string, string>();
  for (const each of out.toString('utf8').split('\0')) {
    const [key = '', ...value] = each.split('\n');
    found.set(key, value.join(' ').trim());
  }
  const name = found.get('user.name') ?? '';
  const email = found.get('user.email') ?? '';
  // Git strips these from a name, and refuses what is then left empty:
  // https://gitlab.com/gitlab-org/gitaly/-/merge_requests/1709
  const fit = /[\p{L}\p{N}]/u.test(name) && email !== '' && !/[<>\p{Cc}]/u.test(name + email);
  return fit ? { name, email } : undefined;
}

/** Whether one commit is in the history of another. */
export async function isIn(top: string, commit: string, history: string): Promise<boolean> {
  const { code } = await tryGit(
    { cwd: top },
    'merge-base',
    '--is-ancestor',
    '--end-of-options',
    commit,
    history,
  );
  return code === 0;
}

/** The name of an operation that was begun in a terminal and is not finished. */
async function underWay(gitFolder: string): Promise<string | undefined> {
  const there = await Promise.all(
    operations.map(([file]) =>
      access(join(gitFolder, file)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return operations[there.indexOf(true)]?.[1];
}

const operations = [
  ['MERGE_HEAD', 'merge'],
  ['rebase-merge', 'rebase'],
  ['rebase-apply', 'rebase'],
  ['CHERRY_PICK_HEAD', 'cherry-pick'],
  ['REVERT_HEAD', 'revert'],
] as const;

function whyNone(error: string): string {
  const foreign = /dubious ownership in repository at '(.+)'/.exec(error)?.[1];
  if (foreign !== undefined)
    return `The git repository of these pages belongs to another user of this machine, and git will not touch it. In a terminal: git config --global --add safe.directory ${shellWord(foreign)}`;
  if (!/not a git repository/.test(error)) return refusalOf(new GitError(error)).message;
  return 'These pages are not kept in a git repository, so nothing could be undone. In a terminal: git init && git add . && git commit -m "Our wiki"';
}

/** Where a folder really is, also one that does not exist yet. */
async function realOf(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch {
    return dirname(folder) === folder ? folder : join(await realOf(dirname(folder)), basename(folder));
  }
}
