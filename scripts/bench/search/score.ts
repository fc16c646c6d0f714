/** How well a search answers: the place of the first right page among the first ten. */
import type { Query } from './queries.ts';

/** What finds pages: their keys, the best first. */
export interface Engine {
  name: string;
  find: (query: Query) => readonly string[] | Promise<readonly string[]>;
}

export interface Score {
  engine: string;
  count: number;
  /** The mean of 1 for the first place, 1/2 for the second, and so on; 0 from the eleventh. */
  mrr: number;
  /** The share of queries with a right page first, and among the first ten. */
  first: number;
  ten: number;
  /** How many have found nothing at all. */
  none: number;
  byKind: ReadonlyMap<string, number>;
}

/** Where the first right page was. */
export interface Answer {
  query: Query;
  rank: number;
  isEmpty: boolean;
}

export async function answer({ find }: Engine, queries: readonly Query[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const query of queries) {
    const found = await find(query);
    const place = found.slice(0, 10).findIndex((key) => query.right.includes(key));
    answers.push({ query, rank: place < 0 ? Infinity : place + 1, isEmpty: found.length === 0 });
  }
  return answers;
}

export function score(engine: string, answers: readonly Answer[]): Score {
  const share = (fits: (rank: number) => boolean) => mean(answers.map(({ rank }) => Number(fits(rank))));
  const kinds = Map.groupBy(answers, ({ query }) => query.kind);
  return {
    engine,
    count: answers.length,
    mrr: reciprocal(answers),
    first: share((rank) => rank === 1),
    ten: share((rank) => rank <= 10),
    none: answers.filter(({ isEmpty }) => isEmpty).length,
    byKind: new Map([...kinds].map(([kind, some]) => [kind, reciprocal(some)])),
  };
}

function reciprocal(answers: readonly { rank: number }[]): number {
  return mean(answers.map(({ rank }) => 1 / rank));
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}

/** A table of scores in Markdown, with how much better each is than the first. */
export function scoreTable(title: string, scores: readonly Score[]): string {
  const kinds = [...(scores[0]?.byKind.keys() ?? [])];
  const columns = kinds.length > 1 ? kinds : [];
  const head = ['', 'MRR@10', '× first', 'R@1', 'R@10', 'none', ...columns];
  const floor = scores[0]?.mrr ?? 0;
  const rows = scores.map(({ engine, mrr, first, ten, none, byKind }) => [
    engine,
    ...[mrr, mrr / floor, first, ten].map(short),
    String(none),
    ...columns.map((kind) => short(byKind.get(kind) ?? 0)),
  ]);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [`### ${title}, ${scores[0]?.count ?? 0} queries`, '', ...[head, rule, ...rows].map(line), ''].join(
    '\n',
  );
}

function short(number: number): string {
  return number.toFixed(3).replace(/^0/, '');
}
