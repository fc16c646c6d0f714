import { useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { waitingNotes, type KeptNote } from '../../editing-api/kept-notes.ts';
import { plural } from '../../plain.ts';
import { shortened } from '../../shortened.ts';
import { isSignedIn, onDecap } from '../decap/store.ts';
import { atDesk } from '../saving/client.ts';
import { sendKept } from './send.ts';
import './notes.css';

/** Shows what `/note/` has kept on this device, so that it can be sent from here. */
export function openKeptNotes(): void {
  const host = document.createElement('div');
  document.body.append(host);
  createRoot(host).render(<KeptNotes />);
}

function KeptNotes() {
  const [notes, look] = useWaitingNotes();
  const [saved, setSaved] = useState<string>();
  const [isOpen, setOpen] = useState(true);
  const panel = useRef<HTMLElement>(null);
  const title = useId();
  const isIn = useSyncExternalStore(onDecap, isSignedIn);
  if (!isIn || !isOpen || (notes.length === 0 && saved === undefined)) return null;
  return (
    <section ref={panel} className="concord-notes" aria-labelledby={title} tabIndex={-1}>
      <header>
        <h2 id={title}>{headingOf(notes.length)}</h2>
        <button type="button" onClick={() => setOpen(false)}>
          {notes.length === 0 ? 'Close' : 'Later'}
        </button>
      </header>
      <ul>
        {notes.map((note) => (
          <Row
            key={note.id}
            note={note}
            onSent={() => {
              setSaved(shortened(note.text, firstWords));
              look();
              // The button that was pressed is gone.
              panel.current?.focus();
            }}
          />
        ))}
      </ul>
      <p role="status">{saved !== undefined && `Saved: “${saved}” ${atDesk ? onWiki : onceBuilt}`}</p>
    </section>
  );
}

const firstWords = 80;
const onWiki = 'It is on the wiki.';
const onceBuilt = 'It is on the wiki once that is published again.';

function headingOf(count: number): string {
  if (count === 0) return 'No note waits on this device';
  return `${plural(count, 'note')} ${count === 1 ? 'is' : 'are'} kept on this device`;
}

function Row({ note, onSent }: { note: KeptNote; onSent: () => void }) {
  const [isSending, setSending] = useState(false);
  const [why, setWhy] = useState<string>();
  const words = useId();
  async function send() {
    setSending(true);
    setWhy(undefined);
    try {
      await sendKept(note);
      onSent();
    } catch (error) {
      setWhy(error instanceof Error ? error.message : String(error));
      setSending(false);
    }
  }
  return (
    <li>
      <p id={words} dir="auto">
        {shortened(note.text, firstWords)}
      </p>
      <button type="button" aria-describedby={words} disabled={isSending} onClick={() => void send()}>
        {isSending ? 'Sending …' : 'Send it'}
      </button>
      {why !== undefined && <p role="alert">Not saved, and still kept here. {why}</p>}
    </li>
  );
}

/** The notes that wait, and a function that looks again; other windows may write and send, too. */
function useWaitingNotes(): [readonly KeptNote[], () => void] {
  const [notes, setNotes] = useState(waitingNotes);
  const look = () => setNotes(waitingNotes());
  useEffect(() => {
    addEventListener('storage', look);
    return () => removeEventListener('storage', look);
  }, []);
  return [notes, look];
}
