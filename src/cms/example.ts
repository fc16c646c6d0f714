import { stringify } from 'yaml';
import { fieldOf, type Field } from '../collections/fields.ts';
import type { Collection } from '../collections/index.ts';
import { kinds } from '../collections/kinds.ts';

/** The id of the person whom the examples belong to. */
const examplePerson = 'example-person';

/**
 * A file to begin a collection with: its required fields filled in, its optional ones as comments, each with
 * what it is for. Derived from the declaration, so it cannot go stale.
 */
export function exampleFile(collection: Collection): { file: string; text: string } {
  const fields = Object.entries(collection.schema.shape).map(([name, schema]) => ({
    name,
    ...fieldOf(schema),
  }));
  const required = fields.filter((field) => field.required).map(filledIn);
  const optional = fields.filter((field) => !field.required && field.name !== 'draft').map(asComment);
  const yaml = [...required, '# Fields you may add:', ...optional];
  if (collection.format === 'record') {
    return { file: `${examplePerson}.yaml`, text: `${[`# ${collection.about}`, ...yaml].join('\n')}\n` };
  }
  const draft =
    '# A draft is visible on your own machine only. Remove this line to publish the page.\ndraft: true';
  const text = `---\n# ${collection.about}\n${[draft, ...yaml].join('\n')}\n---\n\n${collection.template}`;
  return { file: 'example.mdx', text };
}

/** The settings of an empty wiki. */
export function exampleSettings(): string {
  return settings;
}

function filledIn(field: Field & { name: string }): string {
  const line = stringify({ [field.name]: valueOf(field) }, { lineWidth: 0, singleQuote: true });
  return `# ${explain(field)}\n${line.trimEnd()}`;
}

function asComment(field: Field & { name: string }): string {
  return `# ${explain(field)}\n# ${field.name}:`;
}

function explain({ label, hint, options }: Field): string {
  const offered = Array.isArray(options)
    ? ` One of: ${options.map((option) => option.value).join(', ')}.`
    : '';
  return `${label}. ${hint ?? ''}${offered}`;
}

function valueOf({ name, kind, to, options }: Field & { name: string }): unknown {
  if (name === 'title' || name === 'name') return 'Example';
  if (to === 'people') return examplePerson;
  if (options === 'teams') return kind === 'choices' ? ['sales'] : 'sales';
  return Array.isArray(options) ? options[0]?.value : kinds[kind].example;
}

const settings = `# What the wiki is called, and a sentence about it.
name: Our wiki
description: One language for sales and marketing.

# Who may read it: “company”, which is not published to a site that everyone can read, or “public”.
audience: company

# The teams that share it. Pages name them by their id.
teams:
  - id: sales
    name: Sales
    colour: '#b4532a'
  - id: marketing
    name: Marketing
    colour: '#1f6f78'

# The funnel, in order, and the team that owns each stage.
stages:
  - id: lead
    name: Lead
    team: marketing
  - id: mql
    name: Marketing qualified
    team: marketing
  - id: sql
    name: Sales qualified
    team: sales
  - id: customer
    name: Customer
    team: sales

# How often pages are reviewed. An interval of its own for collections that age faster.
review:
  every: 6 months
  collections:
    - collection: competitors
      every: 90 days
  noticeDays: 21
  perOwnerAWeek: 3
  timeZone: Europe/Berlin

# Where “report a problem” leads: an e-mail address, or an address that begins with https://.
# reportTo: wiki@example.com
`;
