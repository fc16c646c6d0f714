/** Reading the content for a script: the folder, the day, and what was found. */
import { stat } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { dayAt, parseDay, type Day } from '../src/freshness/day.ts';
import { dayInWords } from '../src/freshness/words.ts';
import { deletedIn } from '../src/git/deleted.ts';
import { unpushedIn, type Unpushed } from '../src/git/unpushed.ts';
import { cachesOf } from '../src/live/caches.ts';
import { LiveWiki } from '../src/live/wiki.ts';
import { plural } from '../src/plain.ts';
import type { Problem } from '../src/problem/problem.ts';
import { mediaFolder } from '../src/wiki/files.ts';
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

/** Where the wiki is published, from `SITE_URL`; `undefined` where that is not said. */
export function siteUrl(): string | undefined {
  const site = process.env['SITE_URL'] || undefined;
  if (site !== undefined && !URL.canParse(site))
    throw new UsageError(`SITE_URL is “${site}”, which is no address.`);
  return site;
}

/** Where the wiki is published, without a slash at the end; `undefined` where nobody said. */
export function siteAddress(): string | undefined {
  const { SITE_BASE: base = '' } = process.env;
  const site = siteUrl();
  if (site === undefined) return undefined;
  return new URL(base.replace(/^\/*/, '/'), site).href.replace(/\/+$/, '');
}

/** Reads all content and what git tells of it, showing how far it has come. */
export async function readContent(folder: string, { published = false } = {}): Promise<LiveWiki> {
  const bar = progress('Reading');
  const live = new LiveWiki({ folder, caches: cachesOf(folder), published, onProgress: bar.update });
  await live.update();
  bar.end();
  return live;
}

/**
 * Says, below a report for people, that commits are on this disk alone, and that files are gone here alone. Nothing
 * where that is not so, or not known.
 */
export async function noteGit(folder: string): Promise<void> {
  const found = await unpushedIn(folder);
  if (found) console.error(onThisDisk(found));
  await noteDeleted(folder);
}

/** Says that files are gone here alone. */
export async function noteDeleted(folder: string): Promise<void> {
  const folders = [folder, mediaFolder(folder)] as const;
  const count = await deletedIn(...folders);
  if (count === 0) return;
  const files = plural(count, 'file is gone here, but', 'files are gone here, but');
  const paths = folders.map((each) => relative(process.cwd(), each)).join(' ');
  console.error(
    `${files} not in git: a push still publishes what was deleted. In a terminal: git add --all ${paths} && git commit -m "Delete what is gone"`,
  );
}

function onThisDisk({ count, since, all }: Unpushed): string {
  if (all === 'no-remote') return 'The history is on this disk alone: git has no remote to push it to.';
  const commits = plural(count, 'commit is', 'commits are');
  const pushed = all ? 'nothing was ever pushed' : `not pushed since ${dayInWords(since.slice(0, 10))}`;
  return `${commits} on this disk alone, and ${pushed}. In a terminal: git push`;
}

/** The problems with their files as seen from where the script was started. */
export function fromHere(problems: readonly Problem[], folder: string): Problem[] {
  const prefix = relative(process.cwd(), folder).replaceAll('\\', '/');
  return problems.map((each) => ({
    ...each,
    file: prefix && each.file ? `${prefix}/${each.file}` : each.file,
  }));
}
