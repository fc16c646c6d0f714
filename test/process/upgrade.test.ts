/** A newer Concord is merged into a company’s wiki, in real repositories. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bareWiki, filesOf, project, temporaryFolder, writeFiles } from '../support/script.ts';

let root: string;
let upstream: string;
let company: string;

const git = (folder: string, ...words: string[]) =>
  execFileSync('git', words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();

function commit(folder: string, message: string): void {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', message);
}

/** Runs a command of the project in a folder. */
function command(name: string, folder: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(project, `scripts/${name}.ts`), ...words],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, CONCORD_STATE: join(root, 'state') },
    },
  );
  return { status, said: stdout + stderr };
}

const page = (title: string) => `---\ntitle: ${title}\n---\n\nOf the sample.\n`.repeat(3);

beforeEach(async () => {
  root = await temporaryFolder();
  upstream = join(root, 'upstream');
  company = join(root, 'company');
  await writeFiles(upstream, {
    'content/wiki.yaml': bareWiki['wiki.yaml'],
    'content/people/ada.yaml': bareWiki['people/ada.yaml'],
    'content/lexicon/lead.mdx': page('Lead'),
    'content/lexicon/mql.mdx': page('MQL'),
    'content/guides/handoff.mdx': page('Handoff'),
    'public/media/sample.png': 'sample',
    'src/code.ts': 'one\n\ntwo\n\nthree\n',
    '.gitignore': '.concord\n',
  });
  git(upstream, 'init', '--quiet', '--initial-branch=main');
  git(upstream, 'config', 'user.name', 'Upstream');
  git(upstream, 'config', 'user.email', 'upstream@example.com');
  commit(upstream, 'The sample');
  git(root, 'clone', '--quiet', '--origin=concord', upstream, company);
  git(company, 'config', 'user.name', 'Company');
  git(company, 'config', 'user.email', 'company@example.com');
  expect(command('content-empty', company)).toMatchObject({ status: 0 });
  await writeFile(join(company, 'content/lexicon/lead.mdx'), page('Our lead'));
  await writeFile(join(company, 'public/media/ours.png'), 'ours');
});
afterEach(() => rm(root, { recursive: true }));

/** What upstream does to its sample and its code. */
async function release(code = 'one\n\ntwo\n\nthree, newer\n'): Promise<void> {
  await writeFile(join(upstream, 'src/code.ts'), code);
  await writeFile(join(upstream, 'content/lexicon/lead.mdx'), `${page('Lead')}Newer.\n`);
  await writeFile(join(upstream, 'content/lexicon/mql.mdx'), `${page('MQL')}Newer.\n`);
  await writeFile(join(upstream, 'content/wiki.yaml'), `${bareWiki['wiki.yaml']}reportTo: a@example.com\n`);
  await mkdir(join(upstream, 'content/personas'));
  await writeFile(join(upstream, 'content/personas/new.mdx'), page('New'));
  await writeFile(join(upstream, 'public/media/new.png'), 'new');
  await rename(join(upstream, 'content/guides/handoff.mdx'), join(upstream, 'content/guides/renamed.mdx'));
  await rm(join(upstream, 'public/media/sample.png'));
  commit(upstream, 'Newer');
  git(company, 'fetch', '--quiet', 'concord');
}

/** All files of the company’s own, with their texts. */
async function ownFiles() {
  const all = await filesOf(company);
  return new Map([...all].filter(([file]) => /^(?:content|public|media)/.test(file)));
}

describe.each([
  ['with what was there before put away', () => removeBefore()],
  ['with what was there before committed, too', async () => {}],
])('npm run upgrade, %s', (_name, prepare) => {
  it('takes the code, and brings none of the sample’s pages back', async () => {
    await prepare();
    commit(company, 'Our wiki');
    const before = await ownFiles();
    await release();
    const upgraded = command('upgrade', company, 'concord/main');
    expect(upgraded, upgraded.said).toMatchObject({ status: 0 });
    expect(await ownFiles()).toEqual(before);
    expect(await readFile(join(company, 'src/code.ts'), 'utf8')).toContain('newer');
    expect(git(company, 'status', '--porcelain')).toBe('');
    expect(git(company, 'diff', '--name-only', 'HEAD^1', 'HEAD')).toBe('src/code.ts');
    expect(git(company, 'rev-parse', 'HEAD^2')).toBe(git(upstream, 'rev-parse', 'HEAD'));
    // The next one goes on from there.
    await writeFile(join(upstream, 'content/lexicon/mql.mdx'), 'Newer still.\n');
    commit(upstream, 'Newer still');
    git(company, 'fetch', '--quiet', 'concord');
    expect(command('upgrade', company, 'concord/main')).toMatchObject({ status: 0 });
    expect(await ownFiles()).toEqual(before);
    expect(command('upgrade', company, 'concord/main').said).toContain('nothing newer');
  });
});

describe('npm run upgrade', () => {
  it('names code that both have changed, and content is as it was there, too', async () => {
    await removeBefore();
    await writeFile(join(company, 'src/code.ts'), 'one\n\ntwo\n\nthree, ours\n');
    commit(company, 'Our wiki');
    const before = await ownFiles();
    await release();
    const { status, said } = command('upgrade', company, 'concord/main');
    expect([status, said]).toEqual([1, expect.stringMatching(/settle them.*\nsrc\/code\.ts\n/)]);
    expect(await ownFiles()).toEqual(before);
    expect(git(company, 'status', '--porcelain')).toBe('UU src/code.ts');
    await writeFile(join(company, 'src/code.ts'), 'settled\n');
    commit(company, 'Upgraded');
    expect(await ownFiles()).toEqual(before);
  });

  it('does nothing where something is not committed, or the version is not there', async () => {
    const head = git(company, 'rev-parse', 'HEAD');
    expect(command('upgrade', company, 'concord/main').said).toContain('not committed');
    await removeBefore();
    commit(company, 'Our wiki');
    expect(command('upgrade', company, 'concord/v9').said).toContain('Git knows no “concord/v9”');
    expect(command('upgrade', company)).toMatchObject({ status: 2 });
    expect(git(company, 'rev-parse', 'HEAD^')).toBe(head);
  });
});

describe('npm run upgrade, with content that git does not keep', () => {
  it('does nothing while there are new files, though the status does not show them', async () => {
    await removeBefore();
    commit(company, 'Our wiki');
    git(company, 'config', 'status.showUntrackedFiles', 'no');
    await writeFiles(company, { 'content/guides/mine.mdx': page('Mine') });
    await release();
    expect(command('upgrade', company, 'concord/main').said).toContain('not committed');
    expect([...(await ownFiles()).keys()]).toContain('content/guides/mine.mdx');
  });

  it('does nothing where it would overwrite what is ignored', async () => {
    await removeBefore();
    commit(company, 'Our wiki');
    const head = git(company, 'rev-parse', 'HEAD');
    await writeFile(join(company, '.git/info/exclude'), 'content/personas\n');
    await writeFiles(company, { 'content/personas/new.mdx': page('Ours') });
    const before = await ownFiles();
    await release();
    const { status, said } = command('upgrade', company, 'concord/main');
    expect([status, said]).toEqual([2, expect.stringContaining('keep content/personas/new.mdx here')]);
    expect(await ownFiles()).toEqual(before);
    expect(git(company, 'rev-parse', 'HEAD')).toBe(head);
  });

  it('does nothing where the content is a repository of its own', async () => {
    await removeBefore();
    git(company, 'rm', '--quiet', '-r', '--cached', 'content');
    await writeFile(join(company, '.gitignore'), '.concord\ncontent\n');
    commit(company, 'Our code');
    git(join(company, 'content'), 'init', '--quiet');
    const before = await ownFiles();
    await release();
    const { status, said } = command('upgrade', company, 'concord/main');
    expect([status, said]).toEqual([2, expect.stringContaining('keep content/ here')]);
    expect(await ownFiles()).toEqual(before);
  });

  it('leaves ignored files that the newer version does not have', async () => {
    await removeBefore();
    await writeFiles(company, {
      '.gitignore': '.concord\nnotes.txt\n',
      'content/personas/notes.txt': 'ours',
      'content/notes.txt': 'ours',
    });
    commit(company, 'Our wiki');
    const before = await ownFiles();
    await release();
    const upgraded = command('upgrade', company, 'concord/main');
    expect(upgraded, upgraded.said).toMatchObject({ status: 0 });
    expect(await ownFiles()).toEqual(before);
    expect([...before.keys()]).toContain('content/personas/notes.txt');
  });
});

it('npm run upgrade lets no new page of the sample follow a folder that was moved', async () => {
  git(company, 'reset', '--quiet', '--hard');
  await removeBefore();
  await mkdir(join(company, 'archive'));
  await rename(join(company, 'content'), join(company, 'archive/sample'));
  await writeFiles(company, { 'content/wiki.yaml': bareWiki['wiki.yaml'] });
  commit(company, 'Our wiki');
  await writeFiles(upstream, { 'content/lexicon/newer.mdx': page('Newer') });
  commit(upstream, 'Newer');
  git(company, 'fetch', '--quiet', 'concord');
  const upgraded = command('upgrade', company, 'concord/main');
  expect(upgraded, upgraded.said).toMatchObject({ status: 0 });
  expect(git(company, 'diff', '--name-only', 'HEAD^1', 'HEAD')).toBe('');
});

async function removeBefore(): Promise<void> {
  for (const name of ['content.before-empty', 'media.before-empty'])
    await rm(join(company, name), { recursive: true });
}
