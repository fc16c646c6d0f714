import { commonFieldNames } from '../collections/collection.ts';
import { fieldOf } from '../collections/fields.ts';
import type { Collection } from '../collections/index.ts';
import type { Change } from './change.ts';
import type { Target } from './context.ts';
import { take, type Ledger } from './ledger.ts';
import { aliases, commonFields, firstText } from './mappers.ts';
import { ownPeople } from './own-people.ts';
import { isListedOrNested, ownValue } from './own-values.ts';
import { ownerFor } from './owners.ts';
import { asYaml, type FrontMatter } from './front-matter.ts';
import type { Derived } from './outline.ts';

export interface Fields {
  /** What the source says, by the fields of the wiki. What it does not say is not in it. */
  data: Record<string, unknown>;
  /** Whether the front matter has the summary. */
  saysSummary: boolean;
  /** Fields without a place, as they were typed. */
  kept: string;
  changes: Change[];
}

/** Where a title or a summary comes from, in words. */
const wordsOf: Readonly<Record<Derived['titleFrom' | 'summaryFrom'], string>> = {
  heading: 'the first heading',
  'file-name': 'the name of the file',
  sentences: 'the first sentences',
  nothing: 'nothing, since the page has no sentences',
};

/** Maps front matter to the fields of a collection; `mappings` in `table.ts` says how. */
export function mapFields(path: string, matter: FrontMatter, derived: Derived, target: Target): Fields {
  const { collection } = target;
  const own = ownFields(matter, target);
  const ledger: Ledger = { ...matter, own: new Set(own.keys()), used: new Set(), changes: [] };
  const { changes } = ledger;
  const title = firstText('title', ledger);
  const summary = firstText('summary', ledger);
  changes.push({ kind: 'title', detail: title ? `the field “${title.name}”` : wordsOf[derived.titleFrom] });
  changes.push({
    kind: 'summary',
    detail: summary ? `the field “${summary.name}”` : wordsOf[derived.summaryFrom],
  });
  const common = commonFields(ledger, target);
  const owner = ownerFor(path, ledger, target);
  changes.push(...owner.changes);
  const data: Record<string, unknown> = {
    title: title?.value ?? (derived.title || undefined),
    summary: summary?.value ?? (derived.summaryFrom === 'nothing' ? undefined : derived.summary),
    owner: owner.person.id,
    teams: [...(target.teams ?? [owner.person.team])],
    ...common,
    ...aliases(ledger, collection),
    ...ownPeople(path, ledger, target),
    ...sameNames(ledger, own),
  };
  const unfit = unfitFields(ledger, collection);
  for (const detail of unfit) changes.push({ kind: 'field-unfit', detail });
  if (unfit.length > 0) data['draft'] = true;
  return { data, saysSummary: summary !== undefined, kept: keptOf(ledger), changes };
}

/** The fields that a page needs before readers may see it, and that nothing in its source says. */
export function askedFor(data: Record<string, unknown>, { schema }: Collection): string[] {
  const issues = schema.safeParse(data).error?.issues ?? [];
  return [...new Set(issues.map(({ path }) => String(path[0])))];
}

/** Fields that the collection has under the same name, where the value fits and names nothing else. */
function sameNames(ledger: Ledger, own: ReadonlyMap<string, unknown>): Record<string, unknown> {
  const left = [...own].filter(([name]) => !ledger.used.has(name));
  for (const [name] of left) take(ledger, name);
  return Object.fromEntries(left);
}

/** The values of such fields, as the wiki writes them. */
function ownFields({ values, written }: FrontMatter, target: Target): Map<string, unknown> {
  const found = Object.entries(values).map(([name, value]) => {
    const schema = schemaOf(name, target.collection);
    if (!schema || fieldOf(schema).to !== undefined) return [name, undefined] as const;
    // A text is as it was written; where that does not fit, as with a number, it is as YAML reads it.
    return [name, ownValue(schema, written[name], target) ?? ownValue(schema, value, target)] as const;
  });
  return new Map(found.filter(([, value]) => value !== undefined));
}

/** Teams, stages and groups that the page would lack without a word. */
function unfitFields({ values, used }: Ledger, collection: Collection): string[] {
  return Object.keys(values).filter((name) => {
    const schema = schemaOf(name, collection);
    return schema && isListedOrNested(fieldOf(schema)) && !used.has(name) && !isEmpty(values[name]);
  });
}

function schemaOf(name: string, { schema: { shape } }: Collection) {
  return Object.hasOwn(shape, name) && !commonFieldNames.includes(name) ? shape[name] : undefined;
}

/** What has not been taken over, as it was typed; empty where it says nothing. */
function keptOf({ values, typed, used, changes }: Ledger): string {
  const left = [...(typed.has('#') ? ['#'] : []), ...Object.keys(values)].filter((name) => !used.has(name));
  const worth = left.filter((name) => name === '#' || !isEmpty(values[name]));
  for (const name of worth) changes.push({ kind: 'field-kept', detail: name === '#' ? 'comments' : name });
  const kept = left.map((name) => typed.get(name) ?? asYaml({ [name]: values[name] }).trimEnd());
  return worth.length > 0 ? kept.join('\n') : '';
}

function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}
