import { plural } from '../../plain.ts';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Deleted, Status, Unpushed } from '../../editing-api/protocol.ts';
import { ask, onStatus, statusNow } from '../saving/client.ts';
import { isCorrection, onCorrection, setCorrection } from '../saving/correction.ts';
import { formState, isSignedIn, onDecap, type FormState } from '../decap/store.ts';
import { refreshNames } from '../names.ts';
import { openHistory } from './History.tsx';
import { openRejectedSaves } from './RejectedSaves.tsx';
import { hear } from '../messages.ts';
import type { Saver } from '../saving/types.ts';
import { momentOf } from './moment.ts';
import { addressOn } from '../site.ts';
import { addressOfPath, pathOfHash } from './paths.ts';

/** The line at the foot of the editor: what is saved, what can be read on the wiki, and what has happened before. */
export function StatusBar({ saver }: { saver: Saver }) {
  const status = useStatus();
  const refusal = useRefusal();
  const saved = useSaved();
  const path = usePath();
  const form = useSyncExternalStore(onDecap, formState);
  const change = typeof status === 'object' ? status.saved : undefined;
  const unpushed = useDisk<Unpushed>('unpushed', change);
  const deleted = useDisk<Deleted>('deleted', change);
  if (!useSyncExternalStore(onDecap, isSignedIn)) return null;
  return (
    <div className="concord-foot" role="status" ref={giveRoom}>
      <State status={status} refusal={refusal} form={form} saved={saved} path={path} />
      {unpushed && <p data-state="unpushed">{onThisDisk(unpushed)}</p>}
      {deleted !== undefined && deleted > 0 && (
        <p data-state="unpushed">
          {plural(deleted, 'file')} deleted on this disk, but not in the history yet.
        </p>
      )}
      {edited.has(form) && path?.endsWith('.mdx') && <SmallCorrection key={path} />}
      <nav aria-label="History">
        {path && (
          <button type="button" onClick={() => openHistory(path)}>
            This page’s history
          </button>
        )}
        <button type="button" onClick={() => openHistory()}>
          Recent changes
        </button>
        <button type="button" onClick={() => openRejectedSaves(saver)}>
          Kept texts
        </button>
      </nav>
    </div>
  );
}

/** Lets an editor say that what they publish leaves the page as it was checked. */
function SmallCorrection() {
  const isSmall = useSyncExternalStore(onCorrection, isCorrection);
  // What is said of one text is not said of the next.
  useEffect(() => () => setCorrection(false), []);
  return (
    <label title="Spelling and signs alone: no number, day, claim, or word that is said or signed. The page stays checked.">
      <input
        type="checkbox"
        checked={isSmall}
        onChange={(event) => setCorrection(event.currentTarget.checked)}
      />{' '}
      Small correction: the page stays checked
    </label>
  );
}

interface SavedState {
  path: string | undefined;
  /** Who else’s changes it was saved together with. */
  merged: readonly string[] | undefined;
  /** What else is to be said of it. */
  said: string | undefined;
}

interface StateProps {
  status: Status | 'unreachable' | undefined;
  /** Why the last try to save was refused. */
  refusal: string | undefined;
  form: FormState;
  saved: SavedState | undefined;
  path: string | undefined;
}

function State({ status, refusal, form, saved, path }: StateProps) {
  if (form === 'saving')
    return status === 'unreachable' ? (
      <p data-state="unknown">
        The wiki’s server does not answer. Your text is kept here, and saving is tried again.
      </p>
    ) : (
      <p data-state="busy">Saving …</p>
    );
  if (refusal) return <p data-state="unsaved">Not saved. {refusal}</p>;
  if (status === 'unreachable')
    return (
      <p data-state="unknown">
        The wiki’s server does not answer.
        {unsaved.has(form) && ' What you typed is not saved, but kept in this browser.'}
      </p>
    );
  // A form that is not open yet, or cannot be.
  if (form === 'none' && path) return <p />;
  if (form === 'untouched') return <p>Nothing typed yet.</p>;
  if (unsaved.has(form))
    return <p data-state="unsaved">{form === 'new' ? 'Not saved yet.' : 'Not all is saved.'}</p>;
  if (status === undefined) return <p />;
  const own = saved?.path === path ? saved : undefined;
  return (
    <p data-state={own ? 'saved' : 'fine'}>
      {own ? asSaved(own) : 'All saved.'} {own?.said} <Read path={path} />
    </p>
  );
}

const unsaved: ReadonlySet<FormState> = new Set(['new', 'unsaved']);
/** What was said of the text still counts while it is being saved. */
const edited: ReadonlySet<FormState> = new Set(['unsaved', 'saving']);

/** What is saved can be read on the wiki at once. */
function asSaved({ merged }: SavedState): string {
  if (!merged) return 'Saved.';
  const who = [...new Set(merged)].join(' and ');
  return `Saved together with what ${who || 'was'} changed meanwhile.`;
}

function Read({ path }: { path: string | undefined }) {
  return (
    path && (
      <a href={addressOn(addressOfPath(path))} target="_blank" rel="noopener">
        Read it on the wiki
      </a>
    )
  );
}

function useStatus(): Status | 'unreachable' | undefined {
  const status = useSyncExternalStore(onStatus, statusNow);
  const saved = typeof status === 'object' ? status.saved : undefined;
  useEffect(() => {
    // What was just saved may be a page that others want to name.
    if (saved) void refreshNames().catch(() => {});
  }, [saved]);
  return status;
}

/** Why the last try to save was refused, until the next one, or until another form is opened. */
function useRefusal(): string | undefined {
  const [reason, setReason] = useState<string>();
  useEffect(() => {
    const forget = () => setReason(undefined);
    addEventListener('hashchange', forget);
    const stop = hear((message) => {
      if (message.kind === 'saving' || message.kind === 'saved') forget();
      if (message.kind === 'refused') setReason(message.reason);
    });
    return () => {
      removeEventListener('hashchange', forget);
      stop();
    };
  }, []);
  return reason;
}

/**
 * What the desk says of its disk: asked anew with each change, and whenever somebody comes back to the window. Where it
 * cannot be told, nothing is said.
 */
function useDisk<T>(action: string, saved: number | undefined): T | undefined {
  const [found, setFound] = useState<T>();
  useEffect(() => {
    if (saved === undefined) return undefined;
    const look = () =>
      void ask<T | null>(action).then(
        (answer) => setFound(() => answer ?? undefined),
        () => setFound(undefined),
      );
    look();
    addEventListener('focus', look);
    return () => removeEventListener('focus', look);
  }, [saved]);
  return found;
}

function onThisDisk({ count, since, all }: Unpushed): string {
  if (all) return 'The history is on this one disk, and was never pushed.';
  const changes = count === 1 ? 'One change is' : `${count} changes are`;
  return `${changes} on this one disk, and not pushed since ${momentOf(since)}.`;
}

function useSaved(): SavedState | undefined {
  const [saved, setSaved] = useState<SavedState>();
  useEffect(
    () =>
      hear((message) => {
        if (message.kind !== 'saved') return;
        const { path, raw, now, others, said } = message;
        setSaved({ path, merged: now === raw ? undefined : others, said });
      }),
    [],
  );
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

/** Says how high the bar is to whatever must not lie behind it. */
function giveRoom(foot: HTMLElement | null): (() => void) | undefined {
  if (!foot) return undefined;
  const { style } = document.documentElement;
  const observer = new ResizeObserver(() => style.setProperty('--foot', `${foot.offsetHeight}px`));
  observer.observe(foot);
  return () => {
    observer.disconnect();
    style.removeProperty('--foot');
  };
}
