import type { Image, Link, PhrasingContent, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { imageEndings, readUrl } from '../mdx/url.ts';
import type { Change } from './change.ts';
import { pictureIn, typeIn, type Embedded, type Lifted } from './embedded.ts';
import { placeFor, type Places } from './outline.ts';
import { decoded, fileAt, imageNamed, listAt, pageAt, type Targets } from './targets.ts';
import { mapTree, text } from './tree.ts';

/** The page whose links are rewritten. */
interface From {
  file: string;
  targets: Targets;
  change: (kind: Change['kind'], detail: string) => void;
  /** What is embedded in its text, by number. */
  embedded: Lifted['data'];
  /** The paths of the images that it needs. */
  images: Set<string>;
  /** The pictures that it brings along, by name. */
  pictures: Map<string, Embedded>;
}

/**
 * Leads all links and images of a page to where their targets are now. What leads nowhere becomes text with
 * the address.
 *
 * Returns the paths of the images that the page needs, and the pictures it brings along.
 */
export function rewriteLinks(
  root: Root,
  from: Omit<From, 'images' | 'pictures'>,
): { images: string[]; embedded: Embedded[] } {
  const page: From = { ...from, images: new Set(), pictures: new Map() };
  mapTree(root, (node) => {
    if (node.type === 'link') return link(node, page);
    if (node.type === 'image') return image(node, page);
    return node.type === 'anchor' ? [] : [node];
  });
  return { images: [...page.images], embedded: [...page.pictures.values()] };
}

function link(node: Link, from: From): RootContent[] {
  const { data, ...rest } = node;
  const shown = withoutLinks(node, from);
  const to = (url: string, words = shown): RootContent[] => [{ ...rest, url, children: words }];
  const url = docsifyAddress(rest.url.trim());
  if (isRemote(url)) {
    const secure = secured(url);
    if (secure !== url) from.change('https', url);
    if (readUrl(secure, '').kind === 'external')
      return to(secure, toString(node) === url ? [text(secure)] : shown);
  }
  const children = [...shown, ...titleOf(node)];
  const isWikilink = data?.byName === true;
  const target = readUrl(url, '');
  if (url === '' || target.kind === 'external') return children;
  if (target.kind === 'contact') return to(rest.url);
  const address = isData(url) ? pictured(url, toString(node), from) : undefined;
  if (address !== undefined) return to(address);
  if (target.kind === 'unsafe' && !isWikilink)
    return spelled('link-unsafe', shortAddress(url), children, from);
  const [path = '', hash = ''] = partsOf(url, from);
  const now = path === '' ? placeHere(hash, from) : addressNow(path, hash, url, isWikilink, from);
  if (now !== undefined) return now === '' ? children : to(now);
  if (!isWikilink)
    return spelled(fileAt(path, from.file, from.targets) ? 'link-file' : 'link-broken', url, children, from);
  from.change('link-broken', `[[${url}]]`);
  return children;
}

/** The path of an address, and the place on the page. A file may be called `C#.md`: then the sign stands for itself. */
function partsOf(url: string, { file, targets }: From): string[] {
  const whole = url.replace(/[?#]/g, encodeURIComponent);
  const isFile = /[?#].*\.(?:mdx?|markdown)$/i.test(url) && pageAt(whole, file, targets, false) !== undefined;
  return isFile ? [whole] : (/^([^#?]*)(?:\?[^#]*)?(#.*)?$/.exec(url)?.slice(1) ?? []);
}

/** A link within a link cannot be: the inner one, such as a picture’s, stays text. */
function withoutLinks(node: Link, { change }: From): PhrasingContent[] {
  return (node.children as PhrasingContent[]).flatMap((child) => {
    if (child.type !== 'link') return [child];
    change('inner-link', child.url);
    return child.children;
  });
}

/** Where an address leads now; `undefined` where there is no such page, and no image that is shown. */
function addressNow(
  path: string,
  hash: string,
  url: string,
  isWikilink: boolean,
  { file, targets, change, images }: From,
): string | undefined {
  const page = pageAt(path, file, targets, isWikilink);
  if (page !== undefined) {
    const place = placeIn(page, hash, targets);
    if (place === undefined) change('anchor-missing', url);
    const address = `${targets.addresses.get(page) ?? ''}${place ? `#${place}` : ''}`;
    change('link', `${url} → ${address}`);
    return address;
  }
  const list = isWikilink ? undefined : listAt(path, file, targets);
  if (list !== undefined) {
    if (hash.length > 1) change('anchor-missing', url);
    change('link', `${url} → ${list}`);
    return list;
  }
  const media = fileAt(path, file, targets);
  const shown = media === undefined ? undefined : targets.images.get(media);
  if (media === undefined || shown === undefined) return undefined;
  images.add(media);
  return `/media/${shown}`;
}

/** A place of the page itself; empty where it is not there. */
function placeHere(hash: string, { file, targets, change }: From): string {
  const place = placeIn(file, hash, targets);
  if (place === undefined) change('anchor-missing', hash);
  else if (place !== '' && `#${place}` !== hash) change('anchor', `${hash} → #${place}`);
  return place ? `#${place}` : '';
}

/** The place of a page that a hash means, empty for all of it; `undefined` where there is none. */
function placeIn(page: string, hash: string, { places }: Targets): string | undefined {
  return hash.length > 1 ? placeFor(places.get(page) ?? noPlaces, hash) : '';
}

const noPlaces: Places = { slugs: new Set(), anchors: new Map() };

function image(node: Image, from: From): RootContent[] {
  const { file, targets, change, images } = from;
  const { data, ...rest } = node;
  const url = node.url.trim();
  const words = [text(`Image: ${descriptionOf(node)}`), ...titleOf(node)];
  if (isRemote(url)) {
    const secure = secured(url);
    change('image-remote', secure);
    return readUrl(secure, '').kind === 'external'
      ? [{ type: 'link', url: secure, children: words }]
      : spelled('link-unsafe', url, words, from);
  }
  if (isData(url)) {
    const address = pictured(url, (node.alt ?? '').trim(), from);
    return address === undefined
      ? spelled('image-unfit', typeIn(url), words, from)
      : [{ ...rest, url: address }];
  }
  const path = url.replace(/[?#].*$/, '');
  const found = fileAt(path, file, targets) ?? (data?.byName ? imageNamed(path, targets) : undefined);
  const shown = found === undefined ? undefined : targets.images.get(found);
  if (found !== undefined && shown !== undefined) {
    images.add(found);
    change('image', found);
    return [{ ...rest, url: `/media/${shown}` }];
  }
  const kind = found !== undefined || !imageEndings.test(path) ? 'image-type' : 'image-missing';
  return spelled(kind, shortAddress(url), words, from);
}

/** The address that a picture inside the text gets. */
function pictured(
  url: string,
  words: string,
  { targets, embedded, pictures, change }: From,
): string | undefined {
  const picture = pictureIn(url, words, targets.media, { data: embedded });
  if (picture === undefined) return undefined;
  pictures.set(picture.name, picture);
  change('image-embedded', picture.name);
  return `/media/${picture.name}`;
}

function isData(url: string): boolean {
  return /^data:/i.test(url);
}

function descriptionOf({ alt, url }: Image): string {
  const name = isData(url.trim()) ? '' : decoded(url.trim().split(/[?#]/)[0]?.split('/').at(-1) ?? '');
  return (alt ?? '').trim() || name.trim() || 'without description';
}

/** The title of what becomes words itself, unless it says the same. */
function titleOf(node: Link | Image): PhrasingContent[] {
  const title = (node.title ?? '').trim();
  const words = node.type === 'image' ? (node.alt ?? '') : toString(node);
  return title === '' || title === words.trim() ? [] : [text(` (${title})`)];
}

/** The words of what cannot be shown or led to, and its address. */
function spelled(
  kind: Change['kind'],
  url: string,
  children: readonly PhrasingContent[],
  { change }: From,
): PhrasingContent[] {
  change(kind, url);
  const words = children.map((each) => toString(each)).join('');
  if (words === url) return [{ type: 'inlineCode', value: url }];
  return [...children, text(' ('), { type: 'inlineCode', value: url }, text(')')];
}

function isRemote(url: string): boolean {
  return /^(?:https?:)?\/\//i.test(url);
}

function secured(url: string): string {
  return url.replace(/^(?:http:)?\/\//i, 'https://');
}

/** Docsify writes the path of a page, and the heading in it, behind a hash sign. */
function docsifyAddress(url: string): string {
  return url.startsWith('#/') ? url.slice(1).replace(/\?id=/, '#') : url;
}

function shortAddress(url: string): string {
  if (isData(url)) return typeIn(url);
  return url.length > 200 ? `${url.slice(0, 200)}…` : url;
}
