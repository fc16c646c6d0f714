/** Which bundle of the scripts was made last, and whether it is of this very code; see `bundle.ts`. */
import { readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} Bundle
 * @property {string} project where it was made, which is written into it
 * @property {string} folder
 * @property {Record<string, string>} stamps what everything was like that it was made of, by its path in the project;
 *   see {@link stampOf}
 */

export const project = fileURLToPath(new URL('../..', import.meta.url));

/** The file that names the bundle made last: a {@link Bundle} in JSON. */
export const bundleFile = join(
  resolve(process.env['CONCORD_STATE'] || join(project, '.concord')),
  'bundle.json',
);

/**
 * The bundle of the code as it is now; `undefined` where there is none.
 *
 * @returns {Bundle | undefined}
 */
export function currentBundle() {
  try {
    /** @type {Bundle} */
    const bundle = JSON.parse(readFileSync(bundleFile, 'utf8'));
    const isSame = Object.entries(bundle.stamps).every(([path, stamp]) => stampOf(path) === stamp);
    return isSame && bundle.project === project ? bundle : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Differs once a file of the project has changed, or a folder has other names in it.
 *
 * @param {string} path
 */
export function stampOf(path) {
  const { size, mtimeMs, ctimeMs } = statSync(join(project, path));
  return `${size} ${mtimeMs} ${ctimeMs}`;
}

/**
 * What a file that is run by itself is called in a bundle.
 *
 * @param {string} path
 */
export function nameInBundle(path) {
  return relative(project, path).replace(/\.ts$/, '').replaceAll(/[\\/]/g, '-');
}
