import { useState } from 'react';
import type { Change } from '../../editing-api/protocol.ts';
import type { Changed } from '../../document/changes.ts';
import { me } from '../names.ts';
import { ask } from '../saving/client.ts';
import { askInDialog } from './ask.tsx';
import { ChangeList } from './ChangeList.tsx';
import { momentOf } from './moment.ts';

interface Restoring {
  /** The change whose outcome is wanted again. */
  id: string;
  /** What the file was called then, and what it is called today. */
  path: string;
  today: string;
  /** What will be other than it is now. */
  changes: readonly Changed[];
}

/** Asks whether a page is to be again as a change had left it, and makes it so. */
export async function askToRestore(restoring: Restoring): Promise<void> {
  const { today, id } = restoring;
  // Where it cannot be told what came later, the desk says so itself once it is asked to restore.
  const later = await ask<Change[]>('history', { path: today }).catch((): Change[] => []);
  const end = later.findIndex((change) => change.id === id);
  await askInDialog<never>('Restore this version?', (answer) => (
    <Question
      restoring={restoring}
      newer={end < 0 ? later : later.slice(0, end)}
      hasMore={end < 0 && later.length > 0}
      onLeave={() => answer(undefined)}
    />
  ));
}

interface Props {
  restoring: Restoring;
  /** What was changed later, latest first. */
  newer: readonly Change[];
  /** There is more of it than was read. */
  hasMore: boolean;
  onLeave: () => void;
}

function Question({ restoring: { changes, ...restoring }, newer, hasMore, onLeave }: Props) {
  const [problem, setProblem] = useState<string>();
  function restore() {
    ask('restore', { ...restoring, author: me() }).then(
      () => location.reload(),
      (error: Error) => setProblem(error.message),
    );
  }
  return (
    <>
      <p>This is what will change:</p>
      <ChangeList changes={changes} />
      {newer.length > 0 && (
        <>
          <p>These newer changes will no longer be on the page:</p>
          <ul className="concord-changes">
            {newer.map(({ id, what, who, when }) => (
              <li key={id}>
                {what} ({who}, {momentOf(when)})
              </li>
            ))}
            {hasMore && <li>and earlier ones</li>}
          </ul>
        </>
      )}
      <p>
        It can be undone: the page as it is now stays in its history, and can be restored in the same way.
      </p>
      {problem && <p role="alert">{problem}</p>}
      <footer>
        <button type="button" onClick={onLeave}>
          Leave it as it is
        </button>
        <button type="button" className="concord-main" onClick={restore}>
          Restore this version
        </button>
      </footer>
    </>
  );
}
