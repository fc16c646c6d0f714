import { byPlace, problem, type Problem, type ProblemId } from '../../problem.ts';
import { placeOf, type Entry } from '../../wiki/entry.ts';
import { settingsFile } from '../../wiki/files.ts';
import type { Sources, Wiki } from '../../wiki/wiki.ts';
import type { Page } from './pages.ts';

/** Without these, part of what the page says was not understood: a claim in it may have ended unseen. */
const halfRead: ReadonlySet<ProblemId> = new Set([
  'date-invalid',
  'file-unreadable',
  'file-too-large',
  'file-too-slow',
  'nesting-too-deep',
]);

/**
 * All that keeps from telling how fresh the pages are: settings, people and pages that cannot be read, pages that
 * fall to nobody, and a past that git does not know. Nothing of this is ever taken for fine.
 */
export function doubtsOf(sources: Pick<Sources, 'problems'>, wiki: Wiki, pages: readonly Page[]): Problem[] {
  return [
    ...sources.problems.filter(({ file, level }) => file === settingsFile && level === 'error'),
    ...wiki.people.flatMap(unread),
    ...pages.flatMap(({ entry }) => unread(entry)),
    ...pages.flatMap((page) => (namesOwner(page) ? missingOwner(page, wiki) : [])),
    ...unknownPast(wiki, pages),
  ].toSorted(byPlace);
}

/** Whether what could not be told includes what a page rests on. */
export function hidesRelations({ id }: Problem): boolean {
  return id !== 'history-unknown' && id !== 'owner-unknown' && id !== 'owner-left';
}

/** What is wrong with an entry so that its review, its owner or its claims cannot be told. */
function unread({ data, problems }: Entry): Problem[] {
  return problems.filter(
    ({ id, level, message, fix }) =>
      (data === undefined && level === 'error') || halfRead.has(id) || /<Claim\b/.test(message + fix),
  );
}

/** Where a page names no owner at all, reading it has said so. */
function namesOwner({ entry }: Page): boolean {
  return entry.owner !== undefined || unread(entry).length === 0;
}

/** A page of someone who left is known to need an owner; one that then falls to nobody is not known to anyone. */
function missingOwner({ key, entry, review }: Page, wiki: Wiki): Problem[] {
  const place = { ...placeOf(entry, ['owner']), entry: key };
  const unowned = review.reasons.some(({ id }) => id === 'no-owner');
  if (!unowned && review.responsible !== undefined) return [];
  if (!unowned)
    return [
      problem(
        'owner-left',
        place,
        'The page falls to nobody: its owner left, and its team has no lead who is still here.',
        'Choose a new owner, or name the team’s lead in wiki.yaml.',
      ),
    ];
  const isUnread = wiki.byKey.has(`people/${entry.owner}`);
  const message =
    entry.owner === undefined
      ? 'The page names no owner.'
      : isUnread
        ? `The record of the owner, “${entry.owner}”, cannot be read.`
        : `The owner, “${entry.owner}”, is not a person of this wiki.`;
  return [problem('owner-unknown', place, message)];
}

/** Where nothing is known of the past of any page, that is said once. */
function unknownPast({ entries }: Wiki, pages: readonly Page[]): Problem[] {
  const unknown = pages.filter(({ review }) => review.reasons.some(({ id }) => id === 'history-unknown'));
  if (unknown.length > 0 && entries.every(({ past }) => !past))
    return [problem('history-unknown', {}, 'Git tells nothing of the past of any page.')];
  return unknown.map(({ key, entry }) => {
    const message = entry.past
      ? 'The past of a page that this one rests on is not known.'
      : 'The past of the page is not known.';
    return problem('history-unknown', { ...placeOf(entry, []), entry: key }, message);
  });
}

/**
 * The doubts that were not there before. What git does not know always stays: that is not in the content, and
 * looking further back knows it no better.
 *
 * @param nameBefore the key that a page had
 */
export function newDoubts(
  now: readonly Problem[],
  before: readonly Problem[],
  nameBefore: (key: string) => string,
): Problem[] {
  const nameOf = ({ id, message }: Problem, key: string) => JSON.stringify([id, key, message]);
  const known = new Set(before.map((each) => nameOf(each, each.entry)));
  return now.filter(
    (each) => each.id === 'history-unknown' || !known.has(nameOf(each, nameBefore(each.entry))),
  );
}
