import { CORE_SCHEMA, load } from 'js-yaml';
import { parse as parseToml } from 'smol-toml';
import { stringify } from 'yaml';

/** The front matter of a file as found, and the text below it. Nothing of it is ever run. */
export interface FrontMatter {
  /** The names and values, in their order; empty where there are none or they could not be read. */
  values: Record<string, unknown>;
  /** How each field was typed, for keeping it; only for YAML. */
  typed: ReadonlyMap<string, string>;
  /** What could not be read of it, as typed. */
  broken: { text: string; language: string } | undefined;
  body: string;
}

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
    typed: new Map<string, string>(),
    broken: { text, language: fence.language },
    body,
  };
  try {
    const read = fence.read(text) ?? (text.trim() === '' ? {} : undefined);
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return broken;
    if (fence.language === 'yaml')
      return { values: { ...read }, typed: typedFields(text), broken: undefined, body };
    // Days of TOML become text.
    return {
      values: JSON.parse(JSON.stringify(read)) as Record<string, unknown>,
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
  const typed = typedFields(text);
  const unread: string[] = [];
  for (const [name, lines] of typed) {
    try {
      Object.assign(values, load(lines, { schema: CORE_SCHEMA }));
    } catch {
      unread.push(lines);
      typed.delete(name);
    }
  }
  return { values, typed, broken: { text: unread.join('\n'), language: 'yaml' }, body };
}

/** The lines of each top-level field, with the comments above it. */
function typedFields(text: string): Map<string, string> {
  const found = new Map<string, string>();
  let name: string | undefined;
  let waiting: string[] = [];
  for (const line of text.split('\n')) {
    const begins = /^["']?([^\s"'#:][^"':]*)["']?\s*:(?:\s|$)/.exec(line)?.[1];
    if (begins !== undefined) {
      name = begins.trim();
      found.set(name, [...waiting, line].join('\n'));
      waiting = [];
    } else if (/^#/.test(line) || name === undefined) waiting.push(line);
    else found.set(name, `${found.get(name)}\n${line}`);
  }
  const rest = waiting.filter((line) => line.trim() !== '');
  if (rest.length > 0) found.set('#', rest.join('\n'));
  return found;
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
  return { values: {}, typed: new Map(), broken: undefined, body };
}
