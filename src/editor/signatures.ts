/** Whose signatures a save would undo. */
import { formatOf } from '../document/format.ts';
import { fallenSigners } from '../site/agreement.ts';
import type { OpenForm } from './decap/store.ts';
import { wikiNames } from './names.ts';
import { askToSignAgain } from './panels/SignAgain.tsx';
import { UserCancelled } from './saving/user-cancelled.ts';

/** Asks before signatures fall. Rejects where the editor goes back to the form. */
export async function confirmFallen({
  path,
  base: before,
  text: after,
  collection,
}: OpenForm): Promise<void> {
  if (path === undefined || before === undefined || after === undefined) return;
  // Without the names of the teams nobody can tell, and a save must not wait for that.
  const wiki = await wikiNames().catch(() => undefined);
  if (wiki === undefined) return;
  const [was, is] = [before, after].map((text) => formatOf(path).fromFile(text));
  const ids = fallenSigners(collection, was, is, wiki.teams);
  const nameOf = (id: string) =>
    wiki.names.find((each) => each.collection === 'people' && each.id === id)?.title ?? id;
  if (ids.length > 0 && !(await askToSignAgain(ids.map(nameOf)))) throw new UserCancelled();
}
