/** The browser side of the editor: loads Decap from the site itself, teaches it our parts, and starts it. */
import {
  formats,
  formWidget as formWidgetName,
  slugField,
  textField,
  type DecapConfig,
} from '../cms/decap.ts';
import { slugOf } from '../document/slug.ts';
import { assertFit } from './checks/publish.ts';
import { formWidget } from './decap/form-widget.tsx';
import { wholeText } from './decap/format.ts';
import type { Cms, Data, Draft } from './decap/types.ts';
import { names, wikiNames } from './names.ts';
import { Form, loadBody } from './form/Form.tsx';
import { followAddress, holdForm } from './decap/open-form.ts';
import { withFirstReview } from './review/first.ts';
import { registerSafe } from './decap/backends.ts';
import { rememberBase } from './saving/begun.ts';
import { atDesk } from './saving/client.ts';
import { catchStore, currentForm } from './decap/store.ts';
import { titleIn } from './form/values.ts';
import { nameField } from '../collections/collection.ts';
import { collectionOf } from '../collections/index.ts';
import { inOurWords } from './decap/phrases.ts';
import { openPanels } from './panels/Panels.tsx';
import './decap/frame.css';
import './editor.css';

const { script = '', backend = '', config = '' } = document.body.dataset;
window.CMS_MANUAL_INIT = true;
catchStore();
const tag = document.createElement('script');
tag.src = script;
const configured = loadConfig();
tag.addEventListener('load', () => void start(window.CMS).catch(say));
document.head.append(tag);
// What a form needs is on its way while Decap is being read.
if (isFormAt(location.hash)) void Promise.allSettled([wikiNames(), loadBody()]);

function isFormAt(hash: string): boolean {
  return /^#\/collections\/[^/]+\/(?:new|entries\/)/.test(hash);
}

async function start(cms: Cms | undefined): Promise<void> {
  const { createClass, h } = window;
  if (!cms || !createClass || !h) throw new Error('Decap did not load.');
  const tools = { createClass, h };
  cms.registerCustomFormat(formats.page, 'mdx', wholeText);
  cms.registerCustomFormat(formats.record, 'yaml', wholeText);
  cms.registerLocale('en', inOurWords(cms.getLocale('en')));
  cms.registerWidget(formWidgetName, formWidget(tools, Form));
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
  const form = currentForm();
  const collection = form && collectionOf(form.collection);
  if (form === undefined || collection === undefined) throw new Error('There is no form to be saved.');
  rememberBase(form);
  await assertFit(form);
  if (!form.isNew || form.text === undefined) return undefined;
  // Decap would leave dots, tildes and underscores in the name of the file
  // (https://github.com/decaporg/decap-cms/pull/1135), and number a name that is taken.
  const title = titleIn(form.text, collection);
  const slug = slugOf(title);
  await assertFree(form.collection, slug);
  return (
    entry
      .get('data')
      // Decap makes no name without it.
      .set(nameField(collection), title)
      .set(slugField, slug)
      .set(textField, await withFirstReview(form.text, collection))
  );
}

async function assertFree(collection: string, id: string): Promise<void> {
  const all = await names().catch(() => []);
  const other = all.find((each) => each.collection === collection && each.id === id);
  if (other === undefined) return;
  throw new Error(
    `There is already “${other.title}” at this address. Open that one, or choose another title.`,
  );
}
