import { folders } from '../../editing-api/paths.ts';
import type { Refused, Saved } from '../../editing-api/protocol.ts';
import { formatNameOf } from '../../document/format.ts';
import { merge } from '../../document/merge.ts';
import { problemInOne } from '../../problem/wording.ts';
import { me } from '../names.ts';
import { askWhichVersion } from '../panels/Conflict.tsx';
import { askWhatToDelete } from '../panels/Dependents.tsx';
import { tell } from '../messages.ts';
import type { Asset, Entry } from '../decap/backends.ts';
import { asEnded, baseOf } from './begun.ts';
import { UserCancelled } from './user-cancelled.ts';
import { ask, DeskRefusal } from './client.ts';
import { correcting, setCorrection } from './correction.ts';
import { formSaved } from '../decap/store.ts';

interface SavedFile {
  path: string;
  raw: string;
  /** The version of the file that the text began with; `undefined` where there was none. */
  base?: string | undefined;
}

/** Saves what Decap hands over: with who it is, and which version they began with. */
export async function saveAtDesk(entry: Entry, options: object): Promise<void> {
  const assets = await Promise.all(entry.assets.map(sent));
  const files = entry.dataFiles.map(({ path, raw }) => {
    const base = baseOf(path);
    return { path, raw: asEnded(raw, base), base };
  });
  const saved = await persist(files, assets, options);
  setCorrection(false);
  for (const { path, raw } of files) {
    const now = saved.files.find((file) => file.path === path)?.data ?? raw;
    formSaved(path, raw, now);
    const others = (saved.mergedWith[path] ?? [])
      .map(({ name }) => name)
      .filter((name) => name !== me()?.name);
    if (now !== raw) tell({ kind: 'merged', names: others });
  }
  tell({ kind: 'saved', paths: files.map(({ path }) => path) });
}

export async function uploadToDesk(asset: Asset): Promise<void> {
  await ask('persistMedia', { asset: await sent(asset), author: me() });
}

async function sent(asset: Asset) {
  return { path: asset.path, content: await asset.toBase64(), encoding: 'base64' };
}

/** Saves the text of one file, as if it came from a form. */
export async function saveText(file: SavedFile): Promise<void> {
  await persist([file], [], {});
}

/** Saves until it is saved: wherever someone was faster, the editor chooses, and it is tried again. */
async function persist(
  files: readonly SavedFile[],
  assets: readonly object[],
  options: object,
): Promise<Saved> {
  try {
    return await ask<Saved>('persistEntry', {
      dataFiles: files,
      assets,
      options,
      ...correcting(),
      author: me(),
    });
  } catch (error) {
    if (!(error instanceof DeskRefusal)) throw error;
    const { conflict } = error.refused;
    const mine = files.find(({ path }) => path === conflict?.path);
    if (!conflict || !mine) throw reasons(error.refused);
    const versions = { base: mine.base ?? '', theirs: conflict.theirs, mine: mine.raw };
    const format = formatNameOf(mine.path);
    const choices = await askWhichVersion(mine.path, merge(versions, format).conflicts, conflict.who);
    if (choices === undefined) throw new Error(error.refused.kept ? kept : notKept);
    const settled = { path: mine.path, raw: merge(versions, format, choices).text, base: conflict.theirs };
    const saved = await persist(
      files.map((file) => (file === mine ? settled : file)),
      assets,
      options,
    );
    return { ...saved, mergedWith: { [mine.path]: conflict.who, ...saved.mergedWith } };
  }
}

const kept = 'What you wrote is still here, and a copy is kept under “Kept texts”.';
const notKept = 'What you wrote is still here, and nowhere else: leave this page open.';

/** A refusal as Decap shows it: with the reasons, and what has become of the text. */
function reasons({ error, problems = [], kept }: Refused): Error {
  // The message names the first of them already.
  const others = problems.slice(1).map((each) => problemInOne(each));
  const stays = kept ? 'Your text is still here.' : 'Your text is still here: leave this page open.';
  return new Error([error, ...others, stays].join('\n'));
}

/** Deletes files, after asking, with the names of the pages that rest on them; for pictures Decap has asked. */
export async function deleteAtDesk(paths: readonly string[]): Promise<void> {
  const params = { paths, author: me() };
  try {
    await ask('deleteFiles', { ...params, unasked: paths.every((path) => path.startsWith(folders.content)) });
  } catch (error) {
    const dependents = error instanceof DeskRefusal ? error.refused.dependents : undefined;
    if (dependents === undefined) throw error;
    if (!(await askWhatToDelete(dependents))) throw new UserCancelled();
    await ask('deleteFiles', { ...params, confirmed: true });
  }
}
