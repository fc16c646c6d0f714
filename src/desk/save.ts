import type { Author, Saved, TakenNote, Who } from '../editing-api/protocol.ts';
import { errorsBroughtIn } from '../editing-api/pending-uploads.ts';
import { merge } from '../document/merge.ts';
import type { Problem } from '../problem/problem.ts';
import { problemInWords } from '../problem/wording.ts';

import { textOf, type Files } from './files.ts';
import { noLfs, refusalOf } from './failure.ts';
import { whoSince } from './history.ts';
import { keepRejected, nobody } from './rejected.ts';
import type { WikiFile } from './paths.ts';
import { RequestError } from './request-error.ts';
import { lacksLfs } from './git/objects.ts';
import { pathIn, type Head, type Repository } from './git/repository.ts';
import { cleanedImage, checkName, checkNotBlank, checkText } from './rules.ts';
import type { Edit } from './git/plan.ts';
import { commitEdits } from './git/transaction.ts';
import type { RepositoryLock } from './git/repository-lock.ts';
import {
  asCorrection,
  commitMessage,
  collectionAt,
  correctionTrailer,
  enumerated,
  saysDraft,
} from './commit-message.ts';
import { checkCorrection } from './corrections.ts';

/** A text to save. */
export interface Text {
  path: string;
  raw: string;
  /** What the edit began with; see {@link Files.handedOut} for those who do not say. */
  base?: string | undefined;
}

export interface Image {
  path: string;
  data: Buffer;
}

export interface Saving {
  texts: readonly Text[];
  images: readonly Image[];
  isNew: boolean;
  /** What is saved is said to be no more than a small correction. */
  isCorrection?: boolean;
  /** A press of a button made it of what was shown: it is merged with nothing else, and nothing was typed that has to be kept. */
  asShown?: boolean;
  /** What the commit is called, where that is not what changes. */
  message?: string | undefined;
  author: Author | undefined;
  along?: Along | undefined;
}

/**
 * What else is to change in the same commit, once it is known what the texts are to say. It is asked while nobody else
 * saves, and throws nothing.
 */
export type Along = (
  texts: readonly { path: string; before: string | undefined; after: string }[],
) => Promise<{
  /** Files as they were found, what they are to hold, and what the commit calls that. */
  texts: { path: string; seen: Buffer; raw: string; called: string }[];
  notes: TakenNote[];
}>;

/** What the checks of the wiki say of a text. */
export type Validate = (path: string, raw: string) => Promise<{ problems: Problem[] }>;

export interface Saver {
  files: Files;
  lock: RepositoryLock;
  validate: Validate | undefined;
  onError: (error: unknown) => void;
}

/** A save that was carried out; the number is counted by whoever counts. */
export type Done = Omit<Saved, 'number' | 'message'>;

/**
 * Saves texts and images as one commit. Throws a `RequestError` where one of them cannot be saved; then none is, and the
 * texts are kept where they can be found again.
 */
export async function save(saver: Saver, saving: Saving): Promise<Done> {
  const places = new Map<string, WikiFile>();
  for (const { path } of [...saving.texts, ...saving.images]) {
    if (places.has(path)) throw new RequestError(422, `“${path}” is there twice.`);
    places.set(path, saver.files.find(path));
  }
  for (const { path, raw } of saving.texts) checkText(placeIn(places, path), raw);
  const images = saving.images.map(({ path, data }) => ({
    path,
    data: cleanedImage(placeIn(places, path), data),
  }));
  // A refused text is kept before anyone else has a turn; where it never got one, in a turn of its own.
  return saver.lock
    .withHead((repository, head) =>
      attempt(saver, { ...saving, images }, places, repository, head).catch((error: unknown) =>
        keepAll(saver, saving, error, (work) => work(repository)),
      ),
    )
    .catch((error: unknown) => keepAll(saver, saving, error, saver.lock.withLock));
}

/** One try at a save, on the files as they are now. */
async function attempt(
  saver: Saver,
  { texts, images, isNew, isCorrection = false, asShown = false, message: called, author, along }: Saving,
  places: ReadonlyMap<string, WikiFile>,
  repository: Repository,
  head: Head,
): Promise<Done> {
  const edits: Edit[] = [];
  const settledTexts: Parameters<Along>[0][number][] = [];
  const done: Done = { change: undefined, took: 0, files: [], mergedWith: {} };
  for (const { path, data } of images) {
    const edit = await imageEdit(saver.files, placeIn(places, path), data);
    if (edit === undefined) continue;
    if (await lacksLfs(repository.top, pathIn(repository, edit.place))) throw new RequestError(409, noLfs);
    edits.push(edit);
  }
  for (const text of texts) {
    const place = placeIn(places, text.path);
    const found = await saver.files.bytes(place);
    if (asShown && found?.toString('utf8') !== text.base) throw new RequestError(409, notAsShown);
    // Where the answer to the first try got lost, the second finds its own file.
    const isThere = isNew && found?.equals(Buffer.from(text.raw)) === true;
    await checkName(place, found !== undefined, isNew && !isThere);
    const settled = await settle(saver.files, text, found, isNew, () =>
      whoSince(repository, head, place, text.base),
    );
    if (settled.who) done.mergedWith[text.path] = settled.who;
    done.files.push({ path: text.path, data: settled.data });
    const before = found && textOf(text.path, found);
    settledTexts.push({ path: text.path, before, after: settled.data });
    if (settled.data === before) continue;
    if (before !== undefined) checkNotBlank(place, before, settled.data);
    if (isCorrection) await checkCorrection(place, settled.data);
    const arriving = images.map(({ path }) => path);
    await checkProblems(saver, text.path, before, settled.data, arriving);
    edits.push({ place, seen: found, data: Buffer.from(settled.data) });
  }
  const words = edits.map(wordsFor);
  if (along) {
    const more = await along(settledTexts);
    done.notes = more.notes;
    for (const { path, seen, raw, called } of more.texts) {
      edits.push({ place: saver.files.find(path), seen, data: Buffer.from(raw) });
      done.files.push({ path, data: raw });
      words.push(called);
    }
  }
  if (edits.length > 0) {
    const message = isCorrection
      ? enumerated(words.map(asCorrection)) + correctionTrailer
      : (called ?? asSentence(enumerated(words)));
    const writer = author ?? (await head.identity) ?? nobody;
    const begun = performance.now();
    done.change = await commitEdits(repository, head, edits, message, writer);
    done.took = performance.now() - begun;
  }
  for (const { path, data } of done.files) saver.files.handOut(path, data);
  return done;
}

function asSentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function wordsFor({ place, seen, data }: Edit): string {
  return commitMessage(place.path, seen?.toString('utf8'), data?.toString('utf8'));
}

/** What a file is to hold: the text as it was sent, or merged with what others have changed since. */
async function settle(
  files: Files,
  { path, raw, base }: Text,
  found: Buffer | undefined,
  isNew: boolean,
  who: () => Promise<Who[]>,
): Promise<{ data: string; who?: Who[] }> {
  if (isNew) return { data: raw };
  const refuse = async (theirs: string, error: string) =>
    new RequestError(409, error, { conflict: { path, theirs, who: await who() } });
  if (found === undefined) throw await refuse('', 'This page was deleted in the meantime.');
  const theirs = textOf(path, found);
  if (raw === theirs || base === theirs) return { data: raw };
  if (base === undefined) {
    if (files.handedOut(path, found)) return { data: raw };
    throw await refuse(theirs, changedMeanwhile);
  }
  const { text, conflicts } = merge(
    { base, theirs, mine: raw },
    collectionAt(path)?.format === 'page' ? 'page' : 'record',
  );
  if (conflicts.length > 0) throw await refuse(theirs, changedMeanwhile);
  return { data: text, who: await who() };
}

/** What is said where a page is another than its reader has before their eyes. */
export const notAsShown = 'This page has changed since you opened it. Load it again, and look once more.';

const changedMeanwhile = 'Someone else has changed the same place in the meantime.';

/** An image is taken as new. One of the same name would change pages behind their authors’ backs. */
async function imageEdit(files: Files, place: WikiFile, data: Buffer): Promise<Edit | undefined> {
  const found = await files.bytes(place);
  await checkName(place, found !== undefined, false);
  if (found === undefined) return { place, seen: undefined, data };
  if (found.equals(data)) return undefined;
  throw new RequestError(
    409,
    `There is another image called “${place.path.split('/').at(-1)}”, and pages may show it. Give yours another name.`,
  );
}

/** Refuses a text that brings in errors. A draft may have some; those that were there before may stay. */
export async function checkProblems(
  { validate, onError }: Saver,
  path: string,
  before: string | undefined,
  after: string,
  arriving: readonly string[] = [],
): Promise<void> {
  if (validate === undefined || saysDraft(path, after)) return;
  try {
    const problemsIn = async (text: string) => (await validate(path, text)).problems;
    const problems = await errorsBroughtIn(problemsIn, before, after, arriving);
    const [first] = problems;
    if (first === undefined) return;
    const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
    const { message, fix } = problemInWords(first);
    throw new RequestError(422, `This would not be right: ${message}${more} ${fix}`, { problems });
  } catch (error) {
    if (error instanceof RequestError) throw error;
    // Checks that fail must not cost anyone their text; the next build reports what is wrong.
    onError(error);
  }
}

/**
 * Keeps the texts of a save that was refused, or has failed, and throws the refusal with the place where the one it is
 * about is. It says that a text is kept only where it is.
 */
async function keepAll(
  { onError }: Saver,
  { texts, asShown = false, author }: Saving,
  error: unknown,
  withLock: RepositoryLock['withLock'],
): Promise<never> {
  if (!(error instanceof RequestError)) onError(error);
  const refusal = refusalOf(error);
  const carriesText = [409, 422, 500, 507].includes(refusal.status) && texts.length > 0 && !asShown;
  if (!carriesText || refusal.details.kept !== undefined) throw refusal;
  const { message: reason, status, details } = refusal;
  const ids: string[] = [];
  try {
    await withLock(async (repository) => {
      for (const { path, raw, base } of texts)
        ids.push(await keepRejected(repository, { path, text: raw, base, reason, author }));
    });
  } catch (error) {
    // Where there is no repository the text stays with the person who sent it.
    if (!(error instanceof RequestError)) onError(error);
    const why = refusalOf(error).message;
    const also = why === reason ? '.' : ` either: ${why}`;
    throw new RequestError(
      status,
      `${reason}\nYour text was not saved, and could not be kept${also}`,
      details,
    );
  }
  const about = texts.findIndex(({ path }) => path === details.conflict?.path);
  const kept = ids[Math.max(0, about)];
  // Whoever brought in a mistake has it before their eyes, and mends it there.
  const message = status === 422 ? reason : `${reason}\nYour text was not saved, but kept.`;
  throw new RequestError(status, message, { ...details, ...(kept && { kept }) });
}

function placeIn(places: ReadonlyMap<string, WikiFile>, path: string): WikiFile {
  const place = places.get(path);
  if (place === undefined) throw new RequestError(400, `“${path}” is not a path of this wiki.`);
  return place;
}
