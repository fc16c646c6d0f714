/** Pages that are not saved yet. Apart from `agreed.ts`, which the editor has in the browser. */
import { collectionOf } from '../collections/index.ts';
import { signedFields } from '../collections/wording.ts';
import { earlierAgreed, toldOf } from './agreed.ts';
import type { Agreed, Entry } from './entry.ts';
import { withVain } from './signers.ts';
import type { Wiki } from './wiki.ts';

/** An entry that is not saved, with what was agreed as the saved one tells it. */
export function withAgreedOf(
  saved: Entry | undefined,
  unsaved: Entry,
  wiki: Pick<Wiki, 'settings' | 'byKey'>,
): Entry {
  const entry = withVain(unsaved, wiki);
  const own = saved && asAgreed(saved);
  const earlier = { ...saved?.earlier, ...(own?.words && { [own.wording]: own.words }) };
  const told = toldOf(entry, wiki.settings.teams).length > 0 ? { ...entry, earlier } : entry;
  const agreed = earlierAgreed(entry, wiki.settings.teams);
  if (agreed === undefined) return told;
  const known = [saved?.agreed, own].find((each) => each?.wording === agreed.wording);
  return { ...told, agreed: { ...agreed, words: agreed.words ?? known?.words } };
}

function asAgreed({ collection: id, data, wording }: Entry): Pick<Agreed, 'wording' | 'words'> | undefined {
  const collection = collectionOf(id);
  if (collection === undefined || data === undefined || wording === undefined) return undefined;
  return { wording, words: { fields: Object.fromEntries(signedFields(collection, data)), body: undefined } };
}
