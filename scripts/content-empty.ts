import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { exampleFile, exampleSettings } from '../src/cms/example.ts';
import { registry } from '../src/collections/index.ts';
import { mediaFolder, settingsFile } from '../src/wiki/files.ts';
import { exit, run, UsageError } from './command.ts';
import { contentFolder } from './content.ts';

const help = `
Turns the wiki into an empty one: a commented example for each collection in place of all content.

  npm run content:empty -- [options]

  --content DIR  the content folder (default: content); uploads lie beside it in public/media

Nothing is deleted: what was there is moved beside it, into a folder whose name ends in “.before-empty”.
Exit codes: 0 done, 2 wrong use, or not done.
`;

await run(help, { content: { type: 'string' } }, async (options, positionals) => {
  if (positionals.length > 0) throw new UsageError(`“${positionals[0]}” is not understood.`);
  const folder = await contentFolder(options.content);
  const beside = dirname(folder);
  const kept = [await setAside(folder, beside), await setAside(mediaFolder(folder), beside)].filter(
    (each) => each !== undefined,
  );
  await mkdir(mediaFolder(folder), { recursive: true });
  await writeFile(join(mediaFolder(folder), '.gitkeep'), '');
  for (const collection of registry) {
    if (collection.format === 'settings') continue;
    const { file, text } = exampleFile(collection);
    await mkdir(join(folder, collection.id), { recursive: true });
    await writeFile(join(folder, collection.id, file), text);
  }
  await writeFile(join(folder, settingsFile), exampleSettings());
  console.log(`The wiki is empty. Each collection has an example, as a draft: edit it, or delete it.`);
  for (const each of kept) console.log(`What was there is kept in ${each}.`);
  return exit.fine;
});

/** Moves a folder out of the way, and out of what is published; returns where it went, or `undefined` where there is none. */
async function setAside(folder: string, beside: string): Promise<string | undefined> {
  if (!(await readdir(folder).catch(() => undefined))) return undefined;
  const aside = join(beside, `${basename(folder)}.before-empty`);
  if (await readdir(aside).catch(() => undefined)) {
    throw new UsageError(`“${aside}” exists already. Move it away first: it holds what was there before.`);
  }
  await rename(folder, aside);
  return aside;
}
