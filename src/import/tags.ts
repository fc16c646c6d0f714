import { meaningOf } from './components.ts';

/**
 * A tag of a dialect: MDX (`<Note>`), Liquid (`{% hint %}`), Hugo (`{{< note >}}`), directives (`:::note`), boxes of
 * MkDocs (`!!! note`), comments of any of them, words as they are, and marks that stand for something else.
 */
export interface DialectTag {
  family: 'jsx' | 'liquid' | 'hugo' | 'directive' | 'mkdocs' | 'comment' | 'words' | 'mark';
  /** As typed; dialects other than MDX do not tell capitals from small letters. */
  name: string;
  form: 'open' | 'close' | 'void';
  attributes: Record<string, string>;
  raw: string;
}

const longest = 5000;

/** Reads the tag that begins at an offset; `undefined` where there is none that means anything. */
export function tagAt(text: string, at: number): DialectTag | undefined {
  if (text.startsWith('{%', at)) return liquid(text, at);
  if (text.startsWith('{{<', at) || text.startsWith('{{%', at)) return hugo(text, at);
  if (text.startsWith(':::', at)) return directive(text, at);
  return text[at] === '<' ? jsx(text, at) : undefined;
}

function liquid(text: string, at: number): DialectTag | undefined {
  const [raw = '', end, name, rest = ''] =
    /^\{%-?\s*(end)?([a-z][\w-]*)((?:[^%]|%(?!\}))*?)-?%\}/.exec(text.slice(at, at + longest)) ?? [];
  if (name === undefined || meaningOf(name) === undefined) return undefined;
  return { family: 'liquid', name, form: end ? 'close' : 'open', attributes: shortcodeAttributes(rest), raw };
}

function hugo(text: string, at: number): DialectTag | undefined {
  const [raw = '', slash, name, rest = '', selfClosed] =
    /^\{\{[<%]\s*(\/)?\s*([A-Za-z][\w/-]*)([\s\S]*?)(\/)?\s*[%>]\}\}/.exec(text.slice(at, at + longest)) ??
    [];
  if (name === undefined || meaningOf(name) === undefined) return undefined;
  const form = slash ? 'close' : selfClosed ? 'void' : 'open';
  return { family: 'hugo', name: name.toLowerCase(), form, attributes: shortcodeAttributes(rest), raw };
}

function directive(text: string, at: number): DialectTag | undefined {
  const [raw = '', plainName, bracketed, rest = ''] =
    /^:{3,} *(?:callout-)?([A-Za-z]+(?:-[A-Za-z]+)*)?(?:\[([^\]\n]*)\])?([^\n]*)/.exec(
      text.slice(at, at + longest),
    ) ?? [];
  // Pandoc and Quarto call a box by its class.
  const name = plainName ?? /^\s*\{\s*\.(?:callout-)?([A-Za-z]+)(?=[\s}])/.exec(rest)?.[1];
  // Microsoft names what it ends, and ends a line that stands alone with the signs that begin it.
  const [, ended] = /^([A-Za-z]+)-end$/.exec(name ?? '') ?? [];
  if (ended !== undefined && meaningOf(ended) !== undefined)
    return { family: 'directive', name: ended.toLowerCase(), form: 'close', attributes: {}, raw };
  if (name === undefined)
    return rest.trim() === '' && raw !== ''
      ? { family: 'directive', name: '', form: 'close', attributes: {}, raw }
      : undefined;
  if (meaningOf(name) === undefined) return undefined;
  const [, alone] = /^(.*?):{3,}\s*$/.exec(rest) ?? [];
  if (alone !== undefined) {
    const attributes = shortcodeAttributes(alone);
    const isVoid = meaningOf(name)?.as === 'image' && attributes['type'] !== 'complex';
    return { family: 'directive', name: name.toLowerCase(), form: isVoid ? 'void' : 'open', attributes, raw };
  }
  const braces = /^\s*\{(.*)\}\s*$/.exec(rest)?.[1];
  const title = bracketed ?? (braces === undefined ? rest.trim() : '');
  // A long “title” is the first sentence of the box, on the line of its name.
  if (bracketed === undefined && (title.length > 60 || /[[`*]/.test(title)))
    return {
      family: 'directive',
      name: name.toLowerCase(),
      form: 'open',
      attributes: {},
      raw: raw.slice(0, raw.length - rest.length),
    };
  const attributes = { ...shortcodeAttributes(braces ?? ''), ...(title && { title }) };
  return { family: 'directive', name: name.toLowerCase(), form: 'open', attributes, raw };
}

/** MDX tags begin with a capital; their attributes may hold braces, which are read as text and never run. */
function jsx(text: string, at: number): DialectTag | undefined {
  const [begin = '', slash, name = ''] = /^<(\/?)([A-Z][\w.]*|(?=>))/.exec(text.slice(at, at + 100)) ?? [];
  if (begin === '') return undefined;
  const attributes: Record<string, string> = {};
  const limit = Math.min(text.length, at + longest);
  let position = at + begin.length;
  while (position < limit) {
    const rest = text.slice(position, limit);
    const [space = ''] = /^\s*/.exec(rest) ?? [];
    const [end, selfClosed] = /^(\/?)>/.exec(rest.slice(space.length)) ?? [];
    if (end !== undefined) {
      const raw = text.slice(at, position + space.length + end.length);
      return { family: 'jsx', name, form: slash ? 'close' : selfClosed ? 'void' : 'open', attributes, raw };
    }
    if (space === '') return undefined;
    position += space.length;
    const [key = '', attribute, equals] =
      /^([A-Za-z_:][\w:.-]*)(\s*=\s*)?/.exec(text.slice(position, limit)) ?? [];
    position += key.length;
    const value = valueAt(text, position, limit);
    if (
      attribute === undefined
        ? value === undefined || text[position] !== '{'
        : equals !== undefined && value === undefined
    )
      return undefined;
    if (attribute !== undefined) attributes[attribute] = equals === undefined ? 'true' : plain(value ?? '');
    if (equals !== undefined || attribute === undefined) position += value?.length ?? 0;
  }
  return undefined;
}

/** A quoted value, or an expression between balanced braces, as typed. */
function valueAt(text: string, at: number, limit: number): string | undefined {
  const quoted = /^(?:"[^"]*"|'[^']*')/.exec(text.slice(at, limit))?.[0];
  if (quoted !== undefined || text[at] !== '{') return quoted;
  let depth = 0;
  for (let index = at; index < limit; index++) {
    const sign = text[index];
    if (sign === '{') depth++;
    else if (sign === '}' && --depth === 0) return text.slice(at, index + 1);
    else if (sign === '"' || sign === '`' || sign === "'") {
      const end = text.indexOf(sign, index + 1);
      if (end > 0 && end < limit) index = end;
    }
  }
  return undefined;
}

/** The words of a value: quotes go, and so do braces around nothing but a text. */
function plain(value: string): string {
  const [, , inner] = /^\{\s*(["'`])([\s\S]*)\1\s*\}$/.exec(value) ?? [];
  if (inner !== undefined && !inner.includes('${')) return inner;
  return value.startsWith('{') ? value : value.slice(1, -1);
}

/** `name="value"`, `name=value`, and values without a name, which are counted from 0. */
function shortcodeAttributes(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  let count = 0;
  for (const [, name, quoted, single, bare] of text.matchAll(
    /(?:([\w-]+)\s*=\s*)?(?:"([^"]*)"|'([^']*)'|([^\s"'=]+))/g,
  )) {
    found[name ?? String(count++)] = quoted ?? single ?? bare ?? '';
  }
  return found;
}

/** Whether a tag may stand alone: without a closing one it still means something. */
export function standsAlone({ family, name, form }: DialectTag): boolean {
  if (form === 'void') return true;
  const meaning = meaningOf(name);
  return family !== 'jsx' && (meaning?.as === 'link' || meaning?.as === 'image');
}
