import type { Nodes, Paragraph, PhrasingContent } from 'mdast';
import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemToMarkdown } from 'mdast-util-gfm-task-list-item';
import { toMarkdown, type Options } from 'mdast-util-to-markdown';
import { fromText, marksToMarkdown } from './micromark.ts';

/**
 * How what pages may hold is written as Markdown. Addresses in a text are not escaped
 * (https://github.com/remarkjs/remark-gfm/issues/4): whoever types one means a link.
 */
export function pageToMarkdown(): Options[] {
  return [
    gfmFootnoteToMarkdown(),
    marksToMarkdown(),
    gfmTableToMarkdown({ tablePipeAlign: false }),
    gfmTaskListItemToMarkdown(),
  ];
}

/** Markdown that shows a text as it was typed: none of its signs are marks, and none of its lines begin a list or a tag. */
export function asTyped(text: string): string {
  const paragraphs = text.trim().split(/\n[ \t]*\n\s*/);
  const children = paragraphs.map((each): Paragraph => ({ type: 'paragraph', children: linesOf(each) }));
  return toMarkdown({ type: 'root', children }, { extensions: pageToMarkdown() }).trimEnd();
}

function linesOf(text: string): PhrasingContent[] {
  return text.split('\n').flatMap((line, index): PhrasingContent[] => {
    const words: PhrasingContent = { type: 'text', value: line.trim() };
    return index === 0 ? [words] : [{ type: 'break' }, words];
  });
}

/** What a reader sees of Markdown, without its marks and tags. */
export function shownIn(markdown: string): string {
  return shown(fromText(markdown)).join(' ');
}

function shown(node: Nodes): string[] {
  if ('children' in node) {
    // Words go on across the marks within a line, and end where it does.
    const isLine = node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
    const parts = node.children.flatMap(shown);
    return isLine ? [parts.join('')] : parts;
  }
  if (node.type === 'html') return [node.value.replace(/<[^>]*>/g, ' ')];
  if (node.type === 'break') return ['\n'];
  return 'value' in node ? [node.value] : [];
}
