import '@mdxeditor/editor/style.css';
import {
  addTableCellEditorChild$,
  codeBlockPlugin,
  headingsPlugin,
  linkPlugin,
  listsPlugin,
  markdownShortcutPlugin,
  MDXEditor,
  NESTED_EDITOR_UPDATED_COMMAND,
  quotePlugin,
  realmPlugin,
  tablePlugin,
  thematicBreakPlugin,
  toolbarPlugin,
} from '@mdxeditor/editor';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { mergeRegister, type LexicalEditor } from 'lexical';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { assist } from './assist.ts';
import { codeBlockEditor } from './CodeBlock.tsx';
import { FormHost } from './FormHost.tsx';
import { registerPictures } from './arriving.ts';
import { keepInSight } from './in-sight.ts';
import { registerKeys } from './keys.ts';
import { registerLeaving } from './leaving.ts';
import { lostWords } from './lost.ts';
import { markdownPlugin, type Opened } from './markdown.ts';
import { pastePlugin } from './paste/plugin.ts';
import { follow, type Session } from './session.ts';
import { Toolbar } from './Toolbar.tsx';

interface Props {
  text: string;
  onChange(text: string): void;
  onSource(): void;
  onFail(reason: string): void;
}

/** How long the keys rest before an edit is brought into the text, in milliseconds. */
const rest = 150;

/** The text as its readers see it, to be written in. */
export function Rich({ text, onChange, onSource, onFail }: Props) {
  const handlers = useRef({ onChange, onFail });
  handlers.current = { onChange, onFail };
  const root = useRef<HTMLDivElement>(null);
  const wayOut = useId();
  const [editor, setEditor] = useState<LexicalEditor>();
  const edits = useRef<Edits>(undefined);
  const [opened, setOpened] = useState<Opened>();
  const [toolbar] = useState(() => () => <Toolbar onSource={onSource} />);
  const plugins = useMemo(
    () => [
      headingsPlugin(),
      listsPlugin(),
      quotePlugin(),
      thematicBreakPlugin(),
      linkPlugin({ disableAutoLink: true }),
      tablePlugin(),
      codeBlockPlugin({ codeBlockEditorDescriptors: [codeBlockEditor] }),
      markdownShortcutPlugin(),
      cellPlugin(),
      pastePlugin(),
      toolbarPlugin({ toolbarClassName: 'concord-toolbar', toolbarContents: toolbar }),
      markdownPlugin({
        text,
        onOpen: setOpened,
        onFail: () => handlers.current.onFail(unreadable),
      }),
    ],
    [],
  );

  useEffect(() => {
    const element = root.current;
    if (!opened || !element) return undefined;
    const before = opened.write();
    if (lostWords(text, before).length > 0) {
      handlers.current.onFail(incomplete);
      return undefined;
    }
    const following = listen(opened, element, follow(text, before, opened.says), (changed) =>
      handlers.current.onChange(changed),
    );
    opened.editor.getRootElement()?.setAttribute('aria-describedby', wayOut);
    edits.current = following;
    setEditor(opened.editor);
    return following.stop;
  }, [opened]);

  return (
    <div ref={root} className="concord-rich">
      <MDXEditor
        markdown=""
        editorState={null}
        suppressHtmlProcessing
        className="concord-editor"
        contentEditableClassName="concord-text prose"
        translation={words}
        plugins={plugins}
      />
      <div className="concord-below">
        <p className="concord-way-out" id={wayOut}>
          Tab goes on to the next field. In a list or a table, press Esc first.
        </p>
      </div>
      {editor && root.current && <FormHost element={root.current} />}
    </div>
  );
}

/** What the editor we build on says by itself. */
function words(key: string, usual: string, values: Record<string, unknown> = {}): string {
  if (key === 'contentArea.editableMarkdown') return 'Text';
  return Object.entries(values).reduce(
    (text, [name, value]) => text.replaceAll(`{{${name}}}`, String(value)),
    usual,
  );
}

interface Edits {
  stop(): void;
}

/** Hands over what is edited: soon after the last key, and before anything outside can be clicked. */
function listen(
  { editor, write }: Opened,
  element: HTMLElement,
  session: Session,
  hand: (text: string) => void,
): Edits {
  const text = editor.getRootElement() ?? element;
  let isTouched = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let took = 0;
  const touch = () => {
    isTouched = true;
  };
  const flush = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    const start = performance.now();
    hand(session.textFor(write()));
    took = performance.now() - start;
  };
  const leave = (event: Event) => {
    if (!element.contains(event.target as Node)) flush();
  };
  const inputs = ['focusin', 'keydown', 'pointerdown', 'beforeinput', 'input', 'paste', 'drop'];
  inputs.forEach((name) => element.addEventListener(name, touch, true));
  document.addEventListener('pointerdown', leave, true);
  document.addEventListener('focusin', leave, true);
  window.addEventListener('pagehide', flush);
  const stop = mergeRegister(
    registerPictures(editor),
    registerLeaving(editor, text),
    assist(text),
    keepInSight(text, { above: '.concord-toolbar', below: '.concord-below' }),
    registerKeys(editor, () => element.querySelector<HTMLElement>('[data-command="link"]')?.click()),
    editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return;
      // While it is drawn for the first time, the editor tidies up by itself:
      // https://github.com/mdx-editor/editor/issues/700
      if (!isTouched) return session.begin(write());
      clearTimeout(timer);
      timer = setTimeout(flush, Math.max(rest, 3 * took));
    }),
  );
  return {
    stop() {
      flush();
      stop();
      inputs.forEach((name) => element.removeEventListener(name, touch, true));
      document.removeEventListener('pointerdown', leave, true);
      document.removeEventListener('focusin', leave, true);
      window.removeEventListener('pagehide', flush);
    },
  };
}

/**
 * A cell of a table hands its text to the table when it is left
 * (https://github.com/mdx-editor/editor/issues/107): let it do so while it is typed, too.
 */
function CellKeeper() {
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = editor.registerUpdateListener(({ dirtyLeaves, tags }) => {
      if (dirtyLeaves.size === 0 || tags.has('historic')) return;
      clearTimeout(timer);
      timer = setTimeout(() => editor.dispatchCommand(NESTED_EDITOR_UPDATED_COMMAND, undefined), rest);
    });
    return mergeRegister(() => clearTimeout(timer), stop, registerPictures(editor));
  }, [editor]);
  return null;
}

const cellPlugin = realmPlugin({
  init: (realm) => realm.pub(addTableCellEditorChild$, CellKeeper),
});

const unreadable =
  'The editor cannot show this text as readers see it. Here it is as it stands in the file; nothing of it is lost.';

const incomplete =
  'The editor would not show all of this text. Here it is as it stands in the file, so that nothing of it is lost.';
