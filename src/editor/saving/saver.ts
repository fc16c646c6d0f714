import { folders } from '../../editing-api/paths.ts';
import type { Refused, Saved } from '../../editing-api/protocol.ts';
import { formatNameOf } from '../../document/format.ts';
import { merge } from '../../document/merge.ts';
import { problemInOne } from '../../problem/wording.ts';
import { asEnded, baseOf } from './begun.ts';
import { correcting, setCorrection } from './correction.ts';
import { DeskRefusal } from './desk-refusal.ts';
import { refuse } from './refuse.ts';
import type { Asset, SavedFile, Saver, SaverOptions } from './types.ts';
import { UserCancelled } from './user-cancelled.ts';

/** Saves at the desk. */
export function createSaver(given: SaverOptions): Saver {
  const { ask, me, resolveConflict, confirmDelete, notify, pictures, notes } = given;

  async function save(
    files: readonly SavedFile[],
    assets: readonly Asset[],
    options: object,
  ): Promise<Saved> {
    notify({ kind: 'saving' });
    try {
      return await persist(files, assets, options);
    } catch (error) {
      throw await refuse(given, files, error);
    }
  }

  /** Saves until it is saved: wherever someone was faster, the editor chooses, and it is tried again. */
  async function persist(
    files: readonly SavedFile[],
    assets: readonly Asset[],
    options: object,
  ): Promise<Saved> {
    const named = await pictures.namedBy(
      files.map(({ raw }) => raw),
      assets,
    );
    const params = {
      dataFiles: files,
      assets: await Promise.all(named.map(sent)),
      options,
      ...correcting(),
      ...notes.along(files.map(({ path }) => path)),
      author: me(),
    };
    try {
      const saved = await untilAnswered(() => ask<Saved>('persistEntry', params));
      await pictures.saved(named.map(({ path }) => path));
      return saved;
    } catch (error) {
      if (!(error instanceof DeskRefusal)) throw error;
      const { conflict } = error.refused;
      const mine = files.find(({ path }) => path === conflict?.path);
      if (!conflict || !mine) throw new DeskRefusal(withAllReasons(error.refused));
      const versions = { base: mine.base ?? '', theirs: conflict.theirs, mine: mine.raw };
      const format = formatNameOf(mine.path);
      const choices = await resolveConflict(mine.path, merge(versions, format).conflicts, conflict.who);
      if (choices === undefined) throw new DeskRefusal({ ...error.refused, error: wasFaster(conflict.who) });
      const raw = merge(versions, format, choices).text;
      const settled = { path: mine.path, raw, base: conflict.theirs };
      const others = files.map((file) => (file === mine ? settled : file));
      const saved = await persist(others, assets, options);
      return { ...saved, mergedWith: { [mine.path]: conflict.who, ...saved.mergedWith } };
    }
  }

  async function saveFiles(
    files: readonly SavedFile[],
    assets: readonly Asset[],
    options: object,
  ): Promise<void> {
    const saved = await save(files, assets, options);
    const said = notes.saved(saved.notes ?? []);
    for (const { path, raw } of files) {
      const now = saved.files.find((file) => file.path === path)?.data ?? raw;
      const names = (saved.mergedWith[path] ?? []).map(({ name }) => name);
      const others = names.filter((name) => name !== me()?.name);
      notify({ kind: 'saved', path, raw, now, others, said });
    }
  }

  return {
    async saveEntry(entry, options) {
      const files = entry.dataFiles.map(({ path, raw }) => {
        const base = baseOf(path);
        return { path, raw: asEnded(raw, base), base };
      });
      await saveFiles(files, entry.assets, options);
      setCorrection(false);
    },
    saveText: (file) => saveFiles([file], [], { newEntry: file.base === undefined }),
    async upload(asset) {
      await ask('persistMedia', { asset: await sent(asset), author: me() });
    },
    async deleteFiles(paths) {
      const params = { paths, author: me() };
      try {
        // Decap has asked about pictures.
        const unasked = paths.every((path) => path.startsWith(folders.content));
        await ask('deleteFiles', { ...params, unasked });
      } catch (error) {
        const dependents = error instanceof DeskRefusal ? error.refused.dependents : undefined;
        if (dependents === undefined) throw error;
        if (!(await confirmDelete(dependents))) throw new UserCancelled();
        await ask('deleteFiles', { ...params, confirmed: true });
      }
    },
  };
}

async function sent(asset: Asset) {
  return { path: asset.path, content: await asset.toBase64(), encoding: 'base64' };
}

const triesUnanswered = 15;
const pause = 2_000;

/**
 * Tries again for half a minute where nobody answers. A try that was carried out all the same is no harm: the desk finds
 * that the file holds this text already, and changes nothing.
 */
async function untilAnswered<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      const isOver = !(error instanceof DeskRefusal) || !error.isUnanswered || tries === triesUnanswered;
      if (isOver) throw error;
      await new Promise((go) => setTimeout(go, pause));
    }
  }
}

function wasFaster([latest]: readonly { name: string }[]): string {
  return `${latest?.name ?? 'Someone'} was faster, and it is not chosen yet what the page is to say.`;
}

/** A refusal with all its problems in words; its message names the first of them already. */
function withAllReasons({ problems = [], ...refused }: Refused): Refused {
  const others = problems.slice(1).map((each) => problemInOne(each));
  return { ...refused, error: [refused.error, ...others].join('\n') };
}
