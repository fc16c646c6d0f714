/** What was read of the content, kept in parts: only a part in which something has changed is written anew. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import type { Entry } from './entry.ts';
import { endsAt, type Ends } from './file.ts';
import { stampOf, type Found, type Stamps } from './files.ts';

/** A part of the content, and the file in which it is kept. */
export interface Part {
  /** Where the content lies. */
  folder: string;
  cached: string;
  /** Where it lies until all of it is written: others may be reading the same part. */
  draft: string;
  /** Differs with every change of the code that reads. */
  code: string;
  files: Stamped[];
}

/** A file as it looked before it was read. */
export interface Stamped extends Found {
  stamp: string;
  /** How many processes have ended at it: while they read it, or showed it. */
  ends: number;
}

/** What is kept of a part: of each file, by its path, what it looked like, and what was read after how many ends. */
interface Cached {
  code: string;
  read: Map<string, { stamp: string; ends: number; entry: Entry }>;
}

const count = 32;

/** Divides files into parts, each file always into the same. */
export function partsOf(
  folder: string,
  place: string,
  files: readonly Found[],
  stamps: Stamps,
  ends?: Ends,
): Part[] {
  // Earlier versions kept everything in one file of this name.
  if (statSync(place, { throwIfNoEntry: false })?.isFile()) rmSync(place);
  mkdirSync(place, { recursive: true });
  const code = codeDigest();
  const draft = randomUUID();
  const groups = Map.groupBy(files, ({ file }) => partOf(file));
  return [...groups].map(([number, found]) => ({
    folder,
    cached: join(place, String(number)),
    draft: join(place, `${number}.${draft}`),
    code,
    files: found.map((each) => {
      const stamp = stamps.get(each.file) ?? '';
      return { ...each, stamp, ends: endsAt(ends, each.file, stamp) };
    }),
  }));
}

/** What is kept of a part: the entries of its files that have not changed, and the files that have. */
export function lookUp({ cached, code, files }: Part): { entries: Entry[]; changed: Stamped[] } {
  const before = load(cached);
  const entries: Entry[] = [];
  const changed: Stamped[] = [];
  for (const each of files) {
    const known = before?.code === code ? before.read.get(each.file) : undefined;
    const isSame = known && each.stamp !== '' && known.stamp === each.stamp && known.ends >= each.ends;
    // An address depends on the other files, too.
    if (isSame && known.entry.id === each.id) entries.push(known.entry);
    else changed.push(each);
  }
  return { entries, changed };
}

/**
 * Reads what has changed in a part, and writes its draft. Returns its entries, in no order.
 *
 * @param readFile reads one file.
 */
export function readPart(part: Part, readFile: (file: Stamped) => Entry): Entry[] {
  const { entries, changed } = lookUp(part);
  const all = [...entries, ...changed.map(readFile)];
  const files = new Map(part.files.map(({ file, stamp, ends }) => [file, { stamp, ends }]));
  const read = new Map(
    all.map((entry) => [entry.file, { stamp: '', ends: 0, ...files.get(entry.file), entry }]),
  );
  writeFileSync(part.draft, serialize({ code: part.code, read } satisfies Cached));
  return all;
}

/** The entries in a draft, in no order. */
export function drafted(part: Part): Entry[] {
  return [...(load(part.draft)?.read.values() ?? [])].map(({ entry }) => entry);
}

/** Has the draft of a part take the place of what was kept of it. */
export function accept(part: Part): void {
  renameSync(part.draft, part.cached);
}

function load(file: string): Cached | undefined {
  try {
    return deserialize(readFileSync(file)) as Cached;
  } catch {
    // What cannot be read is read from the content again.
    return undefined;
  }
}

function partOf(file: string): number {
  let sum = 0;
  for (let index = 0; index < file.length; index++) sum = (sum * 31 + file.charCodeAt(index)) % 65_521;
  return sum % count;
}

let digest: string | undefined;

/** The code of this process does not change any more, so it is looked at once, and only from outside. */
function codeDigest(): string {
  if (digest !== undefined) return digest;
  const hash = createHash('sha256');
  for (const folder of ['.', '../mdx', '../collections', '../freshness', '../problem', '..', '../..']) {
    const at = fileURLToPath(new URL(`${folder}/`, import.meta.url));
    for (const name of readdirSync(at).filter((each) => /\.ts$|^package\.json$/.test(each)))
      hash.update(`${name} ${stampOf(join(at, name))}\n`);
  }
  return (digest = hash.digest('hex'));
}
