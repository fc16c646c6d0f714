/** The people of a wiki, as a desk reads them from their files. */
import { join } from 'node:path';
import type { Person } from '../collections/index.ts';
import peopleCollection from '../collections/people.ts';
import { folders } from '../editing-api/paths.ts';
import { filesBelow } from '../files-below.ts';
import { hasLeft } from '../freshness/assignees.ts';
import type { Day } from '../freshness/day.ts';
import { dayInWords } from '../freshness/words.ts';
import { readEntry, type Entry } from '../wiki/entry.ts';
import { keyOfFile } from '../wiki/files.ts';
import { dataOf } from '../wiki/wiki.ts';
import type { Files } from './files.ts';
import { RequestError } from './request-error.ts';

/** The record of a person of the wiki who has not left. */
export async function personHere(files: Files, root: string, id: string, today: Day): Promise<Person> {
  const entry = await entryOf(files, root, id);
  if (entry === undefined)
    throw new RequestError(422, `This wiki knows no person “${id}”. Say in the editor who you are.`);
  const record = dataOf(entry, peopleCollection);
  if (record === undefined)
    throw new RequestError(422, `The record of ${entry.title} has a mistake. Mend it in the editor first.`);
  if (hasLeft({ ...record, id }, today) && record.left)
    throw new RequestError(422, `${record.name} left on ${dayInWords(record.left)}.`);
  return record;
}

/** Someone, who covers for them, and who covers for those, by their keys. */
export async function withCovers(
  files: Files,
  root: string,
  id: string | undefined,
): Promise<Map<string, Entry>> {
  const found = new Map<string, Entry>();
  for (let next = id; next !== undefined && !found.has(keyOfPerson(next));) {
    const entry = await entryOf(files, root, next);
    if (entry === undefined) break;
    found.set(keyOfPerson(next), entry);
    next = dataOf(entry, peopleCollection)?.coveredBy;
  }
  return found;
}

/** What the file of a person says; `undefined` where there is none. */
async function entryOf(files: Files, root: string, id: string): Promise<Entry | undefined> {
  const names = await filesBelow(join(root, peopleCollection.id)).catch(() => []);
  const file = names
    .map((name) => `${peopleCollection.id}/${name}`)
    .find((each) => keyOfFile(each) === keyOfPerson(id));
  const bytes = file && (await files.bytes(files.find(`${folders.content}/${file}`)));
  if (!file || !bytes) return undefined;
  return readEntry({ collection: peopleCollection.id, id, file }, bytes.toString('utf8'));
}

function keyOfPerson(id: string): string {
  return `${peopleCollection.id}/${id}`;
}
