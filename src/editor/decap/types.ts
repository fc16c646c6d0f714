/** What Concord uses of Decap in the browser. Its values are maps and lists of Immutable.js. */
import type { Format } from './format.ts';

export interface Cms {
  init(options?: { config: object }): void;
  registerCustomFormat(name: string, extension: string, format: Format): void;
  registerWidget(name: string, control: unknown): void;
  registerBackend(name: string, backend: unknown): void;
  /** The words of Decap’s own parts in a language. */
  getLocale(locale: string): Phrases;
  registerLocale(locale: string, phrases: Phrases): void;
  registerEventListener(listener: {
    name: 'preSave' | 'postSave';
    handler: (event: { entry: Draft }) => Data | undefined | Promise<Data | undefined>;
  }): void;
}

/** Words by key, in groups. */
export interface Phrases {
  [key: string]: string | Phrases;
}

/** An entry that is about to be saved. */
export interface Draft {
  get(name: 'data'): Data;
}

export interface Data {
  set(name: string, value: unknown): Data;
}
