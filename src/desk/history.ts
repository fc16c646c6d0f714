import { readFile } from 'node:fs/promises';
import { folders } from '../editing-api/paths.ts';
import type { Change, ChangedFile, Version, Who } from '../editing-api/protocol.ts';
import type { Files } from './files.ts';
import { git } from '../git/git.ts';
import { bytesOf, entriesAt, idAt } from './git/objects.ts';
import type { WikiFile } from './paths.ts';
import { RequestError } from './request-error.ts';
import { commitAt, identityOf, isIn, pathIn, type Head, type Repository } from './git/repository.ts';
import { titleOf, inPastTense } from './commit-message.ts';

/** Ids of commits. Anything else never reaches git. */
const changeId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

const pageLength = 50;

/** How many files of one change are listed, and read for their titles; a change of more, such as a move of everything, is cut there. */
const mostFiles = 20;

/** The changes of the wiki, or of one file, latest first. Throws a `RequestError` for a `before` that is no change. */
export async function listChanges(
  repository: Repository,
  files: Files,
  { path, before }: { path?: string | undefined; before?: string | undefined },
): Promise<Change[]> {
  const place = path === undefined ? undefined : files.find(path);
  const from =
    before === undefined ? await commitAt(repository.top, 'HEAD') : await known(repository, before);
  if (from === undefined) return [];
  const specs = place ? [pathIn(repository, place)] : foldersOf(repository);
  if (specs.length === 0) return [];
  const logged = await log(repository, from, specs, pageLength + 1, '--find-renames');
  const found = logged.filter(({ id }) => id !== before).slice(0, pageLength);
  const origin = found.at(-1);
  // What git sees of one path alone looks as if it had come from nowhere.
  if (place && origin?.files.some(({ kind }) => kind === 'created'))
    origin.files = (await renameOf(repository, origin.id, place)) ?? origin.files;
  const titles = new Map<string, Promise<string>>();
  const named = async ({ place, ...file }: Known): Promise<ChangedFile> => {
    const title = titles.get(file.path) ?? titleNow(files, place);
    titles.set(file.path, title);
    return { ...file, title: await title };
  };
  return Promise.all(
    found.map(async ({ files: changed, ...change }) => {
      const known = changed.flatMap((each) => knownFile(repository, files, each) ?? []);
      return {
        ...change,
        what: inPastTense(change.what),
        files: await Promise.all(known.slice(0, mostFiles).map(named)),
        others: Math.max(0, known.length - mostFiles),
      };
    }),
  );
}

/** A file before and after a change, and now. Throws a `RequestError` where there is no such change. */
export async function readVersion(
  repository: Repository,
  files: Files,
  id: string,
  path: string,
  today = path,
): Promise<Version> {
  const place = files.find(path);
  if (place.kind === 'media') throw new RequestError(422, 'Only texts can be compared.');
  const { before, after } = await bytesAt(repository, id, place);
  const text = (bytes: Buffer | undefined) => bytes?.toString('utf8');
  const now = await files.bytes(files.find(today));
  // What is shown as the text of today is what an edit may begin with.
  if (now) files.handOut(today, now);
  return { path, before: text(before), after: text(after), now: text(now) };
}

/** The bytes of a file before and after a change, the day of it, and what it is called. */
export async function bytesAt(repository: Repository, id: string, place: WikiFile) {
  const { top } = repository;
  const commit = await known(repository, id);
  const path = pathIn(repository, place);
  const parent = await commitAt(top, `${commit}^`);
  const read = async (at: string | undefined) => {
    const blob = (await entriesAt(top, at, [path])).get(path);
    return blob && /^100/.test(blob.mode) ? bytesOf(top, path, blob.id) : undefined;
  };
  const [before, after, said] = await Promise.all([
    read(parent),
    read(commit),
    git({ cwd: top }, 'show', '--no-patch', '--format=%as %s', commit, '--'),
  ]);
  const [, day = '', what = ''] = /^(\S+) (.*)$/m.exec(said.toString('utf8')) ?? [];
  return { before, after, day, what };
}

/** What a file has said in its last 200 changes under its present name, the latest first. */
export async function* textsOf(repository: Repository, place: WikiFile): AsyncGenerator<string> {
  const { top, zero } = repository;
  const [head, path] = [await commitAt(top, 'HEAD'), pathIn(repository, place)];
  const logged = head === undefined ? [] : await log(repository, head, [path], 200, '--no-renames');
  for (const { after } of logged.flatMap(({ files }) => files))
    if (after !== zero) yield (await bytesOf(top, path, after)).toString('utf8');
}

/** Who has changed a file since it had a text, latest first; empty where that cannot be told. */
export async function whoSince(
  repository: Repository,
  head: Head,
  place: WikiFile,
  base: string | undefined,
): Promise<Who[]> {
  if (base === undefined || head.commit === undefined) return [];
  const path = pathIn(repository, place);
  const [logged, origin, outside] = await Promise.all([
    log(repository, head.commit, [path], 200, '--no-renames'),
    idAt(repository.top, path, Buffer.from(base)),
    outsideNow(repository, head, place, path),
  ]);
  const end = logged.findIndex(({ files }) =>
    files.some((each) => each.path === path && each.after === origin),
  );
  if (end < 0) return outside;
  const all = [...outside, ...logged.slice(0, end).map(({ who, when }) => ({ name: who, when }))];
  return all.filter((each, index) => all.findIndex(({ name }) => name === each.name) === index);
}

/** Whoever has changed the file in a text editor and not committed it: git's own person, as far as anyone knows. */
async function outsideNow(repository: Repository, head: Head, place: WikiFile, path: string): Promise<Who[]> {
  const found = await readFile(place.file).catch(() => undefined);
  const committed = (await entriesAt(repository.top, head.commit, [path])).get(path)?.id;
  const now = found === undefined ? undefined : await idAt(repository.top, path, found);
  if (now === committed) return [];
  const name = (await identityOf(repository))?.name ?? 'Someone outside the editor';
  return [{ name, when: new Date().toISOString() }];
}

interface Logged {
  id: string;
  who: string;
  when: string;
  what: string;
  isCorrection: boolean;
  files: LoggedFile[];
}

interface LoggedFile {
  path: string;
  kind: ChangedFile['kind'];
  from?: string;
  /** The id of what it holds then. */
  after: string;
}

async function log(
  { top }: Repository,
  from: string,
  specs: readonly string[],
  most: number,
  renames: '--find-renames' | '--no-renames',
): Promise<Logged[]> {
  const words = ['log', '-z', '--raw', '--no-abbrev', renames, '--diff-merges=first-parent', '--root'];
  const format = '--format=%H%x00%an%x00%aI%x00%s%x00%(trailers:key=Small-correction,valueonly)%x00';
  const out = await git({ cwd: top }, ...words, format, `--max-count=${most}`, from, '--', ...specs);
  return parse(out.toString('utf8').split('\0'));
}

/** Reads what git writes for a format of five words, one that is empty, and the files of each. */
function parse(words: readonly string[]): Logged[] {
  const found: Logged[] = [];
  let at = 0;
  while (at + 5 < words.length) {
    const [id = '', who = '', when = '', what = '', correction = ''] = words.slice(at, at + 5);
    const { files, end } = parseFiles(words, at + 6);
    at = end;
    found.push({ id: id.trim(), who, when, what, isCorrection: correction.trim() === 'yes', files });
  }
  return found;
}

/** Reads what git writes for each file: `:mode mode old new kind` and its path, or both paths where it was renamed. */
function parseFiles(words: readonly string[], start: number): { files: LoggedFile[]; end: number } {
  const files: LoggedFile[] = [];
  let at = start;
  for (let raw; (raw = /^\n?:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) ([A-Z])/.exec(words[at] ?? '')); at++) {
    const [, after = '', letter = ''] = raw;
    const from = letter === 'R' ? words[++at] : undefined;
    files.push({
      path: words[++at] ?? '',
      kind: kinds.get(letter) ?? 'changed',
      ...(from !== undefined && { from }),
      after,
    });
  }
  return { files, end: at };
}

/** How a change brought a file that had another name before; `undefined` where it was not there. */
async function renameOf(
  repository: Repository,
  id: string,
  place: WikiFile,
): Promise<LoggedFile[] | undefined> {
  const words = [
    'diff-tree',
    '-r',
    '-z',
    '--no-commit-id',
    '--no-abbrev',
    '--find-renames',
    '--diff-merges=first-parent',
  ];
  const out = await git({ cwd: repository.top }, ...words, id, '--', ...foldersOf(repository));
  const { files } = parseFiles(out.toString('utf8').split('\0'), 0);
  const found = files.find(({ path, from }) => path === pathIn(repository, place) && from !== undefined);
  return found && [found];
}

const kinds = new Map<string, ChangedFile['kind']>([
  ['A', 'created'],
  ['D', 'deleted'],
  ['R', 'renamed'],
]);

/** The commit of an id from outside, if it is part of the wiki's history. Throws a `RequestError` otherwise. */
async function known({ top }: Repository, id: string): Promise<string> {
  if (changeId.test(id) && (await commitAt(top, id)) === id && (await isIn(top, id, 'HEAD'))) return id;
  throw new RequestError(404, 'There is no such change.');
}

function foldersOf({ content, media }: Repository): string[] {
  return [content, media].filter((each) => each !== undefined).map((each) => (each === '' ? '.' : each));
}

/** A file of a change as the editor knows it. */
type Known = Omit<ChangedFile, 'title'> & { place: WikiFile };

/** `undefined` for a file that is not the editor’s business. */
function knownFile(
  repository: Repository,
  files: Files,
  { path, kind, from }: LoggedFile,
): Known | undefined {
  const place = placeOf(repository, files, path);
  const former = from === undefined ? undefined : placeOf(repository, files, from);
  if (place === undefined) return former && { path: former.path, kind: 'deleted', place: former };
  if (from === undefined) return { path: place.path, kind, place };
  return { path: place.path, place, ...(former ? { kind, from: former.path } : { kind: 'created' }) };
}

function placeOf(repository: Repository, files: Files, path: string): WikiFile | undefined {
  const places: [string, string | undefined][] = [
    [folders.content, repository.content],
    [folders.media, repository.media],
  ];
  for (const [name, prefix] of places) {
    const start = prefix === '' ? '' : `${prefix}/`;
    if (prefix === undefined || !path.startsWith(start)) continue;
    try {
      return files.find(`${name}/${path.slice(start.length)}`);
    } catch {
      continue;
    }
  }
  return undefined;
}

async function titleNow(files: Files, place: WikiFile): Promise<string> {
  if (place.kind === 'media') return titleOf(place.path, undefined);
  const found = await files.bytes(place).catch(() => undefined);
  return titleOf(place.path, found?.toString('utf8'));
}
