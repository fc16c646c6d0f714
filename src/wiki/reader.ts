/** The reading process: parses files for its parent, which can stop it when one takes too long. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readEntry, unreadableEntry, type Entry } from './entry.ts';
import type { Found } from './files.ts';
import type { Reply, Task } from './readers.ts';

process.on('message', (task: Task) => {
  void Promise.all(task.files.map((found) => read(task.folder, found, task.tooSlow))).then((entries) => {
    process.send?.({ entries } satisfies Reply);
  });
});
process.on('disconnect', () => process.exit());

process.send?.('ready');

async function read(folder: string, found: Found, tooSlow: Task['tooSlow']): Promise<Entry> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(join(folder, found.file));
  } catch {
    return unreadableEntry(found, 'the system refused to open it');
  }
  try {
    return readEntry(found, new TextDecoder('utf-8', { fatal: true }).decode(bytes), tooSlow);
  } catch (error) {
    if (error instanceof TypeError) return unreadableEntry(found, 'it is not text in UTF-8');
    throw error;
  }
}
