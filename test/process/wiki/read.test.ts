import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problemInWords } from '../../../src/problem/wording.ts';
import { readSources } from '../../../src/wiki/read.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'concord-read-'));
});
afterEach(() => rm(root, { recursive: true }));

async function write(files: Record<string, string | Uint8Array>): Promise<string> {
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), content);
  }
  return join(root, 'content');
}

describe('readSources', () => {
  it('reads pages, people, settings and uploads', async () => {
    const folder = await write({
      'content/wiki.yaml': 'name: X',
      'content/people/ada.yaml': 'name: Ada',
      'content/guides/a.mdx': guide(),
      'content/guides/sub/b.md': guide(),
      'public/media/x/y.png': '',
    });
    const { entries, media } = await readSources(folder);
    expect(entries.map((each) => `${each.collection}/${each.id}`)).toEqual([
      'guides/a',
      'guides/sub/b',
      'people/ada',
    ]);
    expect(media).toEqual(['x/y.png']);
  });

  it('reports what belongs to no collection, and passes over housekeeping', async () => {
    const folder = await write({
      'content/wiki.yaml': '',
      'content/notes.txt': '',
      'content/guides/pic.png': '',
      'content/other/a.mdx': '',
      'content/Guides/a.mdx': '',
      'content/people/ada.mdx': '',
      'content/.gitkeep': '',
      'content/guides/README.md': '',
    });
    const { problems } = await readSources(folder);
    const ignored = problems.filter((each) => each.id === 'file-ignored');
    expect(ignored.map((each) => problemInWords(each).message)).toEqual([
      '“Guides/a.mdx” is in the folder of no collection. Is “guides” meant?',
      '“guides/pic.png” does not end in “.mdx”, as a file in its folder does.',
      '“notes.txt” is in the folder of no collection.',
      '“other/a.mdx” is in the folder of no collection.',
      '“people/ada.mdx” does not end in “.yaml”, as a file in its folder does.',
    ]);
  });

  it('publishes two files of the same address beside each other, and reports both', async () => {
    const folder = await write({
      'content/wiki.yaml': '',
      'content/guides/Lead.mdx': guide(),
      'content/guides/lead.mdx': guide(),
      'content/guides/lead.md': guide(),
    });
    const { entries, problems } = await readSources(folder);
    expect(entries.map((each) => each.id)).toEqual(['Lead', 'lead-2', 'lead-3']);
    expect(new Set(problems.filter((each) => each.id === 'id-duplicate').map((each) => each.file))).toEqual(
      new Set(['guides/Lead.mdx', 'guides/lead.mdx', 'guides/lead.md']),
    );
  });

  it('leaves addresses that are the site’s own to it, and reports the files and folders of such names', async () => {
    const text = guide();
    const folder = await write({
      'content/wiki.yaml': '',
      'content/lexicon/notes.css.mdx': text,
      'content/meetings/Next.mdx': text,
      'content/meetings/next/a.mdx': text,
      'content/meetings/next-week.mdx': text,
      'content/people/ada.json.yaml': 'name: Ada\nemail: ada@example.com\nteam: sales\nrole: Rep\n',
    });
    const { entries, problems } = await readSources(folder);
    const ids = ['notes.css-2', 'Next-2', 'next-2/a', 'next-week', 'ada.json-2'];
    expect(entries.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    const told = problems.filter(({ id }) => id === 'address-own');
    expect(told.map(({ file }) => file).toSorted()).toEqual([
      'lexicon/notes.css.mdx',
      'meetings/Next.mdx',
      'meetings/next/a.mdx',
      'people/ada.json.yaml',
    ]);
    expect(told.find(({ file }) => file === 'meetings/Next.mdx')).toMatchObject({
      address: 'meetings/Next',
      instead: 'meetings/Next-2',
    });
  });

  it('gives a file of an awkward name a fit address', async () => {
    const folder = await write({
      'content/wiki.yaml': '',
      'content/guides/What now? 100%.mdx': guide(),
      'content/guides/Über.mdx': guide(),
    });
    const { entries, problems } = await readSources(folder);
    expect(entries.map((each) => each.id)).toEqual(['What-now-100', 'Über']);
    expect(problems.map((each) => each.id)).toContain('file-name');
  });

  it('shows a page that takes too long as typed, and reads the others', async () => {
    const slow = `${guide()}${'www.a_'.repeat(20_000)}`;
    const folder = await write({
      'content/wiki.yaml': '',
      'content/guides/a.mdx': guide(),
      'content/guides/slow.mdx': slow,
      'content/guides/z.mdx': guide(),
    });
    const { entries } = await readSources(folder);
    expect(entries.map(({ id, plain, title }) => [id, plain, title])).toEqual([
      ['a', false, 'Handoff'],
      ['slow', true, 'Handoff'],
      ['z', false, 'Handoff'],
    ]);
    expect(entries[1]?.problems.map((each) => each.id)).toEqual(['file-too-slow']);
  });

  it('keeps a page for what cannot even be read as fields in time', async () => {
    const fields = Array.from({ length: 60_000 }, (_, index) => `field${index}: x`).join('\n');
    const folder = await write({
      'content/wiki.yaml': '',
      'content/guides/a.mdx': guide(),
      'content/guides/slow.mdx': `---\n${fields}\n---\n`,
    });
    const { entries } = await readSources(folder);
    expect(entries.map((each) => each.problems.map(({ id }) => id))).toEqual([[], ['file-unreadable']]);
    expect(entries[1]?.problems).toMatchObject([{ why: 'too-slow' }]);
  });

  it('reads the sign for what is no text where somebody has typed it', async () => {
    const folder = await write({
      'content/wiki.yaml': '',
      'content/guides/a.mdx': guide({ title: '\ufffd' }),
    });
    const { entries } = await readSources(folder);
    expect(entries.map(({ title, plain }) => [title, plain])).toEqual([['\ufffd', false]]);
  });

  it('keeps a page for what is not text', async () => {
    const folder = await write({
      'content/wiki.yaml': '',
      'content/guides/latin.mdx': new Uint8Array([0xe9, 0x80]),
    });
    const { entries } = await readSources(folder);
    expect(entries[0]).toMatchObject({ id: 'latin', title: 'Latin', plain: true });
    expect(entries[0]?.problems.map((each) => each.id)).toEqual(['file-unreadable']);
  });

  it('does not follow links out of the folder', async () => {
    const folder = await write({
      'content/wiki.yaml': '',
      'secret.mdx': guide(),
      'content/guides/a.mdx': guide(),
    });
    await symlink(join(root, 'secret.mdx'), join(folder, 'guides/leak.mdx'));
    const { entries } = await readSources(folder);
    expect(entries.map((each) => each.id)).toEqual(['a']);
  });

  it('passes over a link to a folder', async () => {
    const folder = await write({ 'content/wiki.yaml': '', 'content/guides/sub/a.mdx': guide() });
    await symlink(join(folder, 'guides/sub'), join(folder, 'guides/folder.mdx'));
    const { entries } = await readSources(folder);
    expect(entries.map((each) => each.id)).toEqual(['sub/a']);
  });

  it('takes only images for uploads', async () => {
    const folder = await write({
      'content/wiki.yaml': '',
      'public/media/a.png': '',
      'public/media/b.svg': '',
      'public/media/c.html': '',
      'public/media/.secret.png': '',
      'passwords.png': '',
    });
    await symlink(join(root, 'passwords.png'), join(root, 'public/media/leak.png'));
    expect((await readSources(folder)).media).toEqual(['a.png']);
  });

  it('rejects where there is no folder', async () => {
    await expect(readSources(join(root, 'nowhere'))).rejects.toThrow('ENOENT');
  });

  it('uses defaults where the settings are missing or unfit, and says so', async () => {
    const none = await readSources(await write({ 'content/guides/a.mdx': guide() }));
    expect(none.problems.map((each) => each.id)).toEqual(['settings-missing']);
    const unfit = await readSources(await write({ 'content/wiki.yaml': 'name: X\nteams: []\n' }));
    expect(unfit.problems.map((each) => each.id)).toContain('field-missing');
    expect(unfit.settings.teams.map((each) => each.id)).toEqual(['sales', 'marketing']);
  });
});
