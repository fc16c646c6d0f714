import { useEffect, useState } from 'react';
import { Problems, useLook } from '../checks/problems.tsx';
import { saveText } from '../saving/desk.ts';
import { askInDialog } from './ask.tsx';

interface Opened {
  path: string;
  text: string;
  /** What the text was based on. */
  base: string | undefined;
  title: string;
  /** What the button says that closes it. */
  leave: string;
}

/** Opens a whole file as text: one that no form can show, or one that was kept. Resolves when it is closed. */
export async function openSourceText(opened: Opened): Promise<void> {
  let typed = opened.text;
  await askInDialog<never>(
    opened.title,
    () => <TextFile opened={opened} onType={(text) => (typed = text)} />,
    () =>
      typed === opened.text || confirm('Leave this text? What you have typed and not saved will be gone.'),
  );
}

function TextFile({ opened, onType }: { opened: Opened; onType: (text: string) => void }) {
  const [text, setText] = useState(opened.text);
  const [message, setMessage] = useState<string>();
  const look = useLook(opened.path, text);
  useEffect(() => {
    onType(text);
  }, [text, onType]);

  async function save() {
    try {
      await saveText({ path: opened.path, raw: text, base: opened.base });
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
