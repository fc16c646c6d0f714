import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { collectionOf } from '../src/collections/index.ts';
import { namingFor, type Renaming } from '../src/document/rename/address.ts';
import { resealed } from '../src/document/signing.ts';
import { plural, shellWord } from '../src/plain.ts';
import { identityOf, type Problem } from '../src/problem/problem.ts';
import { problemInWords } from '../src/problem/wording.ts';
import { connections, settingsRelations } from '../src/wiki/checks.ts';
import { readEntry, type Entry } from '../src/wiki/entry.ts';
import { keyOfFile, settingsFile } from '../src/wiki/files.ts';
import { joinWiki } from '../src/wiki/join.ts';
import { renamedIn, renamedInSettings } from '../src/wiki/naming/file.ts';
import { readSettings } from '../src/wiki/settings.ts';
import { keyOf, type Sources } from '../src/wiki/wiki.ts';
import { exit, run, UsageError } from './command.ts';
import { contentFolder, readContent } from './content.ts';
import { pageNamed } from './pages.ts';

const help = `
Renames a page, or a person: the file, and all links, cards and fields that name it.

  npm run rename -- OLD NEW [options]

  OLD            a page, such as guides/lead-handoff, or the path of its file
  NEW            what it is to be called, such as guides/handover, or handover
  --dry-run      say what would be done, and do nothing
  --content DIR  the content folder (default: content)

All files are changed or none, and in them nothing but what names the page. Commits nothing. Once the new name is
committed, the old address leads on to it.

Exit codes: 0 fine, 1 renamed, but something that names the page is to be changed by hand, 2 wrong use, or not done.
`;

await run(
  help,
  { content: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
  async (options, [old, wanted, ...more]) => {
    if (old === undefined || wanted === undefined || more.length > 0)
      throw new UsageError(
        'Name the page, and what it is to be called: guides/lead-handoff guides/handover.',
      );
    const folder = await contentFolder(options.content);
    // Links may say what a page was called before: git knows.
    const { sources, wiki } = await readContent(folder);
    const page = pageNamed(old, sources.entries, folder);
    const to = keyFor(wanted, page, folder);
    const file = to + extname(page.file);
    await refuseTaken(file, to, page, sources, folder);
    const renaming = { wiki, page, to };
    const changed = await changesFor(renaming, sources, folder);
    const left = leftOver(renaming, sources, changed, file);
    if (!options['dry-run']) await write(folder, page.file, file, changed);
    report(folder, page, file, changed, left, options['dry-run']);
    return left.length > 0 ? exit.doesNotHold : exit.fine;
  },
);

/** The key that a page is to have, from its new name, address, or the path of its new file. */
function keyFor(wanted: string, page: Entry, folder: string): string {
  const below = relative(folder, resolve(wanted)).replaceAll('\\', '/');
  const given = (below.startsWith('..') ? wanted : below)
    .normalize('NFC')
    .replace(/^\/+|\/+$/g, '')
    .replace(/\.(?:mdx?|ya?ml)$/i, '');
  const [first = '', ...rest] = given.split('/');
  const isNamed = rest.length > 0 && collectionOf(first) !== undefined;
  const to = isNamed ? given : `${page.collection}/${given}`;
  if (isNamed && first !== page.collection) {
    const [here, there] = [page.collection, first].map((id) => collectionOf(id)?.label ?? id);
    throw new UsageError(
      `“${keyOf(page)}” is in ${here} and cannot go to ${there}: the pages there have other fields. ` +
        `Write a new page there, and take this one out.`,
    );
  }
  const address = keyOfFile(to + extname(page.file));
  if (address === undefined) throw new UsageError(`“${wanted}” is no name for a page.`);
  if (address !== to) throw new UsageError(`“${wanted}” makes no good address. Did you mean “${address}”?`);
  if (to === keyOf(page) && page.file === to + extname(page.file))
    throw new UsageError(`“${to}” is what it is called already.`);
  return to;
}

/** Refuses a name that another page or file has, or has but for capitals: on some disks that would be the same. */
async function refuseTaken(
  file: string,
  to: string,
  page: Entry,
  { entries }: Sources,
  folder: string,
): Promise<void> {
  const other = entries.find((each) => each !== page && keyOf(each).toLowerCase() === to.toLowerCase());
  if (other) throw new UsageError(`There is a page “${keyOf(other)}” already: ${other.file}.`);
  const [there, own] = await Promise.all(
    [file, page.file].map((each) => stat(join(folder, each)).catch(() => undefined)),
  );
  if (there && there.ino !== own?.ino) throw new UsageError(`There is a file “${file}” already.`);
}

/** The files in which something names the page: what they are to say. */
async function changesFor(
  renaming: Renaming,
  { entries }: Sources,
  folder: string,
): Promise<Map<string, { before: Buffer; after: string }>> {
  const changed = new Map<string, { before: Buffer; after: string }>();
  const look = async (file: string, change: (text: string) => string): Promise<void> => {
    const before = await readFile(join(folder, file));
    // What is not text in UTF-8 could not be written as it was.
    if (!before.equals(Buffer.from(before.toString('utf8')))) return;
    const after = change(before.toString('utf8'));
    if (after !== before.toString('utf8')) changed.set(file, { before, after });
  };
  for (const entry of entries) {
    const collection = collectionOf(entry.collection);
    if (collection && !entry.plain && mayName(entry, renaming))
      await look(entry.file, (text) =>
        resealed(text, renamedIn(text, collection, namingFor(entry, renaming)), collection),
      );
  }
  const settings = namingFor(undefined, renaming);
  await look(settingsFile, (text) => renamedInSettings(text, settings)).catch(() => undefined);
  return changed;
}

/** Whether a file has to be looked at: it refers to the page, or it is the page, whose own links may be relative. */
function mayName(entry: Entry, { wiki, page }: Renaming): boolean {
  if (entry.file === page.file) return true;
  const key = keyOf(page);
  const isNamed = entry.relations.some(({ to, id }) => `${to}/${id}` === key);
  return isNamed || (wiki.references.get(entry) ?? []).some(({ to }) => to === key);
}

/** What is wrong with the wiki afterwards that was not before: what still names the page as it was called. */
function leftOver(
  { wiki, page, to }: Renaming,
  sources: Sources,
  changed: ReadonlyMap<string, { after: string }>,
  file: string,
): Problem[] {
  const now = sources.entries.map((entry) => {
    const isPage = entry === page;
    const place = isPage ? { ...entry, id: to.slice(to.indexOf('/') + 1), file } : entry;
    const text = changed.get(entry.file)?.after;
    return text === undefined ? place : readEntry(place, text);
  });
  const text = changed.get(settingsFile)?.after;
  const settings = text === undefined ? sources.settings : readSettings(text, settingsFile).settings;
  const formerNames = sources.formerNames?.map((each) =>
    each.to === page.file ? { ...each, to: file } : each,
  );
  const after = joinWiki({ ...sources, settings, entries: now, formerNames }, true);
  const before = new Set(
    [...wiki.entries, ...wiki.people].flatMap((entry) => connections(entry, wiki)).map(identityOf),
  );
  return [
    ...[...after.entries, ...after.people].flatMap((entry) => connections(entry, after)),
    ...settingsRelations(after),
    // A link by an older name still leads on.
  ].filter((each) => each.id !== 'link-moved' && !('page' in each) && !before.has(identityOf(each)));
}

/** Writes all files, or puts back what was there and says why. */
async function write(
  folder: string,
  from: string,
  to: string,
  changed: ReadonlyMap<string, { before: Buffer; after: string }>,
): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const [file, { before, after }] of changed) {
      undo.push(() => writeFile(join(folder, file), before));
      await writeFile(join(folder, file), after);
    }
    await mkdir(dirname(join(folder, to)), { recursive: true });
    await rename(join(folder, from), join(folder, to));
  } catch (error) {
    await Promise.allSettled(undo.map((each) => each()));
    throw new UsageError(`Nothing was changed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function report(
  folder: string,
  page: Entry,
  file: string,
  changed: ReadonlyMap<string, unknown>,
  left: readonly Problem[],
  isDry: boolean,
): void {
  const pathOf = (each: string) => relative('', join(folder, each));
  console.log(`${pathOf(page.file)}\n  ${isDry ? 'would be' : 'is now'} ${pathOf(file)}`);
  const others = [...changed.keys()].filter((each) => each !== page.file);
  for (const each of others) console.log(`${pathOf(each)}\n  ${isDry ? 'would name' : 'names'} it so`);
  if (changed.has(page.file)) console.log('Its own links lead where they did.');
  console.log(`\n${plural(others.length, 'other file')} ${isDry ? 'would change' : 'changed'}.`);
  for (const each of left) {
    const { message } = problemInWords(each);
    console.error(`${pathOf(each.file)}, line ${each.line}: ${message} Change it by hand.`);
  }
  if (isDry) return console.log('Nothing was changed: this was a try.');
  // What lies elsewhere may be in another repository.
  const top = relative('', folder).startsWith('..') ? dirname(folder) : '';
  const git = top === '' ? 'git' : `git -C ${shellWord(top)}`;
  const paths = [page.file, file, ...others]
    .map((each) => shellWord(relative(top, join(folder, each))))
    .join(' ');
  const message = shellWord(`Rename ${keyOf(page)} to ${file.replace(/\.\w+$/, '')}`);
  console.log(
    `\nNothing is committed yet. Once it is, the old address leads on to the new one. To do so:\n` +
      `  ${git} add --all -- ${paths} && ${git} commit -m ${message} -- ${paths}`,
  );
}
