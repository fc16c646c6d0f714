/** What saving is handed, and what it tells. It asks nobody anything itself, and knows neither Decap nor the page. */
import type { MergeChoice, MergeConflict } from '../../document/merge-conflict.ts';
import type { Author, TakenNote, TakingOver, Who } from '../../editing-api/protocol.ts';

/** The methods of Decap's backends that Concord changes. */
export interface Backend {
  authComponent(): unknown;
  restoreUser(user: unknown): Promise<unknown>;
  authenticate(credentials: unknown): Promise<unknown>;
  logout(): unknown;
  getEntry(path: string): Promise<{ data: string }>;
  persistEntry(entry: Entry, options: object): Promise<unknown>;
  deleteFiles(paths: string[], message: string): Promise<unknown>;
  persistMedia(asset: Asset, options: object): Promise<unknown>;
  getMedia(folder: string): Promise<{ path: string; size?: number }[]>;
  getMediaFile(path: string): Promise<{ url: string }>;
}

/** What Decap hands over to be saved. */
export interface Entry {
  dataFiles: DataFile[];
  assets: Asset[];
}

/** A file that is to be uploaded. */
export interface Asset {
  path: string;
  fileObj?: File;
  toBase64(): Promise<string>;
}

export interface DataFile {
  path: string;
  slug: string;
  raw: string;
}

/** A text that is to be saved, and the version of its file that it began with; `undefined` where there was none. */
export interface SavedFile {
  path: string;
  raw: string;
  base?: string | undefined;
}

/** Asks the desk for something; see `editing-api/protocol.ts`. Rejects with a `DeskRefusal`. */
export type Ask = <T>(action: string, params?: object) => Promise<T>;

/** What has become of a save. */
export type Notice =
  /** It is being tried: what was said of the last try no longer counts. */
  | { kind: 'saving' }
  /** A file holds `now`: the text as it was sent, or with what `others` have changed meanwhile. */
  | {
      kind: 'saved';
      path: string;
      raw: string;
      now: string;
      others: readonly string[];
      /** What else is to be said of it. */
      said?: string | undefined;
    }
  | { kind: 'refused'; reason: string };

export interface SaverOptions {
  ask: Ask;
  /** Who edits. */
  me(): Author | undefined;
  /** Which version to keep of each place that two have changed; `undefined` where the editor goes back to the form. */
  resolveConflict(
    path: string,
    conflicts: readonly MergeConflict[],
    who: readonly Who[],
  ): Promise<MergeChoice[] | undefined>;
  /** Whether a page may go that others rest on. */
  confirmDelete(dependents: readonly { title: string; url: string }[]): Promise<boolean>;
  /** Keeps texts that were refused, with why, and where the desk keeps them too. Rejects where it cannot. */
  keep(files: readonly SavedFile[], reason: string, keptAtDesk: string | undefined): Promise<void>;
  notify(notice: Notice): void;
  /** The pictures that wait for a save. */
  pictures: {
    /** Those that texts name, of ours and of Decap's. */
    namedBy(texts: readonly string[], ofDecap: readonly Asset[]): Promise<Asset[]>;
    /** They are saved, by their paths. */
    saved(paths: readonly string[]): Promise<void>;
  };
  /** The notes from outside that are put on pages. */
  notes: {
    /** What a save of some files is to carry of them. */
    along(paths: readonly string[]): TakingOver;
    /** What has become of them. Gives what is to be said of it. */
    saved(notes: readonly TakenNote[]): string | undefined;
  };
}

/** Saves, and sees to it that nothing is lost where that fails. */
export interface Saver {
  /** Saves what Decap hands over: with who it is, and which version they began with. */
  saveEntry(entry: Entry, options: object): Promise<void>;
  /** Saves the text of one file, as if it came from a form. */
  saveText(file: SavedFile): Promise<void>;
  upload(asset: Asset): Promise<void>;
  /** Deletes files, after asking where other pages rest on them. */
  deleteFiles(paths: readonly string[]): Promise<void>;
}
