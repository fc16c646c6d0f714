/** The reading process: reads parts of the content for its parent, watched. */
import type { Fault } from '../mdx/tags.ts';
import { openWatch, patience } from '../watchdog/watch.ts';
import { unreadableEntry, type Entry } from './entry.ts';
import { readFound } from './file.ts';
import type { Found } from './files.ts';
import { readPart } from './kept.ts';
import { mostEnds, type Task } from './readers.ts';

const watched = openWatch();

process.on('message', ({ part, ends }: Task) => {
  readPart(part, (found) => watched(found.file, () => read(part.folder, found, ends.get(found.file) ?? 0)));
  process.send?.('done');
});
process.on('disconnect', () => process.exit());

const tooSlow: Fault = {
  id: 'file-too-slow',
  message: `The page takes over ${patience / 1000} seconds to read, and is shown as plain text.`,
};

/** Reads a file at which so many processes have ended. */
function read(folder: string, found: Found, ends: number): Entry {
  if (ends < mostEnds) return readFound(folder, found, ends === 0 ? undefined : tooSlow);
  return unreadableEntry(found, 'its fields take too long to read, or too much memory');
}
