/** Pages that belong to the site itself: the home page, lists, the help. */
import { fieldOf, optionsOf } from '../collections/fields.ts';
import { collectionOf, type Collection } from '../collections/index.ts';
import { helpIds, placesOfHelp } from './help-places.ts';
import { sectionAt } from './sections.ts';
import type { Wiki } from './wiki.ts';

/** A page that no file of the content makes. */
export interface OwnPage {
  title: string;
  /** Whether it has a place of a name; where that cannot be told, it has any. */
  hasPlace: (name: string) => boolean;
}

const everyPlace = (): boolean => true;
const none = (): boolean => false;
const pages = new Map<string, OwnPage>([
  ['/', { title: 'Home', hasPlace: (name) => name === 'my-work' }],
  ['/map', { title: 'Map', hasPlace: (name) => name === 'stages' || collectionOf(name) !== undefined }],
  ['/people', { title: 'People', hasPlace: none }],
  ['/assets/plan', { title: 'Material, week by week', hasPlace: none }],
  ['/meetings/next', { title: 'The next meeting', hasPlace: none }],
  ['/brief', { title: 'Before a call', hasPlace: (name) => name.startsWith('brief.') }],
  // What its address says may be which pages are listed.
  ['/freshness', { title: 'Freshness', hasPlace: (name) => name === 'pages' || name.includes('=') }],
  ['/admin', { title: 'the editor', hasPlace: everyPlace }],
  ['/changes', { title: 'What has changed', hasPlace: none }],
  ['/kept', { title: 'Kept on this device', hasPlace: none }],
  ['/help', { title: 'Help', hasPlace: placesOfHelp('index') }],
  ...helpIds.map(
    (id) => [`/help/${id}`, { title: 'Help', hasPlace: placesOfHelp(id) }] satisfies [string, OwnPage],
  ),
]);

/** The page of the site's own, or the list of a folder, at a path without a slash at its end. */
export function ownPageAt(wiki: Wiki, path: string): OwnPage | undefined {
  if (path === '/funnel') return { title: 'The way of a lead', hasPlace: (name) => isStage(wiki, name) };
  const section = sectionAt(wiki, path.slice(1));
  if (section === undefined) return pages.get(path);
  const collection = collectionOf(path.split('/')[1] ?? '');
  return { title: section.title, hasPlace: (name) => isGroup(name, collection, wiki) };
}

function isStage({ settings }: Wiki, name: string): boolean {
  return settings.stages.some(({ id }) => id === name);
}

/** Whether a group of a list may be called so; which of them a list has depends on what is in it. */
function isGroup(name: string, collection: Collection | undefined, { settings }: Wiki): boolean {
  if (collection?.dated !== undefined) return /^\d{4}$/.test(name);
  const schema = collection?.schema.shape[collection.groupBy ?? ''];
  return schema !== undefined && optionsOf(fieldOf(schema), settings).some(({ value }) => value === name);
}
