/** The browser side of the editor: loads Decap from the site itself, teaches it our formats, and starts it. */
import { pageFormat, recordFormat, slugField, type Format } from './format.ts';
import { linesWidget, type ReactTools } from './lines-widget.ts';
import { slugOf } from './slug.ts';

/** What Concord uses of the object that Decap's script leaves behind. */
interface Cms {
  init(): void;
  registerCustomFormat(name: string, extension: string, format: Format): void;
  registerWidget(name: string, control: unknown): void;
  registerEventListener(listener: {
    name: 'preSave';
    handler: (event: { entry: Draft }) => Data | undefined;
  }): void;
}

/** Decap keeps a draft in maps of Immutable.js. */
interface Draft {
  get(name: 'newRecord'): boolean | undefined;
  get(name: 'data'): Data;
}

interface Data {
  get(name: string): unknown;
  set(name: string, value: string): Data;
}

declare global {
  interface Window extends Partial<ReactTools> {
    CMS?: Cms;
    /** Keeps Decap from starting before our formats are known. */
    CMS_MANUAL_INIT?: boolean;
  }
}

const { script = '' } = document.body.dataset;
window.CMS_MANUAL_INIT = true;
const tag = document.createElement('script');
tag.src = script;
tag.addEventListener('load', () => start(window.CMS));
document.head.append(tag);

function start(cms: Cms | undefined): void {
  if (cms === undefined) throw new Error('Decap did not load.');
  cms.registerCustomFormat('concord-page', 'mdx', pageFormat());
  cms.registerCustomFormat('concord-record', 'yaml', recordFormat());
  const { createClass, h } = window;
  if (createClass && h) cms.registerWidget('lines', linesWidget({ createClass, h }));
  cms.registerEventListener({
    name: 'preSave',
    handler: ({ entry }) => (entry.get('newRecord') ? named(entry.get('data')) : undefined),
  });
  cms.init();
}

/** A new entry with the name its file is to get: Decap would leave dots, tildes and underscores in it. */
function named(data: Data): Data {
  return data.set(slugField, slugOf(String(data.get('title') ?? data.get('name') ?? '')));
}
