import type { DialectTag } from './tags.ts';

/** A box of MkDocs: a line that begins it, and below it what is indented. */
export interface Box {
  tag: DialectTag;
  /** How far what is in it must be indented, in columns. */
  inner: number;
}

/** Reads the line that begins a box: `!!! note "Title"`, `??? tip`, `=== "Tab"`; `undefined` for any other. */
export function boxAt(line: string, indent: number): Box | undefined {
  const tag = admonition(line) ?? tab(line);
  return tag && { tag, inner: indent + width };
}

/** Reads a line that begins or ends a block: `/// warning | Title` with its options, `///`; `undefined` for any other. */
export function blockAt(text: string, at: number): DialectTag | undefined {
  const [raw, name = '', title = '', options = ''] =
    /^\/{3,}(?:[ \t]+([a-z][\w-]*)(?:[ \t]*\|[ \t]*([^\n]*?))?)?[ \t]*((?:\n {4}[a-z]+:[^\n]*)*)(?=\n|$)/.exec(
      text.slice(at, at + 1000),
    ) ?? [];
  if (raw === undefined) return undefined;
  if (name === '') return { family: 'mkdocs', name, form: 'close', attributes: {}, raw };
  const [, type] = /\n {4}type: *([\w-]+)/.exec(options) ?? [];
  return opening(name, { ...(type && { type }), ...(title && { title }) }, raw);
}

/** The end of a box, which nothing marks in the text. */
export function endOf({ tag }: Box): DialectTag {
  return { ...tag, form: 'close', attributes: {}, raw: '' };
}

/** The columns of the blanks that a line begins with; `undefined` for a line with nothing else. */
export function indentOf(line: string): number | undefined {
  let columns = 0;
  for (const sign of line) {
    if (sign === ' ') columns++;
    else if (sign === '\t') columns += width - (columns % width);
    else return columns;
  }
  return undefined;
}

/** The keys of `++ctrl+c++`, as they are written on keyboards; `undefined` for other words between such signs. */
export function keysAt(text: string, at: number): { raw: string; keys: string } | undefined {
  const [raw, inner] = /^\+\+([^\s+]+(?:\+[^\s+]+)*)\+\+(?![\w+])/.exec(text.slice(at, at + 100)) ?? [];
  if (raw === undefined || inner === undefined || /[\w+]/.test(text[at - 1] ?? '')) return undefined;
  const names = inner.split('+');
  if (!names.every((name) => /^(?:"[^"]+"|[a-z\d]|f\d\d?)$/.test(name) || keyNames.test(name)))
    return undefined;
  return { raw, keys: names.map((name) => name.replace(/^"(.*)"$/, '$1')).join('+') };
}

/** The file of which `--8<-- "file"` shows the text, or some lines of it, and how it is named; `undefined` for any other line. */
export function snippetOf(line: string): { target: string; text: string } | undefined {
  const text = /^[ \t]*-{2,}8<-{2,}[ \t]+["']([^"'\n]+)["'][ \t]*$/.exec(line)?.[1];
  if (text === undefined) return undefined;
  return { target: text.replace(/(?<=\.\w+)(?::[\w,:-]*)$/, ''), text };
}

const width = 4;
const keyNames =
  /^(?:ctrl|control|alt|option|altgr|alt-graph|shift|cmd|command|meta|super|win|windows|fn|function|esc|escape|tab|enter|return|space|spacebar|backspace|delete|del|insert|ins|home|end|page-up|page-down|pageup|pagedown|pgup|pgdn|up|down|left|right|(?:arrow|left|right)-[a-z]+|caps-lock|print-screen|plus|minus|comma|period|slash|backslash|num\d|num-[a-z]+)$/;

function admonition(line: string): DialectTag | undefined {
  const [raw, sign = '', type = '', quoted] =
    /^(!!!|\?\?\?\+?)[ \t]*([A-Za-z][\w-]*)(?:[ \t]+[\w-]+)*(?:[ \t]+"(.*)")?[ \t]*$/.exec(line) ?? [];
  if (raw === undefined) return undefined;
  const folded = sign !== '!!!';
  const named =
    ownKinds.has(type) && !folded ? '' : type.charAt(0).toUpperCase() + type.slice(1).replaceAll('-', ' ');
  const title = quoted === undefined ? named : quoted;
  return opening(folded ? 'details' : 'admonition', { type, ...(title && { title }) }, raw);
}

/** Kinds of boxes that pages call by the same name. */
const ownKinds: ReadonlySet<string> = new Set(['note', 'tip', 'warning', 'danger']);

function tab(line: string): DialectTag | undefined {
  const [raw, , title = ''] = /^===[!+]?[ \t]+(["'])(.+)\1[ \t]*$/.exec(line) ?? [];
  return raw === undefined ? undefined : opening('tab', { title }, raw);
}

function opening(name: string, attributes: Record<string, string>, raw: string): DialectTag {
  return { family: 'mkdocs', name, form: 'open', attributes, raw };
}
