import type { Element, ElementContent } from 'hast';
import { classesOf, element, isElement, styleOf, wordsOf } from './elements.ts';

/**
 * Lists that are none in HTML: Word writes paragraphs with a bullet in them, Word for the web and Slack a list of its own for
 * each level. What says how deep an item lies differs; how items become a list does not.
 */
interface Item {
  /** The outermost is 1. */
  level: number;
  ordered: boolean;
  /** The number it has, where it has one. */
  number?: number;
  content: ElementContent[];
}

/** Puts items that follow each other into lists in lists. Everything else stays where it is. */
export function gatherItems(children: readonly ElementContent[]): ElementContent[] {
  const gathered: ElementContent[] = [];
  let open: Open[] = [];
  for (const child of children) {
    const items = isElement(child) ? itemsOf(child) : [];
    if (items.length === 0) {
      gathered.push(child);
      if (!isBlank(child)) open = [];
    }
    for (const item of items) open = put(item, open, gathered);
  }
  return gathered;
}

/** A list that goes on, with those it stands in before it. */
interface Open {
  level: number;
  list: Element;
}

function put(
  { level, ordered, number, content }: Item,
  open: readonly Open[],
  gathered: ElementContent[],
): Open[] {
  const tagName = ordered ? 'ol' : 'ul';
  const around = open.filter((each) => each.level < level);
  const same = open.find((each) => each.level === level && each.list.tagName === tagName);
  const item = element('li', {}, content);
  if (same) {
    same.list.children.push(item);
    return [...around, same];
  }
  const list = element(tagName, ordered && number !== undefined ? { start: number } : {}, [item]);
  const owner = around.at(-1)?.list.children.at(-1);
  if (owner && isElement(owner)) owner.children.push(list);
  else gathered.push(list);
  return [...around, { level, list }];
}

function itemsOf(node: Element): Item[] {
  const paragraph = node.tagName === 'p' ? fromParagraph(node) : undefined;
  return paragraph ? [paragraph] : fromFlatList(node);
}

/** A paragraph of Word's: `mso-list` says how deep it lies, and one of its parts is the bullet or the number. */
function fromParagraph(node: Element): Item | undefined {
  const level = /\blevel(\d)/.exec(styleOf(node, 'mso-list') ?? '')?.[1];
  if (level !== undefined) {
    const marker = takeMarker(node.children);
    return { level: Number(level), ...kindOf(marker.words), content: marker.rest };
  }
  // Where the styles got lost on the way, the bullet is still there, with a gap behind it.
  const isListed = classesOf(node).some((name) => name.startsWith('MsoListParagraph'));
  const pattern = isListed ? /^\s*([·•▪§o-]|\d{1,3}[.)]|[a-z][.)])\s+/ : /^\s*([·•▪§])\s+/;
  const [typed, sign] = pattern.exec(wordsOf(node)) ?? [];
  if (typed === undefined || sign === undefined) return undefined;
  const margin = /([\d.]+)(pt|in|cm)/.exec(styleOf(node, 'margin-left') ?? '');
  const inches = Number(margin?.[1] ?? 0.5) / { pt: 72, in: 1, cm: 2.54 }[(margin?.[2] ?? 'in') as 'in'];
  const content = withoutStart(node.children, typed.length);
  return { level: Math.max(1, Math.round(inches * 2)), ...kindOf(sign), content };
}

/** A list with items of one level, which says how deep that is. */
function fromFlatList(node: Element): Item[] {
  if (node.tagName !== 'ul' && node.tagName !== 'ol') return [];
  const { dataIndent } = node.properties;
  const items = node.children.filter((child) => isElement(child, 'li'));
  const levels = items.map(({ properties: { dataAriaLevel } }) =>
    dataIndent === undefined ? Number(dataAriaLevel) : Number(dataIndent) + 1,
  );
  if (levels.length === 0 || levels.some((level) => !Number.isInteger(level))) return [];
  const start = Number(node.properties['start'] ?? 1);
  return items.map((item, index) => ({
    level: levels[index] ?? 1,
    ordered: node.tagName === 'ol',
    number: start + index,
    content: item.children,
  }));
}

/** Whether a marker counts: a number or a letter with a point or a bracket behind it. Word's second bullet is an “o”. */
function kindOf(marker: string): Pick<Item, 'ordered' | 'number'> {
  const [, counted] = /^\(?(\w{1,5})[.)]/.exec(marker.replace(/\s+/g, '')) ?? [];
  if (counted === undefined) return { ordered: false };
  return { ordered: true, ...(/^\d+$/.test(counted) && { number: Number(counted) }) };
}

/** Takes the part out that Word draws by itself: it is marked with `mso-list:Ignore`. */
function takeMarker(children: readonly ElementContent[]): { words: string; rest: ElementContent[] } {
  let words = '';
  const rest = children.flatMap((child): ElementContent[] => {
    if (!isElement(child)) return [child];
    if (/ignore/i.test(styleOf(child, 'mso-list') ?? '')) {
      words += wordsOf(child);
      return [];
    }
    const inner = takeMarker(child.children);
    words += inner.words;
    return [{ ...child, children: inner.rest }];
  });
  return { words, rest };
}

function withoutStart(children: readonly ElementContent[], length: number): ElementContent[] {
  let left = length;
  return children.flatMap((child): ElementContent[] => {
    const words = wordsOf(child).length;
    const cut = Math.min(left, words);
    left -= cut;
    if (cut === 0) return [child];
    if (cut === words) return [];
    if (child.type === 'text') return [{ ...child, value: child.value.slice(cut) }];
    return isElement(child) ? [{ ...child, children: withoutStart(child.children, cut) }] : [child];
  });
}

function isBlank(node: ElementContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}
