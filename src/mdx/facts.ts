import { boundDaysIn, type BoundDay } from '../collections/bound-days.ts';
import { parseDay, type Day } from '../freshness/day.ts';
import { figuresIn, type Figure } from './figures.ts';
import { textOf, type Node, type Point } from './tree.ts';
import { vocabulary } from './vocabulary.ts';

/** What other pages and the checks need to know of a body, without keeping the body. */
export interface Facts {
  headings: Heading[];
  links: Link[];
  images: Mention[];
  /** Ids of lexicon terms that the body names with `<Term>`. */
  terms: Link[];
  /** Ids of numbers that the body quotes with `<Number>`. */
  numbers: Mention[];
  /** Entries that the body shows with `<Entry>`, as `collection/id`. */
  entries: Mention[];
  /** Days until which claims are said to be true. */
  expiries: Expiry[];
  /** Days in attributes that cannot be any. */
  days: AttributeDay[];
  /** Figures in its sentences and tables. */
  figures: PlacedFigure[];
  /** Boxes that nobody has ticked. */
  boxes: Box[];
  /** The first words, for a summary where there is none. */
  excerpt: string;
}

export interface Heading {
  depth: number;
  text: string;
  slug: string;
}

export interface Mention extends Point {
  to: string;
  /** The field it stands in; `undefined` in the body. Line and column then count within the field. */
  path?: PropertyKey[] | undefined;
}

/** A mention, with the words that lead there. */
export interface Link extends Mention {
  text: string;
}

/** A figure, where the sentence or the row begins that holds it. */
export interface PlacedFigure extends Figure, Point {
  path?: PropertyKey[] | undefined;
}

export interface Expiry extends Point {
  until: Day;
  path?: PropertyKey[] | undefined;
}

/** A day in an attribute of a component. */
export interface AttributeDay extends BoundDay, Point {
  tag: string;
  path?: PropertyKey[] | undefined;
}

/** A line with a box before it, to be ticked. */
export interface Box extends Point {
  text: string;
  path?: PropertyKey[] | undefined;
}

const excerptLength = 200;

/** Gathers the facts of a body in one walk. */
export function factsOf(nodes: readonly Node[]): Facts {
  const facts: Facts = {
    headings: [],
    links: [],
    images: [],
    terms: [],
    numbers: [],
    entries: [],
    expiries: [],
    days: [],
    figures: [],
    boxes: [],
    excerpt: '',
  };
  visit(nodes);
  return facts;

  function visit(children: readonly Node[]): void {
    for (const node of children) {
      switch (node.type) {
        case 'heading':
          facts.headings.push({ depth: node.depth, text: textOf(node.children), slug: node.slug });
          break;
        case 'link':
          facts.links.push({ to: node.url, text: textOf(node.children), ...node.at });
          break;
        case 'image':
          facts.images.push({ to: node.url, ...node.at });
          break;
        case 'component':
          component(node);
          break;
        case 'tableRow':
          figures(node);
          break;
        case 'listItem':
          if (node.checked === false)
            facts.boxes.push({ text: textOf(node.children.slice(0, 1)), ...node.at });
          break;
        case 'paragraph':
          figures(node);
          if (facts.excerpt === '') facts.excerpt = shorten(textOf(node.children));
          break;
      }
      if ('children' in node) visit(node.children);
    }
  }

  function figures({ children, at }: { children: Node[]; at: Point }): void {
    const text = textOf(children);
    if (/\d/.test(text)) facts.figures.push(...figuresIn(text).map((each) => ({ ...each, ...at })));
  }

  function component({ name, props, children, at }: Node & { type: 'component' }): void {
    if (name === 'Term') facts.terms.push({ to: props['id'] ?? '', text: textOf(children), ...at });
    if (name === 'Number') facts.numbers.push({ to: props['id'] ?? '', ...at });
    if (name === 'Entry') facts.entries.push({ to: props['id'] ?? '', ...at });
    const until = parseDay(props['until']);
    if (until !== undefined) facts.expiries.push({ until, ...at });
    const bound = boundDaysIn(vocabulary.get(name)?.attributes.shape ?? {}, props);
    facts.days.push(...bound.map((each) => ({ ...each, tag: name, ...at })));
  }
}

function shorten(text: string): string {
  if (text.length <= excerptLength) return text;
  return `${text.slice(0, excerptLength).replace(/\s+\S*$/, '')} …`;
}
