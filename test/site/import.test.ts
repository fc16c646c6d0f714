import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gpsNote, pngChunk, pngOf } from '../support/pictures.ts';
import { bareWiki, runScript, temporaryFolder, writeFiles, type Ran } from '../support/script.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('npm run import', () => {
  let home: string;
  let content: string;
  let source: string;
  let report: string;

  beforeAll(async () => {
    home = await temporaryFolder();
    content = join(home, 'wiki/content');
    source = join(home, 'Old Handbook');
    report = join(home, 'reports/import.txt');
    await writeFiles(content, { ...bareWiki, 'guides/kept.mdx': 'Mine.' });
    await writeFiles(home, { 'secret.md': 'Secret words.' });
    await writeFiles(source, {
      'README.md': '# Handbook\n\nBegin with [onboarding](sales/onboarding.md). ![Logo](img/logo.png)',
      'sales/onboarding.md':
        '---\nsidebar: left\n---\n# Onboarding\n\nThe first days.\n\n<div>Old <b>HTML</b> words</div>\n\n[Plan](plan.xlsx)\n\n![A](<../.gitbook/assets/a (1).png>)',
      'sales/plan.xlsx': 'x',
      'kept.md': '# Kept\n\nTheirs.',
      '.obsidian/notes.md': 'Not a page.',
    });
    await mkdir(join(source, 'img'));
    const noted = pngOf(9, 9, undefined, [pngChunk('tEXt', Buffer.from(`Comment\0${gpsNote}`))]);
    await writeFile(join(source, 'img/logo.png'), noted);
    await mkdir(join(source, '.gitbook/assets'), { recursive: true });
    for (const name of ['a (1).png', 'unused.png', 'Deck.pdf'])
      await writeFile(join(source, '.gitbook/assets', name), png);
    await symlink(join(home, 'secret.md'), join(source, 'secret.md'));
    await symlink(dirname(source), join(source, 'round'));
    await writeFile(join(source, 'latin.md'), Buffer.from('# Café\n\nÀ bientôt.', 'latin1'));
  });
  afterAll(() => rm(home, { recursive: true }));

  const run = (...args: string[]): Promise<Ran> =>
    runScript('import', [
      ...[source, '--collection', 'guides', '--owner', 'ada', '--content', content],
      ...['--today', '2026-11-22', '--report', report, ...args],
    ]);
  const written = async () =>
    (await readdir(join(home, 'wiki'), { recursive: true })).filter((name) => name.includes('.')).toSorted();
  const shipped = ['content/guides/kept.mdx', 'content/people/ada.yaml', 'content/wiki.yaml'];

  it('only says what it would do with --dry-run', async () => {
    const { stdout, stderr, code } = await run('--dry-run');
    expect([stderr, code]).toEqual(['', 1]);
    expect(await readFile(report, 'utf8')).toContain('\nkept.md → not imported\n');
    expect(stdout).toContain('Nothing was written. An import would write 3 pages of 4, 2 images.');
    expect(await written()).toEqual(shipped);
  });

  it('leaves its report below the state folder, wherever that is', async () => {
    const state = join(home, 'state');
    const args = [source, '--collection', 'guides', '--owner', 'ada', '--content', content, '--dry-run'];
    const { stdout } = await runScript('import', args, { env: { CONCORD_STATE: state } });
    const file = join(state, 'import/guides-old-handbook.txt');
    expect(stdout).toContain(file);
    expect(await readFile(file, 'utf8')).toContain('\nkept.md → not imported\n');
  });

  it('45-import-hidden-assets: writes new pages and leaves others alone', async () => {
    const { stdout, code } = await run();
    expect(code).toBe(1);
    expect(await written()).toEqual(
      [
        ...shipped,
        'content/guides/latin.mdx',
        'content/guides/old-handbook.mdx',
        'content/guides/sales/onboarding.mdx',
        'public/media/guides/old-handbook/gitbook/assets/a-1.png',
        'public/media/guides/old-handbook/img/logo.png',
      ].toSorted(),
    );
    const logo = await readFile(join(home, 'wiki/public/media/guides/old-handbook/img/logo.png'));
    expect(logo.equals(pngOf(9, 9))).toBe(true);
    expect(await readFile(join(content, 'guides/kept.mdx'), 'utf8')).toBe('Mine.');
    expect(stdout).toContain('guides/kept.mdx (kept.md)');
    expect(stdout).toContain('stayed behind: sales/plan.xlsx');
    expect(stdout).toContain('a name that begins with a dot hides them: .obsidian/notes.md');
    expect(stdout).not.toMatch(/unused\.png|Deck\.pdf/);
    expect(await readFile(join(content, 'guides/old-handbook.mdx'), 'utf8')).toBe(
      '---\ntitle: Handbook\nsummary: Begin with onboarding.\nowner: ada\nteams:\n  - sales\nreviewFirstBy: 2026-12-14\n---\n\nBegin with [onboarding](/guides/sales/onboarding/). ![Logo](/media/guides/old-handbook/img/logo.png)\n',
    );
    const onboarding = await readFile(join(content, 'guides/sales/onboarding.mdx'), 'utf8');
    for (const words of ['The first days.', 'Old **HTML** words', 'Plan (`plan.xlsx`)', 'sidebar: left'])
      expect(onboarding).toContain(words);
    expect(await readFile(join(content, 'guides/latin.mdx'), 'utf8')).toContain('À bientôt.');
  });

  it('spreads the first reviews over the weeks, and says so', async () => {
    const fields = await Promise.all(
      ['latin', 'old-handbook', 'sales/onboarding'].map((name) =>
        readFile(join(content, `guides/${name}.mdx`), 'utf8'),
      ),
    );
    const days = fields.map((text) => /\nreviewFirstBy: (.*)\n/.exec(text)?.[1]);
    expect(days.toSorted()).toEqual(['2026-12-14', '2026-12-15', '2026-12-17']);
  });

  it('says how much it was, and the rest in a file', async () => {
    const { stdout } = await run('--into', 'again', '--dry-run');
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toBe(
      'Nothing was written. An import would write 4 pages of 4, 2 images. 1 page needs your attention (▲).',
    );
    expect(lines.at(-1)).toBe(`The whole report, by kind and by page: ${report}`);
    const whole = await readFile(report, 'utf8');
    expect(whole.startsWith(lines.slice(0, -1).join('\n'))).toBe(true);
    expect(whole).toContain(
      '\n▲ Links to files that are not pages became text with the address (1)\n    sales/onboarding.md: plan.xlsx\n',
    );
    expect(whole).toContain('\nsales/onboarding.md → guides/again/sales/onboarding.mdx\n');
    expect(whole).toContain('\n  · Owner: ada, given with --owner\n');
  });

  it('says all of it where the file cannot be written', async () => {
    const { stdout, code } = await run(
      '--into',
      'again',
      '--dry-run',
      '--report',
      join(source, 'kept.md/x.txt'),
    );
    expect(code).toBe(1);
    expect(stdout).toContain('sales/onboarding.md → guides/again/sales/onboarding.mdx');
    expect(stdout).toContain('This is the whole report: it could not be written to');
  });

  it('takes the owners of folders from the repository, and from a file before that', async () => {
    await mkdir(join(home, '.git'));
    await writeFiles(home, {
      CODEOWNERS: '/Old\\ Handbook/sales/ @ada\n* @octocat\n',
      'owners.txt': 'latin.md Ada Example\n',
    });
    await run('--into', 'again', '--dry-run', '--owners', join(home, 'owners.txt'));
    const whole = await readFile(report, 'utf8');
    expect(whole).toContain(`    latin.md: ada, from ${join(home, 'owners.txt')}\n`);
    expect(whole).toContain('    sales/onboarding.md: @octocat\n');
    const { stderr, code } = await run('--owners', join(home, 'nowhere.txt'));
    expect([code, stderr.includes('nowhere.txt” cannot be read: ENOENT.')]).toEqual([2, true]);
    await rm(join(home, 'CODEOWNERS'));
  });

  it('59-scale-import-invents-facts: leaves drafts that ask for what is missing, and that no check fails on', async () => {
    const cards = join(home, 'cards');
    const wiki = join(home, 'cards-wiki/content');
    await writeFiles(wiki, bareWiki);
    await writeFiles(cards, { 'rival.md': '# Rival\n\nThey are seldom there.\n\n## Strengths\n\n- Cheap' });
    const args = ['--collection', 'competitors', '--owner', 'ada', '--content', wiki, '--report', report];
    const { stdout, code } = await runScript('import', [cards, ...args]);
    expect(code).toBe(0);
    expect(stdout).toContain('▲ A draft until somebody fills in what the source does not say\n');
    const text = await readFile(join(wiki, 'competitors/rival.mdx'), 'utf8');
    expect(text).toContain('\ndraft: true\n');
    expect(text).not.toMatch(/To be written|threat|inOneSentence|shareable/);
    expect(text).toContain('- Cheap');
    const check = await runScript('check', ['--content', wiki, '--format', 'json']);
    const { problems } = JSON.parse(check.stdout) as {
      problems: { id: string; level: string; message: string }[];
    };
    const asked = problems.filter(({ id }) => id === 'draft-incomplete');
    expect([check.code, asked.map(({ level }) => level)]).toEqual([0, asked.map(() => 'warning')]);
    expect(asked.map(({ message }) => /“(.*?)”/.exec(message)?.[1]).toSorted()).toEqual([
      'inOneSentence',
      'meetThem',
      'shareable',
      'strengths',
      'threat',
      'weaknesses',
      'winThemes',
    ]);
  });

  it('writes nothing a second time', async () => {
    const before = await written();
    const { stdout, code } = await run();
    expect([code, await written()]).toEqual([1, before]);
    expect(stdout).toContain('Written: 0 pages of 4');
  });

  it('imports into a folder, for the teams named, and is then content', async () => {
    const { code } = await run('--into', '../Old Stuff', '--teams', 'sales,marketing');
    expect(code).toBe(0);
    const kept = await readFile(join(content, 'guides/page/old-stuff/kept.mdx'), 'utf8');
    expect(kept).toContain('teams:\n  - sales\n  - marketing\n');
    // The week of the 14th has been given away.
    expect(kept).toMatch(/\nreviewFirstBy: 2026-12-2[1-5]\n/);
  });

  it('leaves a wiki that the check has nothing against', async () => {
    await rm(join(content, 'guides/kept.mdx'));
    const { stdout, code } = await runScript('check', ['--content', content, '--format', 'json']);
    const { problems } = JSON.parse(stdout) as { problems: { id: string; file: string }[] };
    expect([code, [...new Set(problems.map((each) => each.id))]]).toEqual([
      0,
      ['history-unknown', 'review-missing'],
    ]);
  });

  it.each([
    ['no folder', ['--collection', 'guides', '--owner', 'ada'], 'Name the folder'],
    [
      'a folder that is not there',
      ['nowhere', '--collection', 'guides', '--owner', 'ada'],
      'There is no folder “nowhere”',
    ],
    ['a page', ['README.md', '--collection', 'guides', '--owner', 'ada'], 'README.md” is one page'],
    ['another file', ['package.json', '--collection', 'guides', '--owner', 'ada'], 'package.json” is a file'],
    ['no collection', ['src', '--owner', 'ada'], 'lexicon'],
    ['people are no pages', ['src', '--collection', 'people', '--owner', 'ada'], 'lexicon'],
    [
      'an unknown owner',
      ['src', '--collection', 'guides', '--owner', 'nobody'],
      'There is no person “nobody”: ada.',
    ],
    [
      'an unknown team',
      ['src', '--collection', 'guides', '--owner', 'ada', '--teams', 'x'],
      'sales, marketing',
    ],
    ['no pages', ['scripts', '--collection', 'guides', '--owner', 'ada'], 'There is no page'],
    ['an unknown option', ['src', '--force'], '--force'],
  ])('is wrong use: %s', async (_, args, message) => {
    const { stderr, code, stdout } = await runScript('import', [...args, '--content', content]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  it('explains itself', async () => {
    const { stdout, code } = await runScript('import', ['--help']);
    expect(code).toBe(0);
    for (const word of [
      'SOURCE',
      '--collection',
      '--owner',
      '--into',
      '--teams',
      '--content',
      '--today',
      '--owners',
      '--report',
      '--dry-run',
      'Exit codes',
    ])
      expect(stdout).toContain(word);
  });
});
