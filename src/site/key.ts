import { hash } from 'node:crypto';
import { collections } from '../collections/index.ts';
import fieldNotes from '../collections/field-notes.ts';
import lexicon from '../collections/lexicon.ts';
import numbers from '../collections/numbers.ts';
import { mediaPath } from '../mdx/url.ts';
import { standingProblems } from '../wiki/checks.ts';
import { assetFacts } from '../wiki/assets.ts';
import { happenedOn } from '../wiki/dated.ts';
import { pastOfNumber } from '../wiki/numbers.ts';
import type { Entry } from '../wiki/entry.ts';
import { recasedIn } from '../wiki/former-keys.ts';
import { linkTargetsOf } from '../wiki/links.ts';
import { resolvedReferencesOf } from '../wiki/references.ts';
import { keyOf, personOf, type Wiki } from '../wiki/wiki.ts';
import { once } from '../wiki/once.ts';
import { reviewFacts } from '../wiki/review.ts';
import { dutiesFor } from './duties.ts';
import { goneMark } from './gone.ts';
import { pageFacts } from './line.ts';
import { isSection, listingOf } from './listing.ts';
import { neighboursOf } from './neighbours.ts';
import { endKey, heardAbout, lastOutcome, loopOf, noteKey, saidBy } from './notes.ts';
import { numbersThenKey } from './numbers-then.ts';
import { otherNamesOf } from './other-names.ts';
import { pagesForOthers, pagesOf } from './people.ts';
import type { Publication } from './publication.ts';
import { signFacts } from './signing.ts';
import { termLinksKey } from './term-links.ts';
import { sectionAt, sectionsAbove, type Section } from '../wiki/sections.ts';

/**
 * The key of an entry's page: it differs whenever anything the page shows differs.
 *
 * That is the entry itself, the entries it names and those that name it, its neighbours, the folders it lies in and
 * what is in the one it speaks for, the stage of the funnel that it alone defines, the people behind it and those who
 * cover for them, where its links lead, the names of terms that may stand in it, and the wiki's settings.
 */
export function entryKey(wiki: Wiki, entry: Entry): string {
  const inside = sectionAt(wiki, keyOf(entry));
  const references = resolvedReferencesOf(entry, wiki).map(({ to, fields }) => [to, fields] as const);
  const backlinks = (wiki.backlinks.get(keyOf(entry)) ?? []).map(
    ({ from, fields }) => [from, fields] as const,
  );
  return digest([
    wordsKey(entry),
    entry.id,
    entry.file,
    entry.plain,
    entry.facts.entries.map(({ to }) => embeddedKey(wiki, to)),
    standingProblems(entry, wiki),
    pageFacts(wiki, entry, ''),
    assetFacts(entry, wiki),
    signFacts(wiki, entry),
    [...references, ...backlinks].map(([key, fields]) => [
      ...[key, fields, wordsKey(wiki.byKey.get(key))],
      quotedKey(wiki, wiki.byKey.get(key)),
      goneMark(wiki, key),
    ]),
    numbersThenKey(wiki, entry),
    noteKey(wiki, entry),
    heardAbout(wiki, entry).often,
    neighboursOf(wiki, entry).map((each) => each && [each.id, each.title, goneMark(wiki, keyOf(each))]),
    sectionsAbove(wiki, keyOf(entry)).map(({ key, title }) => [key, title]),
    inside && sectionKey(wiki, inside, 1),
    peopleBehind(wiki, entry),
    linkTargetsOf(entry, wiki).map((target) => target?.address),
    entry.facts.images.map(({ to }) => wiki.media.get(mediaPath(to) ?? '')),
    otherNamesOf(wiki, entry),
    termLinksKey(wiki, entry),
    settingsKey(wiki),
  ]);
}

/** What a page says: its file, and what its teams agreed on where that says something else. */
function wordsKey(entry: Entry | undefined): unknown {
  const { digest, agreed, vain, earlier } = entry ?? {};
  const past = entry && pastOfNumber(entry);
  return (agreed ?? vain ?? earlier ?? past) ? [digest, agreed, vain, earlier, past] : digest;
}

function peopleBehind(wiki: Wiki, entry: Entry): (string | undefined)[] {
  const ids = [entry.owner, ...entry.relations.filter(({ to }) => to === 'people').map(({ id }) => id)];
  return ids.flatMap((id) => {
    const cover = personOf(wiki, id)?.coveredBy;
    return [id, cover].map((each) => wiki.byKey.get(`people/${each}`)?.digest);
  });
}

/** The key of the pages of a person, who may answer for the pages of others too. */
export function personKey(wiki: Wiki, person: Entry): string {
  const known = personKeys.get(wiki) ?? new Map<Entry, string>();
  personKeys.set(wiki, known);
  const key = known.get(person) ?? findPersonKey(wiki, person);
  known.set(person, key);
  return key;
}

const personKeys = new WeakMap<Wiki, Map<Entry, string>>();

function findPersonKey(wiki: Wiki, person: Entry): string {
  const others = pagesForOthers(wiki, person.id);
  const pages = [...pagesOf(wiki, person.id), ...others.flatMap(({ entries }) => entries)];
  const cover = wiki.byKey.get(`people/${personOf(wiki, person.id)?.coveredBy}`);
  return digest([
    settingsKey(wiki),
    [person, ...others.map(({ owner }) => owner), cover].map(
      (each) => each && [each.id, each.file, each.digest],
    ),
    standingProblems(person, wiki),
    pages.map((each) => [cardKey(each, wiki), each.file, each.digest]),
    dutiesFor(wiki, person.id),
    saidKey(wiki, person.id),
  ]);
}

/** What the page of a person shows of their notes. */
function saidKey(wiki: Wiki, person: string): unknown {
  const { latest, more } = saidBy(wiki, person);
  return [
    latest.map(({ note }) => [note.entry.id, note.entry.digest, endKey(wiki, note)]),
    more,
    lastOutcome(wiki, person),
  ];
}

/** The key of a page of what is listed of a collection, or of a folder in it. */
export function sectionKey(wiki: Wiki, section: Section, page: number): string {
  const { groups, pages, density } = listingOf(wiki, section);
  const rows = pages[page - 1] ?? [];
  return digest([
    settingsKey(wiki),
    ...[...sectionsAbove(wiki, section.key), section].map(folderKey),
    [groups, pages.length, density],
    section.key === fieldNotes.id && loopOf(wiki),
    rows.map(({ of, group }) => [isSection(of) ? folderKey(of) : cardKey(of, wiki), group.id]),
    page === 1 && formerKey(wiki, section.key),
  ]);
}

/** What lists and the ways to pages show of a folder. */
function folderKey({ key, title, own, count }: Section): unknown[] {
  return [key, title, own?.summary, count];
}

/** The key of what shows the whole wiki, or may show any part of it: all else of an entry follows from these. */
export function wikiKey({ wiki, problems }: Publication): string {
  return onceFor(wiki, wikiKeys, () =>
    digest([
      settingsKey(wiki),
      [...wiki.entries, ...wiki.people].map((entry) => {
        const { file, id, digest, plain, draft, problems, history } = entry;
        return [[file, id, digest, plain, draft, problems], history, wordsKey(entry)];
      }),
      [[...wiki.media], [...wiki.removed], [...wiki.formerly], problems, draftsNamedIn(wiki)],
    ]),
  );
}

/** The drafts that pages name: it is said that readers do not see them. */
function draftsNamedIn({ drafts, references }: Wiki): string[] {
  if (drafts.size === 0) return [];
  const named = [...references.values()].flatMap((own) => own.map(({ to }) => to));
  return [...new Set(named.filter((key) => drafts.has(key)))];
}

/** The key of what shows who there is. */
export function peopleKey(wiki: Wiki): string {
  return digest([settingsKey(wiki), wiki.people.map(({ id, digest }) => [id, digest])]);
}

/** What the numbers say that a page quotes. */
function quotedKey({ byKey }: Wiki, entry: Entry | undefined): unknown[] | undefined {
  return entry?.facts.numbers.map(({ to }) => wordsKey(byKey.get(`numbers/${to}`)));
}

/** The key of what shows all terms. */
export function termsKey(wiki: Wiki): string {
  const terms = wiki.entries.filter(({ collection }) => collection === lexicon.id);
  return digest([settingsKey(wiki), terms.map((term) => [term.id, wordsKey(term), quotedKey(wiki, term)])]);
}

/** The key of what stands at the former address of a page. */
export function formerKey(wiki: Wiki, former: string): string | undefined {
  const key = wiki.moved.get(former);
  const entry = key === undefined ? undefined : wiki.byKey.get(key);
  return entry && digest([settingsKey(wiki), key, entry.title]);
}

/** What leads on from addresses that differ from those of pages in capitals alone. */
export function recasedKey(wiki: Wiki): unknown {
  return recasedIn(wiki).map(([former, key]) => [former, key, wiki.byKey.get(key)?.title]);
}

/** What a card in a text shows; the page it names may have another one. */
function embeddedKey(wiki: Wiki, to: string): string | undefined {
  const entry = wiki.byKey.get(to.replace(/^\/|\/$/g, ''));
  return entry && cardKey(entry, wiki);
}

/** What lists and cards show of an entry. */
const cardKey = once((entry: Entry, wiki: Wiki): string => {
  const { title, summary, teams, owner, draft, data } = entry;
  return digest([
    keyOf(entry),
    title,
    summary,
    teams,
    owner,
    draft,
    happenedOn(entry),
    data?.['definition'],
    // Lists show the latest reading of a number, and what is asked.
    (entry.agreed || entry.vain || entry.earlier || entry.collection === numbers.id) && wordsKey(entry),
    data?.['answer'],
    noteKey(wiki, entry),
    reviewFacts(entry, wiki),
    assetFacts(entry, wiki),
  ]);
});

/** The key of what search shows of pages beside their names. */
export function detailsKey(wiki: Wiki, pages: readonly Entry[]): string {
  return digest([settingsKey(wiki), ...pages.map((each) => [cardKey(each, wiki), each.digest])]);
}

/** The part of every page that does not depend on its entry: the wiki's name, teams and navigation. */
export function settingsKey(wiki: Wiki): string {
  return onceFor(wiki, settingsKeys, () => digest([wiki.settings, collections.map((each) => each.id)]));
}

const settingsKeys = new WeakMap<Wiki, string>();
const wikiKeys = new WeakMap<Wiki, string>();

function onceFor(wiki: Wiki, known: WeakMap<Wiki, string>, find: () => string): string {
  const key = known.get(wiki) ?? find();
  known.set(wiki, key);
  return key;
}

export function digest(value: unknown): string {
  return hash('sha256', JSON.stringify(value), 'base64url').slice(0, 22);
}
