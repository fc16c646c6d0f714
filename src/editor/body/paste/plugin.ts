import {
  codeBlockEditorDescriptors$,
  importMdastTreeToLexical,
  importVisitors$,
  realmPlugin,
  rootEditor$,
} from '@mdxeditor/editor';
import type { Realm } from '@mdxeditor/gurx';
import {
  $getRoot,
  $getSelection,
  $insertNodes,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  HISTORIC_TAG,
  PASTE_COMMAND,
  PASTE_TAG,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import type { Root } from 'mdast';
import { addressOn } from '../../site.ts';
import type { Copied } from './clipboard.ts';

/**
 * Puts in what was copied elsewhere as what it is there. What reads it is loaded with the first paste.
 *
 * Files are none of its business, nor is what was copied in the editor itself.
 */
export const pastePlugin = realmPlugin({
  postInit(realm) {
    realm.getValue(rootEditor$)?.registerCommand(
      PASTE_COMMAND,
      (event, editor) => {
        const data = 'clipboardData' in event ? event.clipboardData : null;
        if (!data || data.types.includes('application/x-lexical-editor')) return false;
        const copied = { html: data.getData('text/html'), words: data.getData('text/plain') };
        if (!mayHoldMore(copied)) return false;
        event.preventDefault();
        void paste(realm, editor, copied);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    );
  },
});

/** A few words, or an address for those that are selected, the editor puts in at once. */
function mayHoldMore({ html, words }: Copied): boolean {
  return !/^https?:\S+$/.test(words.trim()) && (html !== '' || /[\n\t]|\]\(|\*\*/.test(words));
}

async function paste(realm: Realm, editor: LexicalEditor, copied: Copied): Promise<void> {
  const { inOneLine, linesOf, readClipboard } = await import('./clipboard.ts');
  const found = readClipboard(copied, addressOn('/'));
  const insert = (root: Root) => put(editor, () => $insertNodes($imported(realm, root)));
  // What stands in a cell is one line.
  if (editor !== realm.getValue(rootEditor$)) insert(inOneLine(found?.root ?? linesOf(copied.words)));
  else if (!found) put(editor, () => $insertLines(copied.words));
  else {
    if (found.isGuess) typeFirst(editor, copied.words);
    insert(found.root);
  }
}

/** Puts the words in as they stand, and takes them away again: undoing what follows brings them back. */
function typeFirst(editor: LexicalEditor, words: string): void {
  const before = editor.getEditorState();
  put(editor, () => $insertLines(words));
  editor.setEditorState(before, { tag: HISTORIC_TAG });
}

function put(editor: LexicalEditor, $change: () => void): void {
  editor.update(
    () => {
      if ($getSelection() === null) $getRoot().selectEnd();
      $change();
    },
    { discrete: true, tag: PASTE_TAG },
  );
}

function $insertLines(words: string): void {
  words.split(/\r\n?|\n/).forEach((line, index) => {
    if (index > 0) $range()?.insertParagraph();
    $range()?.insertText(line);
  });
}

function $range() {
  const selection = $getSelection();
  return $isRangeSelection(selection) ? selection : undefined;
}

/** A tree as nodes of the editor, which stand nowhere yet. */
function $imported(realm: Realm, mdastRoot: Root): LexicalNode[] {
  const nodes: LexicalNode[] = [];
  const root = { append: (...more: LexicalNode[]) => void nodes.push(...more), getType: () => 'root' };
  importMdastTreeToLexical({
    root: root as never,
    mdastRoot,
    visitors: [...realm.getValue(importVisitors$)],
    jsxComponentDescriptors: [],
    directiveDescriptors: [],
    codeBlockEditorDescriptors: realm.getValue(codeBlockEditorDescriptors$),
    defaultCodeBlockLanguage: '',
  });
  return nodes;
}
