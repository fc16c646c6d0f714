/** A copy of the project to measure in: what it keeps is its own, and can be taken away. */
import { existsSync, readFileSync } from 'node:fs';
import { cp, readdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { measure, type Measure } from './measure.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const parts = ['src', 'scripts', 'public', 'content', 'package.json', 'package-lock.json', 'tsconfig.json'];

export interface Clone {
  folder: string;
  /** Runs one of its scripts to the end. */
  run(script: string, ...args: string[]): Promise<Measure>;
  /** Takes away what it has kept of the wikis it has seen. What it has made of its own code stays. */
  forgetWikis(): Promise<void>;
  /** Takes away everything it has kept, as if it had just been cloned. */
  forget(): Promise<void>;
  /** Resolves once its scripts have been bundled, as its server does while it is at work; rejects after a minute. */
  bundled(): Promise<void>;
}

/** Copies the project as it stands into a new folder. Packages are shared with the original. */
export async function clone(folder: string): Promise<Clone> {
  for (const part of [...parts, 'astro.config.mjs'])
    await cp(join(project, part), join(folder, part), { recursive: true });
  await symlink(join(project, 'node_modules'), join(folder, 'node_modules'));
  const kept = join(folder, '.concord');
  return {
    folder,
    run: (script, ...args) => measure(process.execPath, [...commandOf(folder, script), ...args], folder),
    async forgetWikis() {
      const names = await readdir(kept).catch((): string[] => []);
      const ofWikis = names.filter((name) => !ofCode.has(name));
      await Promise.all(ofWikis.map((name) => rm(join(kept, name), { recursive: true })));
    },
    forget: () => rm(kept, { recursive: true, force: true }),
    async bundled() {
      for (const until = Date.now() + 60_000; !existsSync(join(kept, 'bundle.json')); await pause(100))
        if (Date.now() > until) throw new Error('Its scripts have not been bundled within a minute.');
    },
  };
}

/** What npm has Node run for a script of a project, from the project's folder. */
export function commandOf(folder: string, script: string): string[] {
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const [program, ...rest] = (scripts[script] ?? '').split(' ');
  if (program !== 'node') throw new Error(`npm does not have Node run “${script}”.`);
  return rest;
}

/** What depends on the version of the code, and not on any wiki. */
const ofCode: ReadonlySet<string> = new Set([
  'bundle.json',
  'code.json',
  'compiled',
  'editor',
  'scripts',
  'theme',
]);
