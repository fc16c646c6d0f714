/** What Markdown reads otherwise than it was meant, without a word. */
import type { Paragraph } from 'mdast';
import { firstSign, invisible, withoutSigns } from '../problem/signs.ts';
import { raw, type Reading } from './reading.ts';

/** A mark that begins a heading, an item or a block, but for an invisible sign before or behind it. */
const maskedMark = new RegExp(
  `^[ >]*(?:${invisible}+ *(?:#{1,6} |[-*+] |> |\\d{1,9}[.)] |\`{3}|\\||</?[A-Z])|(?:#{1,6}|[-*+])${invisible})`,
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
