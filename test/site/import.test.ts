import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bareWiki, runScript, temporaryFolder, writeFiles, type Ran } from '../support/script.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('npm run import', () => {
  let home: string;
  let content: string;
  let source: string;

  beforeAll(async () => {
    home = await temporaryFolder();
    content = join(home, 'wiki/content');
    source = join(home, 'Old Handbook');
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
    await writeFile(join(source, 'img/logo.png'), png);
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
      ...['--today', '2026-11-22', ...args],
    ]);
  const written = async () =>
    (await readdir(join(home, 'wiki'), { recursive: true })).filter((name) => name.includes('.')).toSorted();
  const shipped = ['content/guides/kept.mdx', 'content/people/ada.yaml', 'content/wiki.yaml'];

  it('only says what it would do with --dry-run', async () => {
    const { stdout, stderr, code } = await run('--dry-run');
    expect([stderr, code]).toEqual(['', 1]);
    expect(stdout).toContain('Nothing was written. An import would write 3 pages of 4, 2 images.');
    expect(await written()).toEqual(shipped);
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
    expect(await readFile(join(content, 'guides/kept.mdx'), 'utf8')).toBe('Mine.');
    expect(stdout).toContain('kept.md → not imported');
    expect(stdout).toContain('sales/plan.xlsx');
    expect(stdout).toContain('a name that begins with a dot hides them: .obsidian/notes.md.');
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
      '--dry-run',
      'Exit codes',
    ])
      expect(stdout).toContain(word);
  });
});
