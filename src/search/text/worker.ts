/** Searches the text of the pages, beside the page that shows what is found: a search never holds up what is typed. */
import { openIndex } from './pagefind.ts';
import type { Answer, Asked } from './protocol.ts';
import { sentencesAt } from './sentence.ts';
import { searchExactly, searchWords, type Index, type Result } from './words.ts';

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
  index ??= openIndex(asked.bundle);
  if ('page' in asked) {
    const result = found.get(asked.page);
    if (result === undefined) throw new Error('There is no such hit any more.');
    const page = await result.data();
    return { url: page.url, title: page.meta['title'] ?? '', sentences: sentencesAt(page, result.words) };
  }
  const { words, exactly, filters } = asked;
  const search = exactly
    ? searchExactly(await index, words.map(({ typed }) => typed).join(' '), filters)
    : searchWords(await index, words, filters);
  const { results, unknown } = await search;
  found = new Map(results.map((result) => [result.id, result]));
  return { ids: [...found.keys()], unknown };
}
