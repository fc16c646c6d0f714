/** Where a link leads. `internal` paths are addresses of this site, beginning with a slash. */
export type Target =
  | { kind: 'external'; href: string }
  | { kind: 'contact'; href: string }
  | { kind: 'anchor'; href: string }
  | { kind: 'internal'; path: string; hash: string }
  | { kind: 'unsafe'; scheme: string };

/** How the names of images end that may be shown; others could carry scripts. */
export const imageEndings = /\.(?:png|jpe?g|gif|webp|avif)$/i;

/**
 * Reads an address as typed on the page of an entry.
 *
 * Allowed are `https:`, `mailto:`, `tel:`, anchors, addresses of the site (`/guides/handoff/`) and paths
 * relative to the file (`../lexicon/mql.mdx`). Everything else is `unsafe`, however its scheme is spelt.
 * An address without a path leads nowhere: its path is empty.
 */
export function readUrl(url: string, folder: string): Target {
  // Browsers drop some of these characters before they read the scheme, and no reader sees the others.
  const seen = url.replace(/[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\ufeff]/g, '').trim();
  const bare = seen.replace(/\s/g, '');
  const scheme = /^([^/?#]*?):/.exec(bare)?.[1]?.toLowerCase();
  if (scheme !== undefined) {
    if (scheme === 'https' && /^https:\/\/[^/\\\s]/i.test(seen))
      return { kind: 'external', href: seen.replace(/\s/g, '%20') };
    if (scheme === 'mailto' || scheme === 'tel') return { kind: 'contact', href: bare };
    return { kind: 'unsafe', scheme };
  }
  if (bare.includes('\\') || bare.startsWith('//')) return { kind: 'unsafe', scheme: '//' };
  if (bare.startsWith('#')) return { kind: 'anchor', href: bare };
  return internal(seen, folder);
}

/**
 * The path of an image below the media folder, with its letters written in one way; `undefined` where it is not one that
 * may be shown.
 */
export function mediaPath(url: string): string | undefined {
  const [, name] = /^(?:(?:\.\.\/)*(?:public\/)?|\/)media\/(.+)$/.exec(decoded(url.trim())) ?? [];
  return name !== undefined && isImage(name) ? name.normalize('NFC') : undefined;
}

/** Whether a path below the media folder is that of an image that may be shown. What looks encoded still is none. */
export function isImage(path: string): boolean {
  if (!imageEndings.test(path) || /[\\\p{Cc}]|%[0-9a-f]{2}/iu.test(path)) return false;
  return path.split('/').every((part) => part !== '' && !part.startsWith('.'));
}

function internal(url: string, folder: string): Target {
  const [, raw = '', hash = ''] = /^([^?#]*)(?:\?[^#]*)?(#.*)?$/.exec(url) ?? [];
  const path = decoded(raw);
  if (path === '') return { kind: 'internal', path: '', hash };
  const parts = path.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  const last = parts.at(-1)?.replace(/\.mdx?$/i, '');
  if (last !== undefined) parts.splice(-1, 1, last);
  return { kind: 'internal', path: `/${parts.join('/')}`, hash };
}

/** A text without its percent signs; as it is, where one of them stands for itself: files are called `100%`, too. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
