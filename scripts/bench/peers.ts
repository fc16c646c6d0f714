/** The same text through other generators, each with pages as plain as can be and without search. */
import { spawnSync } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { measure } from './measure.ts';
import { astro, eleventy, starlight, type Peer } from './peer-sites.ts';
import type { Note, Wiki } from './wiki.ts';

/** Builds a wiki's text with each of the others, from nothing. Installs them where they are not yet. */
export async function measurePeers({ content, pages }: Wiki, note: Note): Promise<void> {
  for (const peer of [eleventy, astro, starlight]) {
    const folder = await install(peer);
    await Promise.all(peer.made.map((name) => rm(join(folder, name), { recursive: true, force: true })));
    for (const [path, text] of Object.entries(peer.files)) await write(join(folder, path), text);
    for (const page of pages) {
      const path = relative(content, page).replace(/\.mdx$/, peer.ending);
      await write(join(folder, peer.content, path), adapted(await readFile(page, 'utf8')));
    }
    const [script = '', ...words] = peer.build;
    const { wall, cpu } = await measure(process.execPath, [join('node_modules', script), ...words], folder);
    note({ [peer.name]: wall, [`${peer.name}Cpu`]: cpu });
  }
}

/** Our own components become elements of HTML, which all of them understand. */
function adapted(text: string): string {
  return text
    .replace(/<Callout [^>]*>/g, '<aside>')
    .replaceAll('</Callout>', '</aside>')
    .replaceAll('<Say>', '<blockquote>')
    .replaceAll('</Say>', '</blockquote>');
}

/** Installs a generator into a folder of its own, unless it is there already. Returns the folder. */
async function install({ name, packages }: Peer): Promise<string> {
  const folder = resolve('.concord', 'bench', name);
  const wanted = JSON.stringify({ private: true, type: 'module', dependencies: packages });
  const file = join(folder, 'package.json');
  if ((await readFile(file, 'utf8').catch(() => '')) !== wanted) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await writeFile(file, wanted);
    const { status, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund'], {
      cwd: folder,
      encoding: 'utf8',
    });
    if (status !== 0) {
      await rm(folder, { recursive: true });
      throw new Error(`${name} could not be installed:\n${stderr}`);
    }
  }
  return folder;
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
