import type { Fault } from '../problem/problem.ts';
import type { Tag } from './tags.ts';
import type { Node, Point } from './tree.ts';
import { isEmpty } from './vocabulary.ts';

/** A tag among its siblings, before it is known where it ends. */
export interface TagItem {
  type: 'tag';
  tag: Tag;
  block: boolean;
  at: Point;
}

interface Frame {
  opened?: TagItem;
  children: Node[];
}

const maxDepth = 12;

/**
 * Turns siblings with tags among them into components.
 *
 * A tag that has no partner, or whose attributes do not fit, is kept as the text that was typed; what stood
 * between such tags keeps its place.
 */
export function pair(items: readonly (Node | TagItem)[], report: (fault: Fault, at: Point) => void): Node[] {
  const frames: Frame[] = [{ children: [] }];
  let emptyOpened = 0;
  for (const item of items) {
    if (item.type !== 'tag') top().push(item);
    else if (item.tag.component === undefined) keep(item);
    else if (item.tag.form === 'close') close(item);
    else open(item);
  }
  while (frames.length > 1) dissolve();
  return top();

  function top(): Node[] {
    return frames.at(-1)?.children ?? [];
  }

  function open(item: TagItem): void {
    const { tag } = item;
    const empty = tag.form === 'void' || (tag.component && isEmpty(tag.component));
    if (tag.fault) report(tag.fault, item.at);
    if (empty) {
      if (tag.form === 'open') emptyOpened++;
      top().push(tag.fault ? typed(item) : component(item, []));
    } else if (frames.length > maxDepth) {
      report({ id: 'nesting-too-deep', of: 'components', most: maxDepth }, item.at);
      top().push(typed(item));
    } else {
      frames.push({ opened: item, children: [] });
    }
  }

  function close(item: TagItem): void {
    const { name, component: known } = item.tag;
    if (known && isEmpty(known) && emptyOpened > 0) return void emptyOpened--;
    if (!frames.some((frame) => frame.opened?.tag.name === name)) {
      report({ id: 'component-unclosed', tag: name, lacks: 'opening' }, item.at);
      top().push(typed(item));
      return;
    }
    while (frames.at(-1)?.opened?.tag.name !== name) dissolve();
    const { opened, children } = frames.pop() ?? { children: [] };
    if (opened === undefined) return;
    if (opened.tag.fault) top().push(typed(opened), ...children, typed(item));
    else top().push(component(opened, children));
  }

  /** Gives up on the innermost open tag: its content moves up, behind the tag as typed. */
  function dissolve(): void {
    const { opened, children } = frames.pop() ?? { children: [] };
    if (opened === undefined) return;
    report({ id: 'component-unclosed', tag: opened.tag.name, lacks: 'closing' }, opened.at);
    top().push(typed(opened), ...children);
  }

  function keep(item: TagItem): void {
    if (item.tag.fault) report(item.tag.fault, item.at);
    top().push(typed(item));
  }
}

function component({ tag, block, at }: TagItem, children: Node[]): Node {
  return { type: 'component', name: tag.name, props: tag.props ?? {}, block, children, at };
}

function typed({ tag, block, at }: TagItem): Node {
  return { type: 'verbatim', value: tag.raw, block, at };
}
