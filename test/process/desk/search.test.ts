import type { PagefindIndex } from 'pagefind';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Searched } from '../../../src/desk/site/render-messages.ts';
import { openSearch, type SearchIndex } from '../../../src/desk/site/search.ts';

/** All indexes that were made. */
const indexes: PagefindIndex[] = [];
vi.mock(import('pagefind'), async (original) => {
  const pagefind = await original();
  const createIndex: typeof pagefind.createIndex = async (options) => {
    const made = await pagefind.createIndex(options);
    if (made.index) indexes.push(made.index);
    return made;
  };
  return { ...pagefind, createIndex };
});

let search: SearchIndex;
afterEach(() => search.close());

const page = (words: string) =>
  `<html lang="en"><body><main data-pagefind-body><h1>${words}</h1><p>Text.</p></main></body></html>`;

/** An index of some pages, by their addresses; a page without a text cannot be shown. */
function open(pages: Map<string, string | undefined>) {
  const errors: unknown[] = [];
  let asked: Searched = { addresses: [], isAll: false };
  let fails = false;
  let updates = 0;
  search = openSearch({
    renderer: {
      searched: async (all) => {
        if (fails) throw new Error('Nothing can be read.');
        return all ? { addresses: [...pages.keys()], isAll: true } : asked;
      },
      page: async (address) => {
        const text = pages.get(address);
        if (text === undefined) throw new Error(`“${address}” cannot be shown.`);
        return { body: new TextEncoder().encode(page(text)) };
      },
    },
    onUpdate: () => updates++,
    onError: (error) => errors.push(error),
  });
  return {
    errors,
    updates: () => updates,
    async update(addresses: string[], failing = false) {
      asked = { addresses, isAll: false };
      fails = failing;
      search.update();
      await search.idle();
    },
  };
}

/** How many pages the index has. */
async function count(): Promise<number> {
  const entry = await search.file('pagefind-entry.json');
  const { languages } = JSON.parse(Buffer.from(entry ?? []).toString('utf8')) as {
    languages: Record<string, { page_count: number }>;
  };
  return Object.values(languages).reduce((sum, { page_count }) => sum + page_count, 0);
}

describe('the index of a wiki that is served', () => {
  it('waits for the first one, takes in what changed, and keeps what browsers have begun with', async () => {
    const pages = new Map<string, string | undefined>([
      ['/a/', 'Apples'],
      ['/b/', 'Pears'],
    ]);
    const index = open(pages);
    expect(await count()).toBe(2);
    const before = JSON.parse(Buffer.from((await search.file('pagefind-entry.json')) ?? []).toString()) as {
      languages: { en: { hash: string } };
    };
    pages.set('/a/', 'Quinces').set('/c/', 'Plums');
    await index.update(['/a/', '/c/']);
    expect(await count()).toBe(3);
    expect(await search.file(`pagefind.${before.languages.en.hash}.pf_meta`)).toBeDefined();
    expect(index.updates()).toBe(2);
  });

  it('28-search-cpp: keeps the signs of such names', async () => {
    open(new Map([['/a/', 'C++']]));
    const { include_characters: signs } = JSON.parse(
      Buffer.from((await search.file('pagefind-entry.json')) ?? []).toString(),
    ) as { include_characters: string[] };
    expect(signs).toEqual(expect.arrayContaining(['+', '#']));
  });

  it('finds the others where a page cannot be shown', async () => {
    const pages = new Map<string, string | undefined>([
      ['/a/', 'Apples'],
      ['/bad/', undefined],
      ['/b/', 'Pears'],
    ]);
    const index = open(pages);
    expect(await count()).toBe(2);
    expect(index.errors.map(String)).toEqual(['Error: “/bad/” cannot be shown.']);
  });

  it('reads everything again after it could not be brought up to date, and does not say that it was', async () => {
    const pages = new Map<string, string | undefined>([['/a/', 'Apples']]);
    const index = open(pages);
    await count();
    pages.set('/b/', 'Pears').set('/c/', 'Plums');
    await index.update(['/b/'], true);
    expect([index.updates(), index.errors.length, await count()]).toEqual([1, 1, 1]);
    // What is of no use any more takes up no memory.
    expect((await indexes.at(-1)?.getFiles())?.errors).not.toEqual([]);
    await index.update(['/c/']);
    expect([index.updates(), await count()]).toEqual([2, 3]);
  });
});
