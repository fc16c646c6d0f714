import type { Html, Text } from 'mdast';
import type { Fault } from '../problem/problem.ts';
import { pair, type TagItem } from './pair-tags.ts';
import { firstSign, withoutSigns } from '../problem/signs.ts';
import { at, hidden, raw, verbatim, type Items, type Reading } from './reading.ts';
import { readTag, unknown } from './tags.ts';
import type { Node } from './tree.ts';
import { isInSentence, nearestName, vocabulary } from './vocabulary.ts';

/** Reads what Markdown takes for HTML between paragraphs: tags of the vocabulary, comments, or text. */
export function blockHtml(node: Html, reading: Reading): Items {
  const value = node.value.trim();
  if (value.startsWith('<!--') && value.indexOf('-->', 4) === value.length - 3) return hidden(node, reading);
  if (/^(<br\s*\/?>\s*)+$/i.test(value)) return [];
  const place = at(node, reading);
  const tag = readTag(value);
  if (tag?.component && !isInSentence(tag.component)) return [{ type: 'tag', tag, block: true, at: place }];
  const pieces = value.split(/(<[^<>]*>)/).filter((piece) => piece !== '');
  const tags = pieces.map((piece) => readTag(piece));
  if (tags.some((each) => each?.component) && tags.every((each) => !each || each.component)) {
    const items = pieces.map((piece, index): Node | TagItem => {
      const found = tags[index];
      if (found) return { type: 'tag', tag: found, block: false, at: place };
      return { type: 'text', value: piece, at: place };
    });
    return [{ type: 'paragraph', children: pair(items, reading.report), at: place }];
  }
  reading.report(tag?.fault ?? foreign(value), place);
  return [verbatim(node, reading, true)];
}

/** The same inside a sentence. */
export function inlineHtml(node: Html, reading: Reading): Items {
  if (/^<!--[\s\S]*-->$/.test(node.value)) return hidden(node, reading);
  if (/^<br\s*\/?>$/i.test(node.value)) return [{ type: 'break' }];
  const { report, isInLink } = reading;
  const place = at(node, reading);
  const tag = readTag(node.value);
  const content = tag?.component?.content;
  if (tag && (content === 'block' || content === 'none' || (content && isInLink))) {
    report({ id: 'component-place', tag: tag.name, isInLink }, place);
    return [verbatim(node, reading, false)];
  }
  if (tag?.component) return [{ type: 'tag', tag, block: false, at: place }];
  report(tag?.fault ?? foreign(node.value), place);
  return [verbatim(node, reading, false)];
}

/** Finds tags that were meant as such and are not: Markdown has already made text of them. */
export function checkForTags(node: Text, reading: Reading): void {
  if (!node.value.includes('<')) return;
  checkForMaskedTags(node, reading);
  const tags = raw(node, reading).matchAll(/(?<!\\)<\/?([A-Za-z][\w.]*)[^<]*/g);
  for (const [found, name = ''] of tags) {
    if (vocabulary.has(name)) {
      const tag = readTag(found.slice(0, found.lastIndexOf('>') + 1).replace(/[“”„]/g, '”'));
      reading.report(
        tag?.fault ?? { id: 'component-attribute', tag: name, slip: 'unreadable' },
        at(node, reading),
      );
    } else if (/^[A-Z]/.test(name) && nearestName(name)) reading.report(unknown(name), at(node, reading));
  }
}

/** Finds signs that nobody sees in tags, beside or between their names: Markdown makes text of them for that alone. */
function checkForMaskedTags(node: Text, reading: Reading): void {
  const start = node.position?.start.offset ?? 0;
  for (const { index, 0: typed } of raw(node, reading).matchAll(/(?<!\\)<[^<>]*>?/g)) {
    // In quotes such a sign is part of what someone has written.
    const markup = typed.replace(/"[^"]*"|'[^']*'/g, (words) => ' '.repeat(words.length));
    const { sign, index: within } = firstSign(markup) ?? {};
    if (sign === undefined || within === undefined) continue;
    const plain = withoutSigns(typed);
    if (!vocabulary.has(/^<\s*\/?\s*([\w.]+)/.exec(plain)?.[1] ?? '')) continue;
    const place = reading.originOf(start + index + within);
    reading.report({ id: 'invisible-sign', sign, where: 'text', found: plain.trim().slice(0, 60) }, place);
  }
}

function foreign(value: string): Fault {
  const name = /^<\/?([A-Za-z][\w.-]*)/.exec(value)?.[1];
  return name ? unknown(name) : { id: 'html', tag: undefined };
}
