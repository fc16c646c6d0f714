/**
 * Bundles the scripts, once for each version of the code, so that commands begin sooner; see `../bundled.mjs`. Run by
 * itself, it is the process that does so.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Plugin, Rolldown } from 'vite';
import { writeAtomically } from '../../src/desk/git/atomic-file.ts';
import { bundleFile, currentBundle, nameInBundle, stampOf, type Bundle } from './last-bundle.mjs';
import { project } from './folders.ts';
import { digestOf, makeOnce } from './once.ts';

const self = fileURLToPath(import.meta.url);

/** Scripts are bundled where npm asks for that, and beside them what is run by itself in a process that is watched. */
const watched = ['src/wiki/reader.ts', 'src/desk/site/worker.ts', 'src/watchdog/thread.ts'];

/** What brings native code or programs along, or is large and seldom asked for, stays in its package. */
const packages = ['astro', 'nodemailer', 'pagefind', 'satteri', 'vite'];

const code = ['src', 'scripts'];
const lock = 'package-lock.json';
/** Lists what was bundled, in the folder of the bundle. */
const list = 'files.json';

/**
 * Has commands run from a bundle of the code from now on. Rejects, with what was said, where the code cannot be
 * bundled, or has changed meanwhile: commands then go on running from the code itself.
 */
export async function bundleScripts(signal?: AbortSignal): Promise<void> {
  if (currentBundle()) return;
  // Before anything is read, so that a change that comes in between is seen afterwards.
  const stamps = new Map([lock, ...code.flatMap(below)].map((path) => [path, stampOf(path)]));
  const digest = await digestOf([lock, ...code]);
  const make = async (made: string) => {
    const child = spawn(process.execPath, [self, made, digest], {
      cwd: project,
      signal,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let said = '';
    child.stderr?.on('data', (text: Buffer) => (said += text.toString()));
    const [ended] = (await once(child, 'close')) as [number | null];
    if (ended !== 0) throw new Error(`The scripts could not be bundled.\n${said.trim()}`);
  };
  const folder = await makeOnce('scripts', '', make, digest);
  const paths = JSON.parse(await readFile(join(folder, list), 'utf8')) as string[];
  const bundle: Bundle = {
    project,
    folder,
    stamps: Object.fromEntries(paths.map((path) => [path, stamps.get(path) ?? ''])),
  };
  await writeAtomically(bundleFile, JSON.stringify(bundle));
}

/** The files and folders below one, by their paths in the project. */
function below(folder: string): string[] {
  const names = readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' });
  return names.map((name) => `${folder}/${name.split(sep).join('/')}`);
}

async function bundle(folder: string, digest: string): Promise<void> {
  // Whoever asked for it may be ended without being able to say so.
  process.on('disconnect', () => process.exit());
  const { scripts } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const bundled = Object.values(scripts).map((command) => /bundled\.mjs (\S+\.ts)/.exec(command)?.[1]);
  const entries = [...bundled.filter((path) => path !== undefined), ...watched];
  const { build } = await import('vite');
  const made = (await build({
    root: project,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [atItsPlace],
    ssr: { noExternal: true, external: packages },
    build: {
      ssr: true,
      outDir: folder,
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(
          entries.map((path) => [nameInBundle(join(project, path)), join(project, path)]),
        ),
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  })) as Rolldown.RolldownOutput;
  const files = made.output
    .flatMap((each) => (each.type === 'chunk' ? each.moduleIds : []))
    .map((id) => relative(project, id).split(sep).join('/'))
    .filter((path) => code.some((each) => path.startsWith(`${each}/`)));
  // Declarations of collections are found by their presence.
  await writeFile(join(folder, list), JSON.stringify([lock, 'src/collections', ...new Set(files)]));
  if ((await digestOf([lock, ...code])) !== digest) throw new Error('The code has changed meanwhile.');
}

/** Leaves the code to look for its files where it lies itself, but for what is run by itself, which lies in the bundle. */
const atItsPlace: Plugin = {
  name: 'at-its-place',
  enforce: 'pre',
  transform: {
    filter: { id: new RegExp(`/(?:${code.join('|')})/.*\\.m?[jt]s$`), code: 'import.meta' },
    handler(text, id) {
      const { href } = pathToFileURL(id);
      const at = (name: string) => fileURLToPath(new URL(name, href));
      return text
        .replaceAll(/(?:'([^']+)', )?import\.meta\.url/g, (_, name?: string) => {
          if (name === undefined) return `'${href}'`;
          const isBundled = watched.some((path) => join(project, path) === at(name));
          return isBundled ? `'./${nameInBundle(at(name))}.mjs', import.meta.url` : `'${name}', '${href}'`;
        })
        .replaceAll(/import\.meta\.main/g, 'false');
    },
  },
};

if (import.meta.main) {
  const [, , folder = '', digest = ''] = process.argv;
  await bundle(folder, digest);
  process.disconnect?.();
}
