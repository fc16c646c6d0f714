import { collectionOf, type Person } from '../collections/index.ts';
import type { Day } from '../freshness/day.ts';
import { reviewOn, type Reason } from '../freshness/review.ts';
import { dayInWords, reasonInWords } from '../freshness/words.ts';
import type { Reference } from '../mdx/facts.ts';
import { mediaPath } from '../mdx/url.ts';
import { byPlace, problem, type Problem, type ProblemId } from '../problem.ts';
import { nearest } from '../spelling.ts';
import { placeOf, type Entry } from './entry.ts';
import { keyOf, personOf, placesOfLinks, type Sources, type Wiki } from './index.ts';
import { once } from './once.ts';
import { keepersOf, reviewFacts } from './review.ts';

/** All that is wrong with a wiki on a day, in the order of its files. */
export function problemsOf(sources: Sources, wiki: Wiki, today: Day): Problem[] {
  const entries = [...wiki.entries, ...wiki.people];
  const ofEntries = entries.flatMap((entry) => problemsOfEntry(entry, wiki, today));
  return [
    ...sources.problems,
    ...onceForAll(ofEntries, wiki),
    ...bulkReviews(wiki),
    ...settingsRelations(wiki),
  ].toSorted(byPlace);
}

/** Where nothing is known of the past of any page, that is said once. */
function onceForAll(problems: readonly Problem[], { entries }: Wiki): Problem[] {
  if (entries.some(({ past }) => past)) return [...problems];
  const rest = problems.filter(({ id }) => id !== 'history-unknown');
  if (rest.length === problems.length) return rest;
  return [
    ...rest,
    problem('history-unknown', {}, 'What changed since the last reviews is not known of any page.'),
  ];
}

/** All that is wrong with one entry of a wiki on a day. Problems that its file's name makes are not among them. */
export function problemsOfEntry(entry: Entry, wiki: Wiki, today: Day): Problem[] {
  const isPage = entry.collection !== 'people';
  return [...standingProblems(entry, wiki), ...(isPage ? review(entry, wiki, today) : [])];
}

/** What is wrong with an entry whatever the day: in its file, and between it and the rest of the wiki. */
export const standingProblems = once((entry: Entry, wiki: Wiki): Problem[] => [
  ...entry.problems,
  ...connections(entry, wiki),
]);

/** What is wrong between an entry and the rest of the wiki, whatever the day. */
export function connections(entry: Entry, wiki: Wiki): Problem[] {
  return [...relations(entry, wiki), ...ownership(entry, wiki), ...references(entry, wiki)];
}

function relations(entry: Entry, wiki: Wiki): Problem[] {
  return entry.relations.flatMap(({ path, to, id }) => {
    if (wiki.byKey.has(`${to}/${id}`)) return [];
    const known = knownIds(wiki, to);
    if (known.includes(id)) return [];
    const name = path.filter((step) => typeof step === 'string').join('.');
    const kind: ProblemId =
      to === 'teams'
        ? 'team-unknown'
        : to === 'stages'
          ? 'stage-unknown'
          : name === 'owner'
            ? 'owner-unknown'
            : 'relation-missing';
    const meant = nearest(id, known);
    const what = collectionOf(to)?.singular.toLowerCase() ?? to.replace(/s$/, '');
    return [
      at(
        entry,
        kind,
        path,
        `“${name}” names the ${what} “${id}”, which does not exist.`,
        meant && `Did you mean “${meant}”?`,
      ),
    ];
  });
}

function ownership(entry: Entry, wiki: Wiki): Problem[] {
  const owner = wiki.byKey.get(`people/${entry.owner}`)?.data as Person | undefined;
  if (entry.collection === 'people' || owner?.left === undefined) return [];
  return [at(entry, 'owner-left', ['owner'], `The owner, ${owner.name}, left on ${dayInWords(owner.left)}.`)];
}

function references(entry: Entry, wiki: Wiki): Problem[] {
  const { facts } = entry;
  const places = placesOfLinks(entry, wiki);
  const isBroken = (place: (typeof places)[number]) => place !== undefined && place.address === undefined;
  const here = (id: ProblemId, { path, line, column }: Reference, message: string) =>
    path
      ? at(entry, id, path, message)
      : problem(id, { file: entry.file, line, column, entry: keyOf(entry) }, message);
  return [
    ...facts.links
      .filter((_, index) => isBroken(places[index]))
      .map((link) => here('link-broken', link, `The link to “${link.to}” leads to no page.`)),
    ...facts.links
      .filter(
        ({ to }) =>
          to.startsWith('#') && !facts.headings.some((heading) => `#${heading.slug}` === decode(to)),
      )
      .map((link) => here('link-broken', link, `The link to “${link.to}” leads to no heading of this page.`)),
    ...facts.images
      .filter(({ to }) => !wiki.media.has(mediaPath(to) ?? ''))
      .map((image) => here('image-missing', image, `The image “${image.to}” is not in the media folder.`)),
    ...facts.terms
      .filter(({ to }) => !wiki.byKey.has(`lexicon/${to}`))
      .map((term) =>
        here('relation-missing', term, `<Term> names the term “${term.to}”, which does not exist.`),
      ),
    ...facts.entries
      .filter(({ to }) => !wiki.byKey.has(to.replace(/^\/|\/$/g, '')))
      .map((card) =>
        here('relation-missing', card, `<Entry> names the page “${card.to}”, which does not exist.`),
      ),
  ];
}

function review(entry: Entry, wiki: Wiki, today: Day): Problem[] {
  const facts = reviewFacts(entry, wiki);
  const { state, reasons } = reviewOn(facts, today);
  const problems: Problem[] = [...strangers(entry, wiki)];
  if (facts.reviewed !== undefined && facts.reviewed > today) {
    problems.push(
      at(
        entry,
        'review-future',
        ['reviewed'],
        `The page is said to have been reviewed on ${facts.reviewed}, but today is ${today}.`,
      ),
    );
  } else if (state === 'unreviewed' && entry.data !== undefined) {
    problems.push(at(entry, 'review-missing', ['reviewed'], 'Nobody has reviewed this page yet.'));
  }
  return [...problems, ...reasons.flatMap((reason) => fromReason(reason, entry) ?? [])];
}

function fromReason(reason: Reason, entry: Entry): Problem | undefined {
  const message = reasonInWords(reason);
  switch (reason.id) {
    case 'past-due':
      return at(entry, 'review-overdue', ['reviewed'], message);
    case 'claim-expired': {
      const claim = entry.facts.expiries.find(({ until }) => until === reason.until);
      const place = claim && !claim.path ? { file: entry.file, ...claim } : placeOf(entry, ['claims']);
      return problem('claim-expired', { ...place, entry: keyOf(entry) }, message);
    }
    case 'edited-since':
      return at(entry, 'review-edited', ['reviewed'], message);
    case 'recheck':
      return at(
        entry,
        'review-recheck',
        ['reviewed'],
        message,
        'changed' in reason ? undefined : 'Put it right, and review the page.',
      );
    case 'owner-away':
      return at(entry, 'owner-away', ['owner'], message);
    case 'history-unknown':
      return entry.past === undefined ? undefined : at(entry, 'history-unknown', [], message);
    default:
      // Whoever is missing is a problem whatever the day.
      return undefined;
  }
}

function strangers(entry: Entry, wiki: Wiki): Problem[] {
  const message = strangeReview(entry, entry.review.reviewedBy, wiki);
  return message === undefined ? [] : [at(entry, 'review-stranger', ['reviewedBy'], message)];
}

/** Why someone is not expected to confirm a page: who does that knows what it is about. */
export function strangeReview(entry: Entry, by: string | undefined, wiki: Wiki): string | undefined {
  const reviewer = personOf(wiki, by);
  if (reviewer === undefined || entry.owner === undefined) return undefined;
  const { owner, covers, lead } = keepersOf(entry, wiki);
  const known = [owner, ...covers, lead].some((each) => each?.id === by);
  if (known || entry.teams.includes(reviewer.team)) return undefined;
  return `${reviewer.name} reviewed the page, but neither owns it, nor covers for its owner, nor is of a team whose page it is.`;
}

/** How many pages one person may confirm in one change without a word on any of them. */
export const handful = 5;

/** Pages whose reviews came in one change with many others by the same person, and without a note. */
export function bulkReviews(wiki: Wiki): Problem[] {
  const reviewed = wiki.entries.filter(({ past, review }) => {
    const commit = past?.reviewed?.commit;
    return review.reviewedBy !== undefined && commit !== undefined && commit !== past?.created.commit;
  });
  const together = Map.groupBy(
    reviewed,
    ({ past, review }) => `${past?.reviewed?.commit} ${review.reviewedBy}`,
  );
  return [...together.values()].flatMap((entries) => {
    const silent = entries.filter(({ review }) => !review.note);
    const [first] = silent;
    if (first === undefined || silent.length <= handful) return [];
    const name = personOf(wiki, first.review.reviewedBy)?.name ?? first.review.reviewedBy;
    const list = silent.map(({ title }) => `“${title}”`).join(', ');
    const message = `${name} reviewed ${silent.length} pages in one change without a note: ${list}.`;
    return [at(first, 'review-bulk', ['reviewed'], message)];
  });
}

/** What is only known from git. */
export const fromHistory: ReadonlySet<ProblemId> = new Set([
  'review-edited',
  'review-recheck',
  'review-bulk',
  'history-unknown',
]);

/** The settings name people and teams too. */
export function settingsRelations({ settings }: Pick<Wiki, 'settings'>): Problem[] {
  const teams = new Set(settings.teams.map((team) => team.id));
  return settings.stages
    .filter((stage) => !teams.has(stage.team))
    .map((stage) =>
      problem(
        'team-unknown',
        { file: 'wiki.yaml' },
        `The stage “${stage.name}” is owned by the team “${stage.team}”, which does not exist.`,
      ),
    );
}

/** All ids of a collection, of teams or of stages. Listed only to suggest one: pages are many, and so are relations. */
function knownIds(wiki: Wiki, to: string): readonly string[] {
  if (to === 'teams' || to === 'stages') return wiki.settings[to].map((each) => each.id);
  const lists = idsIn.get(wiki) ?? new Map<string, string[]>();
  idsIn.set(wiki, lists);
  const list = to === 'people' ? wiki.people : wiki.entries;
  const ids = lists.get(to) ?? list.filter((entry) => entry.collection === to).map((entry) => entry.id);
  lists.set(to, ids);
  return ids;
}

/** After an import thousands of relations may lead nowhere, and each is compared with all that there is. */
const idsIn = new WeakMap<Wiki, Map<string, string[]>>();

function at(entry: Entry, id: ProblemId, path: PropertyKey[], message: string, fix?: string): Problem {
  return problem(id, { ...placeOf(entry, path), entry: keyOf(entry), field: path }, message, fix);
}

function decode(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}
