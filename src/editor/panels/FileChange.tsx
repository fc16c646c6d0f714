import { useEffect, useState } from 'react';
import type { ChangedFile, Version } from '../../editing-api/protocol.ts';
import { folders } from '../../editing-api/paths.ts';
import { changesBetween } from '../../document/changes.ts';
import type { NameOf } from '../../document/values-in-words.ts';
import { ask } from '../saving/client.ts';
import { ChangeList } from './ChangeList.tsx';
import { knownNames } from './known-names.ts';
import { addressOfPath } from './paths.ts';
import { askToRestore } from './Restore.tsx';

interface Props {
  /** The change. */
  id: string;
  file: ChangedFile;
  /** What the file is called today. */
  today: string;
}

/** What a change did to a file, in words, and the way back to how it left it. */
export function FileChange({ id, file, today }: Props) {
  const [read, setRead] = useState<{ version: Version; was: string | undefined; nameOf: NameOf }>();
  const [problem, setProblem] = useState<string>();
  const isText = file.path.startsWith(`${folders.content}/`);
  const { path, from = path } = file;
  useEffect(() => {
    if (!isText) return;
    Promise.all([
      ask<Version>('version', { id, path, today }),
      from === path ? undefined : ask<Version>('version', { id, path: from }),
      knownNames(),
    ]).then(
      ([version, former = version, nameOf]) => setRead({ version, was: former.before, nameOf }),
      (error: Error) => setProblem(error.message),
    );
  }, [id, path, from, today, isText]);

  if (problem) return <p role="alert">{problem}</p>;
  if (!isText) return <p>{file.kind === 'deleted' ? 'The picture was deleted.' : 'A picture.'}</p>;
  if (read === undefined) return <p aria-busy="true">Reading …</p>;
  const { version, was, nameOf } = read;
  const words = (was: string | undefined, now: string | undefined) =>
    changesBetween(today.slice(folders.content.length + 1), was, now, nameOf);
  const left = version.after ?? version.before;
  return (
    <>
      {from !== path && <p>Renamed. Its address was {addressOfPath(from)} before.</p>}
      <ChangeList changes={words(was, version.after)} />
      {left === version.now ? (
        <p>This is how the page is now.</p>
      ) : (
        <button
          type="button"
          onClick={() => void askToRestore({ id, path, today, changes: words(version.now, left) })}
        >
          {version.now === undefined ? 'Bring the page back' : 'Restore this version'}
        </button>
      )}
    </>
  );
}
