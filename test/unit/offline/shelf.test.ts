import { describe, expect, it } from 'vitest';
import { isForReading } from '../../../src/offline/keepable.ts';
import { keptSince, mostFiles, mostPages, openShelf } from '../../../src/offline/shelf.ts';

const scope = 'https://wiki.example.com/docs/';
const at = (path: string) => scope + path;

/** A shelf of its own, in a wiki of these files; each answer is of another minute. */
function shelfIn(files: Record<string, string | Response>) {
  const kept = new Map<string, Response>();
  const cache = {
    match: async (address: string) => kept.get(address)?.clone(),
    put: async (address: string, response: Response) => void kept.set(address, response),
    delete: async (address: string) => kept.delete(address),
    keys: async () => [...kept.keys()].map((url) => ({ url })),
  };
  const caches = { open: async () => cache as unknown as Cache, delete: async () => (kept.clear(), true) };
  const fetch = async (address: string) => {
    const file = files[address.slice(scope.length).replace(/\?.*/, '')];
    if (file === undefined) return new Response('', { status: 404 });
    return file instanceof Response ? file.clone() : new Response(file);
  };
  let minutes = 0;
  const now = () => new Date(2026, 10, 28, 0, minutes++);
  const paths = () => [...kept.keys()].map((address) => address.slice(scope.length)).toSorted();
  return { files, paths, shelf: openShelf({ scope, caches, fetch, now }) };
}

const page = (title: string, body = '') => `<h1 class="x">${title}</h1>${body}`;

describe('what is for reading', () => {
  it.each([
    ['', true],
    ['guides/', true],
    ['administration/', true],
    ['admin/', false],
    ['admin', false],
    ['%61dmin/', false],
    ['api/entries.json', false],
    ['%E0/', false],
  ])('is what neither writes nor is asked by programs: %s', (path, is) => {
    expect(isForReading(at(path), scope)).toBe(is);
  });

  it.each(['https://wiki.example.com/', 'https://wiki.example.com/docs2/', 'https://example.com/docs/', '?'])(
    'is of this wiki, which %s is not',
    (address) => expect(isForReading(address, scope)).toBe(false),
  );
});

describe('a shelf', () => {
  it('keeps a page with its styles, scripts, what those load, and its pictures', async () => {
    const loads = '<link href="/docs/_assets/p.B1.css"><script src="/docs/_assets/p.C-1.js"></script>';
    const { shelf, paths } = shelfIn({
      'guides/a/': page('A &amp; B', `${loads}<img src="/docs/media/a%20b.png">`),
      '_assets/p.B1.css': '',
      '_assets/p.C-1.js': 'import"./q.D_1.js";const x=()=>import(`./r.E1.js`)',
      '_assets/q.D_1.js': '',
      '_assets/r.E1.js': 'const y="/docs/_assets/r.F1.css"',
      '_assets/r.F1.css': '',
      'media/a%20b.png': '',
    });
    await shelf.fetch(at('guides/a/?x=1'));
    expect(paths()).toEqual([
      ...['_assets/p.B1.css', '_assets/p.C-1.js', '_assets/q.D_1.js', '_assets/r.E1.js', '_assets/r.F1.css'],
      ...['guides/a/', 'media/a%20b.png'],
    ]);
    expect((await shelf.pages()).map(({ title }) => title)).toEqual(['A &amp; B']);
    const kept = await shelf.find(at('guides/a/?y=2#z'));
    expect(kept && keptSince(kept)).toEqual(new Date(2026, 10, 28));
  });

  it('keeps the names of all pages for search', async () => {
    const { shelf, paths } = shelfIn({ 'search/names.json': '{}', 'search/wiki.json': '{}', 'a/': page('') });
    await shelf.fetchNames();
    await shelf.fetch(at('a/'));
    await shelf.tidy();
    expect(paths()).toEqual(['a/', 'search/names.json', 'search/wiki.json']);
  });

  it.each([
    ['was removed', 404],
    ['may not be read any more', 403],
  ])('forgets what %s', async (_, status) => {
    const { shelf, paths } = shelfIn({ 'a/': page('A') });
    await shelf.fetch(at('a/'));
    await shelf.take(at('a/'), new Response('', { status }));
    expect(paths()).toEqual([]);
  });

  it('keeps what it has where the wiki fails, and nothing that is for one moment', async () => {
    const { shelf, paths } = shelfIn({ 'a/': page('A') });
    await shelf.fetch(at('a/'));
    await shelf.take(at('a/'), new Response('', { status: 502 }));
    await shelf.take(at('b/'), new Response('', { headers: { 'Cache-Control': 'private, no-store' } }));
    expect(paths()).toEqual(['a/']);
    await expect(shelf.fetch(at('c/'))).rejects.toThrow('404');
  });

  it('drops what no page loads any more once there is a new version', async () => {
    const { shelf, files, paths } = shelfIn({
      'a/': page('A', 'src="/docs/_assets/a.1.js"'),
      '_assets/a.1.js': '',
    });
    await shelf.fetch(at('a/'));
    Object.assign(files, { 'a/': page('A', 'src="/docs/_assets/a.2.js"'), '_assets/a.2.js': '' });
    await shelf.fetch(at('a/'));
    await shelf.tidy();
    expect(paths()).toEqual(['_assets/a.2.js', 'a/']);
  });

  it('drops the oldest pages, and the oldest of other files', async () => {
    const { shelf, paths } = shelfIn({});
    for (let each = 0; each < mostPages + 2; each++) await shelf.take(at(`${each}/`), new Response(page('')));
    for (let each = 0; each < mostFiles + 1; each++) await shelf.take(at(`search/${each}`), new Response(''));
    await shelf.take(at('0/'), new Response(page('')));
    await shelf.tidy();
    expect(paths()).toHaveLength(mostPages + mostFiles);
    expect(['0/', '1/', '2/', 'search/0', 'search/1'].filter((path) => !paths().includes(path))).toEqual([
      '1/',
      '2/',
      'search/0',
    ]);
    expect(await shelf.forget()).toBe(mostPages);
    expect(paths()).toEqual([]);
  });
});
