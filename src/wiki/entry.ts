import { hash } from 'node:crypto';
import type { z } from 'zod';
import { nameField } from '../collections/collection.ts';
import { fieldOf } from '../collections/fields.ts';
import { collectionOf, type Collection } from '../collections/index.ts';
import { presentWording } from '../collections/wording.ts';
import { parseDay, type Day } from '../freshness/day.ts';
import type { Reading } from '../freshness/number-state.ts';
import type { PageHistory } from '../freshness/page-history.ts';
import { normalise } from '../line-ends.ts';
import {
  type AttributeDay,
  type Box,
  type Expiry,
  type Facts,
  factsOf,
  type Heading,
  type Mention,
  type PlacedFigure,
} from '../mdx/facts.ts';
import { plainBody, readBody, type PlacedFault } from '../mdx/read.ts';
import { HeadingNames } from '../mdx/heading-names.ts';
import type { Node } from '../mdx/tree.ts';
import { isRecord, onOneLine, titleFromName } from '../plain.ts';
import { shortened } from '../shortened.ts';
import { type Fault, type Location, problem, type Problem } from '../problem/problem.ts';
import { conflictMarks } from './conflict-marks.ts';
import type { Found } from './files.ts';
import { locator, readYaml, split, type Locate, type Parts } from './frontmatter.ts';
import { fieldFactsOf, type FieldDay, type Relation } from './field-facts.ts';
import { slipsIn } from './field-slips.ts';
import { templateTextIn } from './template-text.ts';
import { explain, keepsBack } from './validate.ts';
import { packWords } from './words.ts';

/** A file of the wiki, read by itself: nothing here depends on any other file. */
export interface Entry {
  collection: string;
  id: string;
  /** Below the content folder, with forward slashes. */
  file: string;
  title: string;
  summary: string;
  draft: boolean;
  owner: string | undefined;
  teams: string[];
  /** The fields, where all of them fit the collection. An entry without is *unfit*, and still has a page. */
  data: Record<string, unknown> | undefined;
  /** What stands for the words that teams sign; `undefined` where there are none. */
  wording: string | undefined;
  review: ReviewFields;
  /** What git tells of the page; `null` where it does not know, `undefined` where it was not asked. */
  history?: PageHistory | null | undefined;
  /** The words that every team has signed last, where the page says others now. */
  agreed?: Agreed | undefined;
  /** The places in its list of signatures that do not count, as whoever gave them did not sign for the team. */
  vain?: readonly number[] | undefined;
  /** Of a number: the words of earlier agreements, by what stands for them, as far as git tells. */
  earlier?: Readonly<Record<string, SignedWords>> | undefined;
  /** Of a number: what its readings were since some days, the earliest first; `undefined` where git does not tell. */
  readingsThen?: readonly ReadingsThen[] | undefined;
  relations: Relation[];
  /** Other names that search should find the entry by. */
  aliases: string[];
  /** Facts of the body and of the Markdown in its fields. */
  facts: Facts;
  /** Days in fields that cannot be any. */
  days: FieldDay[];
  /** The words in its file, packed. */
  words: string;
  /** The body must not be parsed: it is shown as typed. */
  plain: boolean;
  problems: Problem[];
  /** Changes with every byte of the file. */
  digest: string;
  /** The fields as typed, for finding the place of a problem. */
  yaml: { text: string; line: number };
}

/** Words that every team has signed. They stand until every team has signed others. */
export interface Agreed {
  /** What stands for them. */
  wording: string;
  /** The day on which the last of the teams signed them. */
  on: string;
  /** What they are; `undefined` where neither the page nor git tells. */
  words: SignedWords | undefined;
}

/** What a page says in its signed fields, by their names, and in its text where that is signed. */
export interface SignedWords {
  fields: Readonly<Record<string, unknown>>;
  body: string | undefined;
}

/** What the readings of a number were from a day on. */
export interface ReadingsThen {
  from: Day;
  readings: readonly ReadingThen[];
}

export interface ReadingThen extends Reading {
  /** Its period was not over on that day. */
  isEarly?: true;
}

export interface ReviewFields {
  reviewed: Day | undefined;
  reviewedBy: string | undefined;
  every: string | undefined;
  outcome: string | undefined;
  /** Whom the last review asked to put something right. */
  needsWorkBy: string | undefined;
  note: string | undefined;
  /** The day by which the page is to be reviewed for the first time. */
  firstBy: Day | undefined;
  /** The earliest day until which a claim on the page is said to be true. */
  claimsUntil: Day | undefined;
  /** The last day of what the page is about. */
  ends: Day | undefined;
}

/**
 * Reads one file of a collection. Never fails: an unfit file gives an entry that says why.
 *
 * A file that is known to take too long, for the reason given, is not parsed but shown as typed.
 */
export function readEntry({ collection: name, id, file }: Found, text: string, tooSlow?: Fault): Entry {
  const collection = collectionOf(name);
  if (collection === undefined) throw new Error(`There is no collection “${name}”.`);
  const parts = cut(collection, normalise(text));
  const locate = locator(parts.yaml ?? '', parts.yamlLine);
  const { values, fit, problems } = readFields(collection, parts, locate);
  const draft = isDraft(values['draft'], parts.yaml ?? '');
  const fields = fieldFactsOf(collection.schema.shape, values);
  const read = (body: string) => (tooSlow ? plainBody(body, tooSlow) : readBody(body));
  const body = read(parts.body);
  const markdown = tooSlow ? [] : fields.markdown.map(({ path, text }) => ({ path, ...read(text) }));
  const facts = joined(factsOf(body.nodes), parts.bodyLine, markdown);
  const faults = [
    ...markdown.flatMap(({ path, faults }) => faults.map((fault) => fromFault(fault, locate(path).line))),
    ...conflictMarks(parts.body, parts.bodyLine),
    ...templateTextIn(body.nodes, collection).map(({ found, line, column }) =>
      fromFault({ id: draft ? 'template-draft' : 'template-text', found, line, column }, parts.bodyLine),
    ),
    // Fields that are not read as such are no paragraph above a line of hyphens either.
    ...body.faults
      .filter(({ id }) => parts.problem === undefined || id !== 'heading-underlined')
      .map((fault) => fromFault(fault, parts.bodyLine)),
  ];
  return {
    collection: collection.id,
    id,
    file,
    title: nameIn(collection, values) ?? titleLine(parts.yaml ?? '') ?? titleFromName(id),
    summary: words(values['summary']) ?? facts.excerpt,
    draft,
    owner: words(values['owner']),
    teams: [values['teams'] ?? values['team']].flat().filter((each) => typeof each === 'string'),
    data: fit ? values : undefined,
    wording: fit ? presentWording(collection, values, parts.body) : undefined,
    review: {
      reviewed: parseDay(values['reviewed']),
      reviewedBy: words(values['reviewedBy']),
      every: words(values['reviewEvery']),
      outcome: words(values['reviewOutcome']),
      needsWorkBy: words(values['reviewFor']),
      note: words(values['reviewNote']),
      firstBy: parseDay(values['reviewFirstBy']),
      claimsUntil: [...fields.expiries, ...facts.expiries].map(({ until }) => until).toSorted()[0],
      ends: fields.ends.toSorted().at(-1),
    },
    relations: fields.relations,
    aliases: fields.aliases,
    facts,
    days: fields.days,
    words: packWords(text),
    plain: tooSlow !== undefined,
    problems: [...problems, ...faults].map((each) => ({ ...each, file, entry: `${collection.id}/${id}` })),
    digest: digestOf(text),
    yaml: { text: parts.yaml ?? '', line: parts.yamlLine },
  };
}

/** What tells a text from every other. */
export function digestOf(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22);
}

/** The entry of a file of which nothing could be read. */
export function unreadableEntry(found: Found, why: Problem<'file-unreadable'>['why']): Entry {
  const place = { file: found.file, entry: `${found.collection}/${found.id}` };
  return {
    ...readEntry(found, ''),
    plain: true,
    problems: [problem({ id: 'file-unreadable', why }, place)],
  };
}

/** The fields of an entry as they were typed, whether they fit or not; empty where they cannot be read. */
export function valuesOf({ data, yaml }: Pick<Entry, 'data' | 'yaml'>): Readonly<Record<string, unknown>> {
  if (data !== undefined) return data;
  const read = readYaml(yaml.text, yaml.line).data;
  return isRecord(read) ? read : {};
}

/** Where a field of an entry stands in its file. */
export function locationOf(entry: Pick<Entry, 'yaml' | 'file'>, path: readonly PropertyKey[]): Location {
  if (last?.yaml !== entry.yaml)
    last = { yaml: entry.yaml, locate: locator(entry.yaml.text, entry.yaml.line) };
  return { file: entry.file, ...last.locate(path) };
}

/** Problems are found entry by entry, and several with one. */
let last: { yaml: Entry['yaml']; locate: Locate } | undefined;

function cut(collection: Collection, text: string): Parts {
  return collection.format === 'page' ? split(text) : { yaml: text, yamlLine: 1, body: '', bodyLine: 1 };
}

/** The body of an entry's file, as readers are to see it. A record has none. */
export function bodyOf(text: string, file: string): string {
  return /\.ya?ml$/i.test(file) ? '' : split(normalise(text)).body;
}

function readFields(collection: Collection, parts: Parts, locate: Locate) {
  if (parts.yaml === undefined)
    return { values: {}, fit: false, problems: parts.problem ? [parts.problem] : [] };
  const { data, problems } = readYaml(parts.yaml, parts.yamlLine);
  if (data === undefined && problems.some((each) => each.level === 'error'))
    return { values: {}, fit: false, problems };
  const values = isRecord(data) ? data : {};
  const { yaml, yamlLine } = parts;
  const found = [
    ...slipsIn(collection, { values, yaml, yamlLine, locate, isDraft: isDraft(values['draft'], yaml) }),
    ...problems,
  ];
  const result = collection.schema.safeParse(data ?? {});
  if (result.success) return { values, fit: true, problems: found };
  return {
    values,
    fit: false,
    problems: [...found, ...explain(result.error, data ?? {}, collection, locate, problems)],
  };
}

/** The facts of a body with those of the fields, lines of the body counting from the top of the file. */
function joined(
  body: Facts,
  bodyLine: number,
  fields: readonly { path: PropertyKey[]; nodes: Node[] }[],
): Facts {
  const inFields = fields.map(({ path, nodes }) => ({ path, facts: factsOf(nodes) }));
  const all = <T extends Mention | Expiry | AttributeDay | PlacedFigure | Box>(
    pick: (facts: Facts) => T[],
  ): T[] => [
    ...inFields.flatMap(({ path, facts }) => pick(facts).map((each) => ({ ...each, path }))),
    ...pick(body).map((each) => ({ ...each, line: each.line + bodyLine - 1 })),
  ];
  return {
    ...body,
    headings: [...body.headings, ...headingsIn(inFields, body.headings)],
    links: all((facts) => facts.links),
    images: all((facts) => facts.images),
    terms: all((facts) => facts.terms),
    numbers: all((facts) => facts.numbers),
    entries: all((facts) => facts.entries),
    expiries: all((facts) => facts.expiries),
    days: all((facts) => facts.days),
    figures: all((facts) => facts.figures),
    boxes: all((facts) => facts.boxes),
  };
}

/** The headings in fields, by names that those of the body leave. */
function headingsIn(fields: readonly { facts: Facts }[], taken: readonly Heading[]): Heading[] {
  const found = fields.flatMap(({ facts }) => facts.headings);
  if (found.length === 0) return [];
  const names = new HeadingNames(taken.map(({ slug }) => slug));
  return found.map((heading) => ({ ...heading, slug: names.next(heading.text) }));
}

function fromFault({ line, ...fault }: PlacedFault, firstLine: number): Problem {
  const { column } = fault;
  return problem(fault, { line: firstLine + line - 1, column });
}

/** Whether a page is to be kept back. Where its fields leave that in doubt, it is. */
function isDraft(value: unknown, yaml: string): boolean {
  if (value === undefined) return /^draft:(?!\s*(?:false)?\s*$)/m.test(yaml);
  return keepsBack(value);
}

/** What an entry is called. A text of any length is cut: lists, links and tabs have room for a line. */
function nameIn(collection: Collection, values: Readonly<Record<string, unknown>>): string | undefined {
  const name = nameField(collection);
  const title = words(values[name]);
  const isText = fieldOf(collection.schema.shape[name] as z.core.$ZodType).kind === 'text';
  return title !== undefined && isText ? shortened(onOneLine(title), longestTitle) : title;
}

/** In characters. */
const longestTitle = 80;

/** The title in fields that cannot be read as a whole. */
function titleLine(yaml: string): string | undefined {
  return words(/^(?:title|name):[ \t]+(["']?)(.+?)\1[ \t]*$/m.exec(yaml)?.[2]);
}

function words(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
