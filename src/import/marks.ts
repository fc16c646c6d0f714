import type { PhrasingContent, Root, RootContent } from 'mdast';
import type { Change } from './change.ts';
import { isParent, mapTree, text } from './tree.ts';

/**
 * Gives the marks of other tools within words a meaning that pages have: `==words==` stand out, ` ^name` leads links to
 * its paragraph, icons such as `:material-check:` say nothing, and asterisks between figures multiply.
 */
export function readMarks(root: Root, change: Report): void {
  mapTree(root, (node) => {
    if (node.type === 'text') {
      const value = node.value.replace(icon, (raw) => {
        change('component-dropped', raw.trim());
        return '';
      });
      return value === '' && node.value !== '' ? [] : [{ ...node, value }];
    }
    if (!isParent(node)) return [node];
    const children = named(
      highlighted(asMultiplied(node.children as RootContent[]), change),
      node.type,
      change,
    );
    return [{ ...node, children } as RootContent];
  });
}

type Report = (kind: Change['kind'], detail: string) => void;

/** Takes `10*20*30` for what it says: Markdown takes its asterisks away, and shows other figures. */
function asMultiplied(nodes: readonly RootContent[]): RootContent[] {
  return nodes.flatMap((node, index) => {
    const [before, after] = [nodes[index - 1], nodes[index + 1]];
    const isBetween =
      before?.type === 'text' &&
      after?.type === 'text' &&
      /\d$/.test(before.value) &&
      /^\d/.test(after.value);
    if (!isBetween || (node.type !== 'emphasis' && node.type !== 'strong')) return [node];
    const [inner, ...rest] = node.children;
    if (inner?.type !== 'text' || rest.length > 0 || !/^\d[\d.,]*$/.test(inner.value)) return [node];
    const mark = node.type === 'emphasis' ? '*' : '**';
    return [text(mark + inner.value + mark)];
  });
}

const icon = /:(?:material|fontawesome|octicons|simple)-[a-z\d][a-z\d-]*:[ \t]?/g;
const sign = /(?<![=\w])==(?=[^\s=]|$)|(?<=[^\s=]|^)==(?![=\w])/g;

/** Makes what stands between two `==` bold. */
function highlighted(nodes: readonly RootContent[], change: Report): RootContent[] {
  const found: RootContent[] = [];
  let open: number | undefined;
  for (const node of nodes) {
    if (node.type !== 'text') {
      found.push(node);
      continue;
    }
    let end = 0;
    for (const { index } of node.value.matchAll(sign)) {
      found.push(text(node.value.slice(end, index)));
      end = index + 2;
      const closes = open !== undefined && /\S/.test(node.value[index - 1] ?? 'x');
      if (open === undefined || !closes) {
        open = found.push(text('==')) - 1;
        continue;
      }
      const children = found.splice(open).slice(1) as PhrasingContent[];
      found.push({
        type: 'strong',
        children: children.flatMap((each) => (each.type === 'strong' ? each.children : [each])),
      });
      change('component', '==…==');
      open = undefined;
    }
    found.push(text(node.value.slice(end)));
  }
  return found.filter((each) => each.type !== 'text' || each.value !== '');
}

/** A name at the end of a paragraph, as Obsidian gives it. */
function named(nodes: readonly RootContent[], parent: RootContent['type'], change: Report): RootContent[] {
  const last = nodes.at(-1);
  if (last?.type !== 'text' || (parent !== 'paragraph' && parent !== 'heading')) return [...nodes];
  const [whole, name] = /(?:^|\s+)\^(?=[\w-]*[A-Za-z])([\w-]{2,})\s*$/.exec(last.value.slice(-100)) ?? [];
  if (whole === undefined || name === undefined) return [...nodes];
  change('anchor', `^${name}`);
  const words = last.value.slice(0, -whole.length);
  return [...nodes.slice(0, -1), ...(words ? [text(words)] : []), { type: 'anchor', name: `^${name}` }];
}
