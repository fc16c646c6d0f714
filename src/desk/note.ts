/** Takes in what somebody has heard outside: one note, however often it is sent, with the words that were sent last. */
import { folders } from '../editing-api/paths.ts';
import { fileOfNote, messageOfNote, textOfNote } from '../editing-api/notes.ts';
import type { Noted, SentNote } from '../editing-api/protocol.ts';
import { dayAt } from '../freshness/day.ts';
import { readSettingsOf } from '../wiki/file.ts';
import { keyOfFile } from '../wiki/files.ts';
import { addressOf } from '../wiki/wiki.ts';
import { textsOf } from './history.ts';
import type { WikiFile } from './paths.ts';
import { personHere } from './people.ts';
import { RequestError } from './request-error.ts';
import { save, type Done, type Saver } from './save.ts';

/** How often it is looked again where the same note is sent several times at once. */
const mostTurns = 5;

/** Makes a note of what was heard, or finds that it is there. Throws a `RequestError` where it cannot. */
export async function note(
  saver: Saver,
  sent: SentNote,
  turn = 1,
): Promise<Done & Pick<Noted, 'said' | 'url'>> {
  const file = fileOfNote(sent);
  const path = `${folders.content}/${file}`;
  const place = saver.files.find(path);
  const url = addressOf(keyOfFile(file) ?? '');
  const raw = textOfNote(sent);
  const found = (await saver.files.bytes(place))?.toString('utf8');
  if (found !== undefined && !isEarlier(sent, found)) {
    if (!(await hasArrived(saver, place, found, raw)))
      throw new RequestError(409, otherWords, { there: url });
    const files = [{ path, data: found }];
    return { change: undefined, took: 0, files, mergedWith: {}, said: 'It is on the wiki already.', url };
  }
  const { settings } = await readSettingsOf(place.root);
  const today = dayAt(new Date(), settings.review.timeZone);
  const { name, email } = await personHere(saver.files, place.root, sent.by, today);
  try {
    const done = await save(saver, {
      texts: [{ path, raw, ...(found !== undefined && { base: found }) }],
      images: [],
      isNew: found === undefined,
      asShown: true,
      message: messageOfNote(name, sent.text),
      author: { name, email },
    });
    return { ...done, said: 'It is on the wiki.', url };
  } catch (error) {
    // It was sent twice at once, and the other one was quicker.
    const now = (await saver.files.bytes(place))?.toString('utf8');
    if (error instanceof RequestError && now !== found && turn < mostTurns)
      return note(saver, sent, turn + 1);
    throw error;
  }
}

/** Whether a text is what an earlier try has brought, which was to say something else. */
function isEarlier(sent: SentNote, found: string): boolean {
  const isSame = found === textOfNote(sent);
  return !isSame && (sent.instead ?? []).some((each) => textOfNote(each) === found);
}

/** Whether a note has said this, whatever others have made of it since. */
async function hasArrived({ lock }: Saver, place: WikiFile, found: string, raw: string): Promise<boolean> {
  if (found === raw) return true;
  return lock.withLock(async (repository) => {
    for await (const text of textsOf(repository, place)) if (text === raw) return true;
    return false;
  });
}

const otherWords =
  'This note is on the wiki already, with other words than these, and somebody has worked on it since. These were not taken.';
