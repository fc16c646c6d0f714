/** Reading the content for a script: the folder, the day, and what was found. */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { dayAt, parseDay, type Day } from '../src/freshness/day.ts';
import { plannedWeeks } from '../src/freshness/load.ts';
import { openHistory, readHistory } from '../src/history/read.ts';
import { trendFrom, trendOf } from '../src/history/trend.ts';
import type { Problem } from '../src/problem.ts';
import { readSettingsOf } from '../src/wiki/file.ts';
import { withHistory, type Sources } from '../src/wiki/index.ts';
import { readAndKeep } from '../src/wiki/read.ts';
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

/** Where scripts keep what they need not find out anew about a folder. */
export function keptAt(name: string, folder: string): string {
  return resolve('.concord', name, createHash('sha256').update(folder).digest('hex').slice(0, 16));
}

/** Reads all content and what git tells of it, showing how far it has come. */
export async function readContent(folder: string): Promise<Sources> {
  const { settings } = await readSettingsOf(folder);
  const bar = progress('Reading');
  const [sources, history] = await Promise.all([
    readAndKeep(folder, keptAt('read', folder), { onProgress: bar.update }),
    readHistory(folder, settings.review.timeZone, keptAt('history', folder)),
  ]);
  bar.end();
  return withHistory(sources, history);
}

/** The same sources with what git tells of the pages, and how many of them held over the last weeks. */
export async function withPast(folder: string, sources: Sources): Promise<Sources> {
  const { timeZone } = sources.settings.review;
  const history = await openHistory(folder, timeZone, keptAt('history', folder));
  const known = withHistory(sources, history);
  const day = today(undefined, timeZone);
  const reviews = await history.reviewsSince(trendFrom(day, plannedWeeks));
  return { ...known, trend: trendOf(known, reviews, day, plannedWeeks) };
}

/** The problems with their files as seen from where the script was started. */
export function fromHere(problems: readonly Problem[], folder: string): Problem[] {
  const prefix = relative(process.cwd(), folder).replaceAll('\\', '/');
  return problems.map((each) => ({
    ...each,
    file: prefix && each.file ? `${prefix}/${each.file}` : each.file,
  }));
}
