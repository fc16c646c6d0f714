import type { History } from '../freshness/past.ts';
import { LiveHistory } from './live.ts';

/** What git tells of the files below a content folder, to be kept up to date; see {@link LiveHistory}. */
export async function openHistory(folder: string, timeZone: string, file: string): Promise<LiveHistory> {
  const live = new LiveHistory(folder, timeZone, file);
  await live.update();
  return live;
}

/** What git tells of the files below a content folder, once and for all; see {@link LiveHistory}. */
export async function readHistory(folder: string, timeZone: string, file: string): Promise<History> {
  return openHistory(folder, timeZone, file);
}
