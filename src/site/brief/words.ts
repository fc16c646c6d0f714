import type { GoneMark } from '../../freshness/asset-words.ts';
import { parseDay, type Day } from '../../freshness/day.ts';
import type { Site } from '../../mdx/render.ts';
import type { Node } from '../../mdx/tree.ts';

/**
 * Words as data, for pages that are put together where they are read: whoever shows them makes elements of them, and no
 * text is ever taken for HTML.
 */
export type Words = readonly Word[];

export type Word =
  | string
  | { is: 'strong' | 'em' | 'del'; of: Words }
  | { is: 'link'; to: string; of: Words }
  /** True up to and on a day; whether it still is, is found out where it is read. */
  | { is: 'claim'; until: Day; of: Words }
  /** From a day on, behind a link: that what it leads to is not to be used any more. */
  | { is: 'gone'; from: string; label: string }
  | { is: 'break' };

/** What must be known of the site to say a text. */
export type Speaker = Pick<Site, 'hrefOf' | 'numberOf' | 'goneAt'>;

/** The words of a text that was read; its blocks stand below each other. */
export function wordsOf(nodes: readonly Node[], site: Speaker): Words {
  const words: Word[] = [];
  for (const node of nodes) {
    const isBlock = blocks.has(node.type) || (node.type === 'component' && node.block);
    if (isBlock && words.length > 0) words.push({ is: 'break' });
    words.push(...wordsIn(node, site));
  }
  return words;
}

const blocks: ReadonlySet<Node['type']> = new Set([
  ...(['paragraph', 'heading', 'blockquote', 'code', 'list', 'listItem', 'table', 'tableRow'] as const),
]);

const marks = { strong: 'strong', emphasis: 'em', delete: 'del' } as const;

function wordsIn(node: Node, site: Speaker): Words {
  if (node.type === 'text') return [node.value.replace(/\s+/g, ' ')];
  if ('value' in node) return [node.value];
  if (node.type === 'image') return [node.alt];
  if (node.type === 'break') return [{ is: 'break' }];
  // What a note says stands on the page itself.
  if (!('children' in node) || node.type === 'footnote') return [];
  const of = wordsOf(node.children, site);
  switch (node.type) {
    case 'strong':
    case 'emphasis':
    case 'delete':
      return [{ is: marks[node.type], of }];
    case 'listItem':
      return ['• ', ...of];
    case 'tableCell':
      return [...of, ' '];
    case 'link':
      return [...linked(site.hrefOf(node.url), of), ...goneWords(site.goneAt?.(node.url))];
    case 'component':
      return ofComponent(node.name, node.props, of, site);
    default:
      return of;
  }
}

function ofComponent(name: string, props: Record<string, string>, of: Words, site: Speaker): Words {
  if (name === 'Number') return quoted(props['id'] ?? '', site);
  if (name === 'Term') return linked(site.hrefOf(`/lexicon/${props['id']}/`), of);
  return name === 'Claim' ? claimed(props['until'], of) : of;
}

/** A number as it was last measured; one that is not there says what was typed. */
function quoted(id: string, { numberOf, hrefOf }: Speaker): Words {
  const number = numberOf?.(id);
  if (number === undefined) return [id];
  return [...linked(hrefOf(number.address), [number.value]), ` ${number.more}`];
}

/** Words that are said to hold until a day, where one is given. */
export function claimed(until: string | undefined, of: Words): Words {
  const day = parseDay(until);
  return day ? [{ is: 'claim', until: day, of }] : of;
}

/** What stands behind a link to what is not to be used any more from a day on. */
export function goneWords(mark: GoneMark | undefined): Words {
  return mark ? [{ is: 'gone', from: mark.from, label: mark.label }] : [];
}

function linked(to: string | undefined, of: Words): Words {
  return to === undefined ? of : [{ is: 'link', to, of }];
}
