import GithubSlugger, { slug as slugOf } from 'github-slugger';
import type { Definition, Html, Nodes, Parents, TableCell, TableRow } from 'mdast';
import type { Fault } from '../problem/problem.ts';
import { definitionsIn, hasTopHeading } from './definitions.ts';
import { pair, type TagItem } from './pair.ts';
import type { Separated } from './separate.ts';
import { readTag, unknown } from './tags.ts';
import { textOf, type Node, type Point } from './tree.ts';
import { mediaPath, readUrl } from './url.ts';
import { nearestName, vocabulary } from './vocabulary.ts';

const maxDepth = 24;

/** Reads a parsed text into the safe tree. A node that is not known here becomes the text it was typed as. */
export function convert(
  { root, source, originOf }: Separated,
  report: (fault: Fault, at: Point) => void,
): Node[] {
  const slugger = new GithubSlugger();
  const { definitions, used } = definitionsIn(root, maxDepth);
  const footnotes = new Set<string>();
  let isInLink = false;
  const shift = hasTopHeading(root) ? 1 : 0;
  return flow(root, 0);

  function flow(parent: Nodes, depth: number): Node[] {
    return within(parent, depth, true, (child) => block(child, depth));
  }

  function phrasing(parent: Nodes, depth: number): Node[] {
    return within(parent, depth, false, (child) => inline(child, depth));
  }

  function within(
    parent: Nodes,
    depth: number,
    isBlock: boolean,
    read: (child: Nodes) => (Node | TagItem)[],
  ) {
    if (depth > maxDepth) {
      report({ id: 'nesting-too-deep', of: 'levels', most: maxDepth }, at(parent));
      return [typed(parent, isBlock)];
    }
    return pair((parent as Parents).children.flatMap(read), report);
  }

  function block(node: Nodes, depth: number): (Node | TagItem)[] {
    switch (node.type) {
      case 'paragraph':
        checkCodeLine(node);
        return [{ type: 'paragraph', children: phrasing(node, depth + 1), at: at(node) }];
      case 'heading': {
        const children = phrasing(node, depth + 1);
        const text = textOf(children);
        const slug = slugger.slug(slugOf(text) === '' ? 'section' : text);
        return [
          {
            type: 'heading',
            depth: Math.min(6, Math.max(2, node.depth + shift)),
            slug,
            children,
            at: at(node),
          },
        ];
      }
      case 'blockquote':
        return [{ type: 'blockquote', children: flow(node, depth + 1), at: at(node) }];
      case 'list': {
        const { ordered, start, spread } = node;
        const children = node.children.flatMap((child) => block(child, depth + 1)) as Node[];
        return [
          { type: 'list', ordered: !!ordered, start: start ?? 1, spread: !!spread, children, at: at(node) },
        ];
      }
      case 'listItem': {
        const checked = node.checked ?? undefined;
        return [
          { type: 'listItem', checked, spread: !!node.spread, children: flow(node, depth + 1), at: at(node) },
        ];
      }
      case 'code':
        return [{ type: 'code', lang: node.lang ?? '', value: node.value, at: at(node) }];
      case 'thematicBreak':
        return [{ type: 'thematicBreak' }];
      case 'table':
        return [
          {
            type: 'table',
            align: node.align ?? [],
            children: node.children.map((row) => tableRow(row, depth)),
            at: at(node),
          },
        ];
      case 'html':
        return blockHtml(node);
      case 'definition':
        return definition(node);
      case 'footnoteDefinition':
        // The first of a name counts; a second is shown where it stands.
        if (footnotes.has(node.identifier)) return [typed(node, true)];
        footnotes.add(node.identifier);
        return [{ type: 'footnote', id: node.identifier, children: flow(node, depth + 1), at: at(node) }];
      default:
        return [typed(node, true)];
    }
  }

  function tableRow(row: TableRow, depth: number): Node {
    const cell = (each: TableCell): Node => ({
      type: 'tableCell',
      children: phrasing(each, depth + 2),
      at: at(each),
    });
    return { type: 'tableRow', children: row.children.map(cell), at: at(row) };
  }

  function inline(node: Nodes, depth: number): (Node | TagItem)[] {
    switch (node.type) {
      case 'text':
        checkForTags(node);
        return [{ type: 'text', value: node.value, at: at(node) }];
      case 'emphasis':
      case 'strong':
      case 'delete':
        return [{ type: node.type, children: phrasing(node, depth + 1), at: at(node) }];
      case 'inlineCode':
        return [{ type: 'inlineCode', value: node.value, at: at(node) }];
      case 'break':
        return [{ type: 'break' }];
      case 'link':
        return link(node, secureWww(raw(node), node.url), node.title ?? '', depth);
      case 'linkReference': {
        const definition = definitions.get(node.identifier);
        return definition ? link(node, definition.url, definition.title ?? '', depth) : [typed(node, false)];
      }
      case 'image':
        return [image(node, node.url, node.alt ?? '', node.title ?? '')];
      case 'imageReference': {
        const definition = definitions.get(node.identifier);
        return [
          definition
            ? image(node, definition.url, node.alt ?? '', definition.title ?? '')
            : typed(node, false),
        ];
      }
      case 'footnoteReference':
        return [isInLink ? typed(node, false) : { type: 'footnoteReference', id: node.identifier }];
      case 'html':
        return inlineHtml(node);
      default:
        return [typed(node, false)];
    }
  }

  function link(node: Nodes, url: string, title: string, depth: number): Node[] {
    if (isInLink) return phrasing(node, depth + 1);
    const target = readUrl(url, '');
    if (target.kind !== 'unsafe') {
      isInLink = true;
      const children = phrasing(node, depth + 1);
      isInLink = false;
      return [{ type: 'link', url, title, children, at: at(node) }];
    }
    const id = 'url-unsafe';
    report(
      target.scheme === 'http' ? { id, isHttp: true } : { id, isHttp: false, target: url.slice(0, 60) },
      at(node),
    );
    return [typed(node, false)];
  }

  function image(node: Nodes, url: string, alt: string, title: string): Node {
    if (mediaPath(url) !== undefined) return { type: 'image', url, alt, title, at: at(node) };
    report({ id: 'image-unsafe', target: url.slice(0, 60) }, at(node));
    return alt ? { type: 'asTyped', value: alt, block: false, at: at(node) } : typed(node, false);
  }

  /** A definition that leads a link somewhere is not shown; one that does not is a comment, or words. */
  function definition(node: Definition): Node[] {
    if (used.has(node.identifier) && definitions.get(node.identifier) === node) return [];
    return node.url === '#' || node.url === '' ? hidden(node) : [typed(node, true)];
  }

  function blockHtml(node: Html): (Node | TagItem)[] {
    const value = node.value.trim();
    if (value.startsWith('<!--') && value.indexOf('-->', 4) === value.length - 3) return hidden(node);
    if (/^(<br\s*\/?>\s*)+$/i.test(value)) return [];
    const tag = readTag(value);
    if (tag?.component && tag.component.content !== 'inline')
      return [{ type: 'tag', tag, block: true, at: at(node) }];
    const pieces = value.split(/(<[^<>]*>)/).filter((piece) => piece !== '');
    const tags = pieces.map((piece) => readTag(piece));
    if (tags.some((each) => each?.component) && tags.every((each) => !each || each.component)) {
      const items = pieces.map((piece, index): Node | TagItem => {
        const found = tags[index];
        if (found) return { type: 'tag', tag: found, block: false, at: at(node) };
        return { type: 'text', value: piece, at: at(node) };
      });
      return [{ type: 'paragraph', children: pair(items, report), at: at(node) }];
    }
    report(tag?.fault ?? foreign(value), at(node));
    return [typed(node, true)];
  }

  function inlineHtml(node: Html): (Node | TagItem)[] {
    if (/^<!--[\s\S]*-->$/.test(node.value)) return hidden(node);
    if (/^<br\s*\/?>$/i.test(node.value)) return [{ type: 'break' }];
    const tag = readTag(node.value);
    const content = tag?.component?.content;
    if (tag && (content === 'block' || content === 'none' || (content && isInLink))) {
      report({ id: 'component-place', tag: tag.name, isInLink }, at(node));
      return [typed(node, false)];
    }
    if (tag?.component) return [{ type: 'tag', tag, block: false, at: at(node) }];
    report(tag?.fault ?? foreign(node.value), at(node));
    return [typed(node, false)];
  }

  function hidden(node: Html | Definition): Node[] {
    report({ id: 'comment-hidden' }, at(node));
    return [];
  }

  /** Finds tags that were meant as such and are not: Markdown has already made text of them. */
  function checkForTags(node: Nodes & { value: string }): void {
    if (!node.value.includes('<')) return;
    for (const [, escape, found = '', name = ''] of raw(node).matchAll(/(\\?)(<\/?([A-Za-z][\w.]*)[^<]*)/g)) {
      if (escape === '\\') continue;
      const component = vocabulary.get(name);
      if (component) {
        const tag = readTag(found.slice(0, found.lastIndexOf('>') + 1).replace(/[“”„]/g, '”'));
        report(tag?.fault ?? { id: 'component-attribute', tag: name, slip: 'unreadable' }, at(node));
      } else if (/^[A-Z]/.test(name) && nearestName(name)) report(unknown(name), at(node));
    }
  }

  function checkCodeLine(node: Nodes): void {
    if (!codeLine.test(raw(node).slice(0, 500))) return;
    report({ id: 'code-line' }, at(node));
  }

  function typed(node: Nodes, isBlock: boolean): Node {
    return { type: 'asTyped', value: raw(node), block: isBlock, at: at(node) };
  }

  function raw(node: Nodes): string {
    return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  }

  function at(node: Nodes): Point {
    return originOf(node.position?.start.offset ?? 0);
  }
}

const codeLine =
  /^(?:import\s+(?:[\w*{},\s$]+\sfrom\s+)?['"]|export\s+(?:default|const|let|var|function|async|class|\{|\*))/;

function foreign(value: string): Fault {
  const name = /^<\/?([A-Za-z][\w.-]*)/.exec(value)?.[1];
  return name ? unknown(name) : { id: 'html', tag: undefined };
}

/** `www.example.com`, which Markdown takes for http: nobody typed that, and https is what is meant. */
function secureWww(text: string, url: string): string {
  return /^www\./i.test(text) ? url.replace(/^http:/, 'https:') : url;
}
