import type { Code, Root, RootContent } from 'mdast';
import { fenceOptions } from '../mdx/slips.ts';
import { mapTree, text } from './tree.ts';

/** Beyond this, nobody wrote it to be read. */
const longest = 500;

/**
 * Puts what stands behind the language of a block of code above it where it is for readers: here nothing of it would
 * be shown. What only tells a tool how to show code goes.
 */
export function captionCode(
  root: Root,
  change: (kind: 'component' | 'attributes', detail: string) => void,
): void {
  mapTree(root, (node): RootContent[] => {
    if (node.type !== 'code' || !node.lang) return [node];
    const typed = [node.lang, node.meta ?? ''].join(' ').trim();
    if (typed.length > longest) return [node];
    const { language, caption } = readInfo(typed);
    if (typed === language) return [node];
    change(caption ? 'component' : 'attributes', `\`\`\`${typed}`);
    const code: Code = { ...node, lang: language, meta: null };
    if (!caption) return [code];
    return [{ type: 'paragraph', children: [{ type: 'strong', children: [text(caption)] }] }, code];
  });
}

/** The language that is named behind the signs that open a block of code, and the words on it for readers. */
function readInfo(typed: string): { language: string; caption: string } {
  // Pandoc and MkDocs put all of it into braces, and the language behind a dot.
  const info = typed.replace(
    /^\{\s*(\.[^\s}]+)?([^}]*)\}/,
    (_, name = '', rest: string) => name.slice(1) + rest,
  );
  const [first = ''] = /^[^\s{[]*/.exec(info) ?? [];
  // Some name the file with the language: `js:src/a.js`, `js:title=a.js`; or options: `rust,no_run`.
  const [, language = '', file = ''] = /^([^:,]*)(?::(?:title=)?(.*)|,.*)?$/.exec(first) ?? [];
  const rest = info.slice(first.length);
  const said = Array.from(rest.matchAll(named), ([, quoted, single, bare]) => quoted ?? single ?? bare ?? '');
  // VitePress names the tab of a block in brackets.
  const words = rest
    .replace(named, ' ')
    .replace(fenceOptions, ' ')
    .replace(/\[([^\]]*)\]/g, '$1');
  const caption = [file, ...said, words].map((each) => each.replace(/\s+/g, ' ').trim()).filter(Boolean);
  return { language, caption: caption.join(' – ') };
}

/** Options whose values are for readers. */
const named =
  /\b(?:title|file-?name|file|name|caption|label|path|header|tab)\s*=\s*(?:"([^"]*)"|'([^']*)'|\{?([^\s{}]+)\}?)/gi;
