import { $isListItemNode, $isListNode, type ListItemNode } from '@lexical/list';
import { $findMatchingParent } from '@lexical/utils';
import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  INDENT_CONTENT_COMMAND,
  KEY_TAB_COMMAND,
  mergeRegister,
  OUTDENT_CONTENT_COMMAND,
  type LexicalEditor,
} from 'lexical';

/**
 * The tab key leaves the text, as in any other field; Escape, then Tab leaves from wherever it has a meaning of its own:
 * in a list it moves items in and out, in a table it goes from cell to cell. Returns how to stop.
 *
 * @param text the element that is typed into
 */
export function registerLeaving(editor: LexicalEditor, text: HTMLElement): () => void {
  let isLeaving = false;
  const onKey = (event: KeyboardEvent) => {
    const isTab = event.key === 'Tab';
    if (isTab && isLeaving) leave(event, text);
    // Shift is pressed before the key that it is pressed for.
    if (event.key !== 'Shift') isLeaving = event.key === 'Escape';
    // The editor would give up the focus, and with it the place to go on from.
    if (isLeaving) event.stopPropagation();
  };
  const stay = () => void (isLeaving = false);
  text.addEventListener('keydown', onKey, true);
  text.addEventListener('pointerdown', stay, true);
  return mergeRegister(
    () => text.removeEventListener('keydown', onKey, true),
    () => text.removeEventListener('pointerdown', stay, true),
    editor.registerCommand(KEY_TAB_COMMAND, (event) => $tab(editor, event), COMMAND_PRIORITY_HIGH),
  );
}

/** Where nothing is prevented, the browser moves the focus on. In all cases, nobody types a tab. */
function $tab(editor: LexicalEditor, event: KeyboardEvent): true {
  const selection = $getSelection();
  const item = $isRangeSelection(selection)
    ? $findMatchingParent(selection.anchor.getNode(), $isListItemNode)
    : null;
  if (!item || (event.shiftKey && !isNested(item))) return true;
  event.preventDefault();
  if (event.shiftKey) editor.dispatchCommand(OUTDENT_CONTENT_COMMAND, undefined);
  // Markdown has no item that lies deeper than the one before it by two, nor a first that does.
  else if (item.getPreviousSibling() !== null) editor.dispatchCommand(INDENT_CONTENT_COMMAND, undefined);
  return true;
}

function isNested(item: ListItemNode): boolean {
  return $isListNode(item.getParent()) && $isListItemNode(item.getParent()?.getParent());
}

/** Moves the focus past everything in the text. */
function leave(event: KeyboardEvent, text: HTMLElement): void {
  const isAfter = (each: Element) => text.compareDocumentPosition(each) === Node.DOCUMENT_POSITION_FOLLOWING;
  const isBefore = (each: Element) => text.compareDocumentPosition(each) === Node.DOCUMENT_POSITION_PRECEDING;
  const all = [...document.querySelectorAll<HTMLElement>(focusable)].filter(
    (each) => each.tabIndex >= 0 && each.checkVisibility({ visibilityProperty: true }),
  );
  const next = event.shiftKey ? all.findLast(isBefore) : all.find(isAfter);
  if (!next) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}

const focusable =
  'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex], [contenteditable="true"]';
