/**
 * Has a script run as `build/bundle.ts` has bundled it, where the code is still the same: it then begins with a few
 * files to load instead of six hundred. Imported before a script (`node --import`). Where there is no such bundle, the
 * script runs as it is.
 *
 * In JavaScript: to load TypeScript takes Node longer than all of this.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { currentBundle, nameInBundle } from './build/last-bundle.mjs';
import './compiled.mjs';

const bundle = currentBundle();
const [, script = ''] = process.argv;
const bundled = bundle && join(bundle.folder, `${nameInBundle(script)}.mjs`);
// What npm does not run is in no bundle.
if (bundled && existsSync(bundled)) {
  keep(bundle.folder);
  const { href } = pathToFileURL(bundled);
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      const resolved = next(specifier, context);
      if (resolved.url !== pathToFileURL(script).href) return resolved;
      hooks.deregister();
      return { ...resolved, url: href, format: 'module' };
    },
  });
}

/**
 * Says that a bundle is in use, so that none that is made later takes its place; see `build/once.ts`.
 *
 * @param {string} folder
 */
function keep(folder) {
  const own = `${folder}.${process.pid}`;
  try {
    mkdirSync(own, { recursive: true });
    process.once('exit', () => rmSync(own, { recursive: true, force: true }));
  } catch {
    // Where nobody may write, nobody removes anything.
  }
}
