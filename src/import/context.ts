import type { Lists } from '../collections/fields.ts';
import type { Collection, Settings } from '../collections/index.ts';
import type { Day } from '../freshness/day.ts';
import type { Interval } from '../freshness/interval.ts';
import type { Change } from './change.ts';
import type { OwnersFile } from './code-owners.ts';
import type { Embedded } from './embedded.ts';

/** A folder as its people have it, read into memory. Paths are below the folder, with forward slashes. */
export interface SourceFolder {
  name: string;
  /** Where the folder lies, for links that begin at the root of a site. */
  path: string;
  pages: readonly SourcePage[];
  /** The pages in hidden folders, which are nobody’s to read. */
  hidden: readonly string[];
  /** Every file that is not a page, also in hidden folders: pages show their images. */
  others: ReadonlySet<string>;
  /** The path below the media folder that each image of an allowed type is to have. */
  images: ReadonlyMap<string, string>;
  /** The folder below the media folder that its images are to have. */
  media: string;
}

export interface SourcePage {
  path: string;
  /** `undefined` where the file could not be read. */
  text: string | undefined;
  changes: readonly Change[];
}

/** What the wiki that is imported into holds, and what the person asked for. */
export interface Target {
  collection: Collection;
  /** Who gets the pages of which nobody says whose they are. */
  owner: Pick<Person, 'id' | 'team'>;
  /** Whose pages they are; `undefined` for the team of each page’s owner. */
  teams: readonly string[] | undefined;
  people: readonly Person[];
  /** The teams and the stages of the wiki. */
  lists: Lists;
  /** What says whose the pages of a folder are, the first before the others. */
  owners: readonly OwnersFile[];
  /** Ids that the collection has already. */
  existing: ReadonlySet<string>;
  /** The folder of the collection to import into; empty for the collection itself. */
  into: string;
  review: ReviewLoad;
}

/** Someone of the wiki, for finding them by what other people’s files call them. */
export interface Person {
  id: string;
  name: string;
  email: string;
  team: string;
  /** Names elsewhere, such as on Slack; of whoever leads a team, its names too. */
  handles: readonly string[];
  hasLeft: boolean;
}

/** What the days of first reviews depend on. */
export interface ReviewLoad {
  today: Day;
  settings: Pick<Settings, 'review'>;
  /** The days on which pages of the wiki fall due, by the id of their owner. */
  due: ReadonlyMap<string, readonly Day[]>;
  /** How long reviews hold of the pages that each person owns already. */
  holding: ReadonlyMap<string, readonly Interval[]>;
}

/** What became of one file. */
export interface Imported {
  path: string;
  /** Below the content folder. */
  file: string;
  id: string;
  /** The text to write; `undefined` where nothing is to be written. */
  text: string | undefined;
  /** Its fields; empty where nothing is to be written. */
  data: Readonly<Record<string, unknown>>;
  changes: Change[];
  /** Paths of the images it shows or links to. */
  images: string[];
  /** The pictures inside its text, which are to be written. */
  embedded: Embedded[];
}
