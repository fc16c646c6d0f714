import { toMarkdown } from 'mdast-util-to-markdown';
import { useRef, useState, type SyntheticEvent } from 'react';
import type { Picture } from '../pictures/Describe.tsx';
import { PictureDialog } from '../pictures/PictureDialog.tsx';

interface Props {
  id: string;
  value: string;
  /** Why it is not shown in another way, where the editor did not ask for this one. */
  reason: string | undefined;
  onChange(value: string): void;
}

/** The text as it stands in the file. */
export function Source({ id, value, reason, onChange }: Props) {
  const [files, setFiles] = useState<readonly File[]>();
  const cursor = useRef(0);
  const box = useRef<HTMLTextAreaElement>(null);

  function bring(event: SyntheticEvent<HTMLTextAreaElement>, data: DataTransfer): void {
    if (data.files.length === 0 || data.types.includes('text/plain')) return;
    event.preventDefault();
    cursor.current = event.currentTarget.selectionEnd;
    setFiles([...data.files]);
  }

  function put({ url, alt, title }: Picture): void {
    const made = toMarkdown({ type: 'image', url, alt, title: title || null }).trim();
    onChange(value.slice(0, cursor.current) + made + value.slice(cursor.current));
    cursor.current += made.length;
  }

  function close(): void {
    setFiles(undefined);
    box.current?.focus();
    box.current?.setSelectionRange(cursor.current, cursor.current);
  }

  return (
    <>
      {reason && (
        <p role="status" className="concord-reason">
          {reason}
        </p>
      )}
      <textarea
        ref={box}
        id={id}
        className="concord-source"
        aria-label="Text in Markdown"
        spellCheck
        rows={Math.min(40, Math.max(12, value.split('\n').length + 2))}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        onPaste={(event) => bring(event, event.clipboardData)}
        onDrop={(event) => bring(event, event.dataTransfer)}
      />
      {files && (
        <PictureDialog
          picture={{ url: '', alt: '', title: '' }}
          isNew
          files={files}
          onSave={(made, isLast) => {
            put(made);
            if (isLast) close();
          }}
          onRemove={close}
          onClose={close}
        />
      )}
    </>
  );
}
