import type { HelpId } from '../../wiki/help-places.ts';

/** The help's pages, in the order in which one reads them. The index lists them; each takes its title from here. */
export const helpPages = [
  { id: 'index', title: 'Help', about: 'What this wiki is, and where to find what you are looking for.' },
  {
    id: 'writing',
    title: 'How to write a page',
    about: 'The fields that every page has, and what can stand in its text.',
  },
  {
    id: 'fields',
    title: 'The fields of each kind of page',
    about: 'What a term, a guide, a competitor and all others have of their own.',
  },
  {
    id: 'components',
    title: 'Boxes, talk tracks and other components',
    about: 'What to type for each, and how readers see it.',
  },
  {
    id: 'reviewing',
    title: 'How to review a page',
    about: 'What “checked” means, when a page falls due, and whose turn it is.',
  },
  {
    id: 'together',
    title: 'How to sign, measure and decide',
    about: 'Signatures, numbers, meetings and tasks.',
  },
  {
    id: 'editing',
    title: 'How to edit',
    about: 'The editor in the browser, on your machine and on the published wiki.',
  },
  {
    id: 'importing',
    title: 'How to bring pages along',
    about: 'Taking over pages from another wiki or a folder of files.',
  },
  {
    id: 'administering',
    title: 'How to run the wiki',
    about: 'Settings, people, collections, and the commands.',
  },
  {
    id: 'problems',
    title: 'Every problem explained',
    about: 'What each message means for readers, and how to make it go away.',
  },
] as const satisfies readonly { id: 'index' | HelpId; title: string; about: string }[];

export type HelpPage = (typeof helpPages)[number]['id'];

/** The address of a help page, without the site's base. */
export function helpAddress(id: HelpPage): string {
  return id === 'index' ? '/help/' : `/help/${id}/`;
}

/** The pages of the help as search finds them: by their titles. */
export const helpNames = helpPages.map(({ id, title }) => ({
  ...{ collection: 'help', id, title, others: [] },
  url: helpAddress(id),
}));
