/** The browser side of the editor: loads Decap from the site itself, teaches it our parts, and starts it. */
import type { DecapConfig } from '../cms/decap.ts';
import { pageFormat, recordFormat, slugField, sourceField } from '../document/format.ts';
import { freeAddress } from './address.ts';
import { assertFit } from './checks/publish.ts';
import type { Cms, Data, Draft } from './decap/types.ts';
import { me } from './names.ts';
import { followAddress, holdForm } from './decap/open-form.ts';
import { withFirstReview } from './review/first.ts';
import { registerSafe } from './decap/backends.ts';
import { forgetSaved, keepOpenForm, keepRefused, noteRefusal } from './keep-form.ts';
import { tell } from './messages.ts';
import { askWhichVersion } from './panels/Conflict.tsx';
import { askWhatToDelete } from './panels/Dependents.tsx';
import { rememberBase } from './saving/begun.ts';
import { ask, atDesk } from './saving/client.ts';
import { createSaver } from './saving/saver.ts';
import type { Notice } from './saving/types.ts';
import { UserCancelled } from './saving/user-cancelled.ts';
import { catchStore, formSaved } from './decap/store.ts';
import { inOurWords } from './decap/phrases.ts';
import { openPanels } from './panels/Panels.tsx';
import { confirmFallen } from './signatures.ts';
import { widgets } from './widgets.ts';
import './editor.css';

const given = {
  ...{ ask, me, resolveConflict: askWhichVersion, confirmDelete: askWhatToDelete },
  ...{ keep: keepRefused, notify },
};
const saver = atDesk ? createSaver(given) : undefined;
const { script = '', backend = '', config = '' } = document.body.dataset;
window.CMS_MANUAL_INIT = true;
catchStore(atDesk);
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
  if (saver) openPanels(saver);
  followAddress();
  const published = await configured;
  // What is published names Decap's own backend, which any other client understands.
  const safe = { ...published.backend, name: registerSafe(cms, tools, backend, { saver, ...given }) };
  cms.init({ config: { ...published, load_config_file: false, backend: safe } });
  if (saver) keepOpenForm();
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

function notify(notice: Notice): void {
  if (notice.kind === 'saved') {
    forgetSaved(notice.path, notice.raw);
    formSaved(notice.path, notice.raw, notice.now);
  }
  tell(notice);
}

/** What Decap is to save of a form. Rejects, with why, where it is not to be saved; that is kept beside the text. */
async function beforeSaving(entry: Draft): Promise<Data | undefined> {
  holdForm();
  tell({ kind: 'saving' });
  try {
    return await readyToSave(entry);
  } catch (error) {
    if (!(error instanceof UserCancelled)) await noteRefusal((error as Error).message).catch(() => {});
    throw error;
  }
}

async function readyToSave(entry: Draft): Promise<Data | undefined> {
  const data = entry.get('data');
  rememberBase(entry.get('newRecord') ? undefined : entry.get('path'), data.get(sourceField));
  await assertFit(entry);
  await confirmFallen(entry);
  if (!entry.get('newRecord')) return undefined;
  // Decap would leave dots, tildes and underscores in the name of the file:
  // https://github.com/decaporg/decap-cms/pull/1135
  const collection = String(entry.get('collection'));
  const slug = await freeAddress(collection, String(data.get('title') ?? data.get('name') ?? ''));
  return withFirstReview(data.set(slugField, slug), collection);
}
