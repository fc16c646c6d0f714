/**
 * Reads an index of Pagefind by its program for browsers, `wasm.*.pagefind`. Of what comes beside that, `pagefind.js`, little
 * is used here, and it weighs as much as the names of a whole wiki.
 */
import type { Filters, Index, Page, Result } from './words.ts';

/** The version of Pagefind whose program is spoken to below. */
export const version = '1.6.0';

/** What its program offers: texts go in and out as a place in its memory and a length in bytes. */
interface Program {
  memory: WebAssembly.Memory;
  __wbindgen_externrefs: WebAssembly.Table;
  __wbindgen_start(): void;
  __wbindgen_malloc(length: number, align: number): number;
  __wbindgen_free(at: number, length: number, align: number): void;
  init_pagefind(...meta: Span): Pointer;
  load_index_chunk(index: Pointer, ...chunk: Span): Pointer;
  load_filter_chunk(index: Pointer, ...chunk: Span): Pointer;
  request_indexes(index: Pointer, ...term: Span): Span;
  request_filter_indexes(index: Pointer, ...filters: Span): Span;
  search(index: Pointer, ...rest: [...Span, ...Span, ...Span, ...Span, isExact: number, marks: number]): Span;
}

type Pointer = number;
type Span = [at: number, length: number];

/** A hit as the program tells it. */
interface Told {
  /** The fragment with its text, and the file that has it where several share one. */
  p: string;
  g?: string;
  /** Its score. */
  s: number;
  /** The places of what was sought. */
  l: { l: number }[];
}

/** Opens the index in a folder, by its address with a slash at its end. Rejects where it is lost, or of another version. */
export async function openIndex(bundle: string): Promise<Index> {
  // As it is now, whatever is kept of it: the other files are named after what is in them.
  const entry = (await (await arrived(`${bundle}pagefind-entry.json`, 'no-cache')).json()) as {
    version: string;
    languages: Record<string, { hash: string; wasm: string | null; page_count: number }>;
    include_characters?: string[];
  };
  if (entry.version !== version) throw new Error(`This reads Pagefind ${version}, not ${entry.version}.`);
  const [language] = Object.values(entry.languages).toSorted((a, b) => b.page_count - a.page_count);
  if (language === undefined) throw new Error('The index has no pages.');
  const [meta, wasm] = await Promise.all([
    unpacked(`${bundle}pagefind.${language.hash}.pf_meta`),
    unpacked(`${bundle}wasm.${language.wasm ?? 'unknown'}.pagefind`),
  ]);
  const program = await start(wasm);
  const files = keptOnce((path) => unpacked(bundle + path));
  const loaded = new Set<string>();
  let index = program.init_pagefind(...put(program, meta));

  /** What the program asks for before it can answer: each file is handed over once. */
  async function load(folder: 'index' | 'filter', names: string): Promise<void> {
    const paths = (JSON.parse(names) as string[])
      .filter((name) => name !== '')
      .map((name) => `${folder}/${name}.pf_${folder}`);
    for (const [path, bytes] of await Promise.all(
      paths.map(async (path) => [path, await files(path)] as const),
    )) {
      if (loaded.has(path)) continue;
      loaded.add(path);
      const take = folder === 'index' ? program.load_index_chunk : program.load_filter_chunk;
      index = take(index, ...put(program, bytes));
    }
  }

  async function page({ p, g }: Told): Promise<Page> {
    const read = JSON.parse(decoder.decode(await files(`fragment/${g || p}.pf_fragment`))) as Page;
    const found = g ? (read as unknown as Record<string, Page>)[p] : read;
    if (found === undefined) throw new Error('The index lacks a page.');
    return { ...found, url: bundle.replace(/[^/]+\/$/, '') + found.url.replace(/^\//, '') };
  }

  return {
    async search(term, options) {
      const typed = wordsOf(term ?? '', entry.include_characters ?? []);
      const plain = typed.map(withoutMarks);
      if (term !== null && plain.length === 0) return { results: [] };
      const filters = JSON.stringify(options?.filters ?? ({} satisfies Filters));
      const own = plain.join(' ');
      const asked = (what: 'request_indexes' | 'request_filter_indexes', text: string) =>
        taken(program, program[what](index, ...put(program, encoder.encode(text))));
      await Promise.all([
        load('index', asked('request_indexes', own)),
        load('filter', asked('request_filter_indexes', filters)),
      ]);
      const [words, original, narrowed, sorted] = [own, typed.join(' '), filters, ''].map((text) =>
        put(program, encoder.encode(text)),
      ) as [Span, Span, Span, Span];
      const isExact = /^\s*".+"\s*$/.test(term ?? '');
      const answer = taken(
        program,
        program.search(index, ...words, ...original, ...narrowed, ...sorted, Number(isExact), 0),
      );
      const { results } = JSON.parse(answer) as { results: Told[] };
      return {
        results: results.map((told): Result => {
          return { id: told.p, score: told.s, words: told.l.map(({ l }) => l), data: () => page(told) };
        }),
      };
    },
  };
}

const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];

async function start(wasm: BufferSource): Promise<Program> {
  const { instance } = await WebAssembly.instantiate(wasm, {
    './pagefind_web_bg.js': {
      // As its binding does: the values that are there before any other.
      __wbindgen_init_externref_table() {
        const table = program.__wbindgen_externrefs;
        const from = table.grow(4);
        table.set(0, undefined);
        [undefined, null, true, false].forEach((value, at) => table.set(from + at, value));
      },
    },
  });
  const program = instance.exports as unknown as Program;
  program.__wbindgen_start();
  return program;
}

/** Hands over bytes, which the program then owns. */
function put(program: Program, bytes: Uint8Array): Span {
  const at = program.__wbindgen_malloc(bytes.length, 1) >>> 0;
  new Uint8Array(program.memory.buffer).set(bytes, at);
  return [at, bytes.length];
}

function taken(program: Program, [at, length]: Span): string {
  const text = decoder.decode(new Uint8Array(program.memory.buffer, at >>> 0, length));
  program.__wbindgen_free(at, length, 1);
  return text;
}

/** The words of a search as the index has them: in small letters, and without signs that it does not have. */
function wordsOf(term: string, signs: readonly string[]): string[] {
  const kept = Array.from(term, (sign) => {
    if (signs.includes(sign)) return sign;
    return /[\p{Pd}\p{Pe}\p{Pf}\p{Pi}\p{Po}\p{Ps}]/u.test(sign) ? '' : sign.toLowerCase();
  }).join('');
  return kept.split(/\s+/).filter((word) => withoutMarks(word) !== '');
}

/** Without accents. Those of Japanese tell one sound from another. */
function withoutMarks(word: string): string {
  const plain = word.normalize('NFD').replace(/(?![\u3099\u309A])\p{M}/gu, '');
  return /[\u3099\u309A]/.test(plain) ? plain.normalize('NFC') : plain;
}

function keptOnce<T>(get: (path: string) => Promise<T>): (path: string) => Promise<T> {
  const kept = new Map<string, Promise<T>>();
  return (path) => {
    const arriving = kept.get(path) ?? get(path);
    kept.set(path, arriving);
    arriving.catch(() => kept.delete(path));
    return arriving;
  };
}

const signature = 'pagefind_dcd';

/** A file of the index: packed as it was written, or already unpacked by whoever serves it. */
async function unpacked(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await arrived(url);
  const sent = new Uint8Array(await response.arrayBuffer());
  const isPacked = sent[0] === 0x1f && sent[1] === 0x8b;
  const stream = isPacked && new Blob([sent]).stream().pipeThrough(new DecompressionStream('gzip'));
  const bytes = stream ? new Uint8Array(await new Response(stream).arrayBuffer()) : sent;
  if (decoder.decode(bytes.subarray(0, signature.length)) !== signature)
    throw new Error(`“${url}” is no file of the index.`);
  return bytes.subarray(signature.length);
}

async function arrived(url: string, cache: RequestCache = 'default'): Promise<Response> {
  const response = await fetch(url, { cache });
  if (!response.ok) throw new Error(`“${url}” did not arrive: ${response.status}`);
  return response;
}
