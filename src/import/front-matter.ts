import { CORE_SCHEMA, FAILSAFE_SCHEMA, load } from 'js-yaml';
import { parse as parseToml } from 'smol-toml';
import { stringify } from 'yaml';
import { setHashesAside, withHashes } from './hash-signs.ts';

/** The front matter of a file as found, and the text below it. Nothing of it is ever run. */
export interface FrontMatter {
  /** The names and values, in their order; empty where there are none or they could not be read. */
  values: Record<string, unknown>;
  /** The same as the author wrote them, where texts are wanted: with what stands behind a hash sign, and every number sign by sign. */
  written: Record<string, unknown>;
  /** How each field was typed, for keeping it; only for YAML. */
  typed: ReadonlyMap<string, string>;
  /** What could not be read of it, as typed, and field by field where it can be told apart. */
  broken: { text: string; language: string; fields: readonly string[] } | undefined;
  body: string;
}

type Schema = typeof CORE_SCHEMA;

interface Fence {
  language: string;
  open: RegExp;
  close: RegExp;
  read: (text: string) => unknown;
}

const fences: readonly Fence[] = [
  {
    language: 'yaml',
    open: /^---\s*(?:ya?ml)?\s*$/i,
    close: /^(?:---|\.\.\.)\s*$/,
    read: (text) => load(text, { schema: CORE_SCHEMA }),
  },
  { language: 'toml', open: /^\+\+\+\s*$/, close: /^\+\+\+\s*$/, read: (text) => parseToml(text) },
  {
    language: 'json',
    open: /^;;;\s*$/,
    close: /^;;;\s*$/,
    read: (text) => JSON.parse(text.trim().startsWith('{') ? text : `{${text}}`),
  },
  { language: 'js', open: /^---\s*\S+\s*$/, close: /^---\s*$/, read: () => undefined },
];

/** Writes fields as the editor does: quotes only where a value needs them, and every line as long as it is. */
export function asYaml(fields: Record<string, unknown>): string {
  return stringify(fields, { schema: 'core', singleQuote: true, lineWidth: 0, aliasDuplicateObjects: false });
}

/** Cuts a file at its front matter: YAML, TOML (`+++`) or JSON (`;;;`, or an object at the very start). */
export function readMatter(text: string): FrontMatter {
  const lines = text.split('\n');
  const first = lines[0] ?? '';
  const fence = fences.find((each) => each.open.test(first));
  if (fence === undefined) return /^\{\s*$/.test(first) ? jsonObject(text, lines) : whole(text);
  const end = lines.findIndex((line, index) => index > 0 && fence.close.test(line));
  if (end < 0) return whole(text);
  const inner = lines.slice(1, end);
  // A ruler above the first section is no front matter.
  if (
    fence.language === 'yaml' &&
    !inner.some((line) => /^\s*[^\s:#-][^:]*:(\s|$)|^\s*[{"']/.test(line)) &&
    inner.some((line) => line.trim() !== '')
  )
    return whole(text);
  return matter(inner.join('\n'), lines.slice(end + 1).join('\n'), fence);
}

function matter(text: string, body: string, fence: Fence): FrontMatter {
  const broken = {
    values: {},
    written: {},
    typed: new Map<string, string>(),
    broken: { text, language: fence.language, fields: [text] },
    body,
  };
  try {
    const read = fence.read(text) ?? (text.trim() === '' ? {} : undefined);
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return broken;
    if (fence.language === 'yaml') {
      const [values, typed] = [{ ...read }, typedFields(text)];
      return { values, written: writtenIn(values, typed), typed, broken: undefined, body };
    }
    // Days of TOML become text.
    const values = JSON.parse(JSON.stringify(read)) as Record<string, unknown>;
    return {
      values,
      written: values,
      typed: new Map(),
      broken: undefined,
      body,
    };
  } catch {
    return fence.language === 'yaml' ? fieldByField(text, body) : broken;
  }
}

/** What YAML refuses is often a single value: each field that can be read alone is used, the others are kept. */
function fieldByField(text: string, body: string): FrontMatter {
  const values: Record<string, unknown> = {};
  const typed = new Map<string, string>();
  const unread: string[] = [];
  const fields = fieldsIn(withoutIndent(text)).flatMap((field): Field[] =>
    isRead(field) ? [field] : fieldsIn(field[1], false),
  );
  for (const [name, lines] of fields) {
    const read = name === '#' ? (hasFields(lines) ? undefined : {}) : readField(lines);
    // Where a field is there twice, nobody knows which one counts.
    if (read === undefined || typed.has(name)) unread.push(lines);
    else {
      Object.assign(values, read);
      typed.set(name, lines);
    }
  }
  const broken =
    unread.length > 0 ? { text: unread.join('\n'), language: 'yaml', fields: unread } : undefined;
  return { values, written: writtenIn(values, typed), typed, broken, body };
}

function isRead([name, lines]: Field): boolean {
  return name === '#' || readField(lines) !== undefined;
}

/** Fields that are all indented alike, by tabs too, as if they were not. */
function withoutIndent(text: string): string {
  const lines = text.split('\n');
  const indent = /^[ \t]*/.exec(lines.find((line) => line.trim() !== '') ?? '')?.[0] ?? '';
  const isShared = lines.every((line) => line.trim() === '' || line.startsWith(indent));
  return isShared ? lines.map((line) => line.slice(indent.length)).join('\n') : text;
}

/** Whether lines before the first field, or behind the last, hold more than comments: a field that is indented. */
function hasFields(lines: string): boolean {
  return lines.split('\n').some((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
}

/** One field, read as other tools do: also with lines that should be indented, or are so by tabs. */
function readField(lines: string): object | undefined {
  // What goes on behind a hash sign cannot be read before that is put aside.
  return readAny(waysToRead(lines)) ?? readWritten(lines, CORE_SCHEMA);
}

function readWritten(lines: string, schema: Schema): object | undefined {
  const read = readAny(waysToRead(lines).map(setHashesAside), schema);
  return read && (withHashes(read) as object);
}

function waysToRead(lines: string): string[] {
  return [lines, lines.replace(/\n(?=\S)/g, '\n  '), lines.replaceAll('\t', '  ')];
}

function readAny(texts: readonly string[], schema: Schema = CORE_SCHEMA): object | undefined {
  for (const text of texts) {
    try {
      const read = load(text, { schema });
      if (typeof read === 'object' && read !== null) return read;
    } catch {
      continue;
    }
  }
  return undefined;
}

/** The values as their author wrote them. What cannot be read by itself, such as a reference, stays as it was read. */
function writtenIn(
  values: Record<string, unknown>,
  typed: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const written = Object.entries(values).map(([name, value]) => {
    const own: Record<string, unknown> = { ...readWritten(typed.get(name) ?? '', FAILSAFE_SCHEMA) };
    const found = Object.hasOwn(own, name) ? own[name] : undefined;
    const isNothing = value === null && !(typeof found === 'string' && found.startsWith('#'));
    return [name, isNothing ? null : (found ?? value)] as const;
  });
  return Object.fromEntries(written);
}

/** The name of a top-level field, and its lines with the comments above it; comments at the end are called “#”. */
type Field = [name: string, lines: string];

function typedFields(text: string): Map<string, string> {
  return new Map(fieldsIn(text));
}

/** @param joins whether a value in quotes goes on until they are closed */
function fieldsIn(text: string, joins = true): Field[] {
  const found: Field[] = [];
  let waiting: string[] = [];
  let quote = '';
  for (const line of text.split('\n')) {
    const [, begins, value = ''] =
      /^["']?([^\s"'#:][^"':]*)["']?\s*:(?:\s+(.*)|$)/.exec(quote === '' ? line : '') ?? [];
    const last = found.at(-1);
    if (begins !== undefined) {
      found.push([begins.trim(), [...waiting, line].join('\n')]);
      waiting = [];
      quote = joins ? openQuote(value) : '';
    } else if (quote !== '' && last !== undefined) {
      last[1] += `\n${line}`;
      if (closes(line, quote)) quote = '';
    } else if (line.startsWith('#') || last === undefined) waiting.push(line);
    else last[1] += `\n${line}`;
  }
  const rest = waiting.filter((line) => line.trim() !== '');
  if (rest.length > 0) found.push(['#', rest.join('\n')]);
  return found;
}

/** The quote that a value begins with and does not end with: more of it follows on the next line. */
function openQuote(value: string): string {
  const quote = /^["']/.exec(value)?.[0] ?? '';
  return quote !== '' && !closes(value.slice(1), quote) ? quote : '';
}

function closes(line: string, quote: string): boolean {
  const bare = quote === '"' ? line.replace(/\\./g, '') : line.replaceAll("''", '');
  return bare.includes(quote);
}

function jsonObject(text: string, lines: readonly string[]): FrontMatter {
  const end = lines.findIndex((line) => /^\}\s*$/.test(line));
  const head = lines.slice(0, end + 1).join('\n');
  try {
    JSON.parse(head);
  } catch {
    return whole(text);
  }
  const fence: Fence = { language: 'json', open: /^/, close: /^/, read: (json) => JSON.parse(json) };
  return matter(head, lines.slice(end + 1).join('\n'), fence);
}

function whole(body: string): FrontMatter {
  return { values: {}, written: {}, typed: new Map(), broken: undefined, body };
}
