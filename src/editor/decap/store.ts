/**
 * Decap's own state, where it has to be known or mended.
 *
 * Decap shows its store to nobody but the developer tools of Redux. This stands where they would.
 */
import { textField } from '../../cms/decap.ts';
import { sourceField } from '../../document/format.ts';
import { fromFile } from './format.ts';
import { tell } from '../messages.ts';
import { UserCancelled } from '../saving/user-cancelled.ts';

interface Action {
  type: string;
  payload?: unknown;
}

interface Store {
  dispatch: (action: Action) => unknown;
  getState: () => State;
  subscribe: (listener: () => void) => () => void;
}

interface State {
  auth: { user?: unknown };
  entryDraft: Tree;
  entries: Tree;
}

/** A map of Immutable.js. */
interface Tree {
  get(name: string): unknown;
  getIn(path: readonly string[]): unknown;
  set(name: string, value: unknown): Tree;
  toObject(): Record<string, unknown>;
}

type CreateStore = (...args: unknown[]) => Store;
type Enhancer = (create: CreateStore) => CreateStore;

declare global {
  interface Window {
    __REDUX_DEVTOOLS_EXTENSION_COMPOSE__?: (...enhancers: Enhancer[]) => Enhancer;
  }
}

let store: Store | undefined;

/** Whether the line at the foot says what is saved, and what is not and why. Then nobody else does. */
let isSaidElsewhere = false;

/** To be called before Decap’s script is loaded. */
export function catchStore(saysWhatIsSaved: boolean): void {
  isSaidElsewhere = saysWhatIsSaved;
  addEventListener('unhandledrejection', ignoreRefusal);
  window.__REDUX_DEVTOOLS_EXTENSION_COMPOSE__ =
    (...enhancers) =>
    (create) =>
      enhancers.reduceRight((inner, enhance) => enhance(inner), mending(create));
}

function mending(create: CreateStore): CreateStore {
  return (...args) => {
    const made = create(...args);
    store = { ...made, dispatch: mended(made) };
    return store;
  };
}

function mended(made: Store): Store['dispatch'] {
  return (action) => {
    const passed = withoutNoise(action);
    if (passed) made.dispatch(passed);
    return action;
  };
}

/**
 * Decap would fill the form with its backup, and then with the file (https://github.com/decaporg/decap-cms/issues/5470):
 * what was typed is kept by us. And it offers to look for a preview again where there is none.
 */
const unwanted = ['DRAFT_LOCAL_BACKUP_RETRIEVED', 'DEPLOY_PREVIEW_'];

/** What of an action is to reach Decap. */
function withoutNoise(action: Action): Action | undefined {
  const { type } = action;
  if (type === 'NOTIFICATION_SEND') return inPlainWords(action);
  return unwanted.some((each) => type.startsWith(each)) ? undefined : action;
}

/** Decap also throws what it has just said: nobody catches it. */
function ignoreRefusal(event: PromiseRejectionEvent): void {
  const { type } = (event.reason ?? {}) as Partial<Action>;
  if (type === 'ENTRY_PERSIST_FAILURE' || type === 'ENTRY_DELETE_FAILURE') event.preventDefault();
}

/** Decap puts “Error:” before every reason. What was called off on purpose is no failure at all. */
function inPlainWords(action: Action): Action | undefined {
  const payload = action.payload as { message?: string | { key?: string; details?: unknown } };
  if (typeof payload.message === 'string')
    return { ...action, payload: { ...payload, message: ofLibrary(payload.message) } };
  const { key, details } = payload.message ?? {};
  if (details instanceof UserCancelled) return undefined;
  if (isSaidElsewhere && key === 'ui.toast.entrySaved') return undefined;
  if (isSaidElsewhere && key === 'ui.toast.onFailToPersist') {
    tell({ kind: 'refused', reason: details instanceof Error ? details.message : String(details) });
    return undefined;
  }
  if (!(details instanceof Error)) return action;
  return { ...action, payload: { ...payload, message: { ...payload.message, details: details.message } } };
}

/** What Decap’s library says is in no list of phrases. */
export function ofLibrary(message: string): string {
  const [, failed, reason] = /^Failed to (persist|delete) media: (?:\w*Error: )?(.*)$/s.exec(message) ?? [];
  return failed ? `Not ${failed === 'persist' ? 'uploaded' : 'deleted'}. ${reason}` : message;
}

/** Says something for a while, where Decap says what it does. */
export function announce(message: string): void {
  const payload = { message, type: 'success', dismissAfter: 8000 };
  decap().dispatch({ type: 'NOTIFICATION_SEND', payload });
}

/**
 * What was in the form is in the file now, with whatever others have changed: the form goes on from there.
 *
 * Decap itself would go on comparing with the file as it was opened.
 */
export function formSaved(path: string, raw: string, now: string): void {
  const { dispatch, getState } = decap();
  const draft = getState().entryDraft.get('entry') as Tree;
  if (draft.get('path') !== path || draft.get('newRecord')) return;
  const [collection, slug] = [String(draft.get('collection')), String(draft.get('slug'))];
  const data =
    raw === now ? (draft.get('data') as Tree).set(sourceField, now).set(textField, now) : fromFile(now);
  const entry = { ...draft.toObject(), data, raw: now };
  dispatch({ type: 'ENTRY_SUCCESS', payload: { collection, entry } });
  // A form that is filled anew loses the place where its editor was typing.
  if (raw !== now) dispatch({ type: 'DRAFT_CREATE_FROM_ENTRY', payload: { entry } });
  else changeField(sourceField, now, [getState().entries.getIn(['entities', `${collection}.${slug}`])]);
}

function changeField(name: string, value: string, entries: readonly unknown[]): void {
  const field = { get: (key: string) => (key === 'name' ? name : undefined) };
  decap().dispatch({ type: 'DRAFT_CHANGE_FIELD', payload: { field, value, metadata: {}, entries } });
}

/** Puts another text into the open form: as a change, or as what it begins with. */
export function setText(text: string, as: 'change' | 'as opened' = 'change'): void {
  const { entryDraft, entries } = decap().getState();
  const entry = entryDraft.get('entry') as Tree;
  const key = `${String(entry.get('collection'))}.${String(entry.get('slug'))}`;
  const saved = entry.get('newRecord') ? undefined : entries.getIn(['entities', key]);
  const opened =
    as === 'change' ? saved : entry.set('data', (entry.get('data') as Tree).set(textField, text));
  changeField(textField, text, opened === undefined ? [] : [opened]);
}

/** Puts back a text that was typed before, and what it was made from: empty where nobody knows any more. */
export function bringBack(text: string, base: string | undefined): void {
  if (base !== undefined) changeField(sourceField, base, []);
  setText(text);
}

/** What is edited, as Decap has it. */
export interface OpenForm {
  /** Tells this form from those before and after. */
  key: string;
  collection: string;
  /** Of the entry; `undefined` for a new one. */
  slug: string | undefined;
  /** The file; `undefined` for a new entry. */
  path: string | undefined;
  isNew: boolean;
  /** The file as it would be saved; `undefined` for a new entry in which nothing was typed yet. */
  text: string | undefined;
  /** The version of the file that the text was made from. */
  base: string | undefined;
}

let last: { draft: Tree; form: OpenForm | undefined } | undefined;

/** The form that is open; the same object until something in it changes. */
export function currentForm(): OpenForm | undefined {
  const { entryDraft } = decap().getState();
  if (last?.draft !== entryDraft) last = { draft: entryDraft, form: formIn(entryDraft) };
  return last.form;
}

function formIn(draft: Tree): OpenForm | undefined {
  const entry = draft.get('entry') as Tree | undefined;
  const data = entry?.get('data') as Tree | undefined;
  if (entry === undefined || data === undefined) return undefined;
  const textAt = (tree: Tree, name: string) => {
    const value = tree.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  return {
    key: String(draft.get('key')),
    collection: String(entry.get('collection')),
    slug: textAt(entry, 'slug') || undefined,
    path: textAt(entry, 'path') || undefined,
    isNew: entry.get('newRecord') === true,
    text: textAt(data, textField),
    base: textAt(data, sourceField),
  };
}

/**
 * How the open form stands to its file: `new` has none yet, `untouched` neither has one nor anything that was typed, and
 * `none` means that no form is open.
 */
export type FormState = 'none' | 'untouched' | 'new' | 'unsaved' | 'saving' | 'saved';

export function formState(): FormState {
  const { entryDraft } = decap().getState();
  const entry = entryDraft.get('entry') as Tree | undefined;
  if (entry?.get('data') === undefined) return 'none';
  if (entry.get('isPersisting')) return 'saving';
  const hasChanged = entryDraft.get('hasChanged') === true;
  if (!entry.get('newRecord')) return hasChanged ? 'unsaved' : 'saved';
  if (hasChanged) return 'new';
  // Once it is saved it has a name, and is still called new until its form has been opened again.
  return entry.get('slug') ? 'saved' : 'untouched';
}

/** Whether an entry was asked for, and could not be had. */
export function hasFailed(collection: string, slug: string): boolean {
  return (
    decap()
      .getState()
      .entries.getIn(['entities', `${collection}.${slug}`, 'error']) !== undefined
  );
}

export function isSignedIn(): boolean {
  return decap().getState().auth.user !== undefined;
}

/** Calls back whenever anything may have changed. Returns how to stop. */
export function onDecap(listener: () => void): () => void {
  return decap().subscribe(listener);
}

function decap(): Store {
  if (store === undefined) throw new Error('Decap has a store that cannot be seen.');
  return store;
}
