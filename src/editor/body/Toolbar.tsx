import {
  activeEditor$,
  applyFormat$,
  applyListType$,
  convertSelectionToNode$,
  currentBlockType$,
  currentFormat$,
  currentListType$,
  editorInTable$,
  insertCodeBlock$,
  insertTable$,
  insertThematicBreak$,
  rootEditor$,
} from '@mdxeditor/editor';
import { $createHeadingNode, $createQuoteNode, type HeadingTagType } from '@lexical/rich-text';
import { useCellValues, usePublisher } from '@mdxeditor/gurx';
import { $createParagraphNode, REDO_COMMAND, UNDO_COMMAND } from 'lexical';
import { useRef, type KeyboardEvent } from 'react';
import { askForm } from './ask-form.ts';
import { $hasWords, insertFootnote } from './commands.ts';
import { Here } from './Here.tsx';
import { icons } from './icons.tsx';
import { InsertMenu } from './InsertMenu.tsx';
import type { Head } from './nodes.tsx';

const styles: readonly (readonly [type: string, label: string])[] = [
  ['paragraph', 'Text'],
  ['h2', 'Heading'],
  ['h3', 'Smaller heading'],
  ['h4', 'Smallest heading'],
  ['quote', 'Quotation'],
];

const formats = [
  ['bold', 'Bold', 1],
  ['italic', 'Italic', 2],
  ['strikethrough', 'Struck through', 4],
  ['code', 'Code', 16],
] as const;

const lists = [
  ['bullet', 'List'],
  ['number', 'Numbered list'],
  ['check', 'Checklist'],
] as const;

/** What can be done with the text, and with what the cursor is in. Arrow keys go from button to button. */
export function Toolbar({ onSource }: { onSource: () => void }) {
  const [editor, root, blockType, format, listType, isInTable] = useCellValues(
    activeEditor$,
    rootEditor$,
    currentBlockType$,
    currentFormat$,
    currentListType$,
    editorInTable$,
  );
  const bar = useRef<HTMLDivElement>(null);
  const convert = usePublisher(convertSelectionToNode$);
  const applyFormat = usePublisher(applyFormat$);
  const applyList = usePublisher(applyListType$);
  const insertCode = usePublisher(insertCodeBlock$);
  const insertTable = usePublisher(insertTable$);
  const insertRule = usePublisher(insertThematicBreak$);
  if (!editor || !root) return null;

  const ask = (head: Head) => bar.current && askForm(bar.current, { editor, head, isNew: true });
  const inserts: Record<string, () => void> = {
    Footnote: () => insertFootnote(editor, root),
    Table: () => insertTable({ rows: 3, columns: 3 }),
    'Code block': () => insertCode({ code: '', language: '' }),
    Line: () => insertRule(),
  };

  return (
    <>
      <div ref={bar} className="concord-bar" onKeyDown={moveFocus}>
        <select
          aria-label="Kind of text"
          value={styles.some(([type]) => type === blockType) ? blockType : ''}
          disabled={isInTable}
          onChange={({ currentTarget }) => convert(() => $block(currentTarget.value))}
        >
          <option value="" hidden>
            {/^h\d$/.test(blockType) ? `Heading ${blockType.slice(1)}` : 'Text'}
          </option>
          {styles.map(([type, label]) => (
            <option key={type} value={type}>
              {label}
            </option>
          ))}
        </select>
        {formats.map(([name, label, bit]) => (
          <Button
            key={name}
            label={label}
            pressed={(format & bit) !== 0}
            onClick={() => applyFormat(name)}
            icon={name}
          />
        ))}
        {lists.map(([name, label]) => (
          <Button
            key={name}
            label={label}
            pressed={listType === name}
            disabled={isInTable}
            onClick={() => applyList(listType === name ? '' : name)}
            icon={name}
          />
        ))}
        <Button
          label="Link (Ctrl+K)"
          command="link"
          icon="link"
          onClick={() => ask({ type: 'link', url: '', children: [] })}
        />
        <Button label="Picture" icon="image" onClick={() => ask({ type: 'image', url: '', alt: '' })} />
        <InsertMenu
          isInTable={isInTable}
          others={Object.keys(inserts)}
          onOther={(name) => inserts[name]?.()}
          onComponent={(name, content) => {
            const hasWords = editor.getEditorState().read($hasWords);
            const block =
              content === 'block' || content === 'none' || (content === 'either' && !hasWords && !isInTable);
            ask({ type: 'component', name, props: {}, block, children: [] });
          }}
        />
        <span className="concord-space" />
        <Button label="Undo" icon="undo" onClick={() => editor.dispatchCommand(UNDO_COMMAND, undefined)} />
        <Button label="Redo" icon="redo" onClick={() => editor.dispatchCommand(REDO_COMMAND, undefined)} />
        <Button label="Show as Markdown" icon="source" onClick={onSource} />
      </div>
      <Here editor={editor} />
    </>
  );
}

interface ButtonProps {
  label: string;
  icon: keyof typeof icons;
  onClick: () => void;
  pressed?: boolean;
  disabled?: boolean;
  command?: string;
}

function Button({ label, icon, onClick, pressed, disabled, command }: ButtonProps) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      aria-pressed={pressed}
      disabled={disabled}
      data-command={command}
      // The cursor stays in the text.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClick}
    >
      {icons[icon]}
    </button>
  );
}

function $block(type: string) {
  if (type === 'quote') return $createQuoteNode();
  return type === 'paragraph' ? $createParagraphNode() : $createHeadingNode(type as HeadingTagType);
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const isInList =
    event.target instanceof HTMLSelectElement || (event.target as Element).closest('[role=menu]');
  if (step === undefined || (isInList && event.target instanceof HTMLSelectElement === false)) return;
  const buttons = [
    ...event.currentTarget.querySelectorAll<HTMLElement>(
      ':scope > button, :scope > select, :scope > * > button',
    ),
  ].filter((each) => !each.matches(':disabled'));
  const index = buttons.indexOf(event.target as HTMLElement);
  if (index < 0) return;
  event.preventDefault();
  buttons[(index + step + buttons.length) % buttons.length]?.focus();
}
