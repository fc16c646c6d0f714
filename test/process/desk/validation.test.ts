import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { validateWith } from '../../../src/desk/validation/action.ts';
import { RequestError } from '../../../src/desk/request-error.ts';
import { openRenderer, type Renderer } from '../../../src/desk/site/renderer.ts';
import { dayAt } from '../../../src/freshness/day.ts';
import { problemsOf } from '../../../src/wiki/checks.ts';
import { joinWiki } from '../../../src/wiki/join.ts';
import type { Sources } from '../../../src/wiki/wiki.ts';
import { readSources } from '../../../src/wiki/read.ts';
import { accidents, guide } from '../../fixtures/frontmatter/cases.ts';
import { fakeTheme } from '../../support/fake-theme.ts';

const settings = `name: Test
teams:
  - { id: sales, name: Sales, colour: '#aa0000' }
  - { id: marketing, name: Marketing, colour: '#0000aa' }
stages: []
review: { every: never, noticeDays: 21, perOwnerAWeek: 3, timeZone: UTC }
`;
const reviewed = { reviewed: '2026-01-01', reviewedBy: 'ada' };
const sound = guide(reviewed);
/** Takes the parser some sixteen seconds. */
const slow = 'www.a_'.repeat(20_000);

let folder: string;
let content: string;
let renderer: Renderer | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-look-'));
  content = join(folder, 'content');
});

afterEach(async () => {
  await renderer?.close();
  renderer = undefined;
  await rm(folder, { recursive: true });
});

async function write(files: Record<string, string>): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(content, file)), { recursive: true });
    await writeFile(join(content, file), text);
  }
}

/** A renderer of a small wiki. */
async function open(options: Partial<Parameters<typeof openRenderer>[0]> = {}): Promise<Renderer> {
  await write({
    'wiki.yaml': settings,
    'people/ada.yaml': 'name: Ada\nemail: ada@example.com\nteam: sales\nrole: Rep\n',
    'guides/a.mdx': sound,
  });
  return (renderer = openAt(folder, options));
}

/** A renderer of the wiki below a folder, whose pages are those of a theme that is not the real one. */
function openAt(at: string, options: Partial<Parameters<typeof openRenderer>[0]> = {}): Renderer {
  return openRenderer({
    contentFolder: join(at, 'content'),
    caches: { read: join(at, 'kept', 'read'), history: join(at, 'kept', 'history') },
    theme: () => fakeTheme(join(at, 'theme')),
    site: undefined,
    editing: { missing: [] },
    ...options,
  });
}

const idsOf = async (path: string, raw: string) =>
  (await renderer?.validate(path, raw, false))?.problems.map(
    ({ id, line, column }) => `${line}:${column} ${id}`,
  );

describe('validation', { timeout: 30_000 }, () => {
  it('says of an unsaved text what is wrong with it, at its place', async () => {
    await open();
    expect(await idsOf('content/guides/a.mdx', sound)).toEqual([]);
    const raw = guide({ ...reviewed, owner: 'bob' }, 'x\n\n[a](/guides/nobody/)').replaceAll('\n', '\r\n');
    expect(await idsOf('content/guides/a.mdx', raw)).toEqual(['4:1 owner-unknown', '12:1 link-broken']);
  });

  it('looks at a page that is not there yet, in the midst of those that are', async () => {
    await open();
    const raw = guide({ ...reviewed, related: '[a, new, nowhere]' }, '[a](/guides/a/) [self](/guides/new/)');
    const found = await renderer?.validate('content/guides/new.mdx', raw, false);
    expect(found?.problems).toMatchObject([
      { id: 'relation-missing', file: 'guides/new.mdx', entry: 'guides/new', line: 8, column: 19 },
    ]);
    expect(found?.html).toBeUndefined();
  });

  it('looks at people and settings', async () => {
    await open();
    expect(await idsOf('content/people/bo.yaml', 'name: Bo\nteam: sales\nrole: x\n')).toEqual([
      '1:1 field-missing',
    ]);
    expect(
      await idsOf('content/people/ada.yaml', 'name: Ada\nemail: a@example.com\nteam: hr\nrole: x\n'),
    ).toEqual(['3:1 team-unknown']);
    const unowned = settings.replace('stages: []', 'stages: [{ id: a, name: A, team: hr }]');
    expect(await idsOf('content/wiki.yaml', unowned)).toEqual(['1:1 team-unknown']);
    expect(await idsOf('content/wiki.yaml', settings.replace('UTC', 'Mars'))).toEqual(['6:59 field-invalid']);
  });

  it('knows what has been saved once it is told', async () => {
    await open();
    const raw = guide(reviewed, '[b](/guides/b/)');
    expect(await idsOf('content/guides/a.mdx', raw)).toEqual(['10:1 link-broken']);
    await write({ 'guides/b.mdx': sound });
    renderer?.changed(['guides/b.mdx']);
    expect(await idsOf('content/guides/a.mdx', raw)).toEqual([]);
  });

  it('answers those who wait for the same file with the newest', async () => {
    await open();
    const path = 'content/guides/a.mdx';
    const looks = ['b', 'c', 'd'].map((owner) =>
      renderer?.validate(path, guide({ ...reviewed, owner }), false).then(({ problems }) => problems[0]),
    );
    const other = renderer?.validate('content/guides/b.mdx', sound, false);
    const found = await Promise.all(looks);
    expect(found).toMatchObject([{ target: 'b' }, { target: 'd' }, { target: 'd' }]);
    expect((await other)?.problems).toEqual([]);
  });

  it('checks the very text that is to be saved, whatever else is written in the file', async () => {
    await open();
    const path = 'content/guides/a.mdx';
    const bad = (owner: string) => guide({ ...reviewed, owner });
    const [, checked, latest] = await Promise.all([
      renderer?.validate(path, bad('b'), false),
      renderer?.validateExactly(path, bad('c')),
      renderer?.validate(path, sound, true),
    ]);
    expect(checked?.problems).toMatchObject([{ id: 'owner-unknown', target: 'c' }]);
    expect(latest?.problems).toEqual([]);
  });

  it('gives up on a text that takes too long, and goes on with the next', async () => {
    await open({ timeoutMs: 1500 });
    const path = 'content/guides/a.mdx';
    const [hostile, next] = await Promise.all([
      renderer?.validate(path, guide(reviewed, slow), false),
      renderer?.validate('content/guides/b.mdx', guide({ ...reviewed, owner: 'bob' }), false),
    ]);
    expect(hostile?.problems).toMatchObject([
      { id: 'file-too-slow', level: 'error', file: 'guides/a.mdx', entry: 'guides/a', line: 1 },
    ]);
    expect(next?.problems.map(({ id }) => id)).toEqual(['owner-unknown']);
    expect(await idsOf(path, sound)).toEqual([]);
  });

  it('gives problems without a page where the page takes too long to render, or cannot be', async () => {
    const errors: unknown[] = [];
    await open({ timeoutMs: 1500, onError: (error) => errors.push(error) });
    const path = 'content/guides/a.mdx';
    await renderer?.validate(path, sound, false);
    expect(await renderer?.validate(path, sound, true)).toEqual({ problems: [], html: 'Handoff\nText.\n' });
    expect(await renderer?.validate(path, guide(reviewed, 'endless'), true)).toEqual({
      problems: [],
      html: undefined,
    });
    expect(await renderer?.validate(path, guide(reviewed, 'throw'), true)).toEqual({
      problems: [],
      html: undefined,
    });
    expect(errors.map(String)).toEqual(['Error: A component failed.']);
    expect((await renderer?.validate('content/people/ada.yaml', 'name: Ada\n', true))?.html).toBeUndefined();
  });

  it('says so where the wiki cannot be read, and looks again later', async () => {
    renderer = openAt(folder);
    await expect(renderer.validate('content/guides/a.mdx', sound, false)).rejects.toThrow('ENOENT');
    await write({ 'wiki.yaml': settings });
    expect(await idsOf('content/guides/a.mdx', sound)).toEqual(['4:1 owner-unknown', '7:1 relation-missing']);
  });

  it('turns away whoever comes after it was closed', async () => {
    const closed = await open();
    const waiting = closed.validate('content/guides/a.mdx', guide(reviewed, slow), false);
    await Promise.all([expect(waiting).rejects.toThrow('not served any more'), closed.close()]);
    await expect(closed.validate('content/guides/a.mdx', sound, false)).rejects.toThrow(
      'not served any more',
    );
  });
});

describe('how the desk looks', () => {
  it('takes texts of the wiki only, and knows what is to be saved from what is being written', async () => {
    const asked: unknown[] = [];
    const note =
      (name: string) =>
      async (...what: unknown[]) => (asked.push([name, ...what]), { problems: [], html: undefined });
    const ask = validateWith(
      { validate: note('validate'), validateExactly: note('exactly') } as unknown as Renderer,
      content,
    );
    await ask('content/guides/a.mdx', 'x', true);
    await ask('content/guides/a.mdx', 'y', false);
    await ask('content/wiki.yaml', 'z');
    for (const path of ['content/../a.mdx', 'content/guides/a.txt', 'public/media/a.png', '/etc/passwd', ''])
      await expect(ask(path, '')).rejects.toThrow(RequestError);
    expect(asked).toEqual([
      ['validate', 'content/guides/a.mdx', 'x', true],
      ['validate', 'content/guides/a.mdx', 'y', false],
      ['exactly', 'content/wiki.yaml', 'z'],
    ]);
  });
});

describe('looking at what is saved', () => {
  let all: string;
  let sources: Sources;
  let open: Renderer;

  beforeAll(async () => {
    all = await mkdtemp(join(tmpdir(), 'concord-look-all-'));
    await cp('content', join(all, 'content'), { recursive: true });
    // What ships is sound: some slips make the comparison mean something.
    for (const [index, { text }] of accidents.entries())
      await writeFile(join(all, 'content', 'guides', `slip-${index}.mdx`), text);
    await writeFile(join(all, 'content', 'guides', 'Old Page.mdx'), guide({ owner: 'nobody' }, '[x](#y)'));
    await writeFile(join(all, 'content', 'guides', 'slip-0.md'), sound);
    sources = await readSources(join(all, 'content'));
    open = openAt(all);
  });

  afterAll(async () => {
    await open.close();
    await rm(all, { recursive: true });
  });

  it('gives the problems that a check of the whole wiki gives for each file', async () => {
    const today = dayAt(new Date(), sources.settings.review.timeZone);
    const checked = problemsOf(sources, joinWiki(sources, true), today);
    const files = ['wiki.yaml', ...sources.entries.map(({ file }) => file)];
    for (const file of files) {
      const raw = await readFile(join(all, 'content', file), 'utf8');
      const { problems } = await open.validate(`content/${file}`, raw, false);
      // Only whoever writes is told of old words: a page that holds them is not wrong.
      const standing = problems.filter(({ id }) => id !== 'word-deprecated');
      expect(standing, file).toEqual(checked.filter((each) => each.file === file));
    }
    expect(files.length).toBeGreaterThan(140);
    expect(checked.length).toBeGreaterThan(100);
  });
});
