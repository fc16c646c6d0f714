import { $isListItemNode } from '@lexical/list';
import { $findMatchingParent } from '@lexical/utils';
import {
  $createParagraphNode,
  $getSelection,
  $isParagraphNode,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  FORMAT_TEXT_COMMAND,
  KEY_BACKSPACE_COMMAND,
  KEY_DOWN_COMMAND,
  KEY_ENTER_COMMAND,
  mergeRegister,
  RootNode,
  TextNode,
  type LexicalEditor,
} from 'lexical';
import { $giveBox } from './lists.ts';
import { FrameNode } from './nodes.tsx';

/** What keys do beyond the usual: leaving a box, a task in a list, and what pages have no form for. Returns how to stop. */
export function registerKeys(editor: LexicalEditor, onLink: () => void): () => void {
  return mergeRegister(
    editor.registerCommand(KEY_ENTER_COMMAND, (event) => $leave(event, 'end'), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(KEY_BACKSPACE_COMMAND, (event) => $leave(event, 'only'), COMMAND_PRIORITY_HIGH),
    // Markdown knows no other formats.
    editor.registerCommand(
      FORMAT_TEXT_COMMAND,
      (format) => !['bold', 'italic', 'strikethrough', 'code'].includes(format),
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      KEY_DOWN_COMMAND,
      (event) => {
        if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return false;
        event.preventDefault();
        onLink();
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    // There is always a place to go on below a box, a table or a picture.
    editor.registerNodeTransform(RootNode, (root) => {
      if (!$isParagraphNode(root.getLastChild())) root.append($createParagraphNode());
    }),
    editor.registerNodeTransform(TextNode, $makeTask),
  );
}

/** A box that is typed at the start of an item makes it a task: “- ” before it has become a list by then. */
function $makeTask(text: TextNode): void {
  const [typed, mark] = /^\[([ x]?)\] /i.exec(text.getTextContent()) ?? [];
  const item = text.getParent();
  const selection = $getSelection();
  if (typed === undefined || !$isListItemNode(item) || text.getPreviousSibling() !== null) return;
  // A text that was opened or pasted may say the same, and mean it.
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return;
  if (!selection.anchor.getNode().is(text) || selection.anchor.offset !== typed.length) return;
  $giveBox(item, mark?.toLowerCase() === 'x');
  text.spliceText(0, typed.length, '');
  item.selectStart();
}

/** Enter in an empty last paragraph leaves the box; the backspace key in an empty box takes it away. */
function $leave(event: KeyboardEvent | null, where: 'end' | 'only'): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed() || event?.shiftKey) return false;
  const paragraph = $findMatchingParent(selection.anchor.getNode(), $isParagraphNode);
  const frame = paragraph?.getParent();
  if (!paragraph?.isEmpty() || !(frame instanceof FrameNode)) return false;
  const isOnly = frame.getChildrenSize() === 1;
  if (where === 'only' ? !isOnly : isOnly || paragraph.getNextSibling() !== null) return false;
  event?.preventDefault();
  const next = $createParagraphNode();
  frame.insertAfter(next);
  if (isOnly) frame.remove();
  else paragraph.remove();
  next.select();
  return true;
}
