import { useState } from 'react';
import type { Validation } from '../../editing-api/protocol.ts';
import { Problems, useLook } from '../checks/problems.tsx';
import { kept } from '../saving/keeping.ts';
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

/** Opens a whole file as text, such as one that was kept. What is typed is kept until it is saved. Resolves when it is closed. */
export async function openSourceText(saver: Saver, opened: Opened): Promise<void> {
  let isKept = true;
  await askInDialog<never>(
    opened.title,
    () => <TextFile saver={saver} opened={opened} onKept={(kept) => (isKept = kept)} />,
    () =>
      isKept || confirm('Leave this text? This browser cannot keep what you have typed: it will be gone.'),
  );
}

interface Props {
  saver: Saver;
  opened: Opened;
  onKept: (isKept: boolean) => void;
}

function TextFile({ saver, opened: { path, base, ...opened }, onKept }: Props) {
  const [text, setText] = useState(opened.text);
  const [message, setMessage] = useState<string>();
  const look = useLook(path, text);

  function type(typed: string) {
    setText(typed);
    kept.keepDraft({ place: path, text: typed, base }).then(
      () => onKept(true),
      () => onKept(false),
    );
  }
  async function save() {
    try {
      await saver.saveText({ path, raw: text, base });
      await kept.forgetDraft(path, text);
      await opened.onSaved?.();
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
