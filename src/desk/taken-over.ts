/** Says in notes from outside that they stand on a page, with the save that puts them there. */
import fieldNotes from '../collections/field-notes.ts';
import { formatOf, unreadableField } from '../document/format.ts';
import { endOf, withEnd } from '../document/note-end.ts';
import { isPutBy } from '../document/take-over.ts';
import { folders } from '../editing-api/paths.ts';
import type { TakenNote, TakingOver } from '../editing-api/protocol.ts';
import { dayAt } from '../freshness/day.ts';
import { onOneLine } from '../plain.ts';
import { shortened } from '../shortened.ts';
import { readSettingsOf } from '../wiki/file.ts';
import { keyOfFile } from '../wiki/files.ts';
import { collectionAt, saysDraft } from './commit-message.ts';
import { textOf } from './files.ts';
import { personHere } from './people.ts';
import { RequestError } from './request-error.ts';
import { checkProblems, type Along, type Saver } from './save.ts';

type Taking = NonNullable<TakingOver['takenOver']>;

/** What is saved along with pages that notes are put on: those notes. None of them keeps a page from being saved. */
export function notesAlong(saver: Saver, { who, notes }: Taking): Along {
  return async (pages) => {
    const found: Awaited<ReturnType<Along>> = { texts: [], notes: [] };
    for (const { note, page: path, isSaid = false } of notes) {
      const page = pages.find((each) => each.path === path);
      try {
        const { text, ...taken } = await takenOver(saver, note, page, isSaid, who);
        if (text) found.texts.push(text);
        found.notes.push({ note, ...taken });
      } catch (error) {
        if (!(error instanceof RequestError)) saver.onError(error);
        const why = error instanceof RequestError ? error.message : 'Something went wrong.';
        found.notes.push({ note, is: 'open', said: `The field note does not say so yet: ${why}` });
      }
    }
    return found;
  };
}

type Page = Parameters<Along>[0][number];
type Outcome = Omit<TakenNote, 'note'> & { text?: Awaited<ReturnType<Along>>['texts'][number] };

async function takenOver(
  saver: Saver,
  path: string,
  page: Page | undefined,
  isSaid: boolean,
  who: string,
): Promise<Outcome> {
  const place = saver.files.find(path);
  const key = page && keyOfFile(page.path.slice(`${folders.content}/`.length));
  if (page === undefined || key === undefined || collectionAt(path)?.id !== fieldNotes.id)
    throw new RequestError(422, `“${path}” is no field note of a page that is saved.`);
  const bytes = await saver.files.bytes(place);
  if (bytes === undefined) return { is: 'ended', said: 'The field note is not there any more.' };
  const text = textOf(path, bytes);
  const fields = formatOf(path).fromFile(text);
  if (unreadableField in fields)
    throw new RequestError(422, 'Its fields cannot be read. Mend them in the editor first.');
  const ended = endOf(fields);
  if (ended) return ended.into === key ? taken : { is: 'ended', said: ended.said };
  if (saysDraft(page.path, page.after)) return { is: 'open', said: onDraft };
  const read = (text = '') => formatOf(page.path).fromFile(text);
  if (!isSaid && !isPutBy(String(fields['text']), read(page.before), read(page.after)))
    return { is: 'open', said: notThere };
  const { settings } = await readSettingsOf(place.root);
  const today = dayAt(new Date(), settings.review.timeZone);
  await personHere(saver.files, place.root, who, today);
  const raw = withEnd(text, { folded: { into: key, on: today, by: who } });
  await checkProblems(saver, path, text, raw);
  const called = `take over “${shortened(onOneLine(String(fields['text'])), 60)}”`;
  return { ...taken, text: { path, seen: bytes, raw, called } };
}

const taken: Pick<TakenNote, 'is' | 'said'> = {
  is: 'taken',
  said: 'The field note is taken over: whoever heard it reads where it stands.',
};
const notThere = 'What was heard does not stand on the page, so its field note stays open.';
const onDraft =
  'The page is a draft, which nobody reads yet: the field note stays open until it is published.';
