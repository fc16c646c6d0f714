import { constants } from 'node:fs';
import { cp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The copies of a site from which it is served while the next is being built. */
export interface Copies {
  /** The folder to serve now; `undefined` while there is none. */
  site(): string | undefined;
  /** Serves a copy of a folder from now on. The copy before it stays for pages that are just being loaded. */
  publish(from: string): Promise<void>;
  /** Removes all copies. */
  clear(): Promise<void>;
}

/**
 * Takes over the copies that lie at a place. Of what a process that was killed has left, the last whole copy is served;
 * a copy has the name of one only once it is whole.
 */
export async function openCopies(place: string): Promise<Copies> {
  const names = await readdir(place).catch((): string[] => []);
  const numbers = names.filter((name) => /^site-\d+$/.test(name)).map((name) => Number(name.slice(5)));
  let count = Math.max(0, ...numbers);
  let site = numbers.length > 0 ? join(place, `site-${count}`) : undefined;
  let earlier: string | undefined;

  async function clear(except?: string): Promise<void> {
    const found = await readdir(place).catch((): string[] => []);
    const copies = found.map((name) => join(place, name)).filter((path) => path !== except);
    await Promise.all(
      copies
        .filter((path) => /[\\/]site-[^\\/]+$/.test(path))
        .map((path) => rm(path, { recursive: true, force: true })),
    );
  }

  await clear(site);
  return {
    site: () => site,
    async publish(from) {
      const next = join(place, `site-${++count}`);
      await cp(from, `${next}.part`, { recursive: true, mode: constants.COPYFILE_FICLONE });
      await rename(`${next}.part`, next);
      if (earlier) await rm(earlier, { recursive: true, force: true });
      earlier = site;
      site = next;
    },
    clear: () => clear(),
  };
}
