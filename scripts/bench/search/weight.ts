/** What the names of a wiki weigh, and how long they take. */
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { openNames, type NamesFile } from '../../../src/search/names/names.ts';
import type { Query } from './queries.ts';

/** Milliseconds and bytes, by what they are of. */
export type Weights = Record<string, number>;

/** @param make packs the names of a wiki */
export function weigh(make: () => NamesFile, queries: readonly Query[]): Weights {
  const [first, file] = timed(make);
  const [again] = timed(make);
  const json = JSON.stringify(file);
  const [open, names] = timed(() => openNames(JSON.parse(json) as NamesFile, ''));
  const keys = queries.flatMap(({ words }) => [...words].map((_, end) => words.slice(0, end + 1)));
  for (const words of keys.slice(0, 300)) names.find(words);
  const times = keys.map((words) => timed(() => names.find(words))[0]).toSorted((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * times.length)] ?? 0;
  return {
    pages: names.size,
    'names, brotli (KB)': brotliCompressSync(json).length / 1000,
    'names, gzip (KB)': gzipSync(json).length / 1000,
    'to pack, first (ms)': first,
    'to pack again (ms)': again,
    'to open (ms)': open,
    'a key, p50 (ms)': at(0.5),
    'a key, p95 (ms)': at(0.95),
  };
}

function timed<T>(work: () => T): [milliseconds: number, result: T] {
  const start = performance.now();
  const result = work();
  return [performance.now() - start, result];
}

/** The bytes of the engine as browsers get it, compressed with brotli. */
export async function engineBytes(): Promise<number> {
  const built = await build({
    logLevel: 'silent',
    configFile: false,
    build: { write: false, lib: { entry: 'src/search/names/names.ts', formats: ['es'] }, minify: true },
  });
  const [chunk] = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  return chunk?.type === 'chunk' ? brotliCompressSync(chunk.code).length : NaN;
}

export function weightTable(weights: readonly Weights[]): string {
  const rows = Object.keys(weights[0] ?? {}).map((what) => [
    what,
    ...weights.map((each) => String(Number((each[what] ?? NaN).toPrecision(3)))),
  ]);
  return [['', ...weights.map(() => '')], ['---', ...weights.map(() => '---:')], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
