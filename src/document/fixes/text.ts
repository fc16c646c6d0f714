import { lineAt, offsetOf, splice, startOf, withLine, type Fixer } from './lines.ts';

/** Leads a link to the secure address of the same place. */
export const secureLink: Fixer<'url-unsafe'> = ({ isHttp, file, line, column }, text) => {
  if (!isHttp) return undefined;
  const found = text.slice(startOf(file, text, line, column)).search(/http:\/\//i);
  if (found < 0) return undefined;
  const at = startOf(file, text, line, column) + found;
  return { label: 'Use https://', text: splice(text, at, at + 'http'.length, 'https') };
};

/** Removes lines that import something: they mean nothing in a page. */
export const removeCode: Fixer = ({ line }, text) => {
  let result = text;
  while (/^\s*import\s+(?:[\w*{},\s$]+\sfrom\s+)?(['"])[^'"]*\1;?\s*$/.test(lineAt(result, line)))
    result = withLine(result, line, undefined);
  return { label: 'Remove the line', text: result };
};

/** GitHub's boxes, and ours in their place. */
const boxes: Record<string, string> = {
  note: 'note',
  info: 'note',
  important: 'note',
  tip: 'tip',
  warning: 'warning',
  caution: 'warning',
  danger: 'danger',
};

/** Makes a box of a quotation that GitHub would show as one. */
export const makeCallout: Fixer<'alert'> = ({ name, line }, text) => {
  const kind = boxes[name.toLowerCase()];
  const [first = '', ...rest] = text.split('\n').slice(line - 1);
  const [, title = ''] = /^>[ \t]*\[!\w+\][+-]?[ \t]*(.*?)[ \t]*$/.exec(first) ?? ['', '"'];
  if (kind === undefined || title.includes('"')) return undefined;
  const end = rest.findIndex((each) => !each.startsWith('>'));
  const quoted = end < 0 ? rest : rest.slice(0, end);
  const words = quoted.map((each) => each.replace(/^>[ \t]?/, '')).join('\n');
  const open = `<Callout kind="${kind}"${title && ` title="${title}"`}>`;
  const start = offsetOf(text, line, 1);
  const length = [first, ...quoted].join('\n').length;
  const box = `${open}\n\n${words.trim()}\n\n</Callout>`;
  return { label: 'Make it a <Callout>', text: splice(text, start, start + length, box) };
};

/** Puts a blank where it tells Markdown that bold words end. */
export const endBold: Fixer<'emphasis'> = ({ is, found, file, line, column }, text) => {
  const start = startOf(file, text, line, column);
  const at = start + found.length;
  if (
    is !== 'shown' ||
    /\s\*\*$|^\*\*.*\*\*.*\*\*$/s.test(found) ||
    text.slice(start, at) !== found ||
    !/^\p{L}/u.test(text.slice(at))
  )
    return undefined;
  return { label: 'Put a blank behind it', text: splice(text, at, at, ' ') };
};
