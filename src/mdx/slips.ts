/** What Markdown reads otherwise than it was meant, without a word. */
import type { Blockquote, Code, Emphasis, Heading, List, Paragraph, Strong, TableCell, Text } from 'mdast';
import { firstSign, invisible, withoutSigns } from '../problem/signs.ts';
import { at, raw, type Reading } from './reading.ts';

/** A mark that begins a heading, an item or a block, but for an invisible sign before or behind it. */
const maskedMark = new RegExp(
  [
    `^[ >]*${invisible}+ *(?:#{1,6} |[-*+] |> |\\d{1,9}[.)] |\`{3}|\\||</?[A-Z])`,
    // “5. May” keeps its no-break space; a list begins with the first.
    `^[ >]*(?:#{1,6}|[-*+]|1[.)]|\\d{1,9}[.)](?!\\s))${invisible}`,
    // The line that makes a table of the one above it.
    `^(?=.*-)(?=.*\\|)(?:[ >|:-]|${invisible})+$`,
  ].join('|'),
  'u',
);

/** Finds lines that are no headings, items or blocks only because of a sign that nobody sees. */
export function checkForSigns(node: Paragraph, reading: Reading): void {
  const text = raw(node, reading);
  if (firstSign(text) === undefined) return;
  let offset = node.position?.start.offset ?? 0;
  for (const line of text.split('\n')) {
    const { sign, index } = (maskedMark.test(line) ? firstSign(line) : undefined) ?? {};
    if (sign !== undefined && index !== undefined) {
      const found = withoutSigns(line).trim().slice(0, 60);
      reading.report({ id: 'invisible-sign', sign, where: 'text', found }, reading.originOf(offset + index));
    }
    offset += line.length + 1;
  }
}

const boxes =
  'note|abstract|info|tip|success|question|warning|failure|danger|bug|example|quote|important|caution|attention|hint';

/** What other tools understand, and readers here see as text. A merge field such as `{{contact.name}}` is to be seen. */
const foreign = new RegExp(
  [
    // Hugo, Liquid and Jinja, ERB
    String.raw`\{\{[<%]`,
    String.raw`\{\{[ \t]{0,9}(?:\.[A-Z]|(?:site|page|config|layout|include)\.\w)`,
    String.raw`\{%-?\s*[a-z]`,
    String.raw`<%[=-]?[ \t]*[a-z]`,
    // Wikis and Obsidian
    String.raw`!?\[\[(?!\d+\]\])(?:[^\s[\]][^[\]\n]*\]\]|$)`,
    // Docusaurus, VuePress, MkDocs, Pandoc, Kramdown, Confluence, DocFX
    String.raw`^:{3,}[ \t]*(?:\{|\w)`,
    String.raw`^(?:!!!|\?\?\?\+?) (?:${boxes})\b`,
    String.raw`\{:[ \t]*(?:[.#][^}\n]{0,200}|toc)\}`,
    String.raw`\{[.#][a-z][\w-]*\}$`,
    String.raw`^\[TOC\]$`,
    String.raw`\{(?:toc|panel|noformat|expand)(?::[^}\n]{0,200})?\}`,
    String.raw`\[!(?:include|video|code)\b`,
  ]
    .map((each) => String.raw`(?<!\\)${each}`)
    .join('|'),
  'im',
);

/** Finds what was written for another tool. */
export function checkForForeign(node: Text, reading: Reading): void {
  const text = raw(node, reading);
  const { index } = foreign.exec(text) ?? {};
  if (index === undefined) return;
  const rest = text.slice(index).split('\n')[0] ?? '';
  const end = /[>%\]}]{2}|(?<=^\{[^}]*)\}/.exec(rest.slice(2, 60));
  const found = end ? rest.slice(0, 2 + end.index + end[0].length) : rest.slice(0, 60);
  // The tags of Hugo close with three signs.
  const whole = rest.startsWith(`${found}}`) ? `${found}}` : found;
  reading.report(
    { id: 'foreign-markup', found: whole },
    reading.originOf((node.position?.start.offset ?? 0) + index),
  );
}

/**
 * Words between marks that Markdown reads as signs, since no blank tells it where they end. Within words, and between
 * figures, one sign is meant as such.
 */
const pairs = new RegExp(
  [
    String.raw`(?<![\\*])\*\*(?![\s*])[^*]*(?<!\\)\*\*(?!\*)`,
    String.raw`(?<![\\\p{L}\p{N}*_~])(\*|__?|~~)(?=[\p{L}\p{N}"„\p{Ps}\p{Pi}])[^*_~\n]*\p{P}(?<![\\*_~])\1(?=\p{L})`,
    // Where no blanks stand between words, they stand within words for Markdown.
    String.raw`(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}，。、：；])__(?=[^\s_])[^*_~\n]*(?<![\s_])__(?!_)`,
  ].join('|'),
  'gu',
);

/** Finds words between marks that are not bold, slanted or struck out. */
export function checkForShownMarks(node: Paragraph | Heading | TableCell, reading: Reading): void {
  const texts = node.children.filter((each) => each.type === 'text');
  if (!texts.some(({ value }) => /[*_]|~~/.test(value))) return;
  const start = node.position?.start.offset ?? 0;
  const codes = node.children.filter((each) => each.type === 'inlineCode');
  for (const { index, 0: words } of raw(node, reading).matchAll(pairs)) {
    const [from, to] = [start + index, start + index + words.length];
    const isIn = ({ position }: Pick<Text, 'position'>, offset: number) =>
      (position?.start.offset ?? 0) <= offset && offset < (position?.end.offset ?? 0);
    const isText = (offset: number) => texts.some((each) => isIn(each, offset));
    // The mark that was to end them may begin others, on the wrong words.
    const isTaken = !isText(to - 1) && !/\S\*\*$/.test(words);
    if (!isText(from) || isTaken || codes.some((each) => isIn(each, from))) continue;
    reading.report({ id: 'emphasis', is: 'shown', found: words.slice(0, 60) }, reading.originOf(from));
    return;
  }
}

/** Finds bold words that hold the marks of others: bold has begun or ended elsewhere than it was meant. */
export function checkForMarksInBold(node: Strong, reading: Reading): void {
  const isShown = node.children.some(
    (each) => each.type === 'text' && /(?<![\\*])\*\*(?!\*)/.test(raw(each, reading)),
  );
  const found = raw(node, reading).slice(0, 60);
  if (isShown) reading.report({ id: 'emphasis', is: 'shown', found }, at(node, reading));
}

/** Finds marks that were meant as signs: `10*20*30` is a size, `_first_name_` the name of a field. */
export function checkForTakenMarks(node: Emphasis, reading: Reading): void {
  const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
  const before = /\d+$/.exec(reading.source.slice(Math.max(0, start - 10), start))?.[0] ?? '';
  const after = /^\d+/.exec(reading.source.slice(end, end + 10))?.[0] ?? '';
  const own = raw(node, reading);
  const isBetween = before !== '' && after !== '' && own.startsWith('*');
  if (!isBetween && !/^_\w+_\w+_$/.test(own)) return;
  const found = isBetween ? before + own + after : own;
  reading.report({ id: 'emphasis', is: 'taken', found: found.slice(0, 60) }, at(node, reading));
}

/** What tools for code take behind the language, such as `title="a.js"`, `{1,3}` or `showLineNumbers`. */
export const fenceOptions =
  /[\w:-]+=(?:"[^"]*"|'[^']*'|\{[^}]*\}|\S+)|\{[^}]*\}|\/[^/]+\/|"[^"]*"|(?<=\s)(?:show-?line-?numbers|number-?lines|linenums|line-?numbers|no-?line-?numbers|no-?copy|copy|no-?wrap|wrap|lines|expandable|twoslash|no-?check|live|editable|runnable|playground|collapsed?|collapsible|diff|ignore)(?=\s|$)/gi;

/** Finds words that vanish behind the signs that open a block of code, and blocks that nothing closes. */
export function checkFence(node: Code, reading: Reading): void {
  const [first = '', ...lines] = raw(node, reading).trim().split('\n');
  const [, fence, info = ''] = /^(`{3,}|~{3,})(.*)$/.exec(first) ?? [];
  // Code that is only indented may begin with such signs.
  if (fence === undefined || node.value.trimStart().startsWith(first.trim())) return;
  const report = (is: 'words' | 'unclosed', found: string) =>
    reading.report({ id: 'code-fence', is, found: found.trim().slice(0, 60) }, at(node, reading));
  const [language = '', ...words] = info.slice(0, 300).replace(fenceOptions, '').trim().split(/\s+/);
  if (words.length > 0 || language.includes('~~~')) report('words', info);
  const last = (lines.at(-1) ?? '').replace(/^[ \t>]+/, '').trimEnd();
  const isClosed = last.startsWith(fence) && last === last.charAt(0).repeat(last.length);
  if (!isClosed) report('unclosed', first);
}

/** Finds items that are shown under another number than the one typed. A list that says `1.` throughout counts by itself. */
export function checkNumbers(node: List, reading: Reading): void {
  if (!node.ordered) return;
  const typed = node.children.map((item) => Number.parseInt(raw(item, reading), 10));
  const first = typed[0] ?? 1;
  const wrong = typed.findIndex((number, index) => number !== first + index);
  const item = node.children[wrong];
  if (item === undefined || typed.every((number) => number === first)) return;
  const numbers = { found: `${typed[wrong]}.`, shown: `${first + wrong}.` };
  reading.report({ id: 'list-number', ...numbers }, at(item, reading));
}

/** Finds paragraphs that hyphens in the line below make a heading of. */
export function checkUnderline(node: Heading, reading: Reading): void {
  const lines = raw(node, reading).split('\n');
  const words = lines.slice(0, -1).join(' ').trim();
  if (!/^[ >]*-+\s*$/.test(lines.at(-1) ?? '') || words === '') return;
  if (lines.length < 3 && !/[.:;,!?]$/.test(words)) return;
  reading.report({ id: 'heading-underlined', found: words.slice(0, 60) }, at(node, reading));
}

/** Finds a box as GitHub writes it: a quotation that begins with `[!NOTE]`. */
export function checkForAlert(node: Blockquote, reading: Reading): void {
  const [, name] = /^>[ \t]*\[!(\w+)\]/.exec(raw(node, reading)) ?? [];
  if (name !== undefined) reading.report({ id: 'alert', name }, at(node, reading));
}
