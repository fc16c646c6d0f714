/**
 * Decap's own state, where it has to be known or mended.
 *
 * Decap shows its store to nobody but the developer tools of Redux. This stands where they would.
 */
import { formatOf, sourceField, unreadableField } from '../../document/format.ts';
import type { Draft } from './types.ts';
import { tell } from '../messages.ts';
import { UserCancelled } from '../saving/user-cancelled.ts';
import { forgetBase, keepBase, keptBase, recovered } from '../saving/base-versions.ts';

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
  /**
   * A backup that has come before its form. Decap would fill the form with it, and then with the file:
   * https://github.com/decaporg/decap-cms/issues/5470
   */
  let held: Backup | undefined;
  /** What that backup was made from. Whatever is typed before it comes has another base. */
  let base: string | undefined;
  const offer = (backup: Backup) => made.dispatch({ type: backupFound, payload: { entry: backup } });

  return (action) => {
    const { type } = action;
    if (type === backupFound) held = (action.payload as { entry: Backup }).entry;
    else if (type === 'DRAFT_DISCARD') held = undefined;
    const kept = withoutNoise(action, made.getState());
    if (kept) made.dispatch(kept);

    const { entryDraft } = made.getState();
    if (type === 'DRAFT_CREATE_FROM_ENTRY') base = keptBase(pathOf(entryDraft));
    if (type === 'DRAFT_CREATE_FROM_LOCAL_BACKUP') recovered(pathOf(entryDraft), base);
    noteBase(entryDraft);
    if (held && isOf(held, entryDraft)) {
      const backup = held;
      held = undefined;
      offer(withBase(backup, base ?? entryDraft.getIn(['entry', 'data', sourceField])));
    }
    return action;
  };
}

const backupFound = 'DRAFT_LOCAL_BACKUP_RETRIEVED';

/** An entry as Decap has read it from the backup of an unsaved text. */
interface Backup {
  collection: string;
  slug: string;
  /** Empty for an entry that was never saved. */
  path: string;
  data: Record<string, unknown>;
}

/** Whether a backup is of the form that is open, and that form is filled. */
function isOf({ collection, slug }: Backup, draft: Tree): boolean {
  const entry = draft.get('entry') as Tree | undefined;
  return (
    entry?.get('data') !== undefined && entry.get('collection') === collection && entry.get('slug') === slug
  );
}

/** Decap reads a backup as if it were the file; but a save has to begin with what the text was made from. */
function withBase(backup: Backup, source: unknown): Backup {
  return backup.path ? { ...backup, data: { ...backup.data, [sourceField]: source } } : backup;
}

function noteBase(draft: Tree): void {
  const source = draft.getIn(['entry', 'data', sourceField]);
  if (draft.get('hasChanged') && pathOf(draft) && typeof source === 'string') keepBase(pathOf(draft), source);
}

function pathOf(draft: Tree): string {
  return String(draft.getIn(['entry', 'path']) ?? '');
}

/** What of an action is to reach Decap. */
function withoutNoise(action: Action, { entryDraft }: State): Action | undefined {
  const { type } = action;
  if (type === 'NOTIFICATION_SEND') return inPlainWords(action);
  // A form that cannot show its file cannot change it either.
  if (type === 'DRAFT_CHANGE_FIELD' && entryDraft.getIn(['entry', 'data', unreadableField]) !== undefined)
    return undefined;
  // Decap offers to look for a preview again, and there is none.
  return type === backupFound || type.startsWith('DEPLOY_PREVIEW_') ? undefined : action;
}

/** Decap also throws what it has just said: nobody catches it. */
function ignoreRefusal(event: PromiseRejectionEvent): void {
  if ((event.reason as Action | undefined)?.type === 'ENTRY_PERSIST_FAILURE') event.preventDefault();
}

/** Decap puts “Error:” before every reason. What was called off on purpose is no failure at all. */
function inPlainWords(action: Action): Action | undefined {
  const payload = action.payload as { message?: { key?: string; details?: unknown } };
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

/**
 * What was in the form is in the file now, with whatever others have changed: the form goes on from there.
 *
 * Decap itself would go on comparing with the file as it was opened.
 */
export function formSaved(path: string, raw: string, now: string): void {
  forgetBase(path);
  const { dispatch, getState } = decap();
  const draft = getState().entryDraft.get('entry') as Tree;
  const [collection, slug] = [String(draft.get('collection')), String(draft.get('slug'))];
  if (draft.get('path') !== path || draft.get('newRecord')) return;
  const data = raw === now ? (draft.get('data') as Tree).set(sourceField, now) : formatOf(path).fromFile(now);
  const entry = { ...draft.toObject(), data, raw: now };
  dispatch({ type: 'ENTRY_SUCCESS', payload: { collection, entry } });
  if (raw !== now) {
    dispatch({ type: 'DRAFT_CREATE_FROM_ENTRY', payload: { entry } });
    return;
  }
  // Only this: a form that is filled anew loses the place where its editor was typing.
  const entries = [getState().entries.getIn(['entities', `${collection}.${slug}`])];
  const field = { get: (key: string) => (key === 'name' ? sourceField : undefined) };
  dispatch({ type: 'DRAFT_CHANGE_FIELD', payload: { field, value: now, metadata: {}, entries } });
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

/** The entry in the open form, and what tells this form from those before and after. */
export function openEntry(): { entry: Draft; form: string } | undefined {
  if (formState() === 'none') return undefined;
  const { entryDraft } = decap().getState();
  return { entry: entryDraft.get('entry') as Draft, form: String(entryDraft.get('key')) };
}

/** The entry whose form is open. */
export function shownSlug(): unknown {
  return decap().getState().entryDraft.getIn(['entry', 'slug']);
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
