import { getCollection } from 'astro:content';
import { registry } from '../collections/index.ts';
import type { Problem } from '../problem.ts';
import type { Entry } from '../wiki/entry.ts';
import { indexWiki, type Sources, type Wiki } from '../wiki/index.ts';

/** The wiki as pages see it. Drafts are there where `CONCORD_DRAFTS` is 1: they show to editors, never by chance. */
export function getWiki(): Promise<Wiki> {
  if (import.meta.env.DEV) return join();
  return (joined ??= join());
}

/** Problems that belong to no entry: of the settings, and of files that became no page. */
export async function getOwnProblems(): Promise<Problem[]> {
  return (await ownSources())?.problems ?? [];
}

let joined: Promise<Wiki> | undefined;

async function join(): Promise<Wiki> {
  const stored = registry
    .filter((each) => each.format !== 'settings')
    .map((each) => getCollection(each.id as never));
  const entries = (await Promise.all(stored)).flat().map(({ data }: { data: Entry }) => data);
  const sources = await ownSources();
  if (sources === undefined) throw new Error('The content was not loaded.');
  return indexWiki({ ...sources, entries }, process.env['CONCORD_DRAFTS'] === '1');
}

async function ownSources(): Promise<Omit<Sources, 'entries'> | undefined> {
  const [settings] = (await getCollection('wiki' as never)) as { data: Omit<Sources, 'entries'> }[];
  return settings?.data;
}
