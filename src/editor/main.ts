/** The browser side of the editor: loads Decap from the site itself, teaches it our parts, and starts it. */
import {
  formats,
  formWidget as formWidgetName,
  slugField,
  textField,
  type DecapConfig,
} from '../cms/decap.ts';
import { nameField } from '../collections/collection.ts';
import { collectionOf } from '../collections/index.ts';
import { freeAddress } from './address.ts';
import { assertFit } from './checks/publish.ts';
import { registerSafe } from './decap/backends.ts';
import { formWidget } from './decap/form-widget.tsx';
import { wholeText } from './decap/format.ts';
import { loadHost } from './decap/hosts.ts';
import { followAddress, holdForm } from './decap/open-form.ts';
import { inOurWords } from './decap/phrases.ts';
import { mendRoles } from './decap/roles.ts';
import { catchStore, currentForm, formSaved } from './decap/store.ts';
import type { Data, Draft } from './decap/types.ts';
import { Form, loadBody } from './form/Form.tsx';
import { titleIn } from './form/values.ts';
import { forgetSaved, keepOpenForm, keepRefused, noteRefusal } from './keep-form.ts';
import { tell } from './messages.ts';
import { me, wikiNames } from './names.ts';
import { askWhichVersion } from './panels/Conflict.tsx';
import { askWhatToDelete } from './panels/Dependents.tsx';
import { openKeptNotes } from './notes/KeptNotes.tsx';
import { openLists } from './list/open.tsx';
import { openPanels } from './panels/Panels.tsx';
import { withFirstReview } from './review/first.ts';
import { picturesSaved } from './pictures/pending.ts';
import { assetsFor } from './pictures/assets.ts';
import { rememberBase } from './saving/begun.ts';
import { ask, atDesk } from './saving/client.ts';
import { createSaver } from './saving/saver.ts';
import type { Notice } from './saving/types.ts';
import { UserCancelled } from './saving/user-cancelled.ts';
import { confirmFallen } from './signatures.ts';
import { notesAlong, notesSaved } from './taken-over.ts';
import './decap/layout.css';
import './decap/colours.css';

const given = {
  ...{ ask, me, resolveConflict: askWhichVersion, confirmDelete: askWhatToDelete },
  ...{ keep: keepRefused, notify, pictures: { namedBy: assetsFor, saved: picturesSaved } },
  notes: { along: notesAlong, saved: notesSaved },
};
const saver = atDesk ? createSaver(given) : undefined;
const { backend = '', config = '' } = document.body.dataset;
catchStore(atDesk);
const configured = loadConfig();
void start().catch(say);
// What a form needs is on its way while Decap is being read.
if (isFormAt(location.hash)) void Promise.allSettled([wikiNames(), loadBody()]);

function isFormAt(hash: string): boolean {
  return /^#\/collections\/[^/]+\/(?:new|entries\/)/.test(hash);
}

async function start(): Promise<void> {
  const [{ cms }, host] = await Promise.all([import('./decap/decap.ts'), loadHost(backend)]);
  cms.registerCustomFormat(formats.page, 'mdx', wholeText);
  cms.registerCustomFormat(formats.record, 'yaml', wholeText);
  cms.registerLocale('en', inOurWords(cms.getLocale('en')));
  cms.registerWidget(formWidgetName, formWidget(Form));
  cms.registerEventListener({ name: 'preSave', handler: ({ entry }) => beforeSaving(entry) });
  if (saver) openPanels(saver);
  openKeptNotes();
  followAddress();
  mendRoles();
  const published = await configured;
  // What is published names Decap's own backend, which any other client understands.
  const safe = { ...published.backend, name: registerSafe(cms, backend, host, { saver, ...given }) };
  cms.init({ config: { ...published, load_config_file: false, backend: safe } });
  keepOpenForm();
  openLists();
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
    return await readyToSave(entry.get('data'));
  } catch (error) {
    if (!(error instanceof UserCancelled)) await noteRefusal((error as Error).message).catch(() => {});
    throw error;
  }
}

async function readyToSave(data: Data): Promise<Data | undefined> {
  const form = currentForm();
  const collection = form && collectionOf(form.collection);
  if (form === undefined || collection === undefined) throw new Error('There is no form to be saved.');
  rememberBase(form.isNew ? undefined : form.path, form.base);
  await assertFit(form);
  await confirmFallen(form);
  if (!form.isNew || form.text === undefined) return undefined;
  // Decap would leave dots, tildes and underscores in the name of the file
  // (https://github.com/decaporg/decap-cms/pull/1135), and makes no name at all without the title.
  const title = titleIn(form.text, collection);
  const slug = await freeAddress(collection.id, title);
  return data
    .set(nameField(collection), title)
    .set(slugField, slug)
    .set(textField, await withFirstReview(form.text, collection));
}
