/** Keeps the text of the open form from the first key on, until it is saved. */
import { sourceOf, textOf } from './checks/form-text.ts';
import { formState, onDecap, openEntry } from './decap/store.ts';
import { tell } from './messages.ts';
import { newIn, newPlace, type Typed } from './saving/drafts.ts';
import { kept, whileTyping } from './saving/keeping.ts';
import type { SaverOptions } from './saving/types.ts';

export function keepOpenForm(): void {
  const typing = whileTyping(typed, () => tell({ kind: 'refused', reason: full }));
  let seen: unknown;
  let changed: string | undefined;
  onDecap(() => {
    const open = openEntry();
    const state = formState();
    // What was typed and taken back again is no text that waits for anything.
    if (state === 'saved' && open?.form === changed) void kept.forgetDraft(openPlace() ?? '');
    const data = unsaved.has(state) ? open?.entry.get('data') : undefined;
    if (data === seen) return;
    seen = data;
    changed = data && open?.form;
    if (data) typing.changed();
  });
}

const unsaved: ReadonlySet<string> = new Set(['new', 'unsaved', 'saving']);
const full = 'This browser has no room left, so what you type is kept nowhere but here: publish it soon.';

/** Where the text of the open form is kept: a new one has no file yet, whatever name it is to get. */
export function openPlace(): string | undefined {
  const open = openEntry();
  if (open === undefined) return undefined;
  const { entry, form } = open;
  return entry.get('path') || newPlace(String(entry.get('collection')), form);
}

function typed(): Typed | undefined {
  const entry = openEntry()?.entry;
  const [place, text] = [openPlace(), entry && textOf(entry)];
  const base = entry && sourceOf(entry);
  return place === undefined || text === undefined || text === base ? undefined : { place, text, base };
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
    kept.keepDraft({ place: placeOf(path), text: raw, base, refused }),
  );
  await Promise.all(all);
};

/** Forgets what is saved. */
export function forgetSaved(path: string, raw: string): void {
  void kept.forgetDraft(placeOf(path), raw);
}

/** Where the text of a file is kept while it is being saved. */
function placeOf(path: string): string {
  const place = formState() === 'saving' ? openPlace() : undefined;
  return place !== undefined && newIn(place) !== undefined ? place : path;
}
