/** Keeps the text of the open form from the first key on, until it is saved. */
import { currentForm, formState, onDecap, type OpenForm } from './decap/store.ts';
import { tell } from './messages.ts';
import { newIn, newPlace, type Draft, type Typed } from './saving/drafts.ts';
import { kept, whileTyping } from './saving/keeping.ts';
import type { SaverOptions } from './saving/types.ts';

export function keepOpenForm(): void {
  const typing = whileTyping(typed, () => tell({ kind: 'refused', reason: full }));
  let seen: string | undefined;
  let changed: string | undefined;
  onDecap(() => {
    const form = currentForm();
    const state = formState();
    // What was typed and taken back again is no text that waits for anything.
    if (form && state === 'saved' && form.key === changed) void kept.forgetDraft(placeOf(form));
    const text = form && unsaved.has(state) ? `${form.key} ${form.text}` : undefined;
    if (text === seen) return;
    seen = text;
    changed = text && form?.key;
    if (text !== undefined) typing.changed();
  });
}

const unsaved: ReadonlySet<string> = new Set(['new', 'unsaved', 'saving']);
const full = 'This browser has no room left, so what you type is kept nowhere but here: publish it soon.';

/** Where the text of a form is kept: a new one has no file yet, whatever name it is to get. */
function placeOf({ path, collection, key }: OpenForm): string {
  return path ?? newPlace(collection, key);
}

/** Where the text of the open form is kept. */
export function openPlace(): string | undefined {
  const form = currentForm();
  return form && placeOf(form);
}

let put: string | undefined;

/** Says of a text that nobody has typed it: it is made again when its form is opened, and need not be kept. */
export function putByItself(text: string): void {
  put = text;
}

function typed(): Typed | undefined {
  const form = currentForm();
  if (form?.text === undefined || form.text === form.base || form.text === put) return undefined;
  return { place: placeOf(form), text: form.text, base: form.base };
}

/** What was typed before in a form like this, and never saved; the latest of it. */
export async function unsavedIn(form: OpenForm): Promise<Draft | undefined> {
  const isLike = ({ place }: Draft) =>
    form.isNew ? newIn(place) === form.collection && place !== placeOf(form) : place === form.path;
  return (await kept.drafts()).find((each) => isLike(each) && each.text !== form.text);
}

/** Puts another text in the place of a draft that was brought back. */
export async function takeOver(draft: Draft, form: OpenForm): Promise<void> {
  await kept.keepDraft({ place: placeOf(form), text: draft.text, base: draft.base });
  if (!draft.isOwn) await kept.throwAway(draft.id);
}

/** Notes at what is in the form why it was not saved. */
export async function noteRefusal(reason: string): Promise<void> {
  const text = typed();
  if (text) await kept.keepDraft({ ...text, refused: { reason } });
}

/** Keeps what was refused on its way. */
export const keepRefused: SaverOptions['keep'] = async (files, reason, keptAtDesk) => {
  const refused = { reason, kept: keptAtDesk };
  const all = files.map(({ path, raw, base }) =>
    kept.keepDraft({ place: placeOfFile(path), text: raw, base, refused }),
  );
  await Promise.all(all);
};

/** Forgets what is saved. */
export function forgetSaved(path: string, raw: string): void {
  void kept.forgetDraft(placeOfFile(path), raw);
}

/** Where the text of a file is kept while it is being saved. */
function placeOfFile(path: string): string {
  const form = formState() === 'saving' ? currentForm() : undefined;
  const place = form && placeOf(form);
  return place !== undefined && newIn(place) !== undefined ? place : path;
}
