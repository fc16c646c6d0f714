import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openRenderer, type Renderer, type RendererOptions } from '../../../src/desk/site/renderer.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';
import { makeRepo, type Repo } from '../../support/desk-repo.ts';
import { fakeTheme } from '../../support/fake-theme.ts';

let repo: Repo;
let place: string;
let renderer: Renderer;

beforeEach(async () => {
  repo = await makeRepo();
  place = await mkdtemp(join(tmpdir(), 'concord-renderer-'));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await renderer.close();
  await Promise.all([repo.remove(), rm(place, { recursive: true })]);
});

/** Opens a renderer whose pages are those of a theme that is not the real one. */
function open(options: Partial<RendererOptions> = {}): void {
  renderer = openRenderer({
    contentFolder: repo.content,
    caches: { read: join(place, 'read'), history: join(place, 'history') },
    theme: () => fakeTheme(join(place, 'theme')),
    site: undefined,
    editing: { missing: [] },
    ...options,
  });
}

/** The text of a page. */
async function text(address: string): Promise<string | undefined> {
  const page = await renderer.page(address);
  return page && 'body' in page ? Buffer.from(page.body).toString('utf8') : undefined;
}

async function write(file: string, body: string, fields: Parameters<typeof guide>[0] = {}): Promise<void> {
  await repo.write(`wiki/content/${file}`, guide({ title: 'A page', ...fields }, body));
}

describe('rendering', () => {
  it('shows a page as its file is once it is told, and what is not there yet once it is', async () => {
    await write('guides/a.mdx', 'Before.');
    open();
    expect(await text('/guides/a/')).toContain('Before.');
    expect(await text('/guides/b/')).toBeUndefined();
    expect(await renderer.page('/guides/a')).toEqual({ moved: '/guides/a/' });
    await write('guides/a.mdx', 'After.');
    await write('guides/b.mdx', 'New.');
    renderer.changed(['guides/a.mdx']);
    expect(await text('/guides/a/')).toContain('After.');
    renderer.changed(['guides/b.mdx']);
    expect(await text('/guides/b/')).toContain('New.');
    await rm(join(repo.content, 'guides', 'b.mdx'));
    renderer.changed('all');
    expect(await text('/guides/b/')).toBeUndefined();
  });

  it('tells search of all pages first, and then of those that changed or name one that did', async () => {
    await write('guides/a.mdx', 'A.');
    await write('guides/b.mdx', '[a](/guides/a/)');
    await write('guides/c.mdx', 'C.');
    open();
    const first = await renderer.searched(false);
    expect(first.isAll).toBe(true);
    expect(first.addresses).toEqual(expect.arrayContaining(['/guides/a/', '/guides/b/', '/guides/c/']));
    expect(await renderer.searched(false)).toEqual({ addresses: [], isAll: false });
    await write('guides/a.mdx', 'Another.');
    renderer.changed(['guides/a.mdx']);
    // What others have asked for in between does not hide it.
    await text('/guides/a/');
    expect((await renderer.searched(false)).addresses.toSorted()).toEqual(['/guides/a/', '/guides/b/']);
    expect((await renderer.searched(false)).addresses).toEqual([]);
    expect((await renderer.searched(true)).isAll).toBe(true);
  });

  it('shows others their pages while one takes too long, and that one as typed until it changes', async () => {
    await write('guides/hostile.mdx', 'endless');
    await write('guides/a.mdx', 'Here.');
    open({ timeoutMs: 700 });
    const [hostile, other, again] = await Promise.all([
      text('/guides/hostile/'),
      text('/guides/a/'),
      text('/guides/hostile/'),
    ]);
    expect(other).toContain('Here.');
    expect(hostile).toContain('endless');
    expect(again).toBe(hostile);
    // What serves it next does not try it again.
    await renderer.close();
    open({ timeoutMs: 50_000 });
    expect(await text('/guides/hostile/')).toBe(hostile);
    await write('guides/hostile.mdx', 'Harmless.');
    renderer.changed(['guides/hostile.mdx']);
    expect(await text('/guides/hostile/')).toContain('Harmless.');
  });

  it('shows people their pages before those that can wait', async () => {
    open();
    const shown: string[] = [];
    const ask = (address: string, canWait?: boolean) =>
      renderer.page(address, canWait).then(() => shown.push(address));
    await Promise.all([ask('/begun/'), ask('/search/', true), ask('/person/'), ask('/another/')]);
    expect(shown).toEqual(['/begun/', '/person/', '/another/', '/search/']);
  });

  it('shows what is not committed as changed today, on the next day, too', async () => {
    const clock = join(place, 'clock');
    const source = `import { readFileSync } from 'node:fs';
      globalThis.Date = class extends Date {
        constructor(...given) {
          super(...(given.length > 0 ? given : [readFileSync(${JSON.stringify(clock)}, 'utf8')]));
        }
      };`;
    vi.stubEnv('NODE_OPTIONS', `--import=data:text/javascript,${encodeURIComponent(source)}`);
    await writeFile(clock, '2026-11-28T23:59:59Z');
    await write('lexicon/lead.mdx', 'On (day).');
    open();
    expect([await text('/lexicon/lead/'), await text('/')]).toEqual([
      expect.stringContaining('On 2026-11-28.'),
      expect.stringContaining('2026-11-28'),
    ]);
    await writeFile(clock, '2026-11-29T00:00:00Z');
    expect([await text('/'), await text('/lexicon/lead/')]).toEqual([
      expect.stringContaining('2026-11-29'),
      expect.stringContaining('On 2026-11-29.'),
    ]);
  });

  it('says which page cannot be shown, and why, and shows the others', async () => {
    await write('guides/bad.mdx', 'throw');
    open();
    await expect(text('/guides/bad/')).rejects.toThrow('A component failed.');
    expect(await text('/')).toContain('guides/bad');
  });

  it('fails where the theme does not compile, and tries again', async () => {
    let isFirst = true;
    open({
      theme: async () => {
        if (isFirst) {
          isFirst = false;
          throw new Error('It does not compile.');
        }
        return fakeTheme(join(place, 'theme'));
      },
    });
    await expect(text('/')).rejects.toThrow('It does not compile.');
    expect(await text('/')).toContain('lexicon/lead');
  });
});
