import { byPlace, identityOf, problem, type Problem, type ProblemId } from '../../problem/problem.ts';
import { locationOf, type Entry } from '../../wiki/entry.ts';
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
  'conflict-marks',
]);

/**
 * All that keeps from telling how fresh the pages are: settings, people and pages that cannot be read, pages that
 * fall to nobody, and a past that git does not know. Nothing of this is ever taken for fine.
 */
export function uncertaintiesOf(
  sources: Pick<Sources, 'problems'>,
  wiki: Wiki,
  pages: readonly Page[],
): Problem[] {
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
    (each) => (data === undefined && each.level === 'error') || halfRead.has(each.id) || isOfClaim(each),
  );
}

function isOfClaim(problem: Problem): boolean {
  const isMeant = problem.id === 'component-unknown' && problem.meant === 'Claim';
  return isMeant || ('tag' in problem && problem.tag === 'Claim');
}

/** Where a page names no owner at all, reading it has said so. */
function namesOwner({ entry }: Page): boolean {
  return entry.owner !== undefined || unread(entry).length === 0;
}

/** A page of someone who left is known to need an owner; one that then falls to nobody is not known to anyone. */
function missingOwner({ key, entry, review }: Page, wiki: Wiki): Problem[] {
  const place = { ...locationOf(entry, ['owner']), entry: key };
  const unowned = review.reasons.some(({ id }) => id === 'no-owner');
  if (!unowned && review.responsible !== undefined) return [];
  if (!unowned) return [problem({ id: 'owner-left' }, place)];
  const isUnread = wiki.byKey.has(`people/${entry.owner}`);
  const is = entry.owner === undefined ? 'unnamed' : isUnread ? 'unread' : 'nobody';
  return [problem({ id: 'owner-unknown', is, what: 'person', target: entry.owner ?? '' }, place)];
}

/** Where nothing is known of the past of any page, that is said once. */
function unknownPast({ entries, untold = 'uncommitted' }: Wiki, pages: readonly Page[]): Problem[] {
  const unknown = pages.filter(({ review }) => review.reasons.some(({ id }) => id === 'history-unknown'));
  if (unknown.length > 0 && entries.every(({ history }) => !history))
    return [problem({ id: 'history-unknown', of: 'wiki', because: untold })];
  return unknown.map(({ key, entry }) =>
    problem(
      {
        ...{ id: 'history-unknown' as const, because: untold },
        of: entry.history && !entry.history.isNew ? 'basis' : 'page',
      },
      { ...locationOf(entry, []), entry: key },
    ),
  );
}

/**
 * The uncertainties that were not there before. What git does not know always stays: that is not in the content, and
 * looking further back knows it no better.
 *
 * @param nameBefore the key that a page had
 */
export function newUncertainties(
  now: readonly Problem[],
  before: readonly Problem[],
  nameBefore: (key: string) => string,
): Problem[] {
  const nameOf = (each: Problem, key: string) => `${key} ${identityOf(each)}`;
  const known = new Set(before.map((each) => nameOf(each, each.entry)));
  return now.filter(
    (each) => each.id === 'history-unknown' || !known.has(nameOf(each, nameBefore(each.entry))),
  );
}
