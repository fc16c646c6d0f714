import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { close } from 'pagefind';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isUsed, newIndex } from '../../../src/search/new-index.ts';
import { openIndex, version } from '../../../src/search/text/pagefind.ts';
import { searchExactly, searchWords, type Filters, type Index } from '../../../src/search/text/words.ts';
import { askedWords } from '../../../src/search/text/asked.ts';
import { temporaryFolder } from '../../support/script.ts';
import { serve, type Served } from '../../support/serve.ts';

interface Indexed {
  title: string;
  text: string;
  kind?: string;
}

/** Titles, and what stands on the pages. Each is sought below. */
const pages: Indexed[] = [
  { title: 'C++ shops', text: 'Teams that write in C++ or C/C++ all day.' },
  { title: 'C# shops', text: 'Teams that write in C#.' },
  { title: 'F# shops', text: 'Few teams write in F#.' },
  { title: 'Net price', text: 'The price net of all discounts, net of tax.' },
  { title: 'Houses on .NET', text: 'Teams on .NET and ASP.NET.' },
  { title: 'E-mail first', text: 'Send an E-mail, then a follow-up.' },
  { title: 'Pre-sales', text: 'The hand-over, by the go-to-market plan.' },
  { title: 'Ranked #1', text: 'What we say of it under #WeighDay. Call +49 931 1200 or 24/7, see § 5.' },
  {
    title: 'Agreement',
    text: 'On the lead and its handoff: six hours a lead.',
  },
  { title: 'Recycled lead', text: 'A lead that is a lead again after a handoff.', kind: 'Term' },
  { title: 'Lead', text: 'Someone who has told us who they are.', kind: 'Term' },
  { title: 'Lead handoff', text: 'How sales takes over, with 6 checks.', kind: 'Guide' },
  { title: 'Budget', text: 'They have no money this year.', kind: 'Objection' },
  { title: 'Operations', text: 'Who works the terminals.', kind: 'Persona' },
  { title: 'Rivals', text: 'Their service comes from Würzburg.' },
];

describe('a search for words', () => {
  let folder: string;
  let site: Served;
  let index: Index;

  beforeAll(async () => {
    folder = await temporaryFolder();
    const made = await newIndex(pages.length);
    for (const [at, page] of pages.entries())
      await made.addHTMLFile({ sourcePath: `${at}/index.html`, content: htmlOf(page) });
    await made.writeFiles({ outputPath: join(folder, 'pagefind') });
    await close();
    site = await serve(folder);
    index = await openIndex(`${site.address}/pagefind/`);
  });
  afterAll(async () => {
    await site.close();
    await rm(folder, { recursive: true });
  });

  const search = (typed: string, filters?: Filters) => searchWords(index, askedWords(typed, []), filters);

  async function titles(typed: string, filters?: Filters): Promise<(string | undefined)[]> {
    const quoted = /^"(.+)"$/.exec(typed)?.[1];
    const { results } = await (quoted ? searchExactly(index, quoted) : search(typed, filters));
    return Promise.all(results.map(async (result) => (await result.data()).meta['title']));
  }

  it.each([
    ['28-search-cpp: C++', 'C++', 'C++ shops'],
    ['28-search-cpp: c#', 'c#', 'C# shops'],
    ['28-search-cpp: F#', 'F#', 'F# shops'],
    ['28-search-cpp: .NET', '.NET', 'Houses on .NET'],
    ['30-search-hyphen: email', 'email', 'E-mail first'],
    ['30-search-hyphen: e-mail', 'e-mail', 'E-mail first'],
    ['30-search-hyphen: mail', 'mail', 'E-mail first'],
    ['30-search-hyphen: followup', 'followup', 'E-mail first'],
    ['30-search-hyphen: handover', 'handover', 'Pre-sales'],
    ['30-search-hyphen: go-to-market plan', 'go-to-market plan', 'Pre-sales'],
    ['a hashtag without its sign', 'weighday', 'Ranked #1'],
    ['a number with a sign', '#1', 'Ranked #1'],
    ['a part of a telephone number', '49 931', 'Ranked #1'],
    ['a sign that no index has', '§ 5', 'Ranked #1'],
    ['an umlaut as two letters', 'Wuerzburg', 'Rivals'],
    ['the beginning of a word with an umlaut as two letters', 'wuerzbu', 'Rivals'],
    ['another form of a word', 'working terminals', 'Operations'],
    ['words that no page has all of', 'there is no budget for handoffs this year', 'Budget'],
  ])('finds %s', async (_, term, title) => {
    expect((await titles(term))[0]).toBe(title);
  });

  it('finds nothing, and says so, where no page has any of the words', async () => {
    // “opertunity” begins like “Operations”, “cfo” like “call”, “leag” like “lead”.
    for (const term of ['opertunity', 'cfo', 'qqxv wjkz', 'leag']) {
      expect(await search(term)).toEqual({ results: [], unknown: term.split(' ') });
    }
  });

  it('names the words that no page has, and finds those with the others', async () => {
    expect((await search('budget opertunity')).unknown).toEqual(['opertunity']);
    expect(await titles('budget opertunity')).toEqual(['Budget']);
  });

  it('finds what stands between quotation marks just so', async () => {
    expect(await titles('"lead again"')).toEqual(['Recycled lead']);
  });

  it('looks for another word where no page has the one that was typed, and says so', async () => {
    const found = await searchWords(index, [{ typed: 'bugdet', instead: 'budget' }]);
    expect([found.results.length, found.unknown]).toEqual([1, ['bugdet']]);
    const kept = await searchWords(index, [{ typed: 'handoff', instead: 'budget' }]);
    expect([kept.results.length, kept.unknown]).toEqual([3, []]);
  });

  it('takes a word for a name rather than for the beginning of a longer one', async () => {
    // “term” begins “terminals”, and a name is nearly called so.
    const found = await searchWords(index, [{ typed: 'term', instead: 'team' }]);
    expect([found.results.length, found.unknown]).toEqual([4, ['term']]);
    expect(await titles('term')).toEqual(['Operations']);
  });

  it('counts a number in digits and in words as one', async () => {
    expect(askedWords('six hours', [])).toEqual([{ typed: 'six', alike: '6' }, { typed: 'hours' }]);
    for (const typed of ['6', 'six'])
      expect((await titles(typed)).toSorted()).toEqual(['Agreement', 'Lead handoff']);
    expect((await titles('six hours'))[0]).toBe('Agreement');
  });

  it('leaves out words that say nothing, unless there are no others', () => {
    const words = (typed: string) => askedWords(typed, []).map((word) => word.typed);
    expect(words('we have no budget')).toEqual(['budget']);
    expect(words('who are you')).toEqual(['who', 'are', 'you']);
  });

  it('leaves out words that many pages are called by, where one is called so', () => {
    const names = { isCommon: (word: string) => word === 'lead' };
    const words = (typed: string) => askedWords(typed, [], names).map((word) => word.typed);
    expect(words('lead handoff')).toEqual(['handoff']);
    expect(words('the lead')).toEqual(['lead']);
  });

  it('finds only what it is narrowed down to, and knows words by all pages', async () => {
    expect(await titles('lead handoff', { in: 'Guide' })).toEqual(['Lead handoff']);
    expect(await search('budget', { in: 'Guide' })).toEqual({ results: [], unknown: [] });
  });

  it('needs no file of Pagefind’s own boxes and scripts', async () => {
    const files = await readdir(join(folder, 'pagefind'));
    expect(files.filter((file) => !isUsed(file)).toSorted()).toEqual(
      expect.arrayContaining(['pagefind-worker.js', 'pagefind.js']),
    );
    const needed = /^(pagefind-entry\.json|pagefind\..*\.pf_meta|wasm\..*|filter|fragment|index)$/;
    expect(files.filter(isUsed).filter((file) => !needed.test(file))).toEqual([]);
  });

  it('answers as Pagefind’s own script does', async () => {
    const { href } = pathToFileURL(join(folder, 'pagefind/pagefind.js'));
    const pagefind = (await import(/* @vite-ignore */ href)) as { createInstance(options: object): Index };
    const own = pagefind.createInstance({ basePath: `${site.address}/pagefind/`, noWorker: true });
    const plain = async ({ results }: Awaited<ReturnType<Index['search']>>) =>
      Promise.all(
        results.map(async ({ id, score, words, data }) => {
          const { url, content, meta } = await data();
          return { id, score, words, url, content, meta };
        }),
      );
    for (const term of [null, 'lead', 'C++', '#weighday', '“Lead” handóff!', '"lead again"', '24/7', ' — '])
      for (const filters of [{}, { in: 'Term' }])
        expect(await plain(await index.search(term, { filters })), String(term)).toEqual(
          await plain(await own.search(term, { filters })),
        );
  });

  it('names its file that is lost, and asks for it again', async () => {
    const broken = await openIndex(`${site.address}/pagefind/`);
    const { fetch } = globalThis;
    globalThis.fetch = () => Promise.resolve(new Response('', { status: 503 }));
    await expect(broken.search('lead')).rejects.toThrow(/index\/.* did not arrive: 503/);
    globalThis.fetch = fetch;
    expect((await broken.search('lead')).results.length).toBeGreaterThan(0);
  });

  it('reads the index of the Pagefind that is installed, and no other', async () => {
    const { fetch } = globalThis;
    globalThis.fetch = () => Promise.resolve(Response.json({ version: '0.1.0', languages: {} }));
    await expect(openIndex(`${site.address}/pagefind/`)).rejects.toThrow(`Pagefind ${version}, not 0.1.0`);
    globalThis.fetch = fetch;
  });
});

function htmlOf({ title, text, kind }: Indexed): string {
  const filter = kind === undefined ? '' : `<span data-pagefind-filter="in:${kind}"></span>`;
  return `<html lang="en"><body data-pagefind-body>${filter}<h1 data-pagefind-meta="title">${title}</h1><p>${text}</p></body></html>`;
}

it.each([
  [100, 5_000],
  [10_000, 20_000],
])('of %d pages, a word costs a small part of the index', async (count, most) => {
  const index = await newIndex(count);
  const words = Array.from({ length: 20_000 }, (_, at) => `w${(at * 7919).toString(36)}`);
  await index.addHTMLFile({
    sourcePath: 'index.html',
    content: htmlOf({ title: 'All words', text: words.join(' ') }),
  });
  const { files } = await index.getFiles();
  await close();
  const pieces = files.filter(({ path }) => path.startsWith('index/'));
  expect(pieces.length).toBeGreaterThan(1);
  for (const { path, content } of pieces) expect(content.length, path).toBeLessThan(most);
});
