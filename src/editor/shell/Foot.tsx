import { useEffect, useState } from 'react';
import type { Status } from '../../cms/desk-api.ts';
import { onStatus } from '../saving/client.ts';
import { refreshNames } from '../names.ts';
import { openHistory } from './History.tsx';
import { openKept } from './Kept.tsx';
import { hear } from './messages.ts';
import { addressOfPath, pathOfHash } from './paths.ts';

/** The line at the foot of the editor: whether the latest save can be read on the wiki, and what has happened before. */
export function Foot() {
  const status = useStatus();
  const saved = useSaved();
  const path = usePath();
  return (
    <div className="concord-foot" role="status">
      {saved?.merged && <Merged names={saved.merged} />}
      <State status={status} saved={saved} />
      <nav aria-label="History">
        {path && (
          <button type="button" onClick={() => openHistory(path)}>
            This page’s history
          </button>
        )}
        <button type="button" onClick={() => openHistory()}>
          Recent changes
        </button>
        <button type="button" onClick={() => openKept()}>
          Kept texts
        </button>
      </nav>
    </div>
  );
}

interface SavedState {
  number: number;
  path: string | undefined;
  merged: readonly string[] | undefined;
}

function State({ status, saved }: { status: Status | undefined; saved: SavedState | undefined }) {
  if (status === undefined) return <p data-state="unknown">The wiki’s server does not answer.</p>;
  if (status.failed !== undefined && !status.building)
    return (
      <p data-state="failed">
        Saved, but the wiki could not be built: {status.failed} What was published before stays up.
      </p>
    );
  if (saved && status.published < saved.number) return <p data-state="busy">Saved. Being published …</p>;
  if (saved) {
    const address = saved.path && addressOfPath(saved.path);
    return (
      <p data-state="published">
        Published.{' '}
        {address && (
          <a href={address} target="_blank" rel="noopener">
            Read it on the wiki
          </a>
        )}
      </p>
    );
  }
  return status.building ? (
    <p data-state="busy">The wiki is being built …</p>
  ) : (
    <p data-state="fine">All saved.</p>
  );
}

function Merged({ names }: { names: readonly string[] }) {
  const who = names.length > 0 ? [...new Set(names)].join(' and ') : 'someone else';
  return (
    <p data-state="merged">
      Saved together with what {who} changed meanwhile.{' '}
      <button type="button" onClick={() => location.reload()}>
        Show the page as it is now
      </button>
    </p>
  );
}

function useStatus(): Status | undefined {
  const [status, setStatus] = useState<Status>();
  useEffect(() => onStatus(setStatus), []);
  const published = status?.published;
  useEffect(() => {
    // What was just published may be a page that others want to name.
    if (published) void refreshNames().catch(() => {});
  }, [published]);
  return status;
}

function useSaved(): SavedState | undefined {
  const [saved, setSaved] = useState<SavedState>();
  useEffect(() => {
    let merged: readonly string[] | undefined;
    return hear((message) => {
      if (message.kind === 'merged') merged = message.names;
      if (message.kind !== 'saved') return;
      setSaved({ number: message.number, path: message.paths[0], merged });
      merged = undefined;
    });
  }, []);
  return saved;
}

/** The file whose form is open. */
function usePath(): string | undefined {
  const [path, setPath] = useState(() => pathOfHash(location.hash));
  useEffect(() => {
    const follow = () => setPath(pathOfHash(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return path;
}
