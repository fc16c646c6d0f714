import type { LexicalEditor, NodeKey } from 'lexical';
import { useEffect, useState } from 'react';
import { askForm } from './ask-form.ts';
import { $nearest, remove } from './commands.ts';
import { lookOf } from './look.ts';
import type { Head } from './nodes.tsx';

/** Says which link or inline component the cursor is in, and lets it be changed. */
export function Here({ editor }: { editor: LexicalEditor }) {
  const [here, setHere] = useState<{ key: NodeKey; head: Head }>();
  useEffect(() => {
    const look = () => setHere((old) => same(old, editor.getEditorState().read($nearest)));
    look();
    return editor.registerUpdateListener(look);
  }, [editor]);
  if (!here) return null;
  const { key, head } = here;
  const { label, title } = lookOf(head);
  return (
    <div className="concord-here">
      <span>
        <b>{label}</b> {title}
      </span>
      <button type="button" onClick={({ currentTarget }) => askForm(currentTarget, { editor, key })}>
        Change
      </button>
      <button
        type="button"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => remove(editor, key)}
      >
        Remove
      </button>
    </div>
  );
}

function same<T extends { key: NodeKey; head: Head }>(old: T | undefined, now: T | undefined): T | undefined {
  return old?.key === now?.key && JSON.stringify(old?.head) === JSON.stringify(now?.head) ? old : now;
}
