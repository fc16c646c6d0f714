import type { Options } from 'mdast-util-to-markdown';

/** How a text is written, where Markdown leaves a choice. */
export interface Style extends Options {
  /** Whether the content of components follows their tags without a blank line. */
  tight: boolean;
}

/** Finds out how a text is written: what the editor adds is to look like the rest. */
export function styleOf(text: string): Style {
  const most = (pattern: RegExp) => mostFrequent(text, pattern);
  const bullet = most(/^[ >]*([-*+])[ \t]+\S/gm) ?? '-';
  return {
    bullet: bullet as '-',
    bulletOther: bullet === '*' ? '-' : '*',
    bulletOrdered: (most(/^[ >]*\d+([.)])[ \t]/gm) ?? '.') as '.',
    incrementListMarker: true,
    listItemIndent: 'one',
    emphasis: (most(/(?<![\w*_\\])([*_])(?=[^\s*_])/g) ?? '*') as '*',
    strong: (most(/(?<!\w)([*_])\1(?=\S)/g) ?? '*') as '*',
    rule: (most(/^[ >]*([-*_])(?:[ \t]*\1){2,}[ \t]*$/gm) ?? '-') as '-',
    ruleSpaces: /^[ >]*([-*_])(?:[ \t]+\1){2,}[ \t]*$/m.test(text),
    fence: (most(/^[ >]*([`~])\1\1/gm) ?? '`') as '`',
    fences: true,
    resourceLink: true,
    tight: /^<[A-Z]\w*(?:\s[^<>]*)?>\n(?!\n)/m.test(text) && !/^<[A-Z]\w*(?:\s[^<>]*)?[^/]>\n\n/m.test(text),
  };
}

function mostFrequent(text: string, pattern: RegExp): string | undefined {
  const counts = new Map<string, number>();
  for (const [, found = ''] of text.matchAll(pattern)) counts.set(found, (counts.get(found) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}
