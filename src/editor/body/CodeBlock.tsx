import { useCodeBlockEditorContext, type CodeBlockEditorProps } from '@mdxeditor/editor';
import { useEffect, useRef, useState } from 'react';

/** Edits a block of code as plain text. */
export function CodeBlock({ code, language, meta, focusEmitter }: CodeBlockEditorProps) {
  const { setCode, setLanguage, setMeta, parentEditor, lexicalNode } = useCodeBlockEditorContext();
  const [text, setText] = useState(code);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => setText(code), [code]);
  useEffect(() => focusEmitter.subscribe(() => area.current?.focus()), [focusEmitter]);
  return (
    <div className="concord-code" onKeyDown={(event) => event.stopPropagation()}>
      <div className="concord-code-head">
        <input
          aria-label="Language of the code"
          placeholder="Code"
          value={`${language} ${meta}`.trim()}
          onChange={({ currentTarget: { value } }) => {
            const [, first = '', rest = ''] = /^(\S*)\s*(.*)$/.exec(value) ?? [];
            setLanguage(first);
            setMeta(rest);
          }}
        />
        <button
          type="button"
          aria-label="Remove the code"
          title="Remove the code"
          onClick={() =>
            parentEditor.update(() => {
              lexicalNode.selectNext();
              lexicalNode.remove();
            })
          }
        >
          ✕
        </button>
      </div>
      <textarea
        ref={area}
        aria-label="Code"
        spellCheck={false}
        rows={Math.max(2, text.split('\n').length)}
        value={text}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          setCode(currentTarget.value);
        }}
      />
    </div>
  );
}

/** For code of any language. */
export const codeBlockEditor = { match: () => true, priority: 0, Editor: CodeBlock };
