import { useState } from 'react';
import type { Validation } from '../../editing-api/protocol.ts';
import { Problems, useLook } from '../checks/problems.tsx';
import { saveText } from '../saving/desk.ts';
import { askInDialog } from './ask.tsx';
import { forgetTyped, keepTyped, typedText } from './typed-texts.ts';

interface Opened {
  path: string;
  /** What tells it from other texts of the same file, such as the id of one that was kept. */
  id?: string;
  text: string;
  /** What the text was based on. */
  base: string | undefined;
  title: string;
  /** What the button says that closes it. */
  leave: string;
}

/**
 * Opens a whole file as text: one that no form can show, or one that was kept. What is typed is kept until it is saved,
 * and is there again when the file is opened the next time. Resolves when it is closed.
 */
export async function openSourceText(opened: Opened): Promise<void> {
  let isKept = true;
  await askInDialog<never>(
    opened.title,
    () => <TextFile opened={opened} onKept={(kept) => (isKept = kept)} />,
    () =>
      isKept || confirm('Leave this text? This browser cannot keep what you have typed: it will be gone.'),
  );
}

function TextFile({ opened, onKept }: { opened: Opened; onKept: (isKept: boolean) => void }) {
  const { path, id = path } = opened;
  const [found, setFound] = useState(() => typedText(id));
  const { base } = found ?? opened;
  const [text, setText] = useState(found?.text ?? opened.text);
  const [message, setMessage] = useState<string>();
  const look = useLook(path, text);

  function type(typed: string) {
    setText(typed);
    onKept(keepTyped(id, { text: typed, base }));
  }
  function beginAgain() {
    forgetTyped(id);
    onKept(true);
    setFound(undefined);
    setText(opened.text);
  }
  async function save() {
    try {
      await saveText({ path, raw: text, base });
      forgetTyped(id);
      location.reload();
    } catch (error) {
      setMessage(`Not saved. ${(error as Error).message}`);
    }
  }
  return (
    <>
      <p>
        <code>{path}</code>
      </p>
      {found && (
        <p>
          This is what you typed here and have not saved.{' '}
          <button type="button" onClick={beginAgain}>
            Begin again with the file
          </button>
        </p>
      )}
      <textarea
        className="concord-text"
        aria-label="The file as text"
        value={text}
        spellCheck={false}
        onChange={(event) => type(event.target.value)}
      />
      <Look look={look} text={text} onFix={type} />
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

interface LookProps {
  look: Validation | 'unknown' | undefined;
  text: string;
  onFix: (text: string) => void;
}

function Look({ look, text, onFix }: LookProps) {
  if (look === undefined) return <p aria-busy="true">Looking whether anything is wrong …</p>;
  if (look === 'unknown') return <p>Whether anything is wrong with it cannot be told at the moment.</p>;
  if (look.problems.length === 0) return <p>Nothing is wrong with it.</p>;
  return <Problems problems={look.problems} text={text} onFix={onFix} />;
}
