import { useEffect, useState } from 'react';
import type { Change } from '../../editing-api/protocol.ts';
import { plural } from '../../plain.ts';
import { ask } from '../saving/client.ts';
import { FileChange } from './FileChange.tsx';
import { Folded, WhenSeen } from './late.tsx';
import { momentOf } from './moment.ts';

/** As many as the desk tells at a time. */
const pageLength = 50;

/** The changes of the wiki, or of one file, latest first. */
export default function Changes({ path }: { path: string | undefined }) {
  const [changes, setChanges] = useState<readonly Change[]>();
  const [problem, setProblem] = useState<string>();
  const [hasMore, setHasMore] = useState(false);

  function read(known: readonly Change[]) {
    // A file that was renamed goes on under the name it had before.
    const place = path === undefined ? undefined : (formerPath(known) ?? path);
    ask<Change[]>('history', { path: place, before: known.at(-1)?.id }).then(
      (next) => {
        setChanges([...known, ...next]);
        const goesOn = path !== undefined && formerPath(next) !== undefined;
        setHasMore(next.length === pageLength || goesOn);
      },
      (error: Error) => setProblem(error.message),
    );
  }
  useEffect(() => read([]), [path]);

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
            {change.isCorrection && <p>A small correction: the page stays checked.</p>}
            <Files change={change} path={path} />
          </li>
        ))}
      </ol>
      {hasMore && (
        <footer>
          <button type="button" onClick={() => read(changes)}>
            Earlier changes
          </button>
        </footer>
      )}
    </>
  );
}

/** The name before the last rename. */
function formerPath(changes: readonly Change[]): string | undefined {
  return changes.flatMap(({ files }) => files.flatMap(({ from }) => from ?? [])).at(-1);
}

/** What a change did to a file, as far as it is looked at; of the whole wiki, file by file. */
function Files({ change, path }: { change: Change; path: string | undefined }) {
  if (path !== undefined)
    return change.files.map((file) => (
      <WhenSeen key={file.path}>
        <FileChange id={change.id} file={file} today={path} />
      </WhenSeen>
    ));
  return (
    <>
      {change.files.map((file) => (
        <Folded
          key={file.path}
          summary={
            <>
              {file.title} <small>{file.kind}</small>
            </>
          }
        >
          <FileChange id={change.id} file={file} today={file.path} />
        </Folded>
      ))}
      {change.others > 0 && <p>and {plural(change.others, 'other file')}</p>}
    </>
  );
}
