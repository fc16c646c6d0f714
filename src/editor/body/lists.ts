import {
  $createListItemNode,
  $createListNode,
  $isListItemNode,
  $isListNode,
  type ListItemNode,
  type ListNode,
} from '@lexical/list';
import type { LexicalExportVisitor, MdastImportVisitor } from '@mdxeditor/editor';
import {
  $getState,
  $isLineBreakNode,
  $setState,
  createState,
  type ElementNode,
  type LexicalNode,
} from 'lexical';
import type * as Mdast from 'mdast';

type Import = MdastImportVisitor<Mdast.Nodes>;
type Export = LexicalExportVisitor<LexicalNode, Mdast.Nodes>;

const priority = 10;

/** How a list or an item was written, so that it stays so. */
interface Written {
  spread?: boolean;
  data?: Mdast.ListData;
}

const written = createState('written', { parse: (value) => (value ?? {}) as Written });
/** An item without a box may stand among items with one. */
const hasBox = createState('box', { parse: (value) => value !== false });

const list: Import = {
  testNode: 'list',
  priority,
  visitNode({ mdastNode, lexicalParent, actions }) {
    const { ordered, start, spread, data, children } = mdastNode as Mdast.List;
    const isCheck = children.some(({ checked }) => typeof checked === 'boolean');
    const node = $createListNode(isCheck ? 'check' : ordered ? 'number' : 'bullet', start ?? 1);
    $setState(node, written, { spread: spread ?? false, ...(data && { data }) });
    const parent = lexicalParent as unknown as ElementNode;
    // A nested list stands in an item of its own, behind the item that it belongs to:
    // https://github.com/facebook/lexical/issues/2951
    if ($isListItemNode(parent)) parent.getParentOrThrow().append($createListItemNode().append(node));
    else parent.append(node);
    actions.visitChildren(mdastNode as Mdast.List, node);
  },
};

const item: Import = {
  testNode: 'listItem',
  priority,
  visitNode({ mdastNode, lexicalParent, actions }) {
    const { checked, spread } = mdastNode as Mdast.ListItem;
    const isCheck = (lexicalParent as unknown as ListNode).getListType() === 'check';
    const node = $createListItemNode(isCheck ? checked === true : undefined);
    $setState(node, written, { spread: spread ?? false });
    if (isCheck && typeof checked !== 'boolean') $setState(node, hasBox, false);
    actions.addAndStepInto(node);
  },
};

const listExport: Export = {
  priority,
  testLexicalNode: (node): node is ListNode => $isListNode(node),
  visitLexicalNode({ lexicalNode, actions }) {
    const node = lexicalNode as ListNode;
    const ordered = node.getListType() === 'number';
    const { spread = false, data } = $getState(node, written);
    const isOfKind = data?.marker !== undefined && /[.)]/.test(data.marker) === ordered;
    actions.addAndStepInto('list', {
      ordered,
      spread,
      start: ordered ? node.getStart() : null,
      ...(isOfKind && { data }),
    });
  },
};

const itemExport: Export = {
  priority,
  testLexicalNode: (node): node is ListItemNode => $isListItemNode(node),
  visitLexicalNode({ lexicalNode, mdastParent, actions }) {
    const node = lexicalNode as ListItemNode;
    const parent = mdastParent as Mdast.List;
    const children = node.getChildren();
    const [first] = children;
    if (children.length === 1 && $isListNode(first)) {
      const above = parent.children.at(-1);
      if (above) actions.visitChildren(node, above);
      else actions.visitChildren(first, parent);
      return;
    }
    const owner = node.getParent();
    const isBoxed =
      $isListNode(owner) && owner.getListType() === 'check' && ($getState(node, hasBox) || node.getChecked());
    const made = actions.appendToParent(parent, {
      type: 'listItem',
      checked: isBoxed ? node.getChecked() === true : null,
      spread: $getState(node, written).spread ?? false,
      children: [],
    }) as Mdast.ListItem;
    let paragraph: Mdast.Paragraph | undefined;
    children.forEach((child, index) => {
      // Two line breaks part paragraphs, since an item holds no others:
      // https://github.com/mdx-editor/editor/issues/936
      const partner = $isLineBreakNode(children[index + 1]) || $isLineBreakNode(children[index - 1]);
      if ($isLineBreakNode(child) && partner) paragraph = undefined;
      else if (isInline(child)) {
        paragraph ??= actions.appendToParent(made, { type: 'paragraph', children: [] }) as Mdast.Paragraph;
        actions.visit(child, paragraph);
      } else {
        paragraph = undefined;
        actions.visit(child, made);
      }
    });
  },
};

/** Gives an item a box; the items beside it go on without one. */
export function $giveBox(item: ListItemNode, isChecked: boolean): void {
  const owner = item.getParent();
  if (!$isListNode(owner)) return;
  if (owner.getListType() !== 'check') {
    for (const other of owner.getChildren()) $setState(other, hasBox, other.is(item));
    owner.setListType('check');
  }
  $setState(item, hasBox, true);
  item.setChecked(isChecked);
}

export const listImports = [list, item];
export const listExports = [listExport, itemExport];

function isInline(node: LexicalNode): boolean {
  return !('isInline' in node) || (node as ElementNode).isInline();
}
