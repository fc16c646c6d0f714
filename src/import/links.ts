import type { Image, Link, PhrasingContent, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { readUrl } from '../mdx/url.ts';
import type { Change } from './change.ts';
import { linkPath, slug, stemOf } from './names.ts';
import { placeFor, type Places } from './outline.ts';
import { mapTree, text } from './tree.ts';

/** What links may lead to: the pages of one import, and the other files of its folder. */
export interface Targets {
  /** The address of a page by the path of its file, without the place in it. */
  addresses: ReadonlyMap<string, string>;
  /** Page files by the path they are linked with, in small letters; only one for each path. */
  byPath: ReadonlyMap<string, string>;
  /** Page files by their name alone, for wikilinks and links from the root of a site; those of one name together. */
  byName: ReadonlyMap<string, readonly string[]>;
  places: ReadonlyMap<string, Places>;
  others: ReadonlySet<string>;
  /** The address of an image below the media folder, by the path of its file. */
  images: ReadonlyMap<string, string>;
  /** Where the folder lies. */
  root: string;
}

const shownImage = /\.(?:png|jpe?g|gif|webp|avif)$/i;

/** Prepares to look for targets. `permalinks` are addresses that pages claim for themselves. */
export function targetsOf(
  addresses: ReadonlyMap<string, string>,
  permalinks: ReadonlyMap<string, string>,
): Pick<Targets, 'addresses' | 'byPath' | 'byName'> {
  const byPath = new Map<string, string>();
  const byName = new Map<string, string[]>();
  for (const path of addresses.keys()) byPath.set(path, path);
  for (const path of addresses.keys()) {
    for (const key of [linkPath(path), stemOf(path)].map((each) => each.toLowerCase()))
      if (!byPath.has(key)) byPath.set(key, path);
    const name = slug(linkPath(path).split('/').at(-1) ?? '');
    byName.set(name, [...(byName.get(name) ?? []), path]);
  }
  for (const [permalink, path] of permalinks) {
    const key = tidy(permalink);
    if (!byPath.has(key)) byPath.set(key, path);
  }
  return { addresses, byPath, byName };
}

/**
 * Leads all links and images of a page to where their targets are now. What leads nowhere becomes text with
 * the address.
 *
 * Returns the paths of the images that the page needs.
 */
export function rewriteLinks(
  root: Root,
  file: string,
  targets: Targets,
  change: (kind: Change['kind'], detail: string) => void,
): string[] {
  const images = new Set<string>();
  const folder = file.split('/').slice(0, -1).join('/');
  mapTree(root, (node) => {
    if (node.type === 'link') return link(node);
    if (node.type === 'image') return image(node);
    return node.type === 'anchor' ? [] : [node];
  });
  return [...images];

  function link(node: Link): RootContent[] {
    // A link within a link cannot be: the inner one, such as a picture’s, stays text.
    const children = node.children.flatMap((child) => {
      if (child.type !== 'link') return [child];
      change('inner-link', child.url);
      return child.children;
    });
    const { data, ...rest } = node;
    const url = docsifyAddress(rest.url.trim());
    if (/^(?:https?:)?\/\//i.test(url)) {
      const secure = url.replace(/^(?:http:)?\/\//i, 'https://');
      if (secure !== url) change('https', url);
      const words = toString(node) === url ? [text(secure)] : children;
      if (readUrl(secure, '').kind === 'external')
        return [{ ...rest, url: secure, children: words as PhrasingContent[] as never }];
    }
    const target = readUrl(url, '');
    if (url === '' || target.kind === 'external') return children;
    if (target.kind === 'contact') return [{ ...rest, children: children as never }];
    if (target.kind === 'unsafe' && !data?.byName) return spelled('link-unsafe', url, children);
    const [path = '', hash = ''] = /^([^#?]*)(?:\?[^#]*)?(#.*)?$/.exec(url)?.slice(1) ?? [];
    if (path === '') return withinPage(rest, hash, children);
    const page = pageAt(path, data?.byName === true);
    if (page !== undefined) {
      const place = hash.length > 1 ? placeFor(targets.places.get(page) ?? noPlaces, hash) : '';
      if (place === undefined) change('anchor-missing', url);
      const address = `${targets.addresses.get(page) ?? ''}${place ? `#${place}` : ''}`;
      change('link', `${url} → ${address}`);
      return [{ ...rest, url: address, children: children as never }];
    }
    const media = fileAt(path);
    const shown = media === undefined ? undefined : targets.images.get(media);
    if (media !== undefined && shown !== undefined) {
      images.add(media);
      return [{ ...rest, url: `/media/${shown}`, children: children as never }];
    }
    if (data?.byName) {
      change('link-broken', `[[${url}]]`);
      return children;
    }
    return spelled(media === undefined ? 'link-broken' : 'link-file', url, children);
  }

  function withinPage(node: Omit<Link, 'data'>, hash: string, children: PhrasingContent[]): RootContent[] {
    const place = hash.length > 1 ? placeFor(targets.places.get(file) ?? noPlaces, hash) : '';
    if (place === undefined) {
      change('anchor-missing', hash);
      return children;
    }
    if (place === '') return children;
    if (`#${place}` !== hash) change('anchor', `${hash} → #${place}`);
    return [{ ...node, url: `#${place}`, children: children as never }];
  }

  function image(node: Image): RootContent[] {
    const { data, ...rest } = node;
    const url = node.url.trim();
    const alt =
      (node.alt ?? '').trim() ||
      decoded(url.split(/[?#]/)[0]?.split('/').at(-1) ?? '').trim() ||
      'without description';
    const words = `Image: ${alt}`;
    if (/^(?:https?:)?\/\//i.test(url)) {
      const secure = url.replace(/^(?:http:)?\/\//i, 'https://');
      change('image-remote', secure);
      return readUrl(secure, '').kind === 'external'
        ? [{ type: 'link', url: secure, children: [{ type: 'text', value: words }] }]
        : spelled('link-unsafe', url, [text(words)]);
    }
    const path = url.replace(/[?#].*$/, '');
    const found =
      fileAt(path) ??
      (data?.byName ? [...targets.images.keys()].find((each) => each.split('/').at(-1) === path) : undefined);
    const shown = found === undefined ? undefined : targets.images.get(found);
    if (found !== undefined && shown !== undefined) {
      images.add(found);
      change('image', found);
      return [{ ...rest, url: `/media/${shown}` }];
    }
    return spelled(
      found !== undefined || !shownImage.test(path) ? 'image-type' : 'image-missing',
      shortAddress(url),
      [text(words)],
    );
  }

  function spelled(
    kind: Change['kind'],
    url: string,
    children: readonly PhrasingContent[],
  ): PhrasingContent[] {
    change(kind, url);
    const words = children.map((each) => toString(each)).join('');
    if (words === url) return [{ type: 'inlineCode', value: url }];
    return [...children, text(' ('), { type: 'inlineCode', value: url }, text(')')];
  }

  function pageAt(path: string, byName: boolean): string | undefined {
    for (const key of candidates(path)) {
      const found = targets.byPath.get(key);
      if (found !== undefined) return found;
    }
    const wanted = tidy(path);
    const named = targets.byName.get(slug(wanted.split('/').at(-1) ?? '')) ?? [];
    if (byName) return named.find((each) => linkPath(each).toLowerCase().endsWith(wanted)) ?? named[0];
    if (!path.startsWith('/') || wanted === '') return undefined;
    // From the root of the site: the folder may be any part of it.
    const fitting = named.filter((each) =>
      `${targets.root}/${linkPath(each)}`.toLowerCase().endsWith(`/${wanted}`),
    );
    return fitting.length === 1 ? fitting[0] : undefined;
  }

  /** What an address may mean, the likeliest first: an exact path wins over one that only looks alike. */
  function candidates(path: string): string[] {
    const clean = decoded(path);
    // From the file; from the page’s address, as browsers read it; from the root of the source.
    const meant = clean.startsWith('/')
      ? [clean.replace(/^\/+/, '')]
      : [joined(folder, clean), joined(linkPath(file), clean), joined('', clean)];
    const paths = meant.filter((each) => each !== undefined);
    return [...new Set([...paths, ...paths.map(tidy)])];
  }

  function fileAt(path: string): string | undefined {
    const clean = decoded(path);
    const tries = clean.startsWith('/') ? [clean.slice(1), ...ending(clean)] : [joined(folder, clean)];
    return tries.find((each) => each !== undefined && (targets.others.has(each) || targets.images.has(each)));
  }

  /** Files whose path ends as an address from the root of the site does. */
  function ending(path: string): string[] {
    const fitting = [...targets.others].filter(
      (each) => `/${each}`.endsWith(path) || `${targets.root}/${each}`.endsWith(path),
    );
    return fitting.length === 1 ? fitting : [];
  }
}

const noPlaces: Places = { slugs: new Set(), anchors: new Map() };

/** Docsify writes the path of a page, and the heading in it, behind a hash sign. */
function docsifyAddress(url: string): string {
  return url.startsWith('#/') ? url.slice(1).replace(/\?id=/, '#') : url;
}

/** A path below the folder, in small letters, without what only a site’s address has. */
function tidy(path: string): string {
  const bare = decoded(path)
    .replace(/^\/+|\/+$/g, '')
    .replace(/\.html$/i, '');
  return linkPath(/\.\w+$/.test(bare) ? bare : `${bare}.md`).toLowerCase();
}

/** A path from a folder on; `undefined` where it leaves the source. */
function joined(folder: string, path: string): string | undefined {
  const parts = folder.split('/').filter(Boolean);
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

function shortAddress(url: string): string {
  return url.length > 200 ? `${url.slice(0, 200)}…` : url;
}
