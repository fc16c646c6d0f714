/** The reading process: parses files for its parent, which can stop it when one takes too long. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEntry, unreadableEntry, type Entry } from './entry.ts';
import type { Found } from './files.ts';
import type { Reply, Task } from './readers.ts';

process.on('message', ({ folder, files, tooSlow }: Task) => {
  const entries = files.map((found) => read(folder, found, tooSlow));
  process.send?.({ entries } satisfies Reply);
});
process.on('disconnect', () => process.exit());

process.send?.('ready');

const decoder = new TextDecoder('utf-8', { fatal: true });

// Nothing else waits for this process: reading in order is faster than asking threads to.
function read(folder: string, found: Found, tooSlow: Task['tooSlow']): Entry {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(join(folder, found.file));
  } catch {
    return unreadableEntry(found, 'the system refused to open it');
  }
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return unreadableEntry(found, 'it is not text in UTF-8');
  }
  return readEntry(found, text, tooSlow);
}
