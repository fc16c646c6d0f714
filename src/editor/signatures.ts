/** Whose signatures a save would undo. */
import { formatOf } from '../document/format.ts';
import { fallenSigners } from '../site/agreement.ts';
import { sourceOf, textOf } from './checks/form-text.ts';
import type { Draft } from './decap/types.ts';
import { wikiNames } from './names.ts';
import { askToSignAgain } from './panels/SignAgain.tsx';
import { UserCancelled } from './saving/user-cancelled.ts';

/** Asks before signatures fall. Rejects where the editor goes back to the form. */
export async function confirmFallen(entry: Draft): Promise<void> {
  const [path, before, after] = [entry.get('path'), sourceOf(entry), textOf(entry)];
  if (!path || before === undefined || after === undefined) return;
  // Without the names of the teams nobody can tell, and a save must not wait for that.
  const wiki = await wikiNames().catch(() => undefined);
  if (wiki === undefined) return;
  const [was, is] = [before, after].map((text) => formatOf(path).fromFile(text));
  const ids = fallenSigners(String(entry.get('collection')), was, is, wiki.teams);
  const nameOf = (id: string) =>
    wiki.names.find((each) => each.collection === 'people' && each.id === id)?.title ?? id;
  if (ids.length > 0 && !(await askToSignAgain(ids.map(nameOf)))) throw new UserCancelled();
}
