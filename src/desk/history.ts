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
export const changeId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

const pageLength = 50;

/** How many files of one change are listed; a change of more, such as a move of everything, is cut there. */
const mostFiles = 100;

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
  const logged = await log(repository, from, specs, pageLength + 1);
  const found = logged.filter(({ id }) => id !== before).slice(0, pageLength);
  const titles = new Map<string, Promise<string>>();
  return Promise.all(
    found.map(async ({ files: changed, ...change }) => {
      const known = changed.flatMap((each) => fileOf(repository, files, each) ?? []).slice(0, mostFiles);
      const named = known.map(async ({ place, ...file }): Promise<ChangedFile> => {
        const title = titles.get(file.path) ?? titleNow(files, place);
        titles.set(file.path, title);
        return { ...file, title: await title };
      });
      return { ...change, what: inPastTense(change.what), files: await Promise.all(named) };
    }),
  );
}

/** A file before and after a change, and now. Throws a `RequestError` where there is no such change. */
export async function readVersion(
  repository: Repository,
  files: Files,
  id: string,
  path: string,
): Promise<Version> {
  const place = files.find(path);
  if (place.kind === 'media') throw new RequestError(422, 'Only texts can be compared.');
  const { before, after } = await bytesAt(repository, id, place);
  const text = (bytes: Buffer | undefined) => bytes?.toString('utf8');
  const now = await files.bytes(place);
  // What is shown as the text of today is what an edit may begin with.
  if (now) files.handOut(path, now);
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
    log(repository, head.commit, [path], 200),
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
  files: { path: string; kind: ChangedFile['kind']; after: string }[];
}

async function log(
  { top }: Repository,
  from: string,
  specs: readonly string[],
  most: number,
): Promise<Logged[]> {
  const words = ['log', '-z', '--raw', '--no-abbrev', '--no-renames', '--diff-merges=first-parent', '--root'];
  const format = '--format=%H%x00%an%x00%aI%x00%s%x00';
  const out = await git({ cwd: top }, ...words, format, `--max-count=${most}`, from, '--', ...specs);
  return parse(out.toString('utf8').split('\0'));
}

/** Reads what git writes for a format of four words, and for each file `:mode mode old new kind`, then its path. */
function parse(words: readonly string[]): Logged[] {
  const found: Logged[] = [];
  let at = 0;
  while (at + 4 < words.length) {
    const [id = '', who = '', when = '', what = ''] = words.slice(at, at + 4);
    const files: Logged['files'] = [];
    at += 5;
    for (let raw; (raw = /^\n?:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) ([A-Z])/.exec(words[at] ?? '')); at += 2) {
      const [, after = '', letter = ''] = raw;
      files.push({ path: words[at + 1] ?? '', kind: kinds.get(letter) ?? 'changed', after });
    }
    found.push({ id: id.trim(), who, when, what, files });
  }
  return found;
}

const kinds = new Map<string, ChangedFile['kind']>([
  ['A', 'created'],
  ['D', 'deleted'],
]);

/** The commit of an id from outside, if it is part of the wiki's history. Throws a `RequestError` otherwise. */
async function known({ top }: Repository, id: string): Promise<string> {
  if (changeId.test(id) && (await commitAt(top, id)) === id && (await isIn(top, id, 'HEAD'))) return id;
  throw new RequestError(404, 'There is no such change.');
}

function foldersOf({ content, media }: Repository): string[] {
  return [content, media].filter((each) => each !== undefined).map((each) => (each === '' ? '.' : each));
}

/** A file of the repository as the editor knows it; `undefined` for one that is not the editor's business. */
function fileOf(repository: Repository, files: Files, { path, kind }: Logged['files'][number]) {
  const places: [string, string | undefined][] = [
    [folders.content, repository.content],
    [folders.media, repository.media],
  ];
  for (const [name, prefix] of places) {
    const start = prefix === '' ? '' : `${prefix}/`;
    if (prefix === undefined || !path.startsWith(start)) continue;
    const own = `${name}/${path.slice(start.length)}`;
    try {
      return { path: own, kind, place: files.find(own) };
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
