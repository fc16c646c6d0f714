import { toString } from 'mdast-util-to-string';
import type { ListItem, PhrasingContent, RootContent, Table } from 'mdast';
import { readTag } from '../mdx/tags.ts';
import { isParent, isPhrasing, text } from './tree.ts';

/** Makes loose nodes fit where blocks stand: words are put into paragraphs, stray list items into lists. */
export function asFlow(nodes: readonly RootContent[]): RootContent[] {
  const result: RootContent[] = [];
  let words: PhrasingContent[] = [];
  let items: ListItem[] = [];
  const endWords = () => {
    const children = trimmed(words);
    if (children.every((each) => each.type === 'html' || each.type === 'anchor')) result.push(...children);
    else result.push({ type: 'paragraph', children });
    words = [];
  };
  const endItems = () => {
    if (items.length > 0)
      result.push({ type: 'list', ordered: true, start: 1, spread: true, children: items });
    items = [];
  };
  for (const node of nodes.flatMap(fit)) {
    if (isPhrasing(node)) {
      if (items.length > 0 && toString(node).trim() === '' && node.type !== 'image') continue;
      endItems();
      words.push(node);
    } else {
      endWords();
      if (node.type === 'listItem') items.push(node);
      else {
        endItems();
        result.push(node);
      }
    }
  }
  endWords();
  endItems();
  return result;
}

/** Makes nodes fit inside a line of text: blocks become their words, one after the other. */
export function asPhrasing(nodes: readonly RootContent[]): PhrasingContent[] {
  const groups: PhrasingContent[][] = [];
  let open = false;
  for (const node of nodes) {
    if (isPhrasing(node)) {
      const [fitted] = isParent(node)
        ? [{ ...node, children: asPhrasing(node.children as RootContent[]) } as PhrasingContent]
        : [node];
      if (open) groups.at(-1)?.push(fitted);
      else groups.push([fitted]);
      open = true;
    } else {
      groups.push(...lines(node));
      open = false;
    }
  }
  const filled = groups.map(trimmedIfSeveral(groups.length)).filter((group) => group.length > 0);
  return filled.flatMap((group, index) => (index === 0 ? group : [lineBreak(), ...group]));
}

/** The lines of a block that must stand inside a cell or a heading. */
function lines(node: RootContent): PhrasingContent[][] {
  switch (node.type) {
    case 'code':
      return node.value
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((value) => [{ type: 'inlineCode', value }]);
    case 'list':
      return node.children.map((item, index) => [
        text(node.ordered ? `${(node.start ?? 1) + index}. ` : '• '),
        ...asPhrasing(item.children),
      ]);
    case 'heading':
      return [[{ type: 'strong', children: asPhrasing(node.children) }]];
    case 'table':
      return node.children.map((row) =>
        row.children.flatMap((cell, index) => [
          ...(index ? [text(' – ')] : []),
          ...asPhrasing(cell.children),
        ]),
      );
    case 'container': {
      const { title, summary, who, role } = readTag(node.open)?.props ?? {};
      const told = [title ?? summary ?? who, role].filter((each) => each !== undefined).join(', ');
      return [
        ...(told ? [[{ type: 'strong' as const, children: [text(told)] }]] : []),
        asPhrasing(node.children),
      ];
    }
    case 'thematicBreak':
      return [];
    default:
      return isParent(node) ? [asPhrasing(node.children as RootContent[])] : [];
  }
}

/** Gives each parent children it may have, from the inside out. */
function fit(node: RootContent): RootContent[] {
  switch (node.type) {
    case 'paragraph': {
      const children = (node.children as RootContent[]).flatMap(fit);
      return children.every(isPhrasing)
        ? [{ ...node, children: trimmed(children as PhrasingContent[]) }].filter(
            (each) => each.children.length > 0,
          )
        : asFlow(children);
    }
    case 'heading': {
      const children = trimmed(
        asPhrasing(node.children as RootContent[]).map((each) =>
          each.type === 'break' || isBreak(each) ? text(' ') : each,
        ),
      );
      return children.length > 0 ? [{ ...node, children }] : [];
    }
    case 'strong':
    case 'emphasis':
    case 'delete':
    case 'link': {
      const inner = node.children as RootContent[];
      // A picture or a box inside a link or bold text keeps its words; the mark goes around them.
      return [
        {
          ...node,
          children: inner.every(isPhrasing) ? (inner.flatMap(fit) as PhrasingContent[]) : asPhrasing(inner),
        },
      ];
    }
    case 'table':
      return [fitTable(node)];
    case 'blockquote':
    case 'listItem':
    case 'footnoteDefinition':
    case 'container':
      return [{ ...node, children: asFlow(node.children as RootContent[]) } as RootContent];
    case 'list':
      return node.children.length > 0
        ? [{ ...node, children: node.children.flatMap((item) => fit(item) as ListItem[]) }]
        : [];
    default:
      return [node];
  }
}

function fitTable(table: Table): Table {
  const width = Math.max(...table.children.map((row) => row.children.length));
  const children = table.children.map((row) => {
    const cells = row.children.map((cell) => ({
      ...cell,
      children: cellWords(asPhrasing(cell.children as RootContent[])),
    }));
    while (cells.length < width) cells.push({ type: 'tableCell', children: [] });
    return { ...row, children: cells };
  });
  // HTML tables often have no head, and Markdown’s always do: their first row serves as one.
  const headless = children.length > 1 && children[0]?.children.every((cell) => cell.children.length === 0);
  return { ...table, children: headless ? children.slice(1) : children };
}

function cellWords(nodes: PhrasingContent[]): PhrasingContent[] {
  return trimmed(nodes.map((each) => (each.type === 'break' ? lineBreak() : each)));
}

/** A new line that may stand in a table, where Markdown has no other. */
function lineBreak(): PhrasingContent {
  return { type: 'html', value: '<br>' };
}

function isBreak(node: PhrasingContent): boolean {
  return node.type === 'html' && node.value === '<br>';
}

function trimmedIfSeveral(count: number) {
  return (group: PhrasingContent[]) => (count > 1 ? trimmed(group) : group);
}

/** Words without blanks and breaks at their ends. */
function trimmed(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const blank = (node: PhrasingContent | undefined) =>
    node !== undefined &&
    (node.type === 'break' || isBreak(node) || (node.type === 'text' && node.value.trim() === ''));
  const result = [...nodes];
  while (blank(result[0])) result.shift();
  while (blank(result.at(-1))) result.pop();
  const [first] = result;
  const last = result.at(-1);
  if (first?.type === 'text') result[0] = { ...first, value: first.value.trimStart() };
  if (last?.type === 'text')
    result[result.length - 1] = {
      ...last,
      value: (result.length === 1 && first?.type === 'text' ? first.value.trimStart() : last.value).trimEnd(),
    };
  return result;
}
