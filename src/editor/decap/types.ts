/** What Concord uses of Decap in the browser. Its values are maps and lists of Immutable.js. */
import type { Format } from '../../document/format.ts';

export interface Cms {
  init(options?: { config: object }): void;
  registerCustomFormat(name: string, extension: string, format: Format): void;
  registerWidget(name: string, control: unknown): void;
  registerBackend(name: string, backend: unknown): void;
  /** The words of Decap’s own parts in a language. */
  getLocale(locale: string): Phrases;
  registerLocale(locale: string, phrases: Phrases): void;
  getBackend(name: string): { init(config: unknown, options: unknown): unknown } | undefined;
  registerEventListener(listener: {
    name: 'preSave' | 'postSave';
    handler: (event: { entry: Draft }) => Data | undefined | Promise<Data | undefined>;
  }): void;
}

/** Words by key, in groups. */
export interface Phrases {
  [key: string]: string | Phrases;
}

/** An entry while its form is open. */
export interface Draft {
  get(name: 'newRecord' | 'isPersisting'): boolean | undefined;
  get(name: 'path' | 'slug' | 'collection'): string | undefined;
  get(name: 'data'): Data;
  /** The pictures of the page, those that are still to be uploaded among them. */
  get(name: 'mediaFiles'): unknown;
}

export interface Data {
  get(name: string): unknown;
  set(name: string, value: unknown): Data;
  toJS(): Record<string, unknown>;
}

/** What Decap's script offers for building widgets: the two functions of its React that are needed here. */
export interface ReactTools {
  createClass(definition: object): unknown;
  h(type: unknown, props: object, ...children: unknown[]): unknown;
}

/** What Decap hands to widgets that deal with pictures. */
export interface Assets {
  onOpenMediaLibrary?(options: object): void;
  onClearMediaControl?(id: string): void;
  /** What was chosen, by the ids of those who asked. */
  mediaPaths?: { get(id: string): unknown };
  /** A picture as the browser finds it, also where it is not saved yet. */
  getAsset?(path: string, field?: unknown): { toString(): string };
}

/** What Decap hands to a widget. */
export interface ControlProps extends Assets {
  value: unknown;
  onChange(value: unknown): void;
  forID: string;
  classNameWrapper: string;
  setActiveStyle(): void;
  setInactiveStyle(): void;
  field: { toJS(): FieldConfig };
  /** The entry as it was when the widget was last drawn, which happens only when its own value changes. */
  entry: Draft;
  getEntry(): Draft;
  collection: { get(name: string): unknown };
  /** Tells Decap what is wrong with a field, by the id of its control. */
  onValidateObject(id: string, errors: readonly object[]): void;
  /** The ids of the groups it stands in. */
  parentIds?: readonly string[];
}

/** The field as it stands in Decap's configuration, with whatever our widgets want to be told. */
export interface FieldConfig extends Record<string, unknown> {
  name: string;
  label: string;
  required: boolean;
}

declare global {
  interface Window extends Partial<ReactTools> {
    CMS?: Cms;
    /**
     * Keeps Decap from starting before our parts are known: https://decapcms.org/docs/manual-initialization/
     */
    CMS_MANUAL_INIT?: boolean;
  }
}

/** A value of Decap's as plain data. */
export function plain(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'toJS' in value
    ? (value.toJS as () => unknown)()
    : value;
}
