import { z } from 'zod';
import { parseInterval } from '../freshness/interval.ts';
import { outcomes } from '../freshness/outcome.ts';
import { choice, day, flag, interval, line, lines, person, teams, text, type Field } from './fields.ts';

/**
 * A kind of page: its fields, its wording, and how its entries are listed.
 *
 * Pages, forms, schemas, lists, filters, checks and templates derive from this declaration.
 */
export interface Collection<Shape extends z.ZodRawShape = z.ZodRawShape> {
  /** The folder below `content/` and the first part of each address. */
  id: string;
  /** `page`: fields and a body in MDX. `record`: fields only, in YAML. `settings`: one YAML file. */
  format: 'page' | 'record' | 'settings';
  label: string;
  /** What one entry is called. */
  singular: string;
  /** What the collection is for, in a sentence or two. */
  about: string;
  /** Where it stands in its group of the menu. */
  order: number;
  schema: z.ZodObject<Shape>;
  /** The choice field whose options divide the index page. */
  groupBy?: string | undefined;
  /** The group of the menu it stands in; `more` where it names none. */
  menu?: MenuGroup | undefined;
  /** The day field that says when it happened: what has happened needs no review, and is listed by that day. */
  dated?: string | undefined;
  /** Its pages tell what was measured: who looks for their words more often means a page that says what holds. */
  measures?: boolean | undefined;
  /** What teams sign is the text, too, beside the fields that are `signed`. */
  signsBody?: boolean | undefined;
  /** What its layout calls sections of a page, beside the labels of fields: links may lead there. */
  sections?: readonly string[];
  /** The body a new entry starts with. All of it but its headings says what belongs there, and is to be replaced. */
  template: string;
}

/** The groups of the menu, in their order. The last is for collections that name none. */
export const menuGroups = {
  agreed: 'Agreed',
  customers: 'Customers',
  selling: 'Selling',
  together: 'Together',
  more: 'More',
} as const;
export type MenuGroup = keyof typeof menuGroups;

/** What an entry of a collection holds once its front matter was found fit. */
export type DataOf<C extends Collection> = z.output<C['schema']>;

interface Declaration<Shape extends z.ZodRawShape> {
  id: string;
  label: string;
  singular: string;
  about: string;
  order: number;
  /** What the title is in this collection. */
  title: { label: string; hint: string };
  fields: Shape;
  groupBy?: string;
  menu?: MenuGroup;
  dated?: string;
  measures?: boolean;
  signsBody?: boolean;
  sections?: readonly string[];
  template?: string;
}

/** Declares a collection of MDX pages. The fields every page has are added to its own. */
export function pages<Shape extends z.ZodRawShape>(
  declaration: Declaration<Shape>,
): Collection<ReturnType<typeof commonFields> & Shape> {
  const { title, fields, template = '', ...rest } = declaration;
  const common = rest.dated === undefined ? commonFields(title) : fieldsOfPast(title);
  const schema = z.strictObject({ ...common, ...fields }).superRefine(reviewRules);
  return { ...rest, format: 'page', template, schema };
}

/** Whether the entries of a collection are kept true by reviews: records are not, and what has happened has happened. */
export function hasReviews({ format, dated }: Pick<Collection, 'format' | 'dated'>): boolean {
  return format === 'page' && dated === undefined;
}

/** Whether its pages record what was measured or has happened, rather than say what holds. */
export function isRecording({ dated, measures = false }: Pick<Collection, 'dated' | 'measures'>): boolean {
  return measures || dated !== undefined;
}

/** Declares a folder of YAML records, or a single YAML file of settings. */
export function records<Shape extends z.ZodRawShape>(
  declaration: Omit<Declaration<Shape>, 'title' | 'template'> & { format: 'record' | 'settings' },
): Collection<Shape> {
  const { fields, ...rest } = declaration;
  return { ...rest, template: '', schema: z.strictObject(fields) };
}

/** The fields that every page of every collection has. */
function commonFields(title: Pick<Field, 'label' | 'hint'>) {
  return {
    title: line(title.label, { hint: title.hint, recheck: 'page' }),
    summary: text('Summary', {
      hint: 'One or two plain sentences. Shown in lists, search and previews.',
      recheck: 'page',
    }),
    owner: person('Owner', {
      hint: 'Who answers for this page. Its reviews fall to them.',
      recheck: 'nobody',
    }),
    teams: teams('Teams', { hint: 'Whose page it is.', recheck: 'nobody' }),
    tags: lines('Tags', { hint: 'Free words to find the page by.', recheck: 'nobody' }).optional(),
    reviewed: day('Reviewed on', {
      hint: 'The day someone last read the whole page and confirmed that it is true.',
      recheck: 'nobody',
    }).optional(),
    reviewedBy: person('Reviewed by', { hint: 'Who confirmed it.', recheck: 'nobody' }).optional(),
    reviewEvery: interval('Review every', {
      hint: 'Such as “90 days”, “6 months”, “1 year” or “never”. Left empty, the wiki’s default for the collection holds.',
      recheck: 'nobody',
    }).optional(),
    reviewNeverBecause: text('Why it never needs a review', {
      hint: 'Needed where “Review every” is “never”.',
      recheck: 'nobody',
    }).optional(),
    reviewOutcome: choice('Outcome of the review', outcomes, {
      hint: 'What the last review found.',
      recheck: 'nobody',
    }).optional(),
    reviewFor: person('Needs work by', {
      hint: 'Who is to put it right. Needed where the page needs work.',
      recheck: 'nobody',
    }).optional(),
    reviewNote: text('Note on the review', {
      hint: 'What was looked at, or what is to be done.',
      recheck: 'nobody',
    }).optional(),
    reviewFirstBy: day('First review by', {
      hint: 'The day by which a page that nobody has reviewed yet is to be. New and imported pages get one.',
      recheck: 'nobody',
    }).optional(),
    linksByHand: flag('Terms are linked by hand', {
      hint: 'The text leads to terms of the lexicon only where somebody has linked them.',
      recheck: 'nobody',
    }).optional(),
    draft: flag('Draft', {
      hint: 'Visible on your own machine, left out of the published wiki. A draft can be saved while fields are empty.',
      recheck: 'nobody',
    }).optional(),
  };
}

/** The same for a page about something that has happened. Every field of a review is optional: its type is the same. */
function fieldsOfPast(title: Pick<Field, 'label' | 'hint'>): ReturnType<typeof commonFields> {
  const all = commonFields(title);
  const kept = Object.entries(all).filter(([name]) => !name.startsWith('review'));
  const owner = person('Owner', { hint: 'Who answers for this page.', recheck: 'nobody' });
  return { ...Object.fromEntries(kept), owner } as typeof all;
}

/** The names of the fields that every page has. */
export const commonFieldNames: readonly string[] = Object.keys(commonFields({ label: '', hint: '' }));

/** What is wrong where one field asks for another: which one, as `needs`. */
function reviewRules(data: Record<string, unknown>, context: z.RefinementCtx): void {
  const asks = (field: string, needs: string) => {
    if (data[needs] === undefined) context.addIssue({ code: 'custom', path: [field], params: { needs } });
  };
  if (parseInterval(data['reviewEvery']) === 'never') asks('reviewEvery', 'reviewNeverBecause');
  if (data['reviewOutcome'] === 'needs-work') asks('reviewOutcome', 'reviewFor');
  if (data['reviewedBy'] !== undefined) asks('reviewedBy', 'reviewed');
}

/** How sure the author of a claim is. */
export const confidence = () =>
  choice(
    'Confidence',
    { high: 'High: seen ourselves', medium: 'Medium: one good source', low: 'Low: hearsay' },
    {
      hint: 'How sure we are.',
    },
  ).optional();

/** The field that names an entry: the first that its collection asks for. */
export function nameField(collection: Pick<Collection, 'schema'>): string {
  const [name] = Object.keys(collection.schema.shape);
  if (name === undefined) throw new Error('A collection was declared without fields.');
  return name;
}
