import type { RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { readTag } from '../mdx/tags.ts';
import { isEmpty, isInSentence } from '../mdx/vocabulary.ts';
import { oneLine } from '../plain.ts';
import type { Change } from './change.ts';
import { hiddenComment } from './comments.ts';
import { calloutKind, isKind, meaningOf, silent, spoken, wordy, type Meaning } from './components.ts';
import { plainWords } from './outline.ts';
import { parseInline } from './parse.ts';
import type { Piece } from './scan/found.ts';
import { asFlow } from './normalise-tree.ts';
import type { DialectTag } from './tags.ts';
import { text } from './tree.ts';

/** Puts a piece of another system’s language into the words and components of the wiki. */
export function pieceNodes(
  piece: Piece,
  children: RootContent[],
  change: (kind: Change['kind'], detail: string) => void,
): RootContent[] {
  if (piece.type === 'wikilink') {
    if (piece.embed && !isImage(piece.target)) change('embed', piece.raw);
    return wikilink(piece);
  }
  if (piece.type === 'snippet') {
    change('embed', piece.raw);
    return [{ type: 'link', url: piece.target, children: [text(piece.text)] }];
  }
  const { name, raw, attributes, form, family } = piece.tag;
  if (family === 'comment') return [{ type: 'html', value: hiddenComment(attributes['words'] ?? '') }];
  if (family === 'words') return [text(attributes['words'] ?? '')];
  if (family === 'mark') {
    change('component-dropped', raw);
    return [];
  }
  const own = family === 'jsx' ? readTag(raw) : undefined;
  const meaning = meaningOf(name);
  if (
    own?.component &&
    !own.fault &&
    !isInSentence(own.component) &&
    !(meaning?.as === 'steps' && hasItems(children))
  ) {
    if (form === 'void' || own.component.content === 'none') return [{ type: 'html', value: raw }];
    return [{ type: 'container', open: raw, close: `</${name}>`, children }];
  }
  if (own?.component && !own.fault) {
    if (isInSentence(own.component))
      return form === 'void' || isEmpty(own.component)
        ? [{ type: 'html', value: raw }]
        : [{ type: 'html', value: raw }, ...children, { type: 'html', value: piece.closing }];
  }
  if (meaning === undefined) return unknown(piece, children, change);
  change(meaning.as === 'unwrap' ? 'component-dropped' : 'component', shown(piece.tag));
  const said = family === 'hugo' ? named(meaning, attributes) : attributes;
  return [...known(meaning, said, children), ...unused(meaning, said)];
}

/** The values of a shortcode by name, also those that only their place tells: a title, or an address and its words. */
function named(meaning: Meaning, attributes: Record<string, string>): Record<string, string> {
  const [first = '', second = ''] = [attributes['0'], attributes['1']];
  if (first === '') return attributes;
  if (meaning.as === 'link') {
    if (!meaning.to.includes('to') || meaning.to.some((name) => attributes[name])) return attributes;
    const [href, title] = isAddress(second) && !isAddress(first) ? [second, first] : [first, second];
    return isAddress(href) ? { href, ...(title && { title }), ...attributes } : attributes;
  }
  if (meaning.as === 'hint') {
    // The name of a kind or of a sign stands before the title.
    const title = !isKind(first.toLowerCase()) && /[\s\p{Lu}]/u.test(first) ? first : second;
    return title ? { title, ...attributes } : attributes;
  }
  const isTitled = ['callout', 'details', 'titled', 'step'].includes(meaning.as);
  const hasTitle = titles.some((name) => attributes[name] !== undefined);
  return isTitled && !hasTitle ? { title: first, ...attributes } : attributes;
}

function isAddress(value: string): boolean {
  return /^(?:[a-z][a-z\d+.-]*:|[/#.])|\/|\.(?:md|html?)$/i.test(value) && !/\s/.test(value);
}

/** What may hold the title of a box, the best first. */
const titles = ['title', 'summary', 'label', 'header', 'name'];

/** A folded box; without a title of its own it says that there is more. */
export function detailsBox(title: string, children: RootContent[]): RootContent {
  return {
    type: 'container',
    open: `<Details summary="${attribute(plainWords(title) || 'More')}">`,
    close: '</Details>',
    children,
  };
}

/** A box that stands out. */
export function callout(kind: string, title: string, children: RootContent[]): RootContent {
  const named = title ? ` title="${attribute(plainWords(title))}"` : '';
  return { type: 'container', open: `<Callout kind="${kind}"${named}>`, close: '</Callout>', children };
}

function known(meaning: Meaning, attributes: Record<string, string>, children: RootContent[]): RootContent[] {
  const title = titles.map((name) => attributes[name]).find((each) => each !== undefined) ?? '';
  switch (meaning.as) {
    case 'callout':
      return [callout(meaning.kind, title, children)];
    case 'hint':
      return [callout(calloutKind(attributes), title, children)];
    case 'details':
      return [detailsBox(title, children)];
    case 'titled': {
      if (title === '') return children;
      const href = attributes['href'] ?? attributes['to'];
      const words = parseInline(title);
      const line: RootContent = href
        ? { type: 'link', url: href, children: words as never }
        : { type: 'strong', children: words };
      return [{ type: 'paragraph', children: [line] }, ...children];
    }
    case 'step':
      return [
        {
          type: 'listItem',
          spread: true,
          children: asFlow([
            ...(title
              ? [
                  {
                    type: 'paragraph' as const,
                    children: [{ type: 'strong' as const, children: parseInline(title) }],
                  },
                ]
              : []),
            ...children,
          ]) as never,
        },
      ];
    case 'steps': {
      const blocks = asFlow(children);
      const listed = blocks.length === 1 && blocks[0]?.type === 'list' && blocks[0].ordered;
      return listed ? [{ type: 'container', open: '<Steps>', close: '</Steps>', children: blocks }] : blocks;
    }
    case 'quote':
      return [quote(attributes, children)];
    case 'image': {
      const url = attributes['src'] ?? attributes['url'] ?? attributes['source'] ?? attributes['0'];
      const caption = attributes['caption'] ?? '';
      return [
        ...(url
          ? [
              {
                type: 'image' as const,
                url,
                alt: attributes['alt'] ?? attributes['alt-text'] ?? (caption || title),
              },
            ]
          : []),
        ...(caption
          ? [
              {
                type: 'paragraph' as const,
                children: [{ type: 'emphasis' as const, children: parseInline(caption) }],
              },
            ]
          : []),
        ...children,
      ];
    }
    case 'link': {
      const target = meaning.to.map((name) => attributes[name]).find((each) => each !== undefined);
      if (target === undefined) return children;
      const url = (meaning.prefix ?? '') + target;
      const words =
        children.length > 0 && toString({ type: 'root', children }).trim() !== ''
          ? children
          : [text(attributes[meaning.text ?? 'text'] ?? (title || url))];
      return [
        { type: 'link', url, children: words as never, ...(meaning.text && { data: { byName: true } }) },
      ];
    }
    default:
      return children;
  }
}

function quote(attributes: Record<string, string>, children: RootContent[]): RootContent {
  const who = attributes['name'] ?? attributes['author'] ?? attributes['who'];
  const role = attributes['title'] ?? attributes['role'];
  const said: RootContent[] = attributes['quote']
    ? [{ type: 'paragraph', children: parseInline(attributes['quote']) }, ...children]
    : children;
  if (!who) return { type: 'blockquote', children: said as never };
  const open = `<Quote who="${attribute(who)}"${role ? ` role="${attribute(role)}"` : ''}>`;
  return { type: 'container', open, close: '</Quote>', children: said };
}

/** A component nobody here knows: its text stays, and where its tag holds words for readers, the tag is shown. */
function unknown(
  piece: Piece & { type: 'tag' },
  children: RootContent[],
  change: (kind: Change['kind'], detail: string) => void,
): RootContent[] {
  const { raw, attributes, form } = piece.tag;
  const told = Object.keys(attributes).filter((each) => !silent.test(each));
  if (form !== 'void' && told.length === 0) {
    change('component-dropped', shown(piece.tag));
    return children;
  }
  if (told.every((each) => wordy.includes(each)) && told.length > 0) {
    change('component', shown(piece.tag));
    const words = told.map((each) => attributes[each] ?? '').filter((each) => !each.startsWith('{'));
    if (words.length === told.length)
      return [
        { type: 'paragraph', children: [{ type: 'strong', children: parseInline(words.join(' – ')) }] },
        ...children,
      ];
  }
  change('tag-typed', shown(piece.tag));
  const tag: RootContent = raw.includes('\n')
    ? { type: 'code', lang: 'jsx', value: raw }
    : { type: 'inlineCode', value: raw };
  return [tag, ...(children.length > 0 ? [text(' ')] : []), ...children];
}

/** Words in attributes that the meaning has no use for: they are for readers all the same. */
function unused(meaning: Meaning, attributes: Record<string, string>): RootContent[] {
  const used = meaning.as === 'link' ? [meaning.text ?? 'text'] : meaning.as === 'image' ? ['caption'] : [];
  return spoken
    .filter((name) => !used.includes(name) && attributes[name])
    .map((name) => text(` (${attributes[name] ?? ''})`));
}

function wikilink({ target, text: label, embed }: Piece & { type: 'wikilink' }): RootContent[] {
  if (embed && isImage(target))
    return [
      { type: 'image', url: target, alt: /^\d+(?:x\d+)?$/.test(label) ? '' : label, data: { byName: true } },
    ];
  return [{ type: 'link', url: target, children: [{ type: 'text', value: label }], data: { byName: true } }];
}

function hasItems(children: readonly RootContent[]): boolean {
  return children.some((each) => each.type === 'listItem');
}

function attribute(value: string): string {
  return value
    .replace(/\s+/g, ' ')
    .trim()
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function isImage(path: string): boolean {
  return /\.(?:png|jpe?g|gif|webp|avif|svg|bmp)$/i.test(path);
}

/** A tag as the report names it: with all it says, on one line. */
function shown({ raw }: DialectTag): string {
  return oneLine(raw);
}
