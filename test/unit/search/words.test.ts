import { expect, it } from 'vitest';
import { searchWords, type Index } from '../../../src/search/text/words.ts';

/** Where words stand on pages, by the score that they have there. */
const places: Record<string, Record<string, { score: number; words: number[] }>> = {
  weigh: { apart: { score: 1.3, words: [2, 90] }, together: { score: 1, words: [40] } },
  day: { apart: { score: 1.3, words: [30] }, together: { score: 1, words: [7, 42] } },
};

const index: Index = {
  search(term) {
    const found =
      term === null ? { apart: undefined, together: undefined } : places[term.replaceAll('"', '')];
    const results = Object.entries(found ?? {}).map(([id, at]) => {
      const data = () => Promise.reject(new Error('No page is needed.'));
      return { id, ...(at ?? { score: 0, words: [] }), data };
    });
    return Promise.resolve({ results });
  },
};

it('finds a page first on which the words stand together', async () => {
  const { results } = await searchWords(index, [{ typed: 'weigh' }, { typed: 'day' }]);
  expect(results.map(({ id }) => id)).toEqual(['together', 'apart']);
});

it('takes no word for one beside itself', async () => {
  const { results } = await searchWords(index, [{ typed: 'weigh' }, { typed: 'weigh' }]);
  expect(results.map(({ id }) => id)).toEqual(['apart', 'together']);
});
