import { fieldOf } from '../collections/fields.ts';
import { collectionOf, registry, type Settings } from '../collections/index.ts';
import type { Day } from '../freshness/day.ts';
import { reviewOn, type Reason } from '../freshness/review.ts';
import type { Mention } from '../mdx/facts.ts';
import { mediaPath } from '../mdx/url.ts';
import { byPlace, type Fault, problem, type Problem, type ProblemId } from '../problem/problem.ts';
import { nearest } from '../spelling.ts';
import { anchorIn, anchorMeant, hasAnchor, isEverywhere } from './anchors.ts';
import { assetProblems, assetsOfToday } from './asset-checks.ts';
import { absence, daysInDisorder, daysToCome } from './days.ts';
import type { Entry } from './entry.ts';
import { fieldFactsOf } from './field-facts.ts';
import { settingsFile } from './files.ts';
import { linkTargetsOf, type LinkTarget } from './links.ts';
import { personOf, type Sources, type Wiki } from './wiki.ts';
import { withoutNextDay } from './meeting-checks.ts';
import { driftingGuides, endsOfNotes, namesOfOutside, waitingNotes } from './note-checks.ts';
import { numberProblems, readingProblems } from './number-checks.ts';
import { once } from './once.ts';
import { at, mentionedAt } from './placed.ts';
import { assigneesOf } from './assignees.ts';
import { isReviewed, reviewFacts } from './review.ts';
import { signatureProblems } from './signers.ts';
import { tasksInText, undone } from './task-checks.ts';
import { typedFigures } from './typed-figures.ts';

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
function onceForAll(problems: readonly Problem[], { entries, untold }: Wiki): Problem[] {
  if (entries.some(({ history }) => history)) return [...problems];
  const rest = problems.filter(({ id }) => id !== 'history-unknown');
  if (rest.length === problems.length) return rest;
  return [...rest, problem({ id: 'history-unknown', of: 'reviews', because: untold ?? 'uncommitted' })];
}

/** All that is wrong with one entry of a wiki on a day. Problems that its file's name makes are not among them. */
export function problemsOfEntry(entry: Entry, wiki: Wiki, today: Day): Problem[] {
  return [
    ...standingProblems(entry, wiki),
    ...daysToCome(entry, today),
    ...readingProblems(entry, wiki, today),
    ...assetsOfToday(entry, wiki, today),
    // It follows what numbers say that the page may not name, and so is not kept with what stands.
    ...typedFigures(entry, wiki),
    ...tasksInText(entry, wiki),
    ...undone(entry, wiki, today),
    ...withoutNextDay(entry, wiki),
    ...waitingNotes(entry, wiki, today),
    ...driftingGuides(entry, wiki, today),
    ...ofToday(entry, wiki, today),
  ];
}

function ofToday(entry: Entry, wiki: Wiki, today: Day): Problem[] {
  if (entry.collection === 'people') return absence(entry, wiki, today);
  return isReviewed(entry) ? review(entry, wiki, today) : [];
}

/** What is wrong with an entry whatever the day: in its file, and between it and the rest of the wiki. */
export const standingProblems = once((entry: Entry, wiki: Wiki): Problem[] => [
  ...entry.problems,
  ...daysInDisorder(entry),
  ...namesOfOutside(entry),
  ...endsOfNotes(entry),
  ...signatureProblems(entry, wiki),
  ...numberProblems(entry, wiki),
  ...assetProblems(entry),
  ...connections(entry, wiki),
]);

/** What is wrong between an entry and the rest of the wiki, whatever the day. */
export function connections(entry: Entry, wiki: Wiki): Problem[] {
  return [...relations(entry, wiki), ...ownership(entry, wiki), ...references(entry, wiki)];
}

function relations(entry: Entry, wiki: Wiki): Problem[] {
  return entry.relations.flatMap(({ path, to, id, byKey }) => {
    const key = `${to}/${id}`;
    if (isHidden(key, entry, wiki)) return [at(entry, { id: 'draft-named', target: key }, path)];
    if (wiki.byKey.has(key)) return [];
    if (byKey) {
      const meant = wiki.moved.get(key) ?? keyMeant(to, id, wiki);
      return [at(entry, { id: 'relation-missing', target: key, what: 'page', meant }, path)];
    }
    const known = knownIds(wiki, to);
    if (known.includes(id)) return [];
    const kind =
      to === 'teams'
        ? 'team-unknown'
        : to === 'stages'
          ? 'stage-unknown'
          : path[0] === 'owner'
            ? 'owner-unknown'
            : 'relation-missing';
    const what = collectionOf(to)?.singular.toLowerCase() ?? to.replace(/s$/, '');
    const meant = idIn(wiki.moved.get(key), to) ?? nearest(id, known);
    return [at(entry, { id: kind, target: id, what, meant }, path)];
  });
}

/** Whether an entry that readers see names a draft, which they do not. */
function isHidden(key: string, entry: Entry, { byKey, drafts }: Wiki): boolean {
  return !entry.draft && (drafts.has(key) || byKey.get(key)?.draft === true);
}

/** The key of the page that was probably meant, where its id or its collection is misspelt. */
function keyMeant(to: string, id: string, wiki: Wiki): string | undefined {
  const collection = nearest(to, collectionIds);
  const near = collection && nearest(id, knownIds(wiki, collection));
  return near && `${collection}/${near}`;
}

const collectionIds = registry.map((each) => each.id);

/** The id in a key of a collection; `undefined` where it is of another. */
function idIn(key: string | undefined, collection: string): string | undefined {
  return key?.startsWith(`${collection}/`) ? key.slice(collection.length + 1) : undefined;
}

function ownership(entry: Entry, wiki: Wiki): Problem[] {
  const owner = personOf(wiki, entry.owner);
  if (entry.collection === 'people' || owner?.left === undefined) return [];
  const { name, left } = owner;
  return [at(entry, { id: 'owner-left', reason: { id: 'owner-left', name, left } }, ['owner'])];
}

function references(entry: Entry, wiki: Wiki): Problem[] {
  const { facts } = entry;
  const targets = linkTargetsOf(entry, wiki);
  const isDraft = (key: string) => isHidden(key, entry, wiki);
  const isBroken = (index: number) =>
    targets[index] !== undefined &&
    targets[index].address === undefined &&
    !isDraft(targets[index].key ?? '');
  const here = (fault: Fault, mention: Mention) => mentionedAt(entry, fault, mention);
  const isThere = (key: string) => wiki.byKey.has(key) || isDraft(key);
  return [
    ...namedDrafts(entry, wiki),
    ...facts.links
      .filter((_, index) => isBroken(index))
      .map((link) => here({ id: 'link-broken', target: link.to }, link)),
    ...facts.links.flatMap((link, index) => {
      const address = targets[index]?.isFormer ? targets[index].address : undefined;
      return address ? [here({ id: 'link-moved', target: link.to, address }, link)] : [];
    }),
    ...facts.links.flatMap((link, index) => {
      const fault = lostPlace(link.to, targets[index], entry, wiki);
      return fault ? [here(fault, link)] : [];
    }),
    ...facts.images
      .filter(({ to }) => !wiki.media.has(mediaPath(to) ?? ''))
      .map((image) => here({ id: 'image-missing', target: image.to }, image)),
    ...facts.terms
      .filter(({ to }) => !isThere(`lexicon/${to}`))
      .map((term) => {
        const meant = idIn(wiki.moved.get(`lexicon/${term.to}`), 'lexicon');
        return here({ id: 'relation-missing', tag: 'Term', what: 'term', target: term.to, meant }, term);
      }),
    ...facts.numbers
      .filter(({ to }) => !isThere(`numbers/${to}`))
      .map((number) => {
        const { to: target } = number;
        const meant =
          idIn(wiki.moved.get(`numbers/${target}`), 'numbers') ?? nearest(target, knownIds(wiki, 'numbers'));
        return here({ id: 'relation-missing', tag: 'Number', what: 'number', target, meant }, number);
      }),
    ...facts.entries
      .map((card) => ({ card, key: cardKey(card) }))
      .filter(({ key }) => !isThere(key))
      .map(({ card, key }) => {
        const meant = wiki.moved.get(key);
        return here({ id: 'relation-missing', tag: 'Entry', what: 'page', target: card.to, meant }, card);
      }),
  ];
}

/** What the text of an entry that readers see says of drafts. */
function namedDrafts(entry: Entry, wiki: Wiki): Problem[] {
  const { links, terms, numbers, entries } = entry.facts;
  const targets = linkTargetsOf(entry, wiki);
  const named = [
    ...links.map((mention, index) => ({ mention, key: targets[index]?.key ?? '', by: 'link' as const })),
    ...terms.map((mention) => ({ mention, key: `lexicon/${mention.to}`, by: 'Term' as const })),
    ...numbers.map((mention) => ({ mention, key: `numbers/${mention.to}`, by: 'Number' as const })),
    ...entries.map((mention) => ({ mention, key: cardKey(mention), by: 'Entry' as const })),
  ];
  return named
    .filter(({ key }) => isHidden(key, entry, wiki))
    .map(({ mention, by }) => mentionedAt(entry, { id: 'draft-named', target: mention.to, by }, mention));
}

/** The key of the page that a card shows. */
function cardKey({ to }: Mention): string {
  return to.replace(/^\/|\/$/g, '');
}

/** What is wrong with a link to a place on a page that is there. */
function lostPlace(
  to: string,
  target: LinkTarget | undefined,
  entry: Entry,
  wiki: Wiki,
): Fault<'link-broken'> | undefined {
  const hash = to.startsWith('#') ? to : (target?.hash ?? '');
  const { own } = target ?? {};
  if (own && !isEverywhere(anchorIn(hash)) && !own.hasPlace(anchorIn(hash)))
    return { id: 'link-broken', target: to, page: own.title };
  const page = to.startsWith('#') ? entry : wiki.byKey.get(target?.key ?? '');
  if (page === undefined || hash === '' || hasAnchor(page, anchorIn(hash))) return undefined;
  const meant = anchorMeant(page, anchorIn(hash));
  return {
    id: 'link-broken',
    target: to,
    page: page === entry ? '' : page.title,
    meant: meant && to.slice(0, to.indexOf('#') + 1) + meant,
  };
}

function review(entry: Entry, wiki: Wiki, today: Day): Problem[] {
  const facts = reviewFacts(entry, wiki);
  const { state, reasons } = reviewOn(facts, today);
  const problems: Problem[] = [...strangers(entry, wiki)];
  if (facts.reviewed !== undefined && facts.reviewed > today) {
    problems.push(at(entry, { id: 'review-future', reviewed: facts.reviewed, today }, ['reviewed']));
  } else if (state === 'unreviewed' && entry.data !== undefined) {
    const isToCome = facts.firstBy !== undefined && facts.firstBy >= today;
    problems.push(at(entry, { id: 'review-missing', ...(isToCome && { by: facts.firstBy }) }, ['reviewed']));
  }
  return [...problems, ...reasons.flatMap((reason) => fromReason(reason, entry, wiki) ?? [])];
}

function fromReason(reason: Reason, entry: Entry, { untold = 'uncommitted' }: Wiki): Problem | undefined {
  switch (reason.id) {
    case 'past-due':
      return at(entry, { id: 'review-overdue', reason }, ['reviewed']);
    case 'claim-expired': {
      const fault = { id: 'claim-expired' as const, reason };
      const claim = entry.facts.expiries.find(({ until }) => until === reason.until);
      return claim ? mentionedAt(entry, fault, claim) : at(entry, fault, expiryPath(entry, reason.until));
    }
    case 'ended':
      return at(entry, { id: 'page-over', reason }, endPath(entry));
    case 'edited-since':
      return at(entry, { id: 'review-edited', reason }, ['reviewed']);
    case 'recheck':
      return at(entry, { id: 'review-recheck', reason }, ['reviewed']);
    case 'owner-away':
      return at(entry, { id: 'owner-away', reason }, ['owner']);
    case 'history-unknown':
      return entry.history === undefined
        ? undefined
        : at(entry, { id: 'history-unknown', of: 'review', because: untold }, []);
    default:
      // Whoever is missing is a problem whatever the day.
      return undefined;
  }
}

/** The field that says until which day something on a page holds. */
function expiryPath({ collection, data = {} }: Entry, until: Day): PropertyKey[] {
  const { expiries } = fieldFactsOf(collectionOf(collection)?.schema.shape ?? {}, data);
  return expiries.find((each) => each.until === until)?.path ?? [];
}

/** Where a page says until when there is what it is about. */
function endPath(entry: Entry): PropertyKey[] {
  const fields = Object.entries(collectionOf(entry.collection)?.schema.shape ?? {});
  return fields.flatMap(([name, schema]) => (fieldOf(schema).ends ? [name] : [])).slice(0, 1);
}

function strangers(entry: Entry, wiki: Wiki): Problem[] {
  const stranger = strangeReview(entry, entry.review.reviewedBy, wiki);
  return stranger ? [at(entry, stranger, ['reviewedBy'])] : [];
}

/** Why someone is not expected to confirm a page: who does that knows what it is about. */
export function strangeReview(
  entry: Entry,
  by: string | undefined,
  wiki: Wiki,
): Fault<'review-stranger'> | undefined {
  const reviewer = personOf(wiki, by);
  if (reviewer === undefined || entry.owner === undefined) return undefined;
  const { owner, covers, lead } = assigneesOf(entry, wiki);
  const known = [owner, ...covers, lead].some((each) => each?.id === by);
  if (known || entry.teams.includes(reviewer.team)) return undefined;
  return { id: 'review-stranger', by: reviewer.name };
}

/** How many pages one person may confirm in one change without a word on any of them. */
export const handful = 5;

/** Pages whose reviews came in one change with many others by the same person, and without a note. */
function bulkReviews(wiki: Wiki): Problem[] {
  const reviewed = wiki.entries.filter(({ history, review }) => {
    const commit = history?.reviewed?.commit;
    return review.reviewedBy !== undefined && commit !== undefined && commit !== history?.created.commit;
  });
  const together = Map.groupBy(
    reviewed,
    ({ history, review }) => `${history?.reviewed?.commit} ${review.reviewedBy}`,
  );
  return [...together.values()].flatMap((entries) => {
    const silent = entries.filter(({ review }) => !review.note);
    const [first] = silent;
    if (first === undefined || silent.length <= handful) return [];
    const by = personOf(wiki, first.review.reviewedBy)?.name ?? first.review.reviewedBy;
    return [at(first, { id: 'review-bulk', by, titles: silent.map(({ title }) => title) }, ['reviewed'])];
  });
}

/** What is only known from git. */
export const fromHistory: ReadonlySet<ProblemId> = new Set([
  'review-edited',
  'review-recheck',
  'review-bulk',
  'decision-page-unchanged',
  'history-unknown',
]);

/** What does not fit together in the settings: they can be used all the same. */
export function settingsRelations({ settings }: Pick<Wiki, 'settings'>): Problem[] {
  return [...unknownTeams(settings), ...sameNames(settings, 'teams'), ...sameNames(settings, 'stages')];
}

function unknownTeams({ teams, stages }: Settings): Problem[] {
  return stages.flatMap(({ name, team }, index) => {
    if (teams.some(({ id }) => id === team)) return [];
    const fault = { id: 'team-unknown', what: 'team', stage: name, target: team } as const;
    return [problem(fault, { file: settingsFile, field: ['stages', index, 'team'] })];
  });
}

function sameNames(settings: Settings, list: 'teams' | 'stages'): Problem[] {
  const folded = settings[list].map(({ name }) => name.normalize('NFKC').trim().toLowerCase());
  const of = list === 'teams' ? 'team' : 'stage';
  return settings[list].flatMap(({ name }, index) => {
    if (folded.indexOf(folded[index] ?? '') === index) return [];
    const place = { file: settingsFile, field: [list, index, 'name'] };
    return [problem({ id: 'settings-name', found: name, of }, place)];
  });
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
