import { collectionOf } from '../../src/collections/index.ts';
import type { Day } from '../../src/freshness/day.ts';
import type { Interval } from '../../src/freshness/interval.ts';
import type { Imported, Target } from '../../src/import/context.ts';
import { importFolder } from '../../src/import/folder.ts';
import { readSettings } from '../../src/wiki/settings.ts';

/** Imports texts, by path, into an empty collection. */
export function importing(...args: Parameters<typeof importingAll>): Map<string, Imported> {
  return new Map(importingAll(...args).map((page) => [page.path, page]));
}

/** The same in the order of the pages: a file may become several. */
export function importingAll(
  texts: Record<string, string>,
  {
    collection = 'guides',
    others = [],
    images = {},
    ...rest
  }: Partial<Omit<Target, 'collection'>> & {
    collection?: string;
    others?: string[];
    images?: Record<string, string>;
  } = {},
): Imported[] {
  const found = collectionOf(collection);
  if (found === undefined) throw new Error(`There is no collection “${collection}”.`);
  const pages = Object.entries(texts).map(([path, text]) => ({ path, text, changes: [] }));
  const people = [
    { id: 'ada', name: 'Ada Example', email: 'ada@example.com', team: 'sales', handles: [], hasLeft: false },
    { id: 'ben', name: 'Ben Example', email: 'ben@example.com', team: 'sales', handles: [], hasLeft: false },
  ];
  const folder = {
    name: 'Team Handbook',
    path: '/home/me/content/Team Handbook',
    pages,
    hidden: [],
    others: new Set([...others, ...Object.keys(images)]),
    images: new Map(Object.entries(images)),
    media: 'guides/team-handbook',
  };
  const target = {
    collection: found,
    owner: { id: 'ada', team: 'sales' },
    teams: ['sales'],
    people,
    lists: {
      teams: [{ id: 'sales', name: 'Sales' }],
      stages: [{ id: 'mql', name: 'Qualified by marketing' }],
    },
    owners: [],
    existing: new Set<string>(),
    into: '',
    review: {
      today: '2026-11-22' as Day,
      settings: readSettings(undefined, 'wiki.yaml').settings,
      due: new Map<string, Day[]>(),
      holding: new Map<string, Interval[]>(),
    },
    ...rest,
  };
  return importFolder(folder, target);
}

/** The body that a text becomes, without the blank lines around it. */
export function bodyOf(text: string): string {
  return afterFields(
    importing({ 'page.md': `---\ntitle: Page\nsummary: About it.\n---\n${text}` }).get('page.md')?.text,
  ).trim();
}

/** The text of a page below its fields. */
export function afterFields(text: string | undefined): string {
  return text?.replace(/^---\n[\s\S]*?\n---\n/, '') ?? '';
}
