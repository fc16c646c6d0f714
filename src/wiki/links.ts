import type { Site } from '../mdx/render.ts';
import { mediaPath, readUrl } from '../mdx/url.ts';
import { anchorIn } from './anchors.ts';
import type { Entry } from './entry.ts';
import { canHaveFile } from './former-keys.ts';
import { once } from './once.ts';
import { ownPageAt, type OwnPage } from './own-pages.ts';
import { sectionAt } from './sections.ts';
import { addressOf, keyOf, type Wiki } from './wiki.ts';
import { writingIn } from './writing.ts';

/** Files that belong to the site itself: feeds, and what programs read. */
const ownFiles = new Set(['feed.atom', 'freshness.json', 'api/entries.json']);

/** The address within the site that a link leads to; `undefined` where nothing is there. */
function targetOf(wiki: Wiki, entry: Entry, url: string): string | undefined {
  return findTarget(wiki, entry, url)?.address;
}

/** Where a link within the site leads. */
export interface LinkTarget {
  /** The page that is meant, whether it is there or not; `undefined` for something of the site's own. */
  key?: string;
  /** `undefined` where nothing is there. */
  address: string | undefined;
  /** What is there where it is no page of the content. */
  own?: OwnPage;
  /** The end of the address that names a place on the page, from its `#` on. */
  hash?: string;
  /** The page had that address before it was renamed. */
  isFormer?: boolean;
  /** The folder that the address was read from; empty where it begins with a slash. */
  folder?: string;
}

/** Where the links in the text of an entry lead, in their order; `undefined` for those that leave the site. */
export const linkTargetsOf = once((entry: Entry, wiki: Wiki) =>
  entry.facts.links.map(({ to }) => findTarget(wiki, entry, to)),
);

/** Where a link leads; `undefined` where it leaves the site, or not its page. */
export function findTarget(wiki: Wiki, entry: Entry, url: string): LinkTarget | undefined {
  const { byKey, byFile, moved, media } = wiki;
  // Most links are addresses of pages, as they are written: nothing in those has to be read first.
  const own = url.slice(1, -1);
  if (url === `/${own}/` && byKey.has(own)) return { key: own, address: addressOf(own) };
  // A file may be called `C#.mdx`: then the sign stands for itself.
  if (/[?#].*\.mdx?$/i.test(url)) {
    const whole = findTarget(wiki, entry, url.replace(/[?#]/g, encodeURIComponent));
    if (whole?.address !== undefined) return whole;
  }
  const fileFolder = entry.file.slice(0, Math.max(0, entry.file.lastIndexOf('/')));
  let meant: string | undefined;
  // Relative links are meant from the file, or as a browser reads them, from the page's address.
  for (const folder of url.startsWith('/') ? [''] : [fileFolder, keyOf(entry)]) {
    const target = readUrl(url, folder);
    if (target.kind !== 'internal') return undefined;
    const key = target.path.slice(1).normalize('NFC');
    const present = byKey.has(key) ? key : byFile.get(key);
    // A folder may have come where a page was.
    const found = present ?? (sectionAt(wiki, key) ? undefined : moved.get(key));
    if (found !== undefined) {
      const { hash } = target;
      return {
        ...{ key: found, address: addressOf(found) + composed(hash), hash, folder },
        isFormer: present === undefined,
      };
    }
    const page = ownPageAt(wiki, target.path);
    if (page)
      return { own: page, address: (key === '' ? '/' : addressOf(key)) + target.hash, hash: target.hash };
    if (isOwnFile(wiki, key)) return { address: `/${encoded(key)}` };
    const file = mediaPath(target.path);
    const image = file === undefined ? undefined : media.get(file);
    if (image !== undefined) return { address: mediaAddress(image) };
    meant ??= key;
  }
  return { key: meant ?? '', address: undefined };
}

/** How the body of an entry's page resolves its links and images. */
export function siteFor(wiki: Wiki, entry: Entry, base: string): Site {
  const withBase = (path: string | undefined) => path && base.replace(/\/$/, '') + path;
  return {
    isRightToLeft: writingIn(entry).dir === 'rtl',
    hrefOf(url) {
      const target = readUrl(url, '');
      if (target.kind === 'internal') return withBase(targetOf(wiki, entry, url));
      if (target.kind === 'anchor') return composed(target.href);
      return target.kind === 'unsafe' ? undefined : target.href;
    },
    srcOf(url) {
      const file = wiki.media.get(mediaPath(url) ?? '');
      return file === undefined ? undefined : withBase(mediaAddress(file));
    },
  };
}

/** The name of a place on a page with its letters written in one way, as those of headings are. */
function composed(hash: string): string {
  return hash.includes('%') ? `#${encodeURIComponent(anchorIn(hash))}` : hash.normalize('NFC');
}

function mediaAddress(path: string): string {
  return `/media/${encoded(path)}`;
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** Whether a file is one of the site itself, the feed of a team, or the calendar or the work of a person. */
function isOwnFile(wiki: Wiki, path: string): boolean {
  const [, team, id] = /^(?:feed\/([^/]+)\.atom|people\/(.+)\.(?:ics|json))$/.exec(path) ?? [];
  if (team !== undefined) return wiki.settings.teams.some((each) => each.id === team);
  if (id !== undefined) return canHaveFile(wiki, `people/${id}`);
  return ownFiles.has(path);
}
