/** Takes in what somebody has heard outside: one commit for each note, however often it is sent. */
import { folders } from '../editing-api/paths.ts';
import { fileOfNote, messageOfNote, textOfNote } from '../editing-api/notes.ts';
import type { Noted, SentNote } from '../editing-api/protocol.ts';
import { dayAt } from '../freshness/day.ts';
import { readSettingsOf } from '../wiki/file.ts';
import { keyOfFile } from '../wiki/files.ts';
import { addressOf } from '../wiki/wiki.ts';
import { personHere } from './people.ts';
import { RequestError } from './request-error.ts';
import { save, type Done, type Saver } from './save.ts';

/** Makes a note of what was heard, or finds that it is there. Throws a `RequestError` where it cannot. */
export async function note(saver: Saver, sent: SentNote): Promise<Done & Pick<Noted, 'said' | 'url'>> {
  const file = fileOfNote(sent);
  const path = `${folders.content}/${file}`;
  const place = saver.files.find(path);
  const url = addressOf(keyOfFile(file) ?? '');
  const there = async () => {
    const found = await saver.files.bytes(place);
    const files = found && [{ path, data: found.toString('utf8') }];
    return (
      files && { change: undefined, took: 0, files, mergedWith: {}, said: 'It is on the wiki already.', url }
    );
  };
  const known = await there();
  if (known) return known;
  const { settings } = await readSettingsOf(place.root);
  const today = dayAt(new Date(), settings.review.timeZone);
  const { name, email } = await personHere(saver.files, place.root, sent.by, today);
  try {
    const done = await save(saver, {
      texts: [{ path, raw: textOfNote(sent) }],
      images: [],
      isNew: true,
      asShown: true,
      message: messageOfNote(name, sent.text),
      author: { name, email },
    });
    return { ...done, said: 'It is on the wiki.', url };
  } catch (error) {
    // It was sent twice at once, and the other one was quicker.
    const made = error instanceof RequestError ? await there() : undefined;
    if (made) return made;
    throw error;
  }
}
