/** Every address of the site that is rendered: which page of `src/pages` answers, for what, and what it depends on. */
import { collectionOf, collections, registry } from '../collections/index.ts';
import { helpAddress, helpPages } from '../components/help/pages.ts';
import { isBriefed } from '../site/brief/choices.ts';
import { choicesKey, partKey } from '../site/brief/key.ts';
import { latelyChanged, shownAtHome } from '../site/changes/lately.ts';
import { changesAddresses, changesAt, changesKey } from '../site/changes/list.ts';
import { directoryOf } from '../site/directory.ts';
import { funnelOf } from '../site/funnel.ts';
import { pastEvents } from '../reports/ics.ts';
import { pagesInPiece, piecesIn } from '../search/files/publish.ts';
import { namesKey } from '../search/names/wiki.ts';
import {
  detailsKey,
  digest,
  entryKey,
  formerKey,
  recasedKey,
  peopleKey,
  personKey,
  sectionKey,
  settingsKey,
  termsKey,
  wikiKey,
} from '../site/key.ts';
import { listingOf } from '../site/listing.ts';
import { axisAt, mapOf, overviewOf } from '../site/map.ts';
import { furtherPages, pageIn } from '../site/paging.ts';
import { planKey } from '../site/plan.ts';
import { knowsWriters, type Publication } from '../site/publication.ts';
import { queueOf } from '../site/queue.ts';
import { canHaveFile, leadsOnAt } from '../wiki/former-keys.ts';
import { sectionAt, sectionsIn, type Section } from '../wiki/sections.ts';
import type { Entry } from '../wiki/entry.ts';
import type { Wiki } from '../wiki/wiki.ts';

type Params = Readonly<Record<string, string>>;

/** A page of `src/pages`, for all addresses that it answers. */
export interface Route {
  /** As Astro names it: the path of its file, with parameters in brackets. */
  pattern: string;
  /** The parameters of each address. */
  all: (publication: Publication) => Params[];
  /** Whether an address of these parameters is one of them. */
  has: (publication: Publication, params: Params) => boolean;
  /**
   * Differs whenever anything that is shown at an address differs, the code and the options of publication aside.
   * `undefined` where nobody can tell: what has no key is rendered anew each time.
   */
  key: (publication: Publication, params: Params) => string | undefined;
}

type Key = (publication: Publication, params: Params) => string | undefined;

const ofDay: Key = (publication) => digest([wikiKey(publication), publication.today]);
const ofEditor: Key = ({ wiki, editing }) => digest([settingsKey(wiki), editing]);
const ofSettings: Key = ({ wiki }) => settingsKey(wiki);
const homeKey: Key = (publication) =>
  digest([wikiKey(publication), latelyChanged(publication, shownAtHome).map(({ by }) => by)]);
const calendarsKey: Key = (publication) =>
  digest([wikiKey(publication), pastEvents(publication.wiki, publication.today)]);
const unknown: Key = () => undefined;

const table: readonly Route[] = [
  single('/', homeKey),
  single('/404', ({ wiki }) => digest([settingsKey(wiki), recasedKey(wiki)])),
  single('/robots.txt', ofSettings),
  single('/manifest.webmanifest', ofSettings),
  single('/worker.js', ofSettings),
  single('/kept', ofSettings),
  single('/changes', (publication) => changesKey(publication, '')),
  {
    pattern: '/changes/[...list]',
    all: (publication) => changesAddresses(publication).flatMap((list) => (list === '' ? [] : [{ list }])),
    has: (publication, { list = '' }) => changesAt(publication, list) !== undefined,
    key: (publication, { list = '' }) => changesKey(publication, list),
  },
  single('/freshness', ofDay),
  single('/funnel', ({ wiki }) => digest([settingsKey(wiki), funnelOf(wiki)])),
  single('/map', ({ wiki }) => digest([settingsKey(wiki), overviewOf(wiki)])),
  {
    pattern: '/map/[...axis]',
    all: ({ wiki }) =>
      mapOf(wiki).flatMap(({ id, pages }) => [
        { axis: id },
        ...furtherPages(pages.length).map((page) => ({ axis: `${id}/~${page}` })),
      ]),
    has: ({ wiki }, { axis = '' }) => axisAt(wiki, axis) !== undefined,
    key: ({ wiki }, { axis = '' }) => {
      const found = axisAt(wiki, axis);
      return found && digest([settingsKey(wiki), found]);
    },
  },
  single('/note', ({ wiki, editing }) => digest([settingsKey(wiki), knowsWriters(editing)])),
  single('/note/people.json', ({ wiki }) => peopleKey(wiki)),
  single('/assets/plan', ({ wiki, today }) => digest([settingsKey(wiki), planKey(wiki, today)])),
  single('/meetings/next', ofSettings),
  single('/meetings/next/facts.json', wikiKey),
  single('/people', wikiKey),
  {
    pattern: '/people/[...id]',
    all: ({ wiki }) => [...wiki.people.map(({ id }) => ({ id })), ...peoplePages(wiki)],
    has: ({ wiki }, { id = '' }) => wiki.byKey.has(`people/${id}`) || isPeoplePage(wiki, id),
    key: (publication, { id = '' }) => {
      const { list } = pageIn(id) ?? { list: id };
      return list === '' ? wikiKey(publication) : ofEntry(publication.wiki, `people/${list}`, personKey);
    },
  },
  {
    pattern: '/people/[...id].ics',
    all: ({ wiki }) =>
      [...wiki.byKey.keys(), ...wiki.moved.keys()]
        .filter((key) => key.startsWith('people/') && canHaveFile(wiki, key))
        .map((key) => ({ id: key.replace('people/', '') })),
    has: ({ wiki }, { id }) => canHaveFile(wiki, `people/${id}`),
    key: calendarsKey,
  },
  {
    pattern: '/people/[...id].json',
    all: ({ wiki }) => wiki.people.map(({ id }) => ({ id })),
    has: ({ wiki }, { id }) => wiki.byKey.has(`people/${id}`),
    key: ({ wiki }, { id }) => ofEntry(wiki, `people/${id}`, personKey),
  },
  {
    pattern: '/[collection]',
    all: () => collections.map(({ id }) => ({ collection: id })),
    has: (_, { collection = '' }) => collections.some(({ id }) => id === collection),
    key: ({ wiki }, { collection = '' }) => listKey(wiki, collection, ''),
  },
  {
    pattern: '/[collection]/[...id]',
    all: ({ wiki }) => [
      ...wiki.entries.map(({ collection, id }) => ({ collection, id })),
      ...listPages(wiki),
    ],
    has: ({ wiki }, { collection = '', id = '' }) =>
      collection !== 'people' &&
      (wiki.byKey.has(`${collection}/${id}`) || listAt(wiki, collection, id) !== undefined),
    key: ({ wiki, editing }, { collection = '', id = '' }) => {
      const key = ofEntry(wiki, `${collection}/${id}`, entryKey);
      return key === undefined ? listKey(wiki, collection, id) : digest([key, knowsWriters(editing)]);
    },
  },
  single('/lexicon/notes.css', ({ wiki }) => termsKey(wiki)),
  single('/brief', ofSettings),
  single('/brief/choices.json', ({ wiki }) => choicesKey(wiki)),
  {
    pattern: '/brief/[collection]/[...id].json',
    all: ({ wiki }) => [
      ...wiki.entries
        .filter(({ collection }) => isBriefed(collection))
        .map(({ collection, id }) => ({ collection, id })),
      ...wiki.settings.stages.map(({ id }) => ({ collection: 'stages', id })),
    ],
    has: ({ wiki }, { collection = '', id = '' }) =>
      (isBriefed(collection) && wiki.byKey.has(`${collection}/${id}`)) ||
      (collection === 'stages' && wiki.settings.stages.some((each) => each.id === id)),
    key: ({ wiki }, { collection, id }) => partKey(wiki, `${collection}/${id}`),
  },
  single('/feed.atom', ofDay),
  {
    pattern: '/feed/[team].atom',
    all: ({ wiki }) => wiki.settings.teams.map(({ id }) => ({ team: id })),
    has: ({ wiki }, { team }) => wiki.settings.teams.some(({ id }) => id === team),
    key: ofDay,
  },
  single('/freshness.json', ofDay),
  single('/freshness/facts.json', wikiKey),
  single('/api/entries.json', wikiKey),
  {
    pattern: '/schemas/[collection].json',
    all: () => registry.map(({ id }) => ({ collection: id })),
    has: (_, { collection = '' }) => collectionOf(collection) !== undefined,
    key: ofSettings,
  },
  single('/admin', ofEditor),
  single('/admin/config.json', ofEditor),
  single('/admin/names.json', wikiKey),
  single('/search/names.json', ({ wiki }) => namesKey(wiki)),
  single('/search/wiki.json', wikiKey),
  {
    pattern: '/search/details/[piece].json',
    all: ({ wiki }) => Array.from({ length: detailPieces(wiki) }, (_, piece) => ({ piece: String(piece) })),
    has: ({ wiki }, { piece }) => /^(?:0|[1-9]\d*)$/.test(piece ?? '') && Number(piece) < detailPieces(wiki),
    key: ({ wiki }, { piece }) => detailsKey(wiki, pagesInPiece(wiki, Number(piece), detailPieces(wiki))),
  },
  {
    pattern: '/[...former]',
    all: ({ wiki }) =>
      [...wiki.moved.keys()].filter((former) => leadsOnAt(wiki, former)).map((former) => ({ former })),
    has: ({ wiki }, { former = '' }) => leadsOnAt(wiki, former),
    key: ({ wiki }, { former = '' }) => formerKey(wiki, former),
  },
  // Examples in the help show pages of the wiki.
  ...helpPages.map(({ id }) => single(helpAddress(id).replace(/\/$/, ''), wikiKey)),
];

/** The routes of the table, and those to pages that it does not name: they show what they like. */
export function routesWith(patterns: readonly string[]): Route[] {
  const known = new Set(table.map(({ pattern }) => pattern));
  const others = patterns.filter((pattern) => !known.has(pattern));
  return [...table, ...others.map((pattern) => single(pattern, unknown))];
}

function single(pattern: string, key: Key): Route {
  return { pattern, key, all: () => [{}], has: () => true };
}

function detailPieces(wiki: Wiki): number {
  return piecesIn(wiki, helpPages.length);
}

function ofEntry(wiki: Wiki, at: string, key: (wiki: Wiki, entry: Entry) => string): string | undefined {
  const entry = wiki.byKey.get(at);
  return entry && key(wiki, entry);
}

/** The lists of folders, where no entry speaks for them, and all pages of lists but the first. */
function listPages(wiki: Wiki): Params[] {
  return [...sectionsIn(wiki).values()].flatMap((section) => {
    const [collection = '', ...folders] = section.key.split('/');
    const id = folders.join('/');
    const further = furtherPages(listingOf(wiki, section).pages.length);
    const first = id === '' || wiki.byKey.has(section.key) ? [] : [{ collection, id }];
    return [...first, ...further.map((page) => ({ collection, id: `${id && `${id}/`}~${page}` }))];
  });
}

/** The list that is at an address in a collection, and the number of its page. */
function listAt(wiki: Wiki, collection: string, id: string): { section: Section; page: number } | undefined {
  const { list, page } = pageIn(id) ?? { list: id, page: 1 };
  const section = sectionAt(wiki, list === '' ? collection : `${collection}/${list}`);
  return section && page <= listingOf(wiki, section).pages.length ? { section, page } : undefined;
}

function listKey(wiki: Wiki, collection: string, id: string): string | undefined {
  const found = listAt(wiki, collection, id);
  return found && sectionKey(wiki, found.section, found.page);
}

/** All pages of who is who, and of what a person answers for, but the first. */
function peoplePages(wiki: Wiki): Params[] {
  const further = (list: string, pages: readonly unknown[]) =>
    furtherPages(pages.length).map((page) => ({ id: `${list}~${page}` }));
  return [
    ...further('', directoryOf(wiki)),
    ...wiki.people.flatMap(({ id }) => further(`${id}/`, queueOf(wiki, id))),
  ];
}

function isPeoplePage(wiki: Wiki, id: string): boolean {
  const found = pageIn(id);
  if (found === undefined) return false;
  const { list, page } = found;
  const isKnown = list === '' || wiki.byKey.has(`people/${list}`);
  return isKnown && page <= (list === '' ? directoryOf(wiki) : queueOf(wiki, list)).length;
}

/** The path of an address. Pages end with a slash, files that programs read do not. */
export function addressOf(pattern: string, params: Params, isPage: boolean): string {
  return partsOf(pattern, isPage)
    .map((part) => (isParameter(part) ? encoded(params[nameOf(part)] ?? '') : part))
    .join('');
}

/** Where a static site has what is at an address. */
export function fileOf(address: string): string {
  return decodeURIComponent(address.slice(1)) + (address.endsWith('/') ? 'index.html' : '');
}

/** Reads the parameters from the path of an address; what it returns gives `undefined` for an address of another form. */
export function matcherOf(pattern: string, isPage: boolean): (address: string) => Params | undefined {
  const source = partsOf(pattern, isPage).map((part) => {
    if (!isParameter(part)) return part.replaceAll('.', String.raw`\.`);
    return `(?<${nameOf(part)}>${part.startsWith('[...') ? '.+' : '[^/]+'})`;
  });
  const form = new RegExp(`^${source.join('')}$`);
  return (address) => {
    const found = form.exec(address);
    try {
      return found ? Object.fromEntries(Object.entries(found.groups ?? {}).map(decoded)) : undefined;
    } catch {
      // A percent sign with nothing behind it that it could stand for.
      return undefined;
    }
  };
}

/** A pattern cut at its parameters. */
function partsOf(pattern: string, isPage: boolean): string[] {
  // What any server of static files shows where there is no page.
  if (pattern === '/404') return ['/404.html'];
  return (isPage ? pattern.replace(/\/?$/, '/') : pattern).split(/(\[(?:\.\.\.)?\w+\])/);
}

function isParameter(part: string): boolean {
  return part.startsWith('[');
}

function nameOf(parameter: string): string {
  return parameter.replace(/\W/g, '');
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function decoded([name, value]: [string, string]): [string, string] {
  return [name, decodeURIComponent(value)];
}
