/** How each field of the wiki is read from front matter; the table `mappings` says it in words. */
import { safeParse } from 'zod';
import { fieldOf, shapeOf } from '../collections/fields.ts';
import type { Collection } from '../collections/index.ts';
import { parseDay, type Day } from '../freshness/day.ts';
import { parseInterval } from '../freshness/interval.ts';
import type { Target } from './context.ts';
import { namesOf, take, type Ledger } from './ledger.ts';
import { plainWords } from './outline.ts';
import { firstKnown, textsIn } from './owners.ts';
import { plainName, type Mapping } from './table.ts';

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
    const found = ledger.values[name];
    if (typeof found !== 'string' && typeof found !== 'number') continue;
    const value = plainWords(uncut(name, String(found), ledger));
    if (value === '') continue;
    // Text that formatting was taken from is kept in full as well.
    if (value.replace(/\W/g, '') === String(found).replace(/\W/g, '') || value.includes(' #'))
      take(ledger, name);
    return { name, value };
  }
  return undefined;
}

/** YAML ends a value at “ #”, and the author did not know: the whole line was meant. */
function uncut(name: string, value: string, { typed }: Ledger): string {
  const [, whole] = /^[^:]+:[ \t]+([^\s"'|>&*!#[{].*)$/.exec(typed.get(name)?.trim() ?? '') ?? [];
  return whole !== undefined && /\s#/.test(whole) && whole.startsWith(value) ? whole.trim() : value;
}

function tags(ledger: Ledger): string[] | undefined {
  const found = namesOf(ledger, 'tags').flatMap((name) => {
    const list = ledger.own.has(name) ? undefined : listOf(ledger.values[name]);
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

/** What keeps a page from readers, by the name of the field, and what says that nothing does. */
const drafts: Readonly<Record<string, { hides: RegExp; shows: RegExp }>> = {
  // Where it is in doubt whether a page is a draft, it is one.
  draft: { hides: /./, shows: no },
  published: { hides: no, shows: yes },
  publish: { hides: no, shows: yes },
  public: { hides: no, shows: yes },
  private: { hides: yes, shows: no },
  hidden: { hides: yes, shows: no },
  unlisted: { hides: yes, shows: no },
  visibility: { hides: /^(?:private|hidden|draft|restricted|confidential)$/i, shows: /^public$/i },
  status: {
    hides: /^(?:draft|wip|work in progress|in progress|private|unpublished|hidden)$/i,
    shows: /^published$/i,
  },
};

function draft(ledger: Ledger): true | undefined {
  const found = namesOf(ledger, 'draft').filter((name) => {
    const { hides, shows } = drafts[plainName(name)] ?? {};
    const value = String(ledger.values[name] ?? '').trim();
    if (shows?.test(value)) take(ledger, name);
    if (shows?.test(value) || !hides?.test(value)) return false;
    take(ledger, name);
    ledger.changes.push({ kind: 'draft', detail: `${name}: ${value}` });
    return true;
  });
  return found.length > 0 ? true : undefined;
}

/** Other names of what the page is about, as the collection's field for them wants them. */
export function aliases(ledger: Ledger, collection: Collection): Record<string, unknown> {
  for (const name of namesOf(ledger, 'aliases')) {
    const found = listOf(ledger.values[name]);
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
