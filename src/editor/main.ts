/** The browser side of the editor: loads Decap from the site itself, teaches it our parts, and starts it. */
import type { DecapConfig } from '../cms/decap.ts';
import { pageFormat, recordFormat, slugField, sourceField } from '../document/format.ts';
import { slugOf } from '../document/slug.ts';
import { assertFit } from './checks/publish.ts';
import type { Cms, Data, Draft } from './decap/types.ts';
import { names } from './names.ts';
import { followAddress, holdForm } from './decap/open-form.ts';
import { withFirstReview } from './review/first.ts';
import { registerSafe } from './decap/backends.ts';
import { rememberBase } from './saving/begun.ts';
import { atDesk } from './saving/client.ts';
import { catchStore } from './decap/store.ts';
import { inOurWords } from './decap/phrases.ts';
import { openPanels } from './panels/Panels.tsx';
import { widgets } from './widgets.ts';
import './decap/layout.css';
import './decap/colours.css';

const { script = '', backend = '', config = '' } = document.body.dataset;
window.CMS_MANUAL_INIT = true;
catchStore();
const tag = document.createElement('script');
tag.src = script;
const configured = loadConfig();
tag.addEventListener('load', () => void start(window.CMS).catch(say));
document.head.append(tag);

async function start(cms: Cms | undefined): Promise<void> {
  const { createClass, h } = window;
  if (!cms || !createClass || !h) throw new Error('Decap did not load.');
  const tools = { createClass, h };
  cms.registerCustomFormat('concord-page', 'mdx', pageFormat());
  cms.registerCustomFormat('concord-record', 'yaml', recordFormat());
  cms.registerLocale('en', inOurWords(cms.getLocale('en')));
  for (const [name, make] of Object.entries(widgets)) cms.registerWidget(name, make(tools));
  cms.registerEventListener({ name: 'preSave', handler: ({ entry }) => beforeSaving(entry) });
  if (atDesk) openPanels();
  followAddress();
  const published = await configured;
  // What is published names Decap's own backend, which any other client understands.
  const safe = { ...published.backend, name: registerSafe(cms, tools, backend, atDesk) };
  cms.init({ config: { ...published, load_config_file: false, backend: safe } });
}

/** Says on the page why there is no editor. */
function say(error: unknown): void {
  const notice = document.createElement('p');
  notice.className = 'notice';
  notice.role = 'alert';
  notice.textContent = `The editor could not be opened. Load this page again. (${String(error)})`;
  document.body.append(notice);
  throw error;
}

async function loadConfig(): Promise<DecapConfig> {
  const response = await fetch(config, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`The editor’s configuration could not be loaded (${response.status}).`);
  return (await response.json()) as DecapConfig;
}

async function beforeSaving(entry: Draft): Promise<Data | undefined> {
  holdForm();
  const data = entry.get('data');
  rememberBase(entry, data.get(sourceField));
  await assertFit(entry);
  if (!entry.get('newRecord')) return undefined;
  // Decap would leave dots, tildes and underscores in the name of the file
  // (https://github.com/decaporg/decap-cms/pull/1135), and number a name that is taken.
  const slug = slugOf(String(data.get('title') ?? data.get('name') ?? ''));
  await assertFree(String(entry.get('collection')), slug);
  return withFirstReview(data.set(slugField, slug), String(entry.get('collection')));
}

async function assertFree(collection: string, id: string): Promise<void> {
  const all = await names().catch(() => []);
  const other = all.find((each) => each.collection === collection && each.id === id);
  if (other === undefined) return;
  throw new Error(
    `There is already “${other.title}” at this address. Open that one, or choose another title.`,
  );
}
