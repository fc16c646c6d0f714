import type { Day } from '../freshness/day.ts';
import type { History } from '../freshness/past.ts';
import { LiveHistory } from './live.ts';
import type { Said } from './reviews.ts';

/** What git tells of the files below a content folder, once and for all; see {@link LiveHistory}. */
export async function readHistory(folder: string, timeZone: string, file: string): Promise<History> {
  return openHistory(folder, timeZone, file);
}

/** What git tells of the files below a content folder, to be kept up to date; see {@link LiveHistory}. */
export async function openHistory(folder: string, timeZone: string, file: string): Promise<LiveHistory> {
  const live = new LiveHistory(folder, timeZone, file);
  await live.update();
  return live;
}

/** What the files below a content folder have said of their reviews since a day; see {@link LiveHistory}. */
export async function readReviews(
  folder: string,
  timeZone: string,
  file: string,
  since: Day,
): Promise<Map<string, Said[]>> {
  return (await openHistory(folder, timeZone, file)).reviewsSince(since);
}
