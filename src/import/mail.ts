/** Reads the words of a mail as a mail program saves it (`.eml`), however it was encoded on its way. */
import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import PostalMime from 'postal-mime';

/** What somebody wrote in a mail, as plain text; empty where nothing is written in it. */
export async function wordsOfMail(mail: Uint8Array): Promise<string> {
  const { text, html } = await PostalMime.parse(mail);
  return text ?? (html === undefined ? '' : linesOf(fromHtml(html)));
}

/** What stands on lines of its own. */
const blocks = new Set(['blockquote', 'div', 'li', 'p', 'pre', 'tr']);
/** The edge of a block, which no text has: two of them that meet are one end of a line. */
const edge = '\0';

function linesOf(tree: Nodes): string {
  const lines = marked(tree)
    .replace(/ *\0(?: *\0)*/g, '\n')
    .split('\n');
  return lines.map((line) => line.trim()).join('\n');
}

function marked(node: Nodes): string {
  if (node.type === 'text') return node.value.replace(/[ \t\r\n]+/g, ' ');
  if (!('children' in node)) return '';
  const within = node.children.map(marked).join('');
  if (node.type !== 'element') return within;
  if (node.tagName === 'br') return '\n';
  return blocks.has(node.tagName) ? edge + within + edge : within;
}
