import { mkdir, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { collections, type Settings } from '../src/collections/index.ts';
import peopleCollection from '../src/collections/people.ts';
import { findCodeOwners, readOwnersFile, type OwnersFile } from '../src/import/code-owners.ts';
import type { Person, Target } from '../src/import/context.ts';
import type { Day } from '../src/freshness/day.ts';
import { loadsOf } from '../src/import/first-reviews.ts';
import { existingIds, readSource, writeImported } from '../src/import/disk.ts';
import { decodeText } from '../src/import/encoding.ts';
import { heardByMail } from '../src/import/heard.ts';
import { wordsOfMail } from '../src/import/mail.ts';
import { importFolder } from '../src/import/folder.ts';
import { isHidden, slug, withoutNumber } from '../src/import/names.ts';
import { noFolder } from '../src/import/no-folder.ts';
import { type Report, summaryOf, wholeOf } from '../src/import/report.ts';
import { stateFolder } from '../src/live/caches.ts';
import { dueByOwner, intervalsByOwner } from '../src/wiki/due.ts';
import type { Entry } from '../src/wiki/entry.ts';
import { dataOf } from '../src/wiki/wiki.ts';
import { joinWiki } from '../src/wiki/join.ts';
import { oneLine } from '../src/plain.ts';
import { exit, progress, run, UsageError } from './command.ts';
import { contentFolder, readContent, today } from './content.ts';

/** Records hold no text: a page cannot become one. */
const pageCollections = collections.filter(({ format }) => format === 'page');

const help = `
Imports a folder of Markdown or MDX pages as they are. Writes new pages only; nothing that exists is changed.

  npm run import -- SOURCE --collection ID --owner ID [options]
  npm run import -- MAIL.eml

The second takes in the field notes in a mail, each once: as a mail program saves it (.eml), or its words alone (.txt).

  SOURCE              the folder to import
  --collection ID     where its pages go: ${pageCollections.map((each) => each.id).join(', ')}
  --owner ID          the person from the people folder who answers for the pages of which nothing else says whose
                      they are
  --owners FILE       says whose the pages of which folders are, in the syntax of CODEOWNERS: a folder or a pattern
                      and a person a line, such as “/sales/  ines-hollander”; the last line that fits counts
                      (default: the CODEOWNERS of the folder or of its repository, where there is one)
  --teams ID[,ID]     whose pages they are (default: the team of each page’s owner)
  --into FOLDER       a folder of the collection to import into (default: none)
  --content DIR       the content folder (default: content)
  --today YYYY-MM-DD  the day of the import, from which first reviews are spread over the weeks
                      (default: today in the wiki's time zone)
  --report FILE       where the whole report goes, by kind and by page (default: below import/ in the state folder, which
                      is .concord or what CONCORD_STATE says); a summary is printed
  --dry-run           say what would be done, and write nothing but the report

Nothing is made up: where the source does not say what a page of the collection needs, the page is a draft that lacks it.

Pages that come without a review get a day for their first, no later than a review made today would hold: as many a week
as the settings say that one owner can bear, and more where there are too many of them, which is said. The same source,
wiki and day give the same days. Read each page by then and enter its review.

Exit codes: 0 fine, 1 some files were not imported, 2 wrong use, or the import could not be made.
`;

await run(
  help,
  {
    collection: { type: 'string' },
    owner: { type: 'string' },
    owners: { type: 'string' },
    teams: { type: 'string' },
    into: { type: 'string', default: '' },
    content: { type: 'string' },
    today: { type: 'string' },
    report: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
  },
  async (options, [source, ...more]) => {
    if (source === undefined) throw new UsageError('Name the folder to import.');
    if (more.length > 0)
      throw new UsageError(`Only one folder can be imported at a time; “${more[0]}” is one too many.`);
    const content = await contentFolder(options.content);
    if (/\.(?:txt|eml)$/i.test(source)) return takeInNotes(source, content, options['dry-run']);
    await checkSource(source, content);
    const target = await readTarget(options, content, await realpath(source));
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
    const written = pages.filter((page) => page.text !== undefined);
    const report: Report = {
      pages,
      leftBehind,
      hidden: folder.hidden,
      failed,
      dryRun: options['dry-run'],
      loads: loadsOf(written, target),
      names: new Map(target.people.map(({ id, name }) => [id, name])),
      perWeek: target.review.settings.review.perOwnerAWeek,
    };
    const name = `${target.collection.id}-${slug(folder.name)}.txt`;
    const isTold = await tell(report, options.report ?? join(stateFolder(), 'import', name));
    const isWhole = failed.length === 0 && written.length === pages.length;
    return isTold && isWhole ? exit.fine : exit.doesNotHold;
  },
);

/** Takes in the notes that stand in the words of a mail. One that is there already is left as it is. */
async function takeInNotes(source: string, content: string, isDryRun: boolean): Promise<number> {
  const bytes = await readFile(source).catch(() => undefined);
  if (bytes === undefined) throw new UsageError(`“${oneLine(source)}” cannot be read.`);
  const notes = heardByMail(/\.eml$/i.test(source) ? await wordsOfMail(bytes) : decodeText(bytes).text);
  if (notes.length === 0)
    throw new UsageError(
      `There is no field note in “${oneLine(source)}”: one begins with “id:”. Have the mail program save the mail (.eml), or its words as plain text (.txt).`,
    );
  for (const note of notes) {
    if ('why' in note) console.error(oneLine(note.why));
    else if (isDryRun) console.log(`Would be written: ${note.file}`);
    else
      console.log(
        `${(await writeNew(join(content, note.file), note.text)) ? 'Written' : 'There already'}: ${note.file}`,
      );
  }
  return notes.some((note) => 'why' in note) ? exit.doesNotHold : exit.fine;
}

/** Whether a file was not there before, and is now. */
async function writeNew(file: string, text: string): Promise<boolean> {
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Says on the terminal what was done, and all of it in a file; where that cannot be, all of it on the terminal. */
async function tell(report: Report, file: string): Promise<boolean> {
  const whole = wholeOf(report);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, whole);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? String(error);
    console.log(`${whole}\nThis is the whole report: it could not be written to ${oneLine(file)} (${why}).`);
    return false;
  }
  console.log(summaryOf(report));
  if (!report.dryRun)
    console.log(
      'Once you have looked at them, in a terminal: git add --all && git commit -m "Imported pages"',
    );
  console.log(`The whole report, by kind and by page: ${oneLine(file)}`);
  return true;
}

async function checkSource(source: string, content: string): Promise<void> {
  const found = await stat(source).catch(() => undefined);
  if (found !== undefined && !found.isDirectory()) throw new UsageError(noFolder(source));
  if (found === undefined) throw new UsageError(`There is no folder “${source}”.`);
  const [from, to] = await Promise.all([realpath(source), realpath(content)]);
  if (from === to || to.startsWith(from + sep) || from.startsWith(to + sep))
    throw new UsageError('The wiki cannot be imported into itself.');
}

async function readTarget(
  options: {
    collection?: string;
    owner?: string;
    owners?: string;
    teams?: string;
    into: string;
    today?: string;
  },
  content: string,
  source: string,
): Promise<Target> {
  const collection = pageCollections.find((each) => each.id === options.collection);
  if (collection === undefined) {
    throw new UsageError(
      `Name a collection with --collection: ${pageCollections.map((each) => each.id).join(', ')}.`,
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
  const wiki = joinWiki(sources, true);
  const day = today(options.today, settings.review.timeZone);
  const known = settings.teams.map((team) => team.id);
  const teams = options.teams?.split(',').map((team) => team.trim());
  const wrong = (teams ?? owner.teams).find((team) => !known.includes(team));
  if (wrong !== undefined || teams?.length === 0 || owner.teams.length === 0)
    throw new UsageError(`There is no team “${wrong ?? ''}”; there are ${known.join(', ')}.`);
  return {
    collection,
    owner: { id: owner.id, team: owner.teams[0] ?? '' },
    teams,
    lists: settings,
    people: people.flatMap((person) => asPerson(person, settings, day)),
    owners: await ownersFiles(options.owners, source),
    existing: await existingIds(content, collection.id),
    into: options.into.split('/').filter(Boolean).map(slug).join('/'),
    review: {
      today: day,
      settings,
      due: dueByOwner(wiki),
      holding: intervalsByOwner(wiki, day),
    },
  };
}

function asPerson(entry: Entry, { teams }: Settings, day: Day): Person[] {
  const person = dataOf(entry, peopleCollection);
  if (person === undefined) return [];
  const { name, email, team, handles = [], left } = person;
  const led = teams.filter(({ lead }) => lead === entry.id);
  const asTeam = led.flatMap((each) => [each.id, each.name, `${each.id} team`, `${each.name} team`]);
  const hasLeft = left !== undefined && left < day;
  return [{ id: entry.id, name, email, team, handles: [...handles, ...asTeam], hasLeft }];
}

async function ownersFiles(asked: string | undefined, source: string): Promise<OwnersFile[]> {
  const found = await findCodeOwners(source);
  if (asked === undefined) return found ? [found] : [];
  const given = await readOwnersFile(asked, source).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`“${asked}” cannot be read: ${error.code ?? error.message}.`);
  });
  return [given, ...(found ? [found] : [])];
}
