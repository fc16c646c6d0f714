/** The same text through other generators, each with pages as plain as can be and without search. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { installed } from './installed.ts';
import { measure } from './measure.ts';
import { astro, eleventy, starlight } from './peer-sites.ts';
import type { Note, Wiki } from './wiki.ts';

/** Builds a wiki's text with each of the others, from nothing. Installs them where they are not yet. */
export async function measurePeers({ content, pages }: Wiki, note: Note): Promise<void> {
  for (const peer of [eleventy, astro, starlight]) {
    const folder = await installed(peer.name, peer.packages);
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

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
