import { describe, expect, it } from 'vitest';
import { readBody } from '../../../src/mdx/read.ts';
import { textOf, type Node } from '../../../src/mdx/tree.ts';
import { asTyped, shownIn } from '../../../src/mdx/write.ts';

const texts = [
  'They said *never* and _always_, **twice**, ~~not~~ ~once~.',
  '<b>bold</b> <Say>aloud</Say> <Claim source="x" seen="2026-01-01">y</Claim> a < b > c <5',
  'export const x = {1 + 1}; {process.exit()} and { a }',
  'import x from "y"',
  '# No heading',
  '#5 of five',
  '> No quote',
  '- No list',
  '+ None',
  '* None',
  '1. No number',
  '2) None either',
  '`code` and ``more``',
  '```js',
  '~~~',
  '---',
  '===',
  '| a | b |',
  '[a](https://example.com) ![b](c.png) [d]: e [^f] [x] [ ] y',
  'https://example.com/a_b_c and www.example.com and me@example.com',
  '&amp; &lt; &#42; \\* \\ C:\\temp',
  'First line\nsecond line\n- third line\n\n# Next paragraph\n    indented',
  '五*円*です「値段」~~高い~~',
];

/** Of what kinds the nodes of a tree are. */
function kindsIn(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => [node.type, ...('children' in node ? kindsIn(node.children) : [])]);
}

const wordsOf = (text: string) => text.split(/\s+/).filter(Boolean).join(' ');

describe('what is written as it was typed', () => {
  it.each(texts)('is read as the same words, and nothing else: %j', (text) => {
    const { nodes, faults } = readBody(asTyped(text));
    expect(textOf(nodes)).toBe(wordsOf(text));
    // A line that begins like a program is told of, and shown.
    expect(faults.filter(({ id }) => id !== 'code-line')).toEqual([]);
    // An address that stands by itself leads there wherever it is typed.
    expect(['paragraph', 'text', 'break', 'link']).toEqual(expect.arrayContaining(kindsIn(nodes)));
    expect(wordsOf(shownIn(asTyped(text)))).toBe(wordsOf(text));
  });

  it('keeps its lines and its paragraphs', () => {
    expect(asTyped('A\nB\n\n\nC ')).toBe('A\\\nB\n\nC');
  });
});

it.each([
  ['**Bold** be*gin*ning', 'Bold beginning'],
  ['<Say>\n\nWords &amp; more\n\n</Say>', 'Words & more'],
  ['One\n\n- two\n- `three`', 'One two three'],
])('what is shown of %j is its words', (markdown, words) => {
  expect(wordsOf(shownIn(markdown))).toBe(words);
});
