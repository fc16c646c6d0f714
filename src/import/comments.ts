import type { DialectTag } from './tags.ts';

/** How a comment begins, and with what it ends. */
interface Form {
  open: RegExp;
  close: RegExp;
}

/** What authors wrote for themselves in the languages of other tools, whose readers do not see it. */
const forms: readonly Form[] = [
  // Obsidian. “100 %%” is a slip of the finger.
  { open: /(?<![\d%])%%(?!%)/y, close: /%%/g },
  // MDX.
  { open: /\{\/\*/y, close: /\*\/\}/g },
  // Hugo.
  { open: /\{\{-?\s*\/\*/y, close: /\*\/\s*-?\}\}/g },
  { open: /\{\{[<%]\s*comment\s*[%>]\}\}/y, close: /\{\{[<%]\s*\/\s*comment\s*[%>]\}\}/g },
  // Liquid.
  { open: /\{%-?\s*#/y, close: /-?%\}/g },
  { open: /\{%-?\s*comment(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*-?%\}/y, close: /\{%-?\s*endcomment\s*-?%\}/g },
  // CriticMarkup.
  { open: /\{>>/y, close: /<<\}/g },
  // Handlebars.
  { open: /\{\{~?!--/y, close: /--~?\}\}/g },
  { open: /\{\{~?!/y, close: /~?\}\}/g },
  // ERB.
  { open: /<%#/y, close: /-?%>/g },
  // Kramdown.
  { open: /\{::comment\}/y, close: /\{:\/(?:comment)?\}/g },
  // Nunjucks and Jinja.
  { open: /\{#(?=[^{}\n]*#\}|-?\s[^{}]*#\})/y, close: /#\}/g },
];

/** Reads a box of Pandoc or Quarto that is only for its author: `::: {.notes}`; `undefined` where there is none. */
export function notesAt(text: string, at: number): DialectTag | undefined {
  const open = /:{3,} *\{ *\.(?:notes|content-hidden|hidden)(?=[ }])[^}\n]*\} *(?=\n)/y;
  open.lastIndex = at;
  const begin = open.exec(text)?.[0];
  if (begin === undefined) return undefined;
  const line = /\n[ \t>]*:{3,}([^\n]*)/g;
  line.lastIndex = at + begin.length;
  let depth = 1;
  for (let found = line.exec(text); found !== null; found = line.exec(text)) {
    depth += found[1]?.trim() === '' ? -1 : 1;
    if (depth === 0) return tag(text, at, begin.length, found.index, line.lastIndex);
  }
  return undefined;
}

/** Comments that were begun and never ended, so that nobody has to look for their end again. */
export type Endless = Set<unknown>;

/** Reads the comment that begins at a place, as a tag that stands alone; `undefined` where there is none. */
export function commentAt(text: string, at: number, endless: Endless): DialectTag | undefined {
  for (const form of forms) {
    if (endless.has(form)) continue;
    form.open.lastIndex = at;
    const open = form.open.exec(text)?.[0];
    if (open === undefined) continue;
    form.close.lastIndex = at + open.length;
    const close = form.close.exec(text);
    if (close !== null) return tag(text, at, open.length, close.index, close.index + close[0].length);
    endless.add(form);
    // Obsidian shows nothing of what follows signs that stand alone on their line.
    if (open === '%%' && /(?:^|\n)[ \t>]*$/.test(text.slice(Math.max(0, at - 100), at)))
      return tag(text, at, open.length, text.length, text.length);
  }
  return undefined;
}

/**
 * Reads a comment of HTML that Markdown would not take for one: without an end at the beginning of a line, as which
 * nothing that follows is shown, or with empty lines in a sentence.
 */
export function htmlCommentAt(text: string, at: number, end: number): DialectTag | undefined {
  const begins = /(?:^|\n)[ \t>]*$/.test(text.slice(Math.max(0, at - 100), at));
  if (end < 0) return begins ? tag(text, at, 4, text.length, text.length) : undefined;
  return begins || !/\n[ \t>]*\n/.test(text.slice(at, end)) ? undefined : tag(text, at, 4, end, end + 3);
}

/** A comment as HTML has it, in which nothing ends it early. */
export function hiddenComment(words: string): string {
  const safe = words
    .trim()
    .replace(/\n(?:[ \t>]*\n)+/g, '\n')
    .replace(/-{2,}/g, (dashes) => [...dashes].join(' '));
  return `<!-- ${safe.replace(/-$/, '- ')} -->`;
}

function tag(text: string, at: number, length: number, close: number, end: number): DialectTag {
  const words = text.slice(at + length, close);
  return { family: 'comment', name: '', form: 'void', attributes: { words }, raw: text.slice(at, end) };
}
