import { useEffect, useState } from 'react';
import type { Change, ChangedFile, Version } from '../../editing-api/protocol.ts';
import { ask } from '../saving/client.ts';
import { me } from '../names.ts';
import { askInDialog } from './ask.tsx';
import { Difference } from './Difference.tsx';
import { momentOf } from './moment.ts';

/** Shows what has changed, in the whole wiki or in one file, and lets an editor bring back an earlier version. */
export function openHistory(path?: string): void {
  const title = path === undefined ? 'Recent changes' : 'History of this page';
  void askInDialog<never>(title, () => <History path={path} />);
}

function History({ path }: { path: string | undefined }) {
  const [changes, setChanges] = useState<readonly Change[]>();
  const [problem, setProblem] = useState<string>();
  const [ended, setEnded] = useState(false);

  async function more() {
    const before = changes?.at(-1)?.id;
    try {
      const next = await ask<Change[]>('history', { path, before });
      setChanges((known = []) => [...known, ...next]);
      setEnded(next.length === 0);
    } catch (error) {
      setProblem((error as Error).message);
    }
  }
  useEffect(() => {
    ask<Change[]>('history', { path }).then(setChanges, (error: Error) => setProblem(error.message));
  }, [path]);

  if (problem) return <p role="alert">{problem}</p>;
  if (changes === undefined) return <p aria-busy="true">Reading the history …</p>;
  if (changes.length === 0) return <p>Nothing has been saved yet.</p>;
  return (
    <>
      <ol className="concord-history concord-scroll">
        {changes.map((change) => (
          <li key={change.id}>
            <p>
              <strong>{change.what}</strong>
              <span>
                {change.who}, {momentOf(change.when)}
              </span>
            </p>
            {change.files
              .filter((file) => path === undefined || file.path === path)
              .map((file) => (
                <FileChange key={file.path} change={change} file={file} />
              ))}
          </li>
        ))}
      </ol>
      {!ended && changes.length % 50 === 0 && (
        <footer>
          <button type="button" onClick={() => void more()}>
            Earlier changes
          </button>
        </footer>
      )}
    </>
  );
}

function FileChange({ change, file }: { change: Change; file: ChangedFile }) {
  const [version, setVersion] = useState<Version>();
  const [message, setMessage] = useState<string>();
  const old = version?.after ?? version?.before;

  function show(isOpen: boolean) {
    if (!isOpen || version) return;
    ask<Version>('version', { id: change.id, path: file.path }).then(setVersion, (error: Error) =>
      setMessage(error.message),
    );
  }
  async function restore() {
    try {
      await ask('restore', { id: change.id, path: file.path, author: me() });
      location.reload();
    } catch (error) {
      setMessage((error as Error).message);
    }
  }
  return (
    <details onToggle={(event) => show(event.currentTarget.open)}>
      <summary>
        {file.title} <small>{file.kind}</small>
      </summary>
      {version && <Difference before={version.before ?? ''} after={version.after ?? ''} />}
      {message && <p role="alert">{message}</p>}
      {old !== undefined && old !== version?.now && (
        <button type="button" onClick={() => void restore()}>
          Restore this version
        </button>
      )}
      {version && old === version.now && <p>This is how the page is now.</p>}
    </details>
  );
}
