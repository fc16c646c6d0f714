import { mediaPath, readUrl } from '../../../mdx/url.ts';

/** Addresses that only pass a reader on, and the parameter that says where to. */
const redirects: readonly (readonly [host: RegExp, parameter: string])[] = [
  [/^(?:www\.)?google\.[a-z.]+\/url$/, 'q'],
  [/^(?:www\.)?google\.[a-z.]+\/url$/, 'url'],
  [/\.safelinks\.protection\.outlook\.com\//, 'url'],
  [/^statics\.teams\.cdn\.office\.net\/.*safelinks/, 'url'],
  [/^(?:www\.)?slack-redir\.net\/link$/, 'url'],
  [/^(?:www\.)?linkedin\.com\/(?:safety\/go|redir\/redirect)$/, 'url'],
];

/**
 * Where a copied link really leads: behind redirects, and as a path where it is a page of this wiki.
 *
 * `undefined` where a page could not lead there: scripts, files on somebody's disk, places within another page.
 */
export function linkTarget(href: string, site: string): string | undefined {
  const url = ownPath(behindRedirects(href.trim()), site);
  const target = readUrl(url, '');
  if (target.kind === 'anchor') return undefined;
  // Not safe enough for readers, and the checks say so; but it is what the author has copied.
  if (target.kind === 'unsafe') return target.scheme === 'http' ? url : undefined;
  return url === '' ? undefined : url;
}

/** The address of a copied picture in the text; `undefined` where it does not lie in this wiki's media folder. */
export function pictureTarget(src: string, site: string): string | undefined {
  const url = ownPath(src, site);
  return mediaPath(url) === undefined ? undefined : url;
}

function ownPath(url: string, site: string): string {
  return url.startsWith(site) ? `/${url.slice(site.length)}` : url;
}

function behindRedirects(href: string): string {
  const url = URL.parse(href);
  if (!url) return href;
  const place = url.host + url.pathname;
  const found = redirects
    .filter(([host]) => host.test(place))
    .map(([, parameter]) => url.searchParams.get(parameter))
    .find((target) => target !== null && URL.canParse(target));
  return found ? behindRedirects(found) : href;
}
