import { folders } from '../editing-api/paths.ts';
import { mediaPath } from '../mdx/url.ts';
import type { Entry } from '../wiki/entry.ts';
import { settingsFile } from '../wiki/files.ts';
import { joinWiki } from '../wiki/join.ts';
import { addressOf, keyOf, type Sources, type Wiki } from '../wiki/wiki.ts';
import { readSources } from '../wiki/read.ts';
import type { WikiFile } from './paths.ts';

/** A page that would name something that is gone. */
export interface Dependent {
  title: string;
  url: string;
}

/** The pages that rest on files about to be deleted: they link to them, show them, or name them as a person. */
export async function dependentsOf(places: readonly WikiFile[], contentFolder: string): Promise<Dependent[]> {
  const sources = await readSources(contentFolder);
  const wiki = joinWiki(sources, true);
  const going = new Set(places.map(({ path }) => path));
  const keys = new Set(places.flatMap((place) => restOn(place, sources, wiki)));
  const found = [...keys].filter(
    (key) => !going.has(`${folders.content}/${wiki.byKey.get(key)?.file ?? ''}`),
  );
  const pages = found.map((key) => ({ title: wiki.byKey.get(key)?.title ?? key, url: addressOf(key) }));
  const inSettings = places.some((place) => leads(place, sources));
  return inSettings ? [...pages, { title: 'Settings', url: '/' }] : pages;
}

/** The keys of the entries that name what lies at a place. */
function restOn(place: WikiFile, { entries }: Sources, wiki: Wiki): string[] {
  if (place.kind === 'media') {
    const image = place.path.slice(folders.media.length + 1).normalize('NFC');
    return entries.filter((entry) => entry.facts.images.some(({ to }) => mediaPath(to) === image)).map(keyOf);
  }
  const entry = entryAt(place, entries);
  if (entry === undefined) return [];
  const names = ({ relations }: Entry) =>
    relations.some(({ to, id }) => to === entry.collection && id === entry.id);
  const linked = (wiki.backlinks.get(keyOf(entry)) ?? []).map(({ from }) => from);
  return [...linked, ...entries.filter((each) => each !== entry && names(each)).map(keyOf)];
}

/** Whether the settings name a person as somebody's lead. */
function leads(place: WikiFile, { entries, settings }: Sources): boolean {
  const entry = entryAt(place, entries);
  return entry?.collection === 'people' && settings.teams.some(({ lead }) => lead === entry.id);
}

function entryAt({ path }: WikiFile, entries: readonly Entry[]): Entry | undefined {
  const file = path.slice(folders.content.length + 1);
  return file === settingsFile ? undefined : entries.find((each) => each.file === file);
}
