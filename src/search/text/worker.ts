/** Searches the text of the pages, beside the page that shows what is found: a search never holds up what is typed. */
import { sentencesAt } from './sentence.ts';
import type { Answer, Asked } from './protocol.ts';
import { searchExactly, searchWords, type Index, type Result } from './words.ts';

/** Which of the index's files did not arrive. Pagefind passes over them without a word: then nothing is known. */
let lost = 0;
const plainFetch = self.fetch.bind(self);
self.fetch = async (...asked) => {
  const response = await plainFetch(...asked).catch(() => undefined);
  if (response?.ok) return response;
  lost++;
  throw new Error('A part of the index did not arrive.');
};

let index: Promise<Index> | undefined;
/** What was found last: what is on its pages is asked for one by one. */
let found = new Map<string, Result>();

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  void answer(data).then(
    (reply) => postMessage({ id: data.id, reply } satisfies Answer),
    () => postMessage({ id: data.id } satisfies Answer),
  );
});

async function answer(asked: Asked): Promise<NonNullable<Answer['reply']>> {
  index ??= load(asked.bundle);
  if ('page' in asked) {
    const result = found.get(asked.page);
    if (result === undefined) throw new Error('There is no such hit any more.');
    const page = await result.data();
    if (lost > 0) throw new Error('What is on the page did not arrive.');
    return { url: page.url, title: page.meta['title'] ?? '', sentences: sentencesAt(page, result.words) };
  }
  const { words, exactly, filters } = asked;
  const search = exactly
    ? searchExactly(await index, words.map(({ typed }) => typed).join(' '), filters)
    : searchWords(await index, words, filters);
  const { results, unknown } = await search;
  if (lost > 0) throw new Error('Some of it was not searched.');
  found = new Map(results.map((result) => [result.id, result]));
  return { ids: [...found.keys()], unknown };
}

async function load(bundle: string): Promise<Index> {
  const pagefind = (await import(/* @vite-ignore */ `${bundle}pagefind.js`)) as {
    createInstance(options: object): Index;
  };
  return pagefind.createInstance({ basePath: bundle, noWorker: true });
}
