import { lineAt, splice, startOf, withLine, type Fixer } from './lines.ts';

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
