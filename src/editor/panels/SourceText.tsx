import { useEffect, useState } from 'react';
import { Problems, useLook } from '../checks/problems.tsx';
import type { Saver } from '../saving/types.ts';
import { askInDialog } from './ask.tsx';

interface Opened {
  path: string;
  text: string;
  /** What the text was based on. */
  base: string | undefined;
  title: string;
  /** What the button says that closes it. */
  leave: string;
  /** What is to be done once it is saved, before the editor is loaded anew. */
  onSaved?: () => Promise<unknown>;
}

/** Opens a whole file as text: one that no form can show, or one that was kept. Resolves when it is closed. */
export async function openSourceText(saver: Saver, opened: Opened): Promise<void> {
  let typed = opened.text;
  await askInDialog<never>(
    opened.title,
    () => <TextFile saver={saver} opened={opened} onType={(text) => (typed = text)} />,
    () =>
      typed === opened.text || confirm('Leave this text? What you have typed and not saved will be gone.'),
  );
}

interface Props {
  saver: Saver;
  opened: Opened;
  onType: (text: string) => void;
}

function TextFile({ saver, opened, onType }: Props) {
  const [text, setText] = useState(opened.text);
  const [message, setMessage] = useState<string>();
  const look = useLook(opened.path, text);
  useEffect(() => {
    onType(text);
  }, [text, onType]);

  async function save() {
    try {
      await saver.saveText({ path: opened.path, raw: text, base: opened.base });
      await opened.onSaved?.();
      location.reload();
    } catch (error) {
      setMessage(`Not saved. ${(error as Error).message}`);
    }
  }
  return (
    <>
      <p>
        <code>{opened.path}</code>
      </p>
      <textarea
        className="concord-text"
        aria-label="The file as text"
        value={text}
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
      />
      <Problems problems={look === 'unknown' ? undefined : look?.problems} text={text} onFix={setText} />
      {message && <p role="alert">{message}</p>}
      <footer>
        <button type="button" onClick={(event) => event.currentTarget.closest('dialog')?.close()}>
          {opened.leave}
        </button>
        <button type="button" className="concord-main" onClick={() => void save()}>
          Save the text
        </button>
      </footer>
    </>
  );
}
