import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { close, createIndex } from 'pagefind';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexOptions, ranking } from '../../../src/search/options.ts';
import { joinedSearch, type Index } from '../../../src/search/words.ts';
import { temporaryFolder } from '../../support/script.ts';
import { serve, type Served } from '../../support/serve.ts';

interface Indexed {
  title: string;
  text: string;
  aliases?: string;
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
    aliases: 'SLA, Handoff agreement',
  },
  { title: 'Recycled lead', text: 'A lead that is a lead again after a handoff.', kind: 'Term' },
  { title: 'Lead', text: 'Someone who has told us who they are.', kind: 'Term' },
  { title: 'Lead handoff', text: 'How sales takes over.', kind: 'Guide' },
  { title: 'Budget', text: 'They have no money this year.', kind: 'Objection' },
  { title: 'Operations', text: 'Who works the terminals.', kind: 'Persona' },
];

describe('a search for words', () => {
  let folder: string;
  let site: Served;
  let search: ReturnType<typeof joinedSearch>;

  beforeAll(async () => {
    folder = await temporaryFolder();
    const { index } = await createIndex(indexOptions);
    for (const [at, page] of pages.entries())
      await index?.addHTMLFile({ sourcePath: `${at}/index.html`, content: htmlOf(page) });
    await index?.writeFiles({ outputPath: join(folder, 'pagefind') });
    await close();
    site = await serve(folder);
    const { href } = pathToFileURL(join(folder, 'pagefind/pagefind.js'));
    const pagefind = (await import(/* @vite-ignore */ href)) as { createInstance(options: object): Index };
    search = joinedSearch(
      pagefind.createInstance({ basePath: `${site.address}/pagefind/`, noWorker: true, ranking }),
    );
  });
  afterAll(async () => {
    await site.close();
    await rm(folder, { recursive: true });
  });

  async function titles(term: string, filters?: Record<string, unknown>): Promise<(string | undefined)[]> {
    const { results } = await search(term, filters ? { filters } : {});
    return Promise.all(results.map(async (hit) => (await hit.data()).meta['title']));
  }

  it.each([
    ['28-search-cpp: C++', 'C++', 'C++ shops'],
    ['28-search-cpp: c#', 'c#', 'C# shops'],
    ['28-search-cpp: F#', 'F#', 'F# shops'],
    ['28-search-cpp: .NET', '.NET', 'Houses on .NET'],
    ['net, which is another word', 'net', 'Net price'],
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
    ['a title that others have in theirs', 'lead', 'Lead'],
    ['a title, which is another name nearly', 'Lead handoff', 'Lead handoff'],
    ['another name', 'handoff agreement', 'Agreement'],
    ['the beginning of a title', 'lead hand', 'Lead handoff'],
    ['another form of a word', 'working terminals', 'Operations'],
    ['words that no page has all of', 'there is no budget for handoffs this year', 'Budget'],
  ])('finds %s', async (_, term, title) => {
    expect((await titles(term))[0]).toBe(title);
  });

  it('finds nothing, and says so, where no page has any of the words', async () => {
    // “opertunity” begins like “Operations”, “cfo” like “call”.
    for (const term of ['opertunity', 'cfo', 'qqxv wjkz']) {
      const found = await search(term);
      expect([found.unfilteredResultCount, found.unknown]).toEqual([0, term.split(' ')]);
    }
  });

  it('names the words that no page has, and finds those with the others', async () => {
    expect((await search('budget opertunity')).unknown).toEqual(['opertunity']);
    expect(await titles('budget opertunity')).toEqual(['Budget']);
  });

  it('finds what stands between quotation marks just so', async () => {
    expect(await titles('"lead again"')).toEqual(['Recycled lead']);
  });

  it('counts what each filter would leave, and leaves that', async () => {
    const all = await search('lead handoff');
    const term = await search('lead handoff', { filters: { Collection: ['Term'] } });
    expect(all.filters['Collection']).toEqual({ Guide: 1, Objection: 0, Persona: 0, Term: 2 });
    expect(term.filters['Collection']).toEqual({ Guide: 0, Objection: 0, Persona: 0, Term: 2 });
    expect(term.totalFilters).toEqual(all.filters);
    expect([term.results.length, term.unfilteredResultCount]).toEqual([2, all.results.length]);
  });

  it('shows all pages before anything is sought', async () => {
    expect((await search(null)).results).toHaveLength(pages.length);
  });
});

function htmlOf({ title, text, aliases, kind }: Indexed): string {
  const also = aliases === undefined ? '' : `<p data-pagefind-meta="aliases">${aliases}</p>`;
  const filter = kind === undefined ? '' : `<span data-pagefind-filter="Collection:${kind}"></span>`;
  return `<html lang="en"><body data-pagefind-body>${filter}<h1 data-pagefind-meta="title">${title}</h1>${also}<p>${text}</p></body></html>`;
}
