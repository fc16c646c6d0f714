import { realpath, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { collections } from '../src/collections/index.ts';
import peopleCollection from '../src/collections/people.ts';
import type { Target } from '../src/import/context.ts';
import { existingIds, readSource, writeImported } from '../src/import/disk.ts';
import { importFolder } from '../src/import/folder.ts';
import { isHidden, slug, withoutNumber } from '../src/import/names.ts';
import { noFolder } from '../src/import/no-folder.ts';
import { asText } from '../src/import/report.ts';
import { dueByOwner } from '../src/wiki/due.ts';
import type { Entry } from '../src/wiki/entry.ts';
import { dataOf } from '../src/wiki/wiki.ts';
import { joinWiki } from '../src/wiki/join.ts';
import { exit, progress, run, UsageError } from './command.ts';
import { contentFolder, readContent, today } from './content.ts';

const help = `
Imports a folder of Markdown or MDX pages as they are. Writes new pages only; nothing that exists is changed.

  npm run import -- SOURCE --collection ID --owner ID [options]

  SOURCE              the folder to import
  --collection ID     where its pages go: ${collections.map((each) => each.id).join(', ')}
  --owner ID          the person who answers for them, from the people folder
  --teams ID[,ID]     whose pages they are (default: the owner’s team)
  --into FOLDER       a folder of the collection to import into (default: none)
  --content DIR       the content folder (default: content)
  --today YYYY-MM-DD  the day of the import, from which first reviews are spread over the weeks
                      (default: today in the wiki's time zone)
  --dry-run           print what would be done, and write nothing

Pages that come without a review get a day for their first: as many a week as the settings say that one owner can bear.
The same source, wiki and day give the same days. Read each page by then and enter its review.

Exit codes: 0 fine, 1 some files were not imported, 2 wrong use, or the import could not be made.
`;

await run(
  help,
  {
    collection: { type: 'string' },
    owner: { type: 'string' },
    teams: { type: 'string' },
    into: { type: 'string', default: '' },
    content: { type: 'string' },
    today: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
  },
  async (options, [source, ...more]) => {
    if (source === undefined) throw new UsageError('Name the folder to import.');
    if (more.length > 0)
      throw new UsageError(`Only one folder can be imported at a time; “${more[0]}” is one too many.`);
    const content = await contentFolder(options.content);
    await checkSource(source, content);
    const target = await readTarget(options, content);
    const folder = await readSource(
      source,
      content,
      `${target.collection.id}/${target.into || slug(withoutNumber((await realpath(source)).split(sep).at(-1) ?? ''))}`,
    );
    if (folder.pages.length === 0)
      throw new UsageError(
        `There is no page in “${source}”: no file ends in .md, .mdx, .markdown or .md.erb.`,
      );

    const reading = progress('Converting');
    const pages = importFolder(folder, target, (done, of) => reading.update(done, of));
    reading.end();
    const writing = progress('Writing');
    const failed = options['dry-run']
      ? []
      : await writeImported(pages, folder, content, (done, of) => writing.update(done, of));
    writing.end();

    const used = new Set(pages.flatMap((page) => page.images));
    const leftBehind = [...folder.others].filter((file) => !used.has(file) && !isHidden(file));
    console.log(asText({ pages, leftBehind, hidden: folder.hidden, failed, dryRun: options['dry-run'] }));
    return failed.length > 0 || pages.some((page) => page.text === undefined) ? exit.doesNotHold : exit.fine;
  },
);

async function checkSource(source: string, content: string): Promise<void> {
  const found = await stat(source).catch(() => undefined);
  if (found !== undefined && !found.isDirectory()) throw new UsageError(noFolder(source));
  if (found === undefined) throw new UsageError(`There is no folder “${source}”.`);
  const [from, to] = await Promise.all([realpath(source), realpath(content)]);
  if (from === to || to.startsWith(from + sep) || from.startsWith(to + sep))
    throw new UsageError('The wiki cannot be imported into itself.');
}

async function readTarget(
  options: { collection?: string; owner?: string; teams?: string; into: string; today?: string },
  content: string,
): Promise<Target> {
  const collection = collections.find((each) => each.id === options.collection);
  if (collection === undefined) {
    throw new UsageError(
      `Name a collection with --collection: ${collections.map((each) => each.id).join(', ')}.`,
    );
  }
  const { sources } = await readContent(content);
  const { entries, settings } = sources;
  const people = entries.filter((entry) => entry.collection === 'people');
  const owner = people.find((person) => person.id === options.owner);
  if (owner === undefined) {
    const asked =
      options.owner === undefined
        ? 'Name the owner of the pages with --owner'
        : `There is no person “${options.owner}”`;
    throw new UsageError(
      `${asked}: ${people.map((person) => person.id).join(', ') || 'the people folder is empty'}.`,
    );
  }
  const known = settings.teams.map((team) => team.id);
  const teams = options.teams?.split(',').map((team) => team.trim()) ?? owner.teams;
  const wrong = teams.find((team) => !known.includes(team));
  if (wrong !== undefined || teams.length === 0)
    throw new UsageError(`There is no team “${wrong ?? ''}”; there are ${known.join(', ')}.`);
  return {
    collection,
    owner: owner.id,
    teams,
    people: people.flatMap(asPerson),
    existing: await existingIds(content, collection.id),
    into: options.into.split('/').filter(Boolean).map(slug).join('/'),
    review: {
      today: today(options.today, settings.review.timeZone),
      settings,
      due: dueByOwner(joinWiki(sources, true)),
    },
  };
}

function asPerson(entry: Entry): Target['people'][number][] {
  const person = dataOf(entry, peopleCollection);
  return person ? [{ id: entry.id, name: person.name, email: person.email }] : [];
}
