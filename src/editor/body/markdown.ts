import {
  addExportVisitor$,
  addImportVisitor$,
  addLexicalNode$,
  addToMarkdownExtension$,
  codeBlockEditorDescriptors$,
  exportLexicalTreeToMdast,
  exportVisitors$,
  importMdastTreeToLexical,
  importVisitors$,
  realmPlugin,
  rootEditor$,
  usedLexicalNodes$,
} from '@mdxeditor/editor';
import type { Realm } from '@mdxeditor/gurx';
import { $createParagraphNode, $getRoot, $isParagraphNode, createEditor, type LexicalEditor } from 'lexical';
import type { Root } from 'mdast';
import { AtomNode, FrameNode, SpanNode } from './nodes.tsx';
import { parse } from './parse.ts';
import { print } from './print.ts';
import { styleOf, type Style } from './style.ts';
import { exports, imports } from './visitors.ts';

/** A text that is open in the editor. */
export interface Opened {
  editor: LexicalEditor;
  /** What the editor holds, in the style of the text. */
  write(): string;
  /** What the editor would write if it had read another text. */
  says(text: string): string;
}

interface Params {
  text: string;
  onOpen: (opened: Opened) => void;
  /** The text could not be read into the editor, which stays empty. */
  onFail: (error: unknown) => void;
}

/**
 * Reads and writes our texts, in the place of the editor's own reading and writing.
 *
 * To be the last of the plugins. Reading is a step of the history that cannot be undone.
 */
export const markdownPlugin = realmPlugin<Params>({
  init(realm) {
    realm.pubIn({
      [addLexicalNode$]: [FrameNode, SpanNode, AtomNode],
      [addImportVisitor$]: imports,
      [addExportVisitor$]: exports,
      // After every key the editor writes Markdown of its own, for nobody: let it be short.
      [addToMarkdownExtension$]: { handlers: { root: () => '' } },
    });
  },
  postInit(realm, params) {
    const editor = realm.getValue(rootEditor$);
    if (!editor || !params) return;
    const style = styleOf(params.text);
    try {
      editor.update(() => read(realm, params.text), { discrete: true, tag: 'historic' });
      params.onOpen({
        editor,
        write: () => editor.getEditorState().read(() => write(realm, style)),
        says: (text) => says(realm, text, style),
      });
    } catch (error) {
      params.onFail(error);
    }
  },
});

/** Fills the editor at hand. To be called in an update of it. */
function read(realm: Realm, text: string): void {
  const root = $getRoot().clear();
  importMdastTreeToLexical({
    root,
    mdastRoot: parse(text),
    visitors: [...realm.getValue(importVisitors$)],
    jsxComponentDescriptors: [],
    directiveDescriptors: [],
    codeBlockEditorDescriptors: realm.getValue(codeBlockEditorDescriptors$),
    defaultCodeBlockLanguage: '',
  });
  // Below whatever ends the text, there is a place to go on.
  if (!$isParagraphNode(root.getLastChild())) root.append($createParagraphNode());
}

/** Writes the editor at hand. To be called while it is read. */
function write(realm: Realm, style: Style): string {
  const tree = exportLexicalTreeToMdast({
    root: $getRoot(),
    visitors: realm.getValue(exportVisitors$),
    jsxComponentDescriptors: [],
    jsxIsAvailable: true,
    addImportStatements: false,
  });
  return print(tree as Root, style);
}

function says(realm: Realm, text: string, style: Style): string {
  const editor = createEditor({
    nodes: realm.getValue(usedLexicalNodes$),
    onError(error) {
      throw error;
    },
  });
  editor.update(() => read(realm, text), { discrete: true });
  return editor.getEditorState().read(() => write(realm, style));
}
