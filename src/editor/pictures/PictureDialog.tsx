import { useEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { pictureTypes } from '../../editing-api/pictures/types.ts';
import { Dialog } from '../panels/ask.tsx';
import { Describe, type Chosen, type Picture } from './Describe.tsx';
import { addPicture } from './pending.ts';
import { Refusal } from './refusal.ts';
import { take } from './take.ts';
import { WikiPictures } from './WikiPictures.tsx';
import './pictures.css';

interface Props {
  /** As it stands in the text; without an address where there is none yet. */
  picture: Picture;
  isNew: boolean;
  /** What was pasted or dropped: one after the other. */
  files?: readonly File[] | undefined;
  /** What else is to be said of it. */
  note?: string | undefined;
  /** May be called several times: with the last, nothing more comes. */
  onSave(picture: Picture, isLast: boolean): void;
  onRemove(): void;
  onClose(): void;
}

/** Takes a picture for the text: from a file, from what is copied, or from the wiki; and asks what it shows. */
export function PictureDialog({ picture, isNew, files = [], note, onSave, onRemove, onClose }: Props) {
  const [chosen, setChosen] = useState<Chosen | undefined>(
    picture.url === '' ? undefined : { address: picture.url },
  );
  const [rest, setRest] = useState<readonly File[]>([]);
  const [isBusy, setIsBusy] = useState(files.length > 0);
  const [refusals, setRefusals] = useState<readonly string[]>([]);

  async function takeFirst(all: readonly File[]): Promise<void> {
    setIsBusy(true);
    for (const [index, file] of all.entries()) {
      try {
        const taken = await take(file);
        setChosen(taken);
        setRest(all.slice(index + 1));
        break;
      } catch (error) {
        setRefusals((before) => [...before, reasonOf(error, file)]);
      }
    }
    setIsBusy(false);
  }

  function takeAnew(all: readonly File[]): void {
    if (all.length === 0 || isBusy) return;
    setRefusals([]);
    // One picture of the text becomes another; new ones may be many.
    void takeFirst(isNew ? [...all, ...rest] : all.slice(0, 1));
  }

  async function save(made: Picture): Promise<void> {
    if (chosen?.blob) await addPicture(chosen.address, chosen.blob);
    onSave(made, rest.length === 0);
    if (rest.length === 0) return;
    setChosen(undefined);
    await takeFirst(rest);
  }

  useEffect(() => {
    if (files.length > 0) void takeFirst(files);
  }, []);
  useArriving(takeAnew);

  const alerts = [...(note === undefined ? [] : [note]), ...refusals];
  return createPortal(
    <Dialog title="Picture" onClose={onClose}>
      <div className="concord-picture-form">
        {alerts.length > 0 && (
          <div role="alert">
            {alerts.map((each, index) => (
              <p key={index}>{each}</p>
            ))}
          </div>
        )}
        {isBusy && <p aria-busy="true">The picture is being looked at …</p>}
        {!isBusy && chosen === undefined && (
          <>
            <p className="concord-drop">
              <FileButton onFiles={takeAnew}>Choose a file …</FileButton>
              <span>or drop a picture here, or paste one (Ctrl+V).</span>
            </p>
            <WikiPictures onChoose={(address) => setChosen({ address })} />
          </>
        )}
        {!isBusy && chosen !== undefined && (
          <Describe
            key={chosen.address}
            chosen={chosen}
            picture={picture}
            isNew={isNew}
            more={rest.length}
            other={
              <button type="button" onClick={() => setChosen(undefined)}>
                Another picture …
              </button>
            }
            onSave={(made) => void save(made)}
            onRemove={onRemove}
            onClose={onClose}
          />
        )}
      </div>
    </Dialog>,
    document.body,
  );
}

/** Hears of pictures that are pasted or dropped while the dialog is open, wherever. */
function useArriving(take: (files: readonly File[]) => void): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const stop = new AbortController();
    const hear = (event: ClipboardEvent | DragEvent) => {
      const data = 'clipboardData' in event ? event.clipboardData : event.dataTransfer;
      if (!data?.types.includes('Files')) return;
      // A file that is dropped where nobody takes it would be opened in the place of the form.
      event.preventDefault();
      if (event.type !== 'dragover') latest.current([...data.files]);
    };
    document.addEventListener('paste', hear, stop);
    document.addEventListener('dragover', hear, stop);
    document.addEventListener('drop', hear, stop);
    return () => stop.abort();
  }, []);
}

interface FileButtonProps {
  onFiles: (files: readonly File[]) => void;
  children: ReactNode;
}

function FileButton({ onFiles, children }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={Object.values(pictureTypes).join()}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // The same file may be chosen again, mended.
          currentTarget.value = '';
        }}
      />
      <button type="button" className="concord-main" onClick={() => input.current?.click()}>
        {children}
      </button>
    </>
  );
}

function reasonOf(error: unknown, { name }: File): string {
  if (error instanceof Refusal) return error.message;
  console.error(error);
  return `“${name}” could not be read. Choose it again, or another.`;
}
