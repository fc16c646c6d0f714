/** What a change is called, in words that people use. */
import { nameField } from '../collections/collection.ts';
import { fieldOf } from '../collections/fields.ts';
import { collectionOf, registry, type Collection } from '../collections/index.ts';
import { folders } from '../editing-api/paths.ts';
import { isReviewedAnew, reviewFieldNames } from '../document/review-fields.ts';
import { same, type Values } from '../document/same.ts';
import { outcomeInWords } from '../freshness/outcome.ts';
import { normalise } from '../line-ends.ts';
import { isRecord, oneLine } from '../plain.ts';
import { readYaml, split } from '../wiki/frontmatter.ts';
import { settingsFile } from '../wiki/files.ts';

/** What a file is called: its title, or its name where it has none. `path` is as Decap writes it. */
export function titleOf(path: string, text: string | undefined): string {
  if (path === `${folders.content}/${settingsFile}`) return 'the settings';
  const name = path.split('/').at(-1) ?? path;
  if (text === undefined || path.startsWith(`${folders.media}/`)) return name;
  const { values, yaml } = read(path, text);
  const collection = collectionAt(path);
  const title = values?.[collection ? nameField(collection) : 'title'];
  if (typeof title === 'string' && title.trim() !== '') return inCommit(title);
  const [, , line] = /^(?:title|name):[ \t]+(["']?)(.+?)\1[ \t]*$/m.exec(yaml) ?? [];
  return inCommit(line ?? name.replace(/\.\w+$/, ''));
}

/**
 * What changes from one text of a file to the next, as the first line of a commit: “Change Summary of Lead”, “Review of
 * Lead: still right”, “Change Summary of Lead, and review it: corrected”.
 */
export function commitMessage(path: string, before: string | undefined, after: string | undefined): string {
  const title = titleOf(path, after ?? before);
  if (path.startsWith(`${folders.media}/`)) return `${after === undefined ? 'Delete' : 'Upload'} ${title}`;
  if (after === undefined) return `Delete ${title}`;
  if (before === undefined) return `Create ${title}`;
  const { review, parts } = partsThatDiffer(path, before, after);
  const change = parts.length === 0 ? `Change ${title}` : `Change ${enumerated(parts)} of ${title}`;
  if (review === undefined) return change;
  const found = review === '' ? '' : `: ${review}`;
  return parts.length === 0 ? `Review of ${title}${found}` : `${change}, and review it${found}`;
}

/** The same for a change that is a small correction: “Correct Summary of Lead”. */
export function asCorrection(message: string): string {
  return message.replace(/^Change /, 'Correct ');
}

/** What a commit says at its end that is a small correction. `history/log` reads it. */
export const correctionTrailer = '\n\nSmall-correction: yes';

/** The first line of a commit as it is told of later: “Changed Summary of Lead”. */
export function inPastTense(subject: string): string {
  const [first = '', ...rest] = subject.split(' ');
  return [pasts.get(first) ?? first, ...rest].join(' ');
}

const pasts = new Map([
  ['Change', 'Changed'],
  ['Correct', 'Corrected'],
  ['Create', 'Created'],
  ['Delete', 'Deleted'],
  ['Upload', 'Uploaded'],
  ['Restore', 'Restored'],
  ['Keep', 'Kept'],
  ['Take', 'Took'],
  ['Sign', 'Signed'],
]);

/** Several things in one sentence: “A”, “A and B”, “A, B and C”, “A, B and 3 more”. */
export function enumerated(things: readonly string[]): string {
  const shown = things.length > 4 ? [...things.slice(0, 3), `${things.length - 3} more`] : things;
  return new Intl.ListFormat('en-GB').format(shown);
}

/** Whether the fields of a page or record cannot be read. */
export function isUnreadable(path: string, text: string): boolean {
  return read(path, text).values === undefined;
}

/** What stands below the fields of a page; all of it where they cannot be read, nothing in a record. */
export function bodyIn(path: string, text: string): string {
  return read(path, text).body;
}

/** Whether a text says of itself that it is a draft. */
export function saysDraft(path: string, text: string): boolean {
  return read(path, text).values?.['draft'] === true;
}

/** The collection of an entry's path; the settings for theirs. */
export function collectionAt(path: string): Collection | undefined {
  if (path === `${folders.content}/${settingsFile}`)
    return registry.find((each) => each.format === 'settings');
  return collectionOf(path.split('/')[1] ?? '');
}

/** A text as part of a commit's first line, which is not endless. */
export function inCommit(text: string): string {
  const line = oneLine(text);
  return line.length > 100 ? `${line.slice(0, 99).trimEnd().toWellFormed()}…` : line;
}

interface Parts {
  /** What a new review found, empty where it does not say; `undefined` where there is none. */
  review: string | undefined;
  /** What else differs. */
  parts: string[];
}

function partsThatDiffer(path: string, before: string, after: string): Parts {
  const [old, now] = [read(path, before), read(path, after)];
  if (old.values === undefined || now.values === undefined) return { review: undefined, parts: [] };
  const shape = collectionAt(path)?.schema.shape ?? {};
  const names = [...new Set([...Object.keys(shape), ...Object.keys(old.values), ...Object.keys(now.values)])];
  const fields = names.filter((name) => !same(old.values?.[name], now.values?.[name]));
  const label = (name: string) => {
    const schema = Object.hasOwn(shape, name) ? shape[name] : undefined;
    return schema === undefined ? inCommit(name) : fieldOf(schema).label;
  };
  const review = newReview(old.values, now.values);
  const others = review === undefined ? fields : fields.filter((name) => !isOfReview(name));
  const text = old.body.trim() === now.body.trim() ? [] : ['the text'];
  return { review, parts: [...others.map(label), ...text] };
}

/** What a review found that was not there before; `undefined` where there is none. */
function newReview(old: Values, now: Values): string | undefined {
  if (!isReviewedAnew(old, now)) return undefined;
  return inCommit(outcomeInWords(now['reviewOutcome'], now['reviewFor']) ?? '');
}

function isOfReview(name: string): boolean {
  return reviewFieldNames.some((each) => each === name);
}

function read(path: string, source: string): { values: Values | undefined; yaml: string; body: string } {
  const text = normalise(source);
  const isPage = collectionAt(path)?.format === 'page';
  const { yaml, body } = isPage ? split(text) : { yaml: text, body: '' };
  if (yaml === undefined) return { values: undefined, yaml: text.slice(0, 10_000), body };
  const { data, problems } = readYaml(yaml, 1);
  const fit = isRecord(data) && problems.every((each) => each.level !== 'error');
  return { values: fit ? data : undefined, yaml, body };
}
