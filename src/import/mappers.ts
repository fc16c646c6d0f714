/** How each field of the wiki is read from front matter; the table `mappings` says it in words. */
import { safeParse } from 'zod';
import { fieldOf, shapeOf } from '../collections/fields.ts';
import type { Collection } from '../collections/index.ts';
import { parseDay, type Day } from '../freshness/day.ts';
import { parseInterval } from '../freshness/interval.ts';
import { isRecord } from '../plain.ts';
import type { Target } from './context.ts';
import { namesOf, take, type Ledger } from './ledger.ts';
import { plainWords } from './outline.ts';
import { firstKnown, textsIn } from './owners.ts';
import { mappings, plainName, type Mapping } from './table.ts';

/** The value of a field, given those found before it; `undefined` where nothing says it. */
type Mapper = (ledger: Ledger, target: Target, found: Readonly<Record<string, unknown>>) => unknown;

const mappers: Partial<Record<Mapping['to'], Mapper>> = {
  tags,
  reviewed: pastDay,
  reviewedBy: (ledger, { people }, { reviewed }) =>
    reviewed === undefined ? undefined : reviewer(ledger, people),
  reviewEvery: interval,
  draft,
};

/** The fields that every page may have, as far as the front matter says them. */
export function commonFields(ledger: Ledger, target: Target): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const [to, map] of Object.entries(mappers)) {
    const value = map(ledger, target, found);
    if (value !== undefined) found[to] = value;
  }
  return found;
}

/** The first text that says the title or the summary, and the name of its field. */
export function firstText(
  to: 'title' | 'summary',
  ledger: Ledger,
): { name: string; value: string } | undefined {
  for (const name of namesOf(ledger, to)) {
    const found = ledger.written[name];
    if (typeof found !== 'string' && typeof found !== 'number') continue;
    const value = plainWords(String(found));
    if (value === '') continue;
    // Text that formatting was taken from is kept in full as well.
    if (value.replace(/\W/g, '') === String(found).replace(/\W/g, '')) take(ledger, name);
    return { name, value };
  }
  return undefined;
}

function tags(ledger: Ledger): string[] | undefined {
  const found = namesOf(ledger, 'tags').flatMap((name) => {
    const list = ledger.own.has(name) ? undefined : listOf(ledger.written[name]);
    if (list) take(ledger, name);
    return list ?? [];
  });
  return found.length === 0 ? undefined : [...new Set(found)];
}

function reviewer(ledger: Ledger, people: Target['people']): string | undefined {
  for (const name of namesOf(ledger, 'reviewedBy')) {
    const texts = textsIn(ledger.values[name], people);
    const person = firstKnown(texts, people);
    if (person === undefined) continue;
    if (texts.length === 1) take(ledger, name);
    return person.id;
  }
  return undefined;
}

/** The day of the last review. One that has not come yet says nothing. */
function pastDay(ledger: Ledger, { review }: Target): Day | undefined {
  for (const name of namesOf(ledger, 'reviewed')) {
    const day = parseDay(String(ledger.values[name]).trim());
    if (day === undefined || day > review.today) continue;
    take(ledger, name);
    return day;
  }
  return undefined;
}

function interval(ledger: Ledger, { collection }: Target): string | undefined {
  const schema = collection.schema.shape['reviewEvery'];
  for (const name of namesOf(ledger, 'reviewEvery')) {
    const value = String(ledger.values[name]).trim();
    if (parseInterval(value) === 'never' || schema === undefined || !safeParse(schema, value).success)
      continue;
    take(ledger, name);
    return value;
  }
  return undefined;
}

const yes = /^(?:true|yes|on|1)$/i;
const no = /^(?:false|no|off|0)$/i;
const everyone = /^(?:\*|all|any|anyone|anybody|every(?:one|body)|public|world)$/i;
const fewReaders =
  /^(?:private|hidden|unlisted|draft|restricted|(?:strictly |highly )?confidential|internal|secret|(?:admin|employee|staff|team|member|internal)s?(?: use)?(?: only)?|nobody|none)$/i;
const unfinished =
  /^(?:draft|wip|work in progress|in progress|private|unpublished|not published|hidden|archived|pending(?: (?:review|approval))?|(?:in|for|needs|under) review|scheduled|embargoed|inactive|disabled|offline|deleted|trash(?:ed)?|internal|confidential|secret|restricted)$/i;

/** Whether a value says something, given the day of the import. */
type Says = (value: unknown, today: Day) => boolean;

/** What keeps a page from readers, by the name of the field, and what says that nothing does. */
const drafts: Readonly<Record<string, { hides: Says; shows?: Says }>> = {
  // Where it is in doubt whether a page is a draft, it is one.
  ...every(['draft', 'isdraft'], { hides: reads(/./), shows: reads(no) }),
  ...every(['published', 'ispublished'], { hides: either(reads(no), isAhead), shows: reads(yes) }),
  ...every(
    [
      ...[
        'publish',
        'dgpublish',
        'public',
        'ispublic',
        'share',
        'visible',
        'isvisible',
        'listed',
        'islisted',
      ],
      ...['online', 'isonline', 'live', 'islive', 'enabled', 'active', 'isactive', 'released', 'show'],
    ],
    { hides: either(reads(no), isAhead), shows: reads(yes) },
  ),
  ...every(
    [
      ...[
        'private',
        'isprivate',
        'hidden',
        'ishidden',
        'hide',
        'unlisted',
        'isunlisted',
        'wip',
        'confidential',
      ],
      ...['secret', 'issecret', 'protected', 'internal', 'isinternal', 'restricted', 'headless', 'disabled'],
      ...['offline', 'membersonly', 'internalonly'],
    ],
    { hides: reads(yes), shows: reads(no) },
  ),
  ...every(['unpublished', 'isunpublished', 'archived', 'isarchived', 'deleted', 'isdeleted'], {
    hides: either(reads(yes), isOver),
    shows: reads(no),
  }),
  ...every(
    ['visibility', 'access', 'classification', 'sensitivity', 'audience', 'confidentiality', 'privacy'],
    {
      hides: holds(fewReaders),
      shows: reads(/^public$/i),
    },
  ),
  ...every(['permissions', 'permission', 'allowedroles', 'allowedgroups', 'requiredrole', 'requiredroles'], {
    hides: isSaid,
    shows: holds(everyone),
  }),
  ...every(['restrictedto', 'visibleto', 'acl'], { hides: isSaid, shows: holds(everyone) }),
  ...every(
    ['status', 'state', 'workflow', 'workflowstatus', 'workflowstate', 'publishstatus', 'publicationstatus'],
    {
      hides: holds(unfinished),
      shows: reads(/^published$/i),
    },
  ),
  ...every(['poststatus', 'pagestatus'], { hides: holds(unfinished), shows: reads(/^published$/i) }),
  ...every(['date', 'publishdate', 'pubdate', 'releasedate', 'publishon', 'publishafter', 'publishfrom'], {
    hides: isAhead,
  }),
  ...every(['availablefrom', 'visiblefrom', 'golive', 'golivedate'], { hides: isAhead }),
  ...every(['embargo', 'embargoed', 'embargodate', 'embargountil', 'embargoeduntil'], {
    hides: isSaid,
    shows: either(reads(no), isOver),
  }),
  publishedat: { hides: either((value) => value === null, isAhead) },
  password: { hides: reads(/./) },
  ...every(['expirydate', 'expires', 'unpublishdate', 'unpublishedat', 'archivedat', 'deletedat'], {
    hides: isOver,
  }),
  permalink: { hides: (value) => value === false },
  build: { hides: (value) => isRecord(value) && /^(?:never|false)$/i.test(String(value['render'])) },
};

/** Fields that hold others, among them what themes, sections and workflows are told. */
const holders = /^(?:params|extra|cascade|meta|metadata|workflow|publishing|publication|attributes|custom)$/;

function draft(ledger: Ledger, { review }: Target): true | undefined {
  const found = namesOf(ledger, 'draft').flatMap((name): string[] => {
    const value = ledger.values[name];
    if (typeof value === 'object' && holders.test(plainName(name)))
      return heldBackIn(value, review.today).map((each) => `${name}.${each}`);
    const isShown = drafts[plainName(name)]?.shows?.(value, review.today) === true;
    if (!isShown && !keepsBack(name, value, review.today)) return [];
    take(ledger, name);
    return isShown ? [] : [told(name, value)];
  });
  found.push(...hidingTags(ledger));
  for (const detail of found) ledger.changes.push({ kind: 'draft', detail });
  return found.length > 0 ? true : undefined;
}

/** Tags that say of their page that it is not for readers, as the report names them. */
function hidingTags(ledger: Ledger): string[] {
  return namesOf(ledger, 'tags').flatMap((name) => {
    const hiding = (listOf(ledger.values[name]) ?? []).filter((tag) =>
      /^#?(?:draft|wip|private|confidential|secret)$/i.test(tag),
    );
    return hiding.map((tag) => `${name}: ${tag}`);
  });
}

/** Whether a field keeps its page from readers. */
export function keepsBack(name: string, value: unknown, today: Day): boolean {
  const meaning = Object.hasOwn(drafts, plainName(name)) ? drafts[plainName(name)] : undefined;
  return meaning !== undefined && meaning.shows?.(value, today) !== true && meaning.hides(value, today);
}

/** The fields inside a value that keep pages from readers, as the report names them. */
export function heldBackIn(value: unknown, today: Day): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => heldBackIn(each, today));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(keepsBack(name, inner, today) ? [told(name, inner)] : []),
    ...(holders.test(plainName(name)) ? heldBackIn(inner, today) : []),
  ]);
}

/** A field as the report names it. */
function told(name: string, value: unknown): string {
  return `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value).trim()}`;
}

const draftWords = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${(mappings.find(({ to }) => to === 'draft')?.from ?? [])
    .map((name) => name.replaceAll(' ', '[-_ ]?'))
    .join('|')})(?![\\p{L}\\p{N}])`,
  'iu',
);

/** Whether a text that could not be read has the name of any field that may keep its page from readers. */
export function speaksOfDrafts(text: string): boolean {
  return draftWords.test(text);
}

function every<T>(names: readonly string[], value: T): Record<string, T> {
  return Object.fromEntries(names.map((name) => [name, value]));
}

function reads(words: RegExp): Says {
  return (value) => words.test(String(value ?? '').trim());
}

/** The same of any value in a list. */
function holds(words: RegExp): Says {
  return (value, today) => [value].flat().some((each) => reads(words)(each, today));
}

/** Whether there is a value at all. */
function isSaid(value: unknown): boolean {
  return (
    !(value === null || value === undefined || value === '' || value === false) &&
    Object.keys([value].flat()).length > 0
  );
}

function either(...all: readonly Says[]): Says {
  return (value, today) => all.some((says) => says(value, today));
}

/** A day that has not come yet, before which other tools do not show a page. */
function isAhead(value: unknown, today: Day): boolean {
  const day = dayIn(value);
  return day !== undefined && day > today;
}

/** A day that has come. */
function isOver(value: unknown, today: Day): boolean {
  return (dayIn(value) ?? '9') <= today;
}

/** The day a value begins with, as other tools write it. */
export function dayIn(value: unknown): Day | undefined {
  const [, year, month = '', day = ''] =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/.exec(String(value).trim()) ?? [];
  return year === undefined
    ? undefined
    : parseDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** Other names of what the page is about, as the collection's field for them wants them. */
export function aliases(ledger: Ledger, collection: Collection): Record<string, unknown> {
  for (const name of namesOf(ledger, 'aliases')) {
    const found = listOf(ledger.written[name]);
    if (!found || found.some((each) => each.includes('/'))) continue;
    const fields = asAliases(found, collection);
    if (Object.keys(fields).length === 0) continue;
    take(ledger, name);
    return fields;
  }
  return {};
}

/** Other names as the collection’s field for them wants them; nothing where it has none, or there are none. */
export function asAliases(words: readonly string[], { schema }: Collection): Record<string, unknown> {
  for (const [own, each] of Object.entries(schema.shape)) {
    const item = Object.entries(shapeOf(each)).find(([, inner]) => fieldOf(inner).alias)?.[0];
    const items = item && words.map((word) => ({ [item]: word }));
    const value = fieldOf(each).alias ? words : items;
    if (value !== undefined && words.length > 0 && safeParse(each, value).success) return { [own]: value };
  }
  return {};
}

function listOf(value: unknown): string[] | undefined {
  const list = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : undefined;
  if (!list?.every((each) => typeof each === 'string' || typeof each === 'number')) return undefined;
  return list.map((each) => String(each).trim()).filter((each) => each !== '');
}
