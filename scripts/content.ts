/** Reading the content for a script: the folder, the day, and what was found. */
import { stat } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { dayAt, parseDay, type Day } from '../src/freshness/day.ts';
import type { History } from '../src/freshness/past.ts';
import { historyFile, readHistory } from '../src/history/read.ts';
import type { Problem } from '../src/problem.ts';
import { readSources } from '../src/wiki/read.ts';
import { withHistory, type Sources } from '../src/wiki/index.ts';
import { progress, UsageError } from './command.ts';

/** The folder given with `--content`, made absolute. */
export async function contentFolder(argument = 'content'): Promise<string> {
  const folder = resolve(argument);
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) throw new UsageError(`There is no folder “${argument}”.`);
  return folder;
}

/** The day given with `--today`, or the day it is in the wiki's time zone. */
export function today(argument: string | undefined, timeZone: string): Day {
  if (argument === undefined) return dayAt(new Date(), timeZone);
  const day = parseDay(argument);
  if (day === undefined) throw new UsageError(`“${argument}” is not a day; write it as 2026-11-22.`);
  return day;
}

/** Where scripts keep what they need not find out anew. */
export const workFolder = resolve('.concord');

/** Reads all content with its past, showing how far it has come. */
export async function readContent(folder: string): Promise<Sources> {
  const bar = progress('Reading');
  const sources = await readSources(folder, (done, of) => bar.update(done, of));
  bar.end();
  return withHistory(sources, await historyOf(folder, sources));
}

/** What git tells of the pages. */
export async function historyOf(folder: string, { settings }: Sources): Promise<History> {
  return readHistory(folder, settings.review.timeZone, historyFile(workFolder, folder));
}

/** The problems with their files as seen from where the script was started. */
export function fromHere(problems: readonly Problem[], folder: string): Problem[] {
  const prefix = relative(process.cwd(), folder).replaceAll('\\', '/');
  return problems.map((each) => ({ ...each, file: prefix ? `${prefix}/${each.file}` : each.file }));
}
