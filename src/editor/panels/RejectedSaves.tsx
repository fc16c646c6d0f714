import { useEffect, useState } from 'react';
import { entryPath } from '../../editing-api/entry-path.ts';
import type { RejectedSave, RejectedSaveContent } from '../../editing-api/protocol.ts';
import { formatOf } from '../../document/format.ts';
import { slugOf } from '../../document/slug.ts';
import { openPlace } from '../keep-form.ts';
import { ask } from '../saving/client.ts';
import { newIn, type Draft } from '../saving/drafts.ts';
import { kept } from '../saving/keeping.ts';
import type { Saver } from '../saving/types.ts';
import { askInDialog } from './ask.tsx';
import { momentOf } from './moment.ts';
import { openSourceText } from './SourceText.tsx';

/** Lists the texts that could not be saved, so that nothing anyone has written is lost. */
export function openRejectedSaves(saver: Saver): void {
  void askInDialog<never>('Kept texts', () => <Kept saver={saver} />);
}

/** A text that is kept, whoever keeps it. */
interface KeptText extends RejectedSave {
  open(): Promise<Pick<RejectedSaveContent, 'path' | 'text' | 'base'>>;
  forget(): Promise<unknown>;
}

interface InBrowser extends KeptText {
  /** The id under which the desk keeps it, too. */
  keptAtDesk: string | undefined;
}

function Kept({ saver }: { saver: Saver }) {
  const [texts, setTexts] = useState<readonly KeptText[]>();
  const [problem, setProblem] = useState<string>();
  const say = (error: unknown) => setProblem((error as Error).message);
  useEffect(() => {
    // Where the desk does not answer, what this browser keeps is all the more wanted.
    const atDesk = textsAtDesk().catch((error: unknown): KeptText[] => (say(error), []));
    Promise.all([atDesk, textsInBrowser()]).then(([theirs, ours]) => setTexts(together(theirs, ours)), say);
  }, []);

  async function reopen({ open, forget }: KeptText) {
    const title = 'A text that was kept';
    const leave = 'Back to the kept texts';
    await openSourceText(saver, { ...(await open()), title, leave, onSaved: forget });
  }
  async function drop({ id, forget }: KeptText) {
    await forget();
    setTexts(texts?.filter((text) => text.id !== id));
  }
  return (
    <>
      <p>What could not be saved is kept here until you no longer need it.</p>
      {problem && <p role="alert">{problem}</p>}
      {texts === undefined && !problem && <p aria-busy="true">Looking …</p>}
      {texts?.length === 0 && !problem && <p>Nothing is waiting here.</p>}
      <ul className="concord-history concord-scroll">
        {texts?.map((text) => (
          <li key={text.id}>
            <p>
              <strong>{text.title}</strong>
              <span>
                {text.who}, {momentOf(text.when)}
              </span>
            </p>
            <p>{text.reason}</p>
            <button type="button" onClick={() => void reopen(text).catch(say)}>
              Open it again
            </button>
            <button type="button" className="concord-danger" onClick={() => void drop(text).catch(say)}>
              Remove
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** All texts, latest first. One that both keep is there once, and goes from both. */
function together(theirs: readonly KeptText[], ours: readonly InBrowser[]): KeptText[] {
  const twins = Map.groupBy(ours, ({ keptAtDesk }) => keptAtDesk);
  const known = new Set<string | undefined>(theirs.map(({ id }) => id));
  const all = theirs.map((text) => {
    const both = [text, ...(twins.get(text.id) ?? [])];
    return { ...text, forget: () => Promise.all(both.map((each) => each.forget())) };
  });
  const others = ours.filter(({ keptAtDesk }) => !known.has(keptAtDesk));
  return [...all, ...others].toSorted((a, b) => Date.parse(b.when) - Date.parse(a.when));
}

async function textsAtDesk(): Promise<KeptText[]> {
  const found = await ask<RejectedSave[]>('kept');
  return found.map((each) => ({
    ...each,
    open: () => ask<RejectedSaveContent>('keptText', { id: each.id }),
    forget: () => ask('forget', { id: each.id }),
  }));
}

/** What this browser keeps, without what is being typed in this window right now. */
async function textsInBrowser(): Promise<InBrowser[]> {
  const found = await kept.drafts();
  const shown = found.filter((each) => !(each.isOwn && each.place === openPlace() && !each.refused));
  return shown.map((draft) => {
    const { id, text, base, when, refused } = draft;
    const path = pathOf(draft);
    return {
      ...{ id, path, when, who: 'Kept in this browser', title: titleOf(path, text) },
      reason: refused?.reason ?? 'It was typed, and never published.',
      keptAtDesk: refused?.kept,
      open: async () => ({ path, text, base }),
      forget: () => kept.throwAway(id),
    };
  });
}

/** Where a text is to be saved. One that has no file yet gets the name that its title makes. */
function pathOf({ place, text }: Draft): string {
  const collection = newIn(place);
  if (collection === undefined) return place;
  const unnamed = entryPath(collection, '');
  return entryPath(collection, slugOf(titleOf(unnamed, text)));
}

function titleOf(path: string, text: string): string {
  const { title, name } = formatOf(path).fromFile(text);
  const found = title ?? name;
  return typeof found === 'string' && found.trim() !== '' ? found : (path.split('/').at(-1) ?? '');
}
