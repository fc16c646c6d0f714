import type { Nodes } from 'mdast';
import { normaliseMarkdown } from '../../line-ends.ts';
import type { Edit } from '../../mdx/edits.ts';
import { separate } from '../../mdx/isolate-tags.ts';
import { lineStartsOf } from '../../mdx/points.ts';
import { parseMarkdown } from '../../mdx/read.ts';

/** How pages are to be named. */
export interface Naming {
  /** A link, as it is to be written; the same where it may stay. */
  link: (url: string) => string;
  /** What a page or a person is to be called, by what it is called: both as `collection/id`. */
  key: (key: string) => string;
}

/** What has to change in a Markdown text so that it names pages as they are to be named: its links, cards and terms. */
export function textEdits(text: string, naming: Naming): Edit[] {
  const { root, source, originOf } = separate(normaliseMarkdown(text), parseMarkdown);
  const lineStarts = lineStartsOf(text);
  const edits: Edit[] = [];
  visit(root as Nodes);
  return edits;

  function visit(node: Nodes): void {
    const start = node.position?.start.offset ?? 0;
    const raw = source.slice(start, node.position?.end.offset ?? 0);
    if (node.type === 'link') link(node.url, raw, start, afterWords(node, start));
    if (node.type === 'definition')
      link(node.url, raw, start, /^\[(?:\\.|[^\]\\])*\]:/s.exec(raw)?.[0].length);
    if (node.type === 'html' && !raw.startsWith('<!--')) tags(raw, start);
    if ('children' in node) for (const child of node.children) visit(child);
  }

  /** Finds the address behind the words of a link, at `behind` in what was typed. */
  function link(url: string, raw: string, start: number, behind: number | undefined): void {
    if (behind === undefined || !raw.startsWith('[')) return;
    const now = naming.link(url);
    const [, before = '', typed = ''] =
      /^(\]?\(?[\s>]*)(<(?:\\.|[^>\\\n])*>|(?:\\.|[^\s\\])*)/s.exec(raw.slice(behind)) ?? [];
    if (now === url) return;
    const isBracketed = typed.startsWith('<');
    // The bracket that ends the link is not part of its address.
    const own = isBracketed ? typed.slice(1, -1) : url.length < typed.length ? typed.slice(0, -1) : typed;
    if (own === url) replace(start + behind + before.length + Number(isBracketed), own, now);
  }

  function tags(raw: string, start: number): void {
    for (const { index, 1: before = '', 2: name = '', 3: id = '' } of raw.matchAll(namingTag)) {
      const within = collections[name];
      const now = within === undefined ? cardNow(id, naming) : idNow(within, id, naming);
      if (now !== id) replace(start + index + before.length, id, now);
    }
  }

  /** Puts something in the place of what was typed at an offset of the text as it was parsed. */
  function replace(offset: number, typed: string, now: string): void {
    const { line, column } = originOf(offset);
    const at = (lineStarts[line - 1] ?? 0) + column - 1;
    if (text.startsWith(typed, at)) edits.push({ start: at, end: at + typed.length, text: now });
  }
}

/** Where tags look for what they name; others name a page of any collection. */
const collections: Readonly<Record<string, string>> = { Term: 'lexicon', Number: 'numbers' };

/** A tag that names a page, up to its name. */
const namingTag = /(<(Term|Number|Entry)(?=\s)[^<>]*?\sid\s*=\s*["'])([^"'<>]*)/g;

/** Where the words of a link end, counted from its start. */
function afterWords(node: Extract<Nodes, { type: 'link' }>, start: number): number {
  return (node.children.at(-1)?.position?.end.offset ?? start + 1) - start;
}

/** The id of a page that is named within a collection. */
export function idNow(collection: string, id: string, naming: Naming): string {
  const now = naming.key(`${collection}/${id}`);
  return now.startsWith(`${collection}/`) ? now.slice(collection.length + 1) : id;
}

function cardNow(id: string, naming: Naming): string {
  const key = id.replace(/^\/|\/$/g, '');
  return id.replace(key, () => naming.key(key));
}
