import type { Delete, Emphasis, Nodes, Parents, Resource, Strong, TableCell, TableRow } from 'mdast';
import type { Fault } from '../problem/problem.ts';
import { definitionsIn, hasTopHeading } from './definitions.ts';
import { HeadingNames } from './heading-names.ts';
import { blockHtml, checkForTags, inlineHtml } from './html.ts';
import { faultOf, image, secureWww } from './links.ts';
import { pair } from './pair-tags.ts';
import { at, hidden, raw, verbatim, type Items, type Reading } from './reading.ts';
import type { Separated } from './isolate-tags.ts';
import {
  checkForAlert,
  checkForForeign,
  checkForMarksInBold,
  checkForShownMarks,
  checkForSigns,
  checkForTakenMarks,
  checkFence,
  checkNumbers,
  checkUnderline,
} from './slips.ts';
import { textOf, type Node, type Point } from './tree.ts';

const maxDepth = 24;

/** Reads a parsed text into the safe tree. A node that is not known here becomes the text it was typed as. */
export function convert(separated: Separated, report: (fault: Fault, at: Point) => void): Node[] {
  const { root } = separated;
  return flow(root, 0, {
    ...separated,
    ...definitionsIn(root, maxDepth),
    report,
    names: new HeadingNames(),
    footnotes: new Set(),
    shift: hasTopHeading(root) ? 1 : 0,
    isInLink: false,
  });
}

/** Reads a node of a type. `depth` is that of what stands inside it. */
type Handler<T extends Nodes = Nodes> = (node: T, reading: Reading, depth: number) => Items;
type Handlers = { [T in Nodes['type']]?: Handler<Extract<Nodes, { type: T }>> };

const blocks: Handlers = {
  paragraph(node, reading, depth) {
    checkCodeLine(node, reading);
    checkForSigns(node, reading);
    checkForShownMarks(node, reading);
    return [{ type: 'paragraph', children: phrasing(node, depth, reading), at: at(node, reading) }];
  },
  heading(node, reading, depth) {
    checkUnderline(node, reading);
    checkForShownMarks(node, reading);
    const children = phrasing(node, depth, reading);
    const slug = reading.names.next(textOf(children));
    const level = Math.min(6, Math.max(2, node.depth + reading.shift));
    return [{ type: 'heading', depth: level, slug, children, at: at(node, reading) }];
  },
  blockquote(node, reading, depth) {
    checkForAlert(node, reading);
    return [{ type: 'blockquote', children: flow(node, depth, reading), at: at(node, reading) }];
  },
  list(node, reading, depth) {
    checkNumbers(node, reading);
    const { ordered, start, spread } = node;
    const children = node.children.flatMap((child) => block(child, depth, reading)) as Node[];
    const how = { ordered: !!ordered, start: start ?? 1, spread: !!spread };
    return [{ type: 'list', ...how, children, at: at(node, reading) }];
  },
  listItem(node, reading, depth) {
    const how = { checked: node.checked ?? undefined, spread: !!node.spread };
    return [{ type: 'listItem', ...how, children: flow(node, depth, reading), at: at(node, reading) }];
  },
  code(node, reading) {
    checkFence(node, reading);
    return [{ type: 'code', lang: node.lang ?? '', value: node.value, at: at(node, reading) }];
  },
  thematicBreak: () => [{ type: 'thematicBreak' }],
  table(node, reading, depth) {
    const children = node.children.map((row) => tableRow(row, depth, reading));
    return [{ type: 'table', align: node.align ?? [], children, at: at(node, reading) }];
  },
  html: blockHtml,
  /** One that leads a link somewhere is not shown; one that does not is a comment, or words. */
  definition(node, reading) {
    const { definitions, used } = reading;
    if (used.has(node.identifier) && definitions.get(node.identifier) === node) return [];
    return node.url === '#' || node.url === '' ? hidden(node, reading) : [verbatim(node, reading, true)];
  },
  footnoteDefinition(node, reading, depth) {
    const { identifier: id } = node;
    // The first of a name counts; a second is shown where it stands.
    if (reading.footnotes.has(id)) return [verbatim(node, reading, true)];
    reading.footnotes.add(id);
    return [{ type: 'footnote', id, children: flow(node, depth, reading), at: at(node, reading) }];
  },
};

const inlines: Handlers = {
  text(node, reading) {
    checkForTags(node, reading);
    checkForForeign(node, reading);
    return [{ type: 'text', value: node.value, at: at(node, reading) }];
  },
  emphasis(node, reading, depth) {
    checkForTakenMarks(node, reading);
    return marked(node, reading, depth);
  },
  strong(node, reading, depth) {
    checkForMarksInBold(node, reading);
    return marked(node, reading, depth);
  },
  delete: marked,
  inlineCode: (node, reading) => [{ type: 'inlineCode', value: node.value, at: at(node, reading) }],
  break: () => [{ type: 'break' }],
  link: (node, reading, depth) =>
    link(node, { ...node, url: secureWww(raw(node, reading), node.url) }, reading, depth),
  linkReference(node, reading, depth) {
    const definition = reading.definitions.get(node.identifier);
    return definition ? link(node, definition, reading, depth) : [verbatim(node, reading, false)];
  },
  image: (node, reading) => [image(node, node, node.alt, reading)],
  imageReference(node, reading) {
    const definition = reading.definitions.get(node.identifier);
    return [definition ? image(node, definition, node.alt, reading) : verbatim(node, reading, false)];
  },
  footnoteReference: (node, reading) => [
    reading.isInLink ? verbatim(node, reading, false) : { type: 'footnoteReference', id: node.identifier },
  ],
  html: inlineHtml,
};

function flow(parent: Nodes, depth: number, reading: Reading): Node[] {
  return within(parent, depth, reading, true);
}

function phrasing(parent: Nodes, depth: number, reading: Reading): Node[] {
  return within(parent, depth, reading, false);
}

function within(parent: Nodes, depth: number, reading: Reading, isBlock: boolean): Node[] {
  if (depth > maxDepth) {
    reading.report({ id: 'nesting-too-deep', of: 'levels', most: maxDepth }, at(parent, reading));
    return [verbatim(parent, reading, isBlock)];
  }
  const read = isBlock ? block : inline;
  const items = (parent as Parents).children.flatMap((child) => read(child, depth, reading));
  return pair(items, reading.report);
}

function block(node: Nodes, depth: number, reading: Reading): Items {
  const handle = blocks[node.type] as Handler | undefined;
  return handle?.(node, reading, depth + 1) ?? [verbatim(node, reading, true)];
}

function inline(node: Nodes, depth: number, reading: Reading): Items {
  const handle = inlines[node.type] as Handler | undefined;
  return handle?.(node, reading, depth + 1) ?? [verbatim(node, reading, false)];
}

function tableRow(row: TableRow, depth: number, reading: Reading): Node {
  const cell = (each: TableCell): Node => {
    checkForShownMarks(each, reading);
    return { type: 'tableCell', children: phrasing(each, depth + 1, reading), at: at(each, reading) };
  };
  return { type: 'tableRow', children: row.children.map(cell), at: at(row, reading) };
}

function marked(node: Emphasis | Strong | Delete, reading: Reading, depth: number): Items {
  return [{ type: node.type, children: phrasing(node, depth, reading), at: at(node, reading) }];
}

function link(node: Nodes, { url, title }: Resource, reading: Reading, depth: number): Items {
  if (reading.isInLink) return phrasing(node, depth, reading);
  const fault = faultOf(url);
  if (fault) {
    reading.report(fault, at(node, reading));
    return [verbatim(node, reading, false)];
  }
  const children = phrasing(node, depth, { ...reading, isInLink: true });
  return [{ type: 'link', url, title: title ?? '', children, at: at(node, reading) }];
}

function checkCodeLine(node: Nodes, reading: Reading): void {
  if (!codeLine.test(raw(node, reading).slice(0, 500))) return;
  reading.report({ id: 'code-line' }, at(node, reading));
}

const codeLine =
  /^(?:import\s+(?:[\w*{},\s$]+\sfrom\s+)?['"]|export\s+(?:default|const|let|var|function|async|class|\{|\*))/;
