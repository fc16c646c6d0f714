import { useEffect, useState } from 'react';
import type { RejectedSave, RejectedSaveContent } from '../../editing-api/protocol.ts';
import { ask } from '../saving/client.ts';
import { askInDialog } from './ask.tsx';
import { momentOf } from './moment.ts';
import { openSourceText } from './SourceText.tsx';

/** Lists the texts that could not be saved, so that nothing anyone has written is lost. */
export function openRejectedSaves(): void {
  void askInDialog<never>('Kept texts', () => <Kept />);
}

function Kept() {
  const [texts, setTexts] = useState<readonly RejectedSave[]>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    ask<RejectedSave[]>('kept').then(setTexts, (error: Error) => setProblem(error.message));
  }, []);

  async function reopen(id: string) {
    try {
      const { path, text, base } = await ask<RejectedSaveContent>('keptText', { id });
      await openSourceText({
        id,
        path,
        text,
        base,
        title: 'A text that was kept',
        leave: 'Back to the kept texts',
      });
    } catch (error) {
      setProblem((error as Error).message);
    }
  }
  async function drop(id: string) {
    try {
      await ask('forget', { id });
      setTexts(texts?.filter((text) => text.id !== id));
    } catch (error) {
      setProblem((error as Error).message);
    }
  }
  return (
    <>
      <p>What could not be saved is kept here until you no longer need it.</p>
      {problem && <p role="alert">{problem}</p>}
      {texts === undefined && !problem && <p aria-busy="true">Looking …</p>}
      {texts?.length === 0 && <p>Nothing is waiting here.</p>}
      <ul className="concord-history concord-scroll">
        {texts?.map(({ id, title, who, when, reason }) => (
          <li key={id}>
            <p>
              <strong>{title}</strong>
              <span>
                {who}, {momentOf(when)}
              </span>
            </p>
            <p>{reason}</p>
            <button type="button" onClick={() => void reopen(id)}>
              Open it again
            </button>
            <button type="button" className="concord-danger" onClick={() => void drop(id)}>
              Remove
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
