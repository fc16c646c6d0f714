/** Whether the open form may be saved. Decap asks each field by itself; what counts is the file they make together. */
import { errorsBroughtIn } from '../../editing-api/pending-uploads.ts';
import type { Validation } from '../../editing-api/protocol.ts';
import { fieldProblems } from '../../document/fixes/verify.ts';
import { folders } from '../../editing-api/paths.ts';
import { nameField } from '../../collections/collection.ts';
import { fieldOf } from '../../collections/fields.ts';
import { collectionOf } from '../../collections/index.ts';
import type { Problem } from '../../problem/problem.ts';
import type { OpenForm } from '../decap/store.ts';
import { leadTo } from '../form/lead.ts';
import { pathOf, readText } from '../form/values.ts';
import { waitingPaths } from '../pictures/pending.ts';
import { ask, atDesk } from '../saving/client.ts';
import { remarkOn, type Remark, type Spot } from './words.ts';

const refusals = new EventTarget();

/** Hears whenever a form was not saved because of what is in it. Returns how to stop. */
export function onRefused(listener: () => void): () => void {
  refusals.addEventListener('refused', listener);
  return () => refusals.removeEventListener('refused', listener);
}

/**
 * Rejects where the form brings errors into the wiki, with a message for the editor, and leads them to the first.
 * What was wrong before must not keep anyone from mending a word, and a draft may be saved as it is.
 */
export async function assertFit(form: OpenForm): Promise<void> {
  const [path, { text, base }] = [pathOf(form), form];
  if (path === undefined || text === undefined) return refuse(nameless(form));
  if (isDraft(form)) return;
  const problemsIn = (raw: string) => problemsOf(path, raw);
  const errors = await errorsBroughtIn(problemsIn, base, text, waitingPaths());
  const remarks = errors.map((each) => remarkOn(each, text));
  const [first] = remarks;
  if (first) refuse({ message: refusal(remarks, path.endsWith('.mdx')), spot: first.spot });
}

async function problemsOf(path: string, raw: string): Promise<Problem[]> {
  const file = path.slice(folders.content.length + 1);
  // A desk that does not answer says so when it is to save.
  const asked = atDesk ? await ask<Validation>('validate', { path, raw }).catch(() => undefined) : undefined;
  return asked?.problems ?? fieldProblems(file, raw).map((each) => ({ ...each, file }));
}

/** What the form says may be published as it is: whether it is complete or not. */
export function isDraft({ text, collection }: OpenForm): boolean {
  const declared = collectionOf(collection);
  return text !== undefined && declared !== undefined && readText(text, declared).values['draft'] === true;
}

function nameless({ collection: id }: OpenForm): { message: string; spot: Spot | undefined } {
  const collection = collectionOf(id);
  if (collection === undefined) return { message: 'This has no name yet.', spot: undefined };
  const name = nameField(collection);
  const schema = collection.schema.shape[name];
  const label = schema === undefined ? name : fieldOf(schema).label;
  return {
    message: `${label} is empty. Fill it in: it gives the page its address.`,
    spot: { path: [name], label },
  };
}

function refusal(remarks: readonly Remark[], canBeDraft: boolean): string {
  const isEmpty = ({ problem, spot }: Remark) => problem.id === 'field-missing' && spot !== undefined;
  const empty = remarks.filter(isEmpty).map(({ spot }) => spot?.label);
  const others = remarks.filter((each) => !isEmpty(each)).map(({ said }) => said);
  const lines = [
    'This page cannot be published yet.',
    empty.length > 0 && `Still empty: ${empty.join(', ')}.`,
    ...others,
    canBeDraft && empty.length > 0 && 'Fill them in, or switch “Draft” on to save it as it is.',
    'Your text is still here.',
  ];
  return lines.filter((each) => each !== false).join(' ');
}

function refuse({ message, spot }: { message: string; spot: Spot | undefined }): never {
  refusals.dispatchEvent(new Event('refused'));
  if (spot) whenFree(() => leadTo(spot));
  throw new Error(message);
}

/** Calls back once the form can be typed into again: while it is being saved, it cannot. */
function whenFree(act: () => void): void {
  const editor = document.getElementById('nc-root');
  if (!editor?.inert) return act();
  const watch = new MutationObserver(() => {
    if (editor.inert) return;
    watch.disconnect();
    act();
  });
  watch.observe(editor, { attributeFilter: ['inert'] });
}
