/** The reading process: reads parts of the content for its parent, watched. */
import { openWatch } from '../watchdog/watch.ts';
import { readFound } from './file.ts';
import { readPart } from './cache.ts';
import type { Task } from './readers.ts';

const watched = openWatch();

process.on('message', ({ part, ends }: Task) => {
  readPart(part, (found) => {
    const count = found.ends + (ends.get(found.file) ?? 0);
    return watched(found.file, () => readFound(part.folder, found, count));
  });
  process.send?.('done');
});
process.on('disconnect', () => process.exit());
