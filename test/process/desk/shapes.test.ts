/** Repositories of every shape: a save is one commit that touches nothing else, or is refused in words. */
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lead, makeRepo, openDesk, png, type Repo } from '../../support/desk-repo.ts';

const path = 'content/lexicon/lead.mdx';
const file = `wiki/${path}`;
const changed = lead.replace('Someone who may buy.', 'Someone who will buy.');

let repo: Repo;
beforeEach(async () => {
  repo = await makeRepo();
});
afterEach(() => repo.remove());

/** Saves a text in the wiki in a folder of the repository, or of another work tree. */
async function save(top = repo.top) {
  const { status, json } = await openDesk(join(top, 'wiki', 'content'), { onError: () => {} }).save(
    path,
    changed,
    lead,
  );
  return { status, error: json.error };
}

const git = (top: string, ...words: string[]) =>
  execFileSync('git', ['-C', top, ...words], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();

/** Makes the repository what it is to be; returns the folder of the work tree where that is another one. */
type Arrange = () => unknown;

const script = '#!/bin/sh\nexit 1\n';
/** Each with how many commits there are to be: what was in none before gets one of its own. */
const shapes: [string, Arrange, number?][] = [
  ['a second work tree', () => beside('worktree', 'add', '--quiet', '-b', 'other')],
  ['a submodule', submodule],
  ['a branch with another name', () => void repo.git('branch', '-m', 'trunk')],
  ['no commit yet', () => void repo.git('update-ref', '-d', 'HEAD'), 2],
  ['line ends that git changes', () => void repo.git('config', 'core.autocrlf', 'true')],
  ['line ends by attribute', () => committed('.gitattributes', '*.mdx text eol=crlf\n')],
  ['hooks that refuse', hooks],
  ['signatures without a key', () => void repo.git('config', 'commit.gpgsign', 'true')],
  ['files that can be run', executable],
  ['a shallow clone', () => beside('clone', '--quiet', '--depth=1', `file://${repo.top}`)],
  ['a split index', () => void repo.git('update-index', '--split-index')],
  ['a sparse checkout', () => void repo.git('sparse-checkout', 'set', 'wiki/content')],
  ['a folder that is ignored, but tracked', () => committed('.gitignore', 'wiki/content/lexicon/\n')],
];

describe('42-desk-git-shapes: a save is one commit and touches nothing else', () => {
  it.each(shapes)('in %s', async (_name, arrange, made = 1) => {
    const elsewhere = await arrange();
    const top = typeof elsewhere === 'string' ? elsewhere : repo.top;
    const before = git(top, 'status', '--porcelain');
    const commits = () => Number(git(top, 'rev-list', '--count', '--all', '--', file));
    const count = commits();
    expect(await save(top)).toEqual({ status: 200, error: undefined });
    expect(commits()).toBe(count + made);
    expect(git(top, 'show', '--format=', '--name-only', 'HEAD').split('\n')).toEqual([file]);
    expect(git(top, 'show', `HEAD:${file}`)).toContain('Someone who will buy.');
    const noise = new Set(before.split('\n'));
    const now = git(top, 'status', '--porcelain').split('\n');
    expect(now.filter((line) => !noise.has(line) && line.endsWith(file))).toEqual([]);
  });
});

describe('42-desk-git-shapes: a save is refused in words', () => {
  it('where the page is a link', async () => {
    await rm(join(repo.top, file));
    await symlink('mql.mdx', join(repo.top, file));
    expect((await save()).error).toContain('is not a file');
  });

  it.each([
    ['trunk', 'git switch trunk'],
    ['our-wiki’s', "git switch 'our-wiki’s'"],
  ])('where no branch is checked out, with the way back to %s', async (branch, advice) => {
    repo.git('branch', '-m', branch);
    repo.git('branch', 'another');
    repo.git('checkout', '--quiet', '--detach');
    const { status, error } = await save();
    expect(status).toBe(409);
    expect(error).toContain(advice);
  });

  const fetched = () => {
    repo.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    repo.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
  };
  it.each([
    ['another', () => repo.git('branch', 'another'), 'git switch another'],
    ['one elsewhere', () => fetched(), 'git switch --track origin/main'],
  ])('where the branch is gone that is checked out, with the way to %s', async (_, arrange, advice) => {
    arrange();
    repo.git('update-ref', '-d', 'HEAD');
    const { status, error } = await save();
    expect([status, error]).toEqual([409, expect.stringContaining(advice)]);
    expect(error).toContain('nothing is committed on the branch “main”, but on others');
  });

  it('where commits are on no branch, without leading away from them', async () => {
    repo.git('checkout', '--quiet', '--detach');
    repo.git('commit', '--quiet', '--allow-empty', '--message=On no branch');
    expect((await save()).error).toContain('git switch --create');
  });

  it('where a lock of git was left behind, with how to take it away', async () => {
    await writeFile(join(repo.top, '.git', 'index.lock'), '');
    const { status, error } = await save();
    expect(status).toBe(409);
    expect(error).toMatch(
      /since \d{4}-\d\d-\d\d \d\d:\d\d \(UTC\).+in a terminal: rm \S+\/\.git\/index\.lock/,
    );
    expect(error).toContain('Your text was not saved, but kept.');
  });

  it('where a lock of the branch was left behind', async () => {
    await writeFile(join(repo.top, '.git', 'refs', 'heads', 'main.lock'), 'somebody’s');
    expect((await save()).error).toMatch(/in a terminal: rm \S+\/refs\/heads\/main\.lock/);
  });

  it('where git cannot read its configuration, which is not to be no repository', async () => {
    await writeFile(join(repo.top, '.git', 'config'), '[core\n');
    const { error } = await save();
    expect(error).toContain('bad config line 1');
    expect(error).not.toContain('git init');
  });

  it('where the repository belongs to somebody else, with its folder', async () => {
    const program = await wrapped('export GIT_TEST_ASSUME_DIFFERENT_OWNER=true');
    const { error } = await program(() => save());
    expect(error).toContain(`git config --global --add safe.directory ${repo.top}`);
  });
});

describe('68-scale-safecrlf: a save that git or the disk does not let through', () => {
  it('68-scale-safecrlf: because git refuses line ends', async () => {
    repo.git('config', 'core.autocrlf', 'true');
    repo.git('config', 'core.safecrlf', 'true');
    const { status, error } = await save();
    expect(status).toBe(409);
    expect(error).toContain('git config core.safecrlf false');
    expect(error).toContain('not saved, but kept');
  });

  it.each([
    ['the disk is full', 'error: file write error: No space left on device', 507, 'is full'],
    ['more is not allowed', 'fatal: unable to write loose object file: Disk quota exceeded', 507, 'is full'],
    ['the disk is read-only', 'fatal: cannot mkdir: Read-only file system', 500, 'can be read only'],
    ['the files are another’s', 'error: insufficient permission for adding an object', 500, 'may not write'],
    ['of what nobody has foreseen', 'fatal: the moon is in the way', 500, 'the moon is in the way.'],
    ['of several things', 'hint: no\nerror: one\x1b[31m\nfatal: two', 500, 'one [31m. two.'],
  ])('because %s', async (_name, said, status, words) => {
    const program = await wrapped(
      `case "$*" in *hash-object*) printf '%s\\n' ${sh(said)} >&2; exit 128;; esac`,
    );
    const answer = await program(() => save());
    expect(answer.status).toBe(status);
    expect(answer.error).toContain(words);
    // Git does not take it to keep it, either.
    expect(answer.error).toContain('Your text was not saved, and could not be kept.');
    expect(await repo.read(file)).toBe(lead);
  });

  it('because the folder of git cannot be written, whatever the system calls that', async () => {
    const folder = join(repo.top, '.git', 'concord');
    await writeFile(folder, 'in the way');
    const { status, error } = await save();
    expect(status).toBe(500);
    expect(error).toMatch(/could not be used \((?:EEXIST|ENOTDIR)\)/);
  });

  it('says so for what is deleted and looked up, too', async () => {
    const program = await wrapped(
      `case "$*" in *for-each-ref*|*commit-tree*) echo 'fatal: no luck' >&2; exit 128;; esac`,
    );
    const desk = repo.open({ onError: () => {} });
    await desk.ask('info');
    const answers = await program(() =>
      Promise.all([desk.ask('deleteFile', { path, confirmed: true }), desk.ask('kept')]),
    );
    expect(answers.map(({ status, json }) => [status, json.error])).toEqual([
      [500, expect.stringContaining('no luck')],
      [500, expect.stringContaining('no luck')],
    ]);
  });
});

describe('70-scale-lfs-missing: a picture that git wants to send through a program', () => {
  it.each([
    ['git-lfs, which is missing', 'lfs', 'git-lfs clean -- %f', 'Install it from https://git-lfs.com'],
    ['another, which fails', 'shrink', 'exit 3; cat', '“shrink”'],
  ])('70-scale-lfs-missing: %s', async (_name, filter, clean, words) => {
    await writeFile(join(repo.top, '.gitattributes'), `*.png filter=${filter}\n`);
    repo.git('config', `filter.${filter}.clean`, clean);
    repo.git('config', `filter.${filter}.required`, 'true');
    const program = await wrapped('', { isAlone: true });
    const { status, json } = await program(() =>
      repo.open({ onError: () => {} }).upload('public/media/new.png', png),
    );
    expect(status).toBe(409);
    expect(json.error).toContain(words);
    expect(repo.subjects()).toEqual(['Our wiki']);
  });
});

it('70-scale-lfs-missing: git that was never told of Git LFS would store a picture whole', async () => {
  await writeFile(join(repo.top, '.gitattributes'), '*.png filter=lfs diff=lfs merge=lfs -text\n');
  const { GIT_CONFIG_GLOBAL: global, GIT_CONFIG_NOSYSTEM: noSystem } = process.env;
  Object.assign(process.env, { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' });
  try {
    const { status, json } = await repo.open().upload('public/media/new.png', png);
    expect([status, json.error]).toEqual([409, expect.stringContaining('https://git-lfs.com')]);
    expect((await repo.open().save(path, changed, lead)).status).toBe(200);
  } finally {
    delete process.env['GIT_CONFIG_GLOBAL'];
    delete process.env['GIT_CONFIG_NOSYSTEM'];
    Object.assign(process.env, global && { GIT_CONFIG_GLOBAL: global });
    Object.assign(process.env, noSystem && { GIT_CONFIG_NOSYSTEM: noSystem });
  }
});

describe('67-scale-branch-concord: a text that was not saved', () => {
  /** Two editors change the same sentence. */
  async function twoSave() {
    const desk = repo.open({ onError: () => {} });
    await desk.save(path, changed, lead);
    const { json } = await desk.save(path, lead.replace('Someone who may buy.', 'Nobody.'), lead);
    return { json, kept: (await desk.ask('kept')).json as unknown as { id: string }[] };
  }

  it.each(['concord', 'concord/kept', 'kept'])(
    '67-scale-branch-concord: is kept beside a branch “%s”, and is no branch',
    async (branch) => {
      repo.git('branch', branch);
      const { json, kept } = await twoSave();
      expect(json.error).toContain('Your text was not saved, but kept.');
      expect(kept.map(({ id }) => id)).toEqual([json.kept]);
      expect(repo.git('for-each-ref', '--format=%(refname)', 'refs/heads').split('\n')).toEqual([
        `refs/heads/${branch}`,
        'refs/heads/main',
      ]);
    },
  );

  it('67-scale-branch-concord: is not said to be kept where it is not', async () => {
    repo.git('update-ref', 'refs/concord', 'HEAD');
    const { json, kept } = await twoSave();
    expect(json.conflict.theirs).toBe(changed);
    expect(json.error).toMatch(/could not be kept either: .*refs\/concord/);
    expect(json.error).not.toContain('but kept');
    expect([json.kept, kept]).toEqual([undefined, []]);
  });
});

/** Another work tree of the repository, or a clone of it, in a folder beside it. */
function beside(...words: string[]): string {
  const top = join(dirname(repo.top), 'beside');
  repo.git(...words, top);
  if (words[0] === 'clone') {
    git(top, 'config', 'user.name', 'Git Person');
    git(top, 'config', 'user.email', 'git@example.com');
  }
  return top;
}

async function submodule(): Promise<string> {
  const around = join(dirname(repo.top), 'around');
  await mkdir(around);
  git(around, 'init', '--quiet', '--initial-branch=main');
  git(around, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', repo.top, 'docs');
  const top = join(around, 'docs');
  git(top, 'config', 'user.name', 'Git Person');
  git(top, 'config', 'user.email', 'git@example.com');
  return top;
}

async function committed(name: string, text: string): Promise<void> {
  await writeFile(join(repo.top, name), text);
  repo.git('add', '--force', name);
  repo.git('commit', '--quiet', `--message=${name}`);
}

async function hooks(): Promise<void> {
  for (const name of ['pre-commit', 'commit-msg']) {
    await repo.write(`.git/hooks/${name}`, script);
    await chmod(join(repo.top, '.git', 'hooks', name), 0o755);
  }
}

async function executable(): Promise<void> {
  await chmod(join(repo.top, file), 0o755);
  repo.git('add', file);
  repo.git('commit', '--quiet', '--message=Can be run');
}

function sh(text: string): string {
  return `'${text}'`;
}

/** Has a shell stand before git, in which something is done first; on request no other program is found. */
async function wrapped(
  first: string,
  { isAlone = false } = {},
): Promise<<T>(work: () => Promise<T>) => Promise<T>> {
  const folder = join(dirname(repo.top), 'bin');
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'git'), `#!/bin/sh\n${first}\nexec ${real} "$@"\n`);
  await chmod(join(folder, 'git'), 0o755);
  return async (work) => {
    const { PATH } = process.env;
    process.env['PATH'] = isAlone ? folder : `${folder}:${PATH}`;
    try {
      return await work();
    } finally {
      process.env['PATH'] = PATH;
    }
  };
}
