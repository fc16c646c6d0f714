import type { Settings } from '../collections/index.ts';
import { slugOf } from '../document/slug.ts';
import type { Day } from '../freshness/day.ts';
import { dueOn, type ReviewFacts } from '../freshness/review.ts';

/** What the editor calls a page or a person, and finds it by. */
export interface Name {
  collection: string;
  id: string;
  title: string;
  /** Below the content folder. */
  file: string;
  /** Where it is read, with the base of the site. */
  url: string;
  aliases: string[];
  /** The id of the person who owns a page. */
  owner?: string;
  /** The ids of a page's teams. */
  teams?: readonly string[];
  draft?: true;
  /** The day on which what it tells of has happened. */
  on?: Day;
  /** What the state of a page depends on: not whom it falls to, nor which pages have changed. */
  review?: ReviewFacts;
  /** Of people only. */
  email?: string;
  /** The id of a person's team. */
  team?: string;
  /** The day a person left, or will. */
  left?: string;
}

/** Every name of the wiki, and what forms want to know beside. */
export interface Names {
  names: readonly Name[];
  teams: Settings['teams'];
  stages: Settings['stages'];
  review: Settings['review'];
  /** The days on which pages fall due, by the ids of their owners. */
  due: Readonly<Record<string, readonly Day[]>>;
}

/** {@link Names} as they are sent: what follows from the rest is left out, since a wiki may have thousands. */
export interface PackedNames extends Omit<Names, 'names' | 'due'> {
  /** The base of the site, without a slash at its end. */
  base: string;
  /** By collection. */
  names: Record<string, PackedName[]>;
}

export interface PackedName extends Partial<Omit<Name, 'review'>> {
  title: string;
  review?: PackedReview;
}

export type PackedReview = Partial<ReviewFacts>;

/** {@link Names} from what was sent. Browsers load this at pages too: what it is made of, as in `pack-names.ts`, they do not. */
export function unpackNames({ base, names, ...rest }: PackedNames): Names {
  const unpacked = Object.entries(names).flatMap(([collection, list]) =>
    list.map(({ review, ...name }): Name => {
      const id = name.id ?? slugOf(name.title);
      return {
        aliases: [],
        ...name,
        id,
        collection,
        file: name.file ?? usualFile(collection, id),
        url: base + addressOf(collection, id),
        ...(review && { review: { ...usualReview, noticeDays: rest.review.noticeDays, ...review } }),
      };
    }),
  );
  return { names: unpacked, due: dueByOwner(unpacked), ...rest };
}

/** What holds of a page's review where nothing else is said. */
const usualReview: Omit<ReviewFacts, 'noticeDays'> = {
  every: { months: 6 },
  history: true,
  assignees: { owner: undefined, covers: [], lead: undefined },
};

function dueByOwner(names: readonly Name[]): Names['due'] {
  const owned = names.flatMap(({ owner, review }) => {
    const day = review && dueOn(review);
    return owner === undefined || day === undefined ? [] : [{ owner, day }];
  });
  const days = Object.groupBy(owned, ({ owner }) => owner);
  return Object.fromEntries(
    Object.entries(days).map(([owner, due = []]) => [owner, due.map(({ day }) => day).toSorted()]),
  );
}

/** Where the file of a page or a person lies below the content folder, unless it is said to lie elsewhere. */
export function usualFile(collection: string, id: string): string {
  return `${collection}/${id}.${collection === 'people' ? 'yaml' : 'mdx'}`;
}

/** As the wiki's own, which the browser does not load. */
function addressOf(collection: string, id: string): string {
  return `/${[collection, ...id.split('/')].map(encodeURIComponent).join('/')}/`;
}
