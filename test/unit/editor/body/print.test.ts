import type { Nodes } from 'mdast';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../../src/editor/body/parse.ts';
import { print } from '../../../../src/editor/body/print.ts';
import { styleOf } from '../../../../src/editor/body/style.ts';
import { readBody } from '../../../../src/mdx/read.ts';
import { textOf } from '../../../../src/mdx/tree.ts';

/** The shape of a tree in one line. */
function shape(node: Nodes): string {
  if ('children' in node) return `${node.type}(${node.children.map(shape).join('|')})`;
  return 'value' in node ? node.value : node.type;
}

describe('what the editor writes', () => {
  it.each([
    ['01-tilde-range', 'Takes 5~10 days and 20~30 people, ~~gone~~', /5\\~10.*20\\~30.*~~gone~~/],
    [
      '02-cjk-emphasis: brackets',
      '**「営業」**の定義。他说**“签约”**就是。',
      /^\*\*「営業」\*\*の.*\*\*“签约”\*\*/,
    ],
    ['02-cjk-emphasis: struck words', '~~「旧」~~新，*「强」*调', /^~~「旧」~~新，\*「强」\*调$/],
    [
      '02-cjk-emphasis: a bare address',
      '见https://example.com/a。**粗**体',
      /example\.com\/a>?。\*\*粗\*\*体$/,
    ],
    ['15-rich-bold-punctuation', 'Pric&#x65;**(net)**&#x61;pplies', /\*\*\(net\)\*\*/],
  ])('%s: is read again as what it was', (_, text, written) => {
    const root = parse(text);
    const before = shape(root);
    const printed = print(root, styleOf(text));
    expect(printed).toMatch(written);
    expect(shape(parse(printed))).toBe(before);
    expect(textOf(readBody(printed).nodes)).toBe(textOf(readBody(text).nodes));
    expect(readBody(printed).faults).toEqual([]);
  });

  it('15-rich-bold-punctuation: keeps bold within a word bold', () => {
    const bold = { type: 'strong', children: [{ type: 'text', value: '(net)' }] } as const;
    const words = (value: string) => ({ type: 'text', value }) as const;
    const root = {
      type: 'root',
      children: [{ type: 'paragraph', children: [words('Price'), bold, words('applies')] }],
    };
    const printed = print(root as never, styleOf(''));
    expect(shape(parse(printed))).toBe('root(paragraph(Price|strong((net))|applies))');
  });
});
