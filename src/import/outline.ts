import GithubSlugger from 'github-slugger';
import type { Heading, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { onOneLine } from '../plain.ts';
import { withoutNumber } from './names.ts';
import { parse } from './parse.ts';
import { walk } from './tree.ts';

/** What the text says of itself, for fields that the front matter lacks. */
export interface Derived {
  title: string;
  /** Where the title comes from, in words. */
  titleFrom: 'heading' | 'file-name';
  summary: string;
  summaryFrom: 'sentences' | 'nothing';
}

const summaryLength = 220;

/** What a text calls itself and says first. `stem` is the name of the file, for a text that says nothing. */
export function derive(root: Root, stem: string): Derived {
  const heading = root.children.find((node): node is Heading => node.type === 'heading' && node.depth === 1);
  const headed = heading ? wordsOf(heading) : '';
  const opening = openingOf(root.children);
  return {
    title: headed || fromName(stem),
    titleFrom: headed ? 'heading' : 'file-name',
    summary: opening || headed || fromName(stem),
    summaryFrom: opening ? 'sentences' : 'nothing',
  };
}

/** Takes away a first heading that only repeats the title, which the page shows anyway. */
export function dropTitle(root: Root, title: string): void {
  const index = root.children.findIndex((node) => node.type !== 'html' && node.type !== 'anchor');
  const first = root.children[index];
  if (first?.type === 'heading' && first.depth === 1 && plainOf(wordsOf(first)) === plainOf(title)) {
    const anchors = first.children.filter((node) => node.type === 'anchor');
    root.children.splice(
      index,
      1,
      { type: 'anchor', name: new GithubSlugger().slug(wordsOf(first)) },
      ...anchors,
    );
  }
}

/** Where in a page links can lead: the slugs of its headings, and older names for them. */
export interface Places {
  slugs: ReadonlySet<string>;
  /** The slug of the heading that a mark stands in or before; empty for the top of the page. */
  anchors: ReadonlyMap<string, string>;
}

/** Finds the headings’ slugs as readers’ browsers will have them, and the headings that marks belong to. */
export function placesOf(root: Root): Places {
  const slugger = new GithubSlugger();
  const slugs = new Set<string>();
  const anchors = new Map<string, string>();
  let current = '';
  let waiting: string[] = [];
  // What stands in a heading, or at the very top, does not belong to the next heading.
  const settled = new Set<unknown>(root.children.slice(0, 1));
  walk(root, (node) => {
    if (node.type === 'heading') {
      current = slugger.slug(wordsOf(node)) || 'section';
      slugs.add(current);
      for (const name of waiting) anchors.set(name, current);
      waiting = [];
      walk(node, (inner) => {
        if (inner.type === 'anchor') settled.add(inner);
      });
    } else if (node.type === 'anchor') {
      anchors.set(node.name, current);
      if (!settled.has(node)) waiting.push(node.name);
    } else if (node.type === 'text' && node.value.trim() !== '') waiting = [];
  });
  return { slugs, anchors };
}

/** The place a link’s last part means, however the source’s own system spells it; `undefined` where there is none. */
export function placeFor({ slugs, anchors }: Places, hash: string): string | undefined {
  const name = safeDecode(hash.replace(/^#/, ''));
  if (slugs.has(name)) return name;
  const exact = anchors.get(name);
  if (exact !== undefined) return exact;
  // Some systems spell an apostrophe as its number in HTML.
  const wanted = plainOf(name.replace(/-39-/g, '-'));
  for (const slug of slugs) if (plainOf(slug) === wanted) return slug;
  for (const [anchor, slug] of anchors) if (plainOf(anchor) === wanted) return slug;
  return undefined;
}

/** Words without formatting, on one line. */
export function plainWords(markdown: string): string {
  const bare = markdown.replace(/<!--[\s\S]*?-->|<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/gi, ' ');
  if (!/[*_`[\]\\]|&\w+;/.test(bare)) return onOneLine(bare);
  return onOneLine(
    parse(bare)
      .children.map((each) => toString(each))
      .join(' '),
  );
}

/** The words of a heading that readers see. */
function wordsOf(heading: Heading): string {
  return onOneLine(toString(heading, { includeHtml: false }));
}

function openingOf(nodes: readonly RootContent[]): string {
  const all = [...proseIn(nodes)];
  const paragraphs = all.filter((each) => each.length >= 12);
  const sentence = paragraphs.slice(0, 4).find((each) => each.length >= 40 && /[.!?…]/.test(each));
  const found = sentence ?? paragraphs.find((each) => each.length >= 40) ?? paragraphs[0] ?? all[0];
  return found === undefined
    ? ''
    : shorten(found.replace(/(?<=[.!?]["”’)]?)\s+[^.!?]*:$/, '').replace(/:$/, '.'));
}

/** Paragraphs that are sentences, not menus of links or pictures; boxes and lists come after the plain ones. */
function* proseIn(nodes: readonly RootContent[]): Generator<string> {
  for (const [index, node] of nodes.entries()) {
    if (node.type !== 'paragraph') continue;
    // What a block of code is called is no sentence.
    if (nodes[index + 1]?.type === 'code' && node.children.every(({ type }) => type === 'strong')) continue;
    const words = onOneLine(toString(node, { includeImageAlt: false, includeHtml: false }));
    const linked = node.children
      .filter((child) => child.type === 'link')
      .reduce((sum, child) => sum + toString(child).length, 0);
    const menu = linked > words.length * 0.6;
    const typed =
      /^(?:\{[{%]|<%|<\/?[A-Za-z]|\$\{)/.test(words) ||
      (node.children[0]?.type === 'inlineCode' && words.startsWith('<'));
    if (
      /\p{L}{2}/u.test(words) &&
      !isProperties(toString(node, { includeHtml: false })) &&
      !menu &&
      !typed &&
      !/^(?:Video|Audio|Embedded \w+): /.test(words)
    )
      yield words;
  }
  for (const node of nodes) {
    if (node.type === 'container' || node.type === 'blockquote')
      yield* proseIn(node.children as RootContent[]);
    if (node.type === 'list') yield* proseIn(node.children.flatMap((item) => item.children));
  }
}

/** Whether a paragraph is a list of facts about its page, one a line, as Notion writes them: “Status: Done”. */
function isProperties(words: string): boolean {
  const lines = words.trim().split('\n');
  const isLong = lines.length === 1 && /.{60}|[.!?…]$/.test(words.trim());
  return !isLong && lines.every((line) => /^\p{L}[^:.!?]{0,40}:(?:\s|$)/u.test(line.trim()));
}

/** The first sentences that fit, or the first words. */
function shorten(words: string): string {
  if (words.length <= summaryLength) return words;
  const end = [
    ...words
      .slice(0, summaryLength)
      .matchAll(/(?<!\b(?:e\.g|i\.e|etc|vs|Dr|Mr|Ms|[A-Z]))[.!?…]["”’)]?(?=\s)/g),
  ].at(-1);
  if (end && end.index > 40) return words.slice(0, end.index + end[0].length);
  return `${words.slice(0, summaryLength).replace(/[\s,;:–-]+\S*$/, '')} …`;
}

function fromName(stem: string): string {
  const words = withoutNumber(stem).normalize('NFC').replace(/[-_]+/g, ' ').replace(/\s+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function plainOf(words: string): string {
  return words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function safeDecode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
