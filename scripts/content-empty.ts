import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
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
  const moves = [folder, mediaFolder(folder)].map((from) => ({
    from,
    // Out of what is published: not beside the uploads.
    to: join(dirname(folder), `${basename(from)}.before-empty`),
  }));
  for (const { to } of moves) await expectNothing(to);
  const kept: string[] = [];
  for (const { from, to } of moves) if (await move(from, to)) kept.push(to);
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
  console.log('To take in a newer Concord later, and none of its pages: npm run upgrade');
  return exit.fine;
});

async function expectNothing(path: string): Promise<void> {
  if ((await stat(path).catch(() => undefined)) === undefined) return;
  throw new UsageError(`“${path}” exists already. Move it away first: it holds what was there before.`);
}

/** Moves a folder; returns whether there was one. */
async function move(from: string, to: string): Promise<boolean> {
  if (!(await readdir(from).catch(() => undefined))) return false;
  await rename(from, to);
  return true;
}
