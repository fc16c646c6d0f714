import { execFile } from 'node:child_process';
import { appendFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guide } from '../fixtures/frontmatter/cases.ts';
import {
  bareWiki,
  differing,
  filesOf,
  runScript,
  temporaryFolder,
  unchanged,
  writeFiles,
} from '../support/script.ts';

const run = promisify(execFile);
/** More pages than everything else of a site. */
const guides = 60;

/** For a process of Node: it is a day later than it is. */
const tomorrow = `--import=data:text/javascript,${encodeURIComponent(`
  const { Date } = globalThis;
  globalThis.Date = class extends Date {
    constructor(...given) {
      super(...(given.length > 0 ? given : [Date.now() + 86_400_000]));
    }
  };`)}`;

interface Options {
  args?: readonly string[];
  env?: NodeJS.ProcessEnv;
  search?: boolean;
}

describe('npm run build, again', () => {
  let root: string;
  let content: string;
  let out: string;
  const git = (...words: string[]) =>
    run('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...words], { cwd: root });

  /** Builds. Returns the last line of what was said. */
  async function build({ args = [], env = {}, search = false }: Options = {}): Promise<string> {
    const where = ['--content', content, '--out', out, ...(search ? [] : ['--no-search'])];
    const { code, stdout, stderr } = await runScript('build', [...where, ...args], { env });
    expect([code, stderr]).toEqual([0, '']);
    return stdout.trim().split('\n').at(-1) ?? '';
  }

  /** When each file was last written. */
  async function writtenAt(): Promise<Map<string, number>> {
    const files = [...(await filesOf(out)).keys()];
    return new Map(
      await Promise.all(files.map(async (file) => [file, (await stat(join(out, file))).mtimeMs] as const)),
    );
  }

  beforeAll(async () => {
    root = await temporaryFolder();
    [content, out] = [join(root, 'content'), join(root, 'site')];
    for (let id = 0; id < guides; id++)
      await writeFiles(content, {
        [`guides/${id}.mdx`]: guide({ title: `Guide ${id}`, reviewed: '2026-01-01' }),
      });
    await writeFiles(content, {
      ...bareWiki,
      'guides/draft.mdx': guide({ title: 'A draft', draft: 'true' }),
      'guides/pictured.mdx': guide({ title: 'Pictured' }, '![One](/media/one.png)'),
    });
    await writeFiles(root, { 'public/media/one.png': 'one' });
    await writeFile(join(root, '.gitignore'), 'site\n');
    await git('init', '--quiet');
    await git('add', '.');
    await git('commit', '--quiet', '--message', 'At first');
    await build();
  });
  afterAll(() => rm(root, { recursive: true }));

  it('does nothing where nothing has changed', async () => {
    const before = await writtenAt();
    expect(await build()).toMatch(unchanged);
    expect(differing(before, await writtenAt())).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['content', () => appendFile(join(content, 'guides/1.mdx'), '\nMore.\n')],
    ['a file that comes', () => writeFile(join(content, 'guides/new.mdx'), guide({ title: 'New' }))],
    ['a file that goes', () => rm(join(content, 'guides/4.mdx'))],
    ['the settings', () => appendFile(join(content, 'wiki.yaml'), 'description: Words.\n')],
    ['an image', () => appendFile(join(root, 'public/media/one.png'), '!')],
    ['an image that comes', () => writeFile(join(root, 'public/media/two.png'), 'two')],
    ['what git tells', () => git('commit', '--quiet', '--allow-empty', '--message', 'Nothing')],
  ])('notices %s', async (_, change) => {
    await change();
    expect(await build()).not.toMatch(unchanged);
  });

  describe('with other options, one after the other', () => {
    const args: string[] = [];
    const env: NodeJS.ProcessEnv = {};
    let before: Map<string, string>;
    beforeAll(async () => {
      before = await filesOf(out);
    });

    it.each<[string, Options]>([
      ['the address', { env: { SITE_URL: 'https://wiki.example.com' } }],
      ['the path below it', { env: { SITE_BASE: '/docs/wiki' } }],
      ['whether drafts are published', { args: ['--drafts'] }],
      ['whether the editor saves to the desk', { args: ['--editing'] }],
      ['the day', { env: { NODE_OPTIONS: tomorrow } }],
    ])('notices %s', async (_, more) => {
      args.push(...(more.args ?? []));
      Object.assign(env, more.env);
      expect(await build({ args, env })).not.toMatch(unchanged);
    });

    it('notices that they are those of before, and makes the same site', async () => {
      expect(await build()).not.toMatch(unchanged);
      expect(differing(before, await filesOf(out))).toEqual([]);
    });
  });

  it('notices that the editor saves elsewhere', async () => {
    const saving = (repo: string) => ({
      CONCORD_CMS_BACKEND: 'gitlab',
      CONCORD_CMS_REPO: repo,
      CONCORD_CMS_APP_ID: 'wiki',
    });
    await build({ env: saving('one/wiki') });
    expect(await build({ env: saving('another/wiki') })).not.toMatch(unchanged);
    expect(await build({ env: saving('another/wiki') })).toMatch(unchanged);
    await build();
  });

  it('renders what shows an entry that has changed, and writes what differs', async () => {
    const [before, at] = [await filesOf(out), await writtenAt()];
    await appendFile(join(content, 'guides/2.mdx'), '\nA new sentence.\n');
    const [, rendered, reused] = /(\d+) pages rendered, (\d+) files as they were/.exec(await build()) ?? [];
    expect(Number(reused)).toBeGreaterThanOrEqual(guides - 1);
    const [after, now] = [await filesOf(out), await writtenAt()];
    const differ = differing(before, after);
    expect(differ).toContain('guides/2/index.html');
    expect(differ.length).toBeLessThanOrEqual(Number(rendered));
    expect(differing(at, now)).toEqual(differ);
  });

  it('indexes pages for search only where one was written', async () => {
    const indexed = async () => (await stat(join(out, 'pagefind/pagefind-entry.json'))).mtimeMs;
    await build({ search: true });
    const first = await indexed();
    await appendFile(join(root, 'public/media/one.png'), '!');
    expect(await build({ search: true })).not.toMatch(unchanged);
    expect(await indexed()).toBe(first);
    await appendFile(join(content, 'guides/3.mdx'), '\nFound.\n');
    await build({ search: true });
    expect(await indexed()).toBeGreaterThan(first);
    const index = await readdir(join(out, 'pagefind'));
    await rm(join(out, 'pagefind/wasm.en.pagefind'));
    expect(await build({ search: true })).not.toMatch(unchanged);
    await appendFile(join(out, 'pagefind/pagefind-entry.json'), 'tampered');
    expect(await build({ search: true })).not.toMatch(unchanged);
    expect(await readdir(join(out, 'pagefind'))).toEqual(index);
    await rm(join(out, 'pagefind'), { recursive: true });
    expect(await build({ search: true })).not.toMatch(unchanged);
    expect(await build({ search: true })).toMatch(unchanged);
    expect(await build()).not.toMatch(unchanged);
    expect(await readdir(out)).not.toContain('pagefind');
  });

  it('puts right what others have done to the site, and removes what is not its own', async () => {
    const before = await filesOf(out);
    await appendFile(join(out, 'guides/1/index.html'), 'tampered');
    expect(await build()).not.toMatch(unchanged);
    await rm(join(out, 'guides/1'), { recursive: true });
    expect(await build()).not.toMatch(unchanged);
    await rm(join(out, 'media/one.png'));
    expect(await build()).not.toMatch(unchanged);
    await writeFiles(out, { 'stray/deep/letter.html': 'dear' });
    expect(await build()).toContain('1 removed');
    expect(differing(before, await filesOf(out))).toEqual([]);
    expect(await readdir(out)).not.toContain('stray');
    expect(await build()).toMatch(unchanged);
  });
});
