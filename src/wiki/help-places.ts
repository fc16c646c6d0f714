/** What there is to link to in the help. Checks know it without building its pages. */
import { slug } from 'github-slugger';
import { collectionOf } from '../collections/index.ts';
import { vocabulary } from '../mdx/vocabulary.ts';
import { catalogue } from '../problem/catalogue.ts';

/** The pages of the help below its first one. */
export type HelpId = (typeof helpIds)[number];

export const helpIds = [
  'writing',
  'fields',
  'components',
  'reviewing',
  'together',
  'editing',
  'importing',
  'administering',
  'problems',
] as const;

const components = new Set(Array.from(vocabulary.keys(), (name) => name.toLowerCase()));

/** The headings of the pages of the help, but for those that are derived. A test holds them to the pages as they are built. */
export const helpHeadings: Readonly<Partial<Record<HelpId | 'index', readonly string[]>>> = {
  index: ['When you read', 'Before a call', 'When you meet', 'When you write'],
  writing: [
    'Fields every page has',
    'Text',
    'Links and images',
    'Components',
    'Words of the lexicon',
    'What is shown as you typed it',
  ],
  reviewing: [
    'What “checked” means',
    'One press',
    'Worked, or did not',
    'The first review',
    'The states',
    'What is over, and what has happened',
    'How long a review holds',
    'Claims',
    'Agreements',
    'Whose turn it is',
    'From the command line',
  ],
  together: ['Signing', 'Numbers', 'Meetings', 'Material and campaigns', 'What was heard outside', 'Tasks'],
  editing: [
    'In the editor',
    'Two people on one page',
    'Words that are signed',
    'What happened before',
    'Deleting a page',
    'On your own machine',
    'In a text editor',
    'Setting up the editor of a published wiki',
    'What protects you where',
  ],
  importing: ['What happens', 'Whose the pages are', 'After an import'],
  administering: [
    'Settings',
    'People',
    'Collections',
    'Commands',
    'Who can read it',
    'The weekly digest',
    'Publishing',
    'Serving the editor to colleagues',
  ],
};

/** What is derived on a page of the help. */
const derived: Partial<Record<HelpId, (name: string) => boolean>> = {
  problems: (name) => Object.hasOwn(catalogue, name) || /^(?:error|warning|info)$/.test(name),
  components: (name) => components.has(name),
  fields: (name) => name.startsWith('fields-') && collectionOf(name.slice('fields-'.length)) !== undefined,
};

/** Whether a page of the help has a place of a name. */
export function placesOfHelp(id: HelpId | 'index'): (name: string) => boolean {
  const written = new Set(helpHeadings[id]?.map((heading) => slug(heading)));
  return (id === 'index' ? undefined : derived[id]) ?? ((name) => written.has(name));
}
