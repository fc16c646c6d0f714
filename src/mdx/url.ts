/** Where a link leads. `internal` paths are addresses of this site, beginning with a slash. */
export type Target =
  | { kind: 'external'; href: string }
  | { kind: 'contact'; href: string }
  | { kind: 'anchor'; href: string }
  | { kind: 'internal'; path: string; hash: string }
  | { kind: 'unsafe'; scheme: string };

const imageTypes = /\.(png|jpe?g|gif|webp|avif)$/i;

/**
 * Reads an address as typed on the page of an entry.
 *
 * Allowed are `https:`, `mailto:`, `tel:`, anchors, addresses of the site (`/guides/handoff/`) and paths
 * relative to the file (`../lexicon/mql.mdx`). Everything else is `unsafe`, however its scheme is spelt.
 */
export function readUrl(url: string, folder: string): Target {
  // eslint-disable-next-line no-control-regex -- browsers drop these characters before they read the scheme
  const bare = url.replace(/[\u0000-\u0020\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\ufeff]/g, '');
  const scheme = /^([^/?#]*?):/.exec(bare)?.[1]?.toLowerCase();
  if (scheme !== undefined) {
    if (scheme === 'https' && /^https:\/\/[^/\\]/i.test(bare)) return { kind: 'external', href: url.trim() };
    if (scheme === 'mailto' || scheme === 'tel') return { kind: 'contact', href: bare };
    return { kind: 'unsafe', scheme };
  }
  if (bare.includes('\\') || bare.startsWith('//')) return { kind: 'unsafe', scheme: '//' };
  if (bare.startsWith('#')) return { kind: 'anchor', href: bare };
  return internal(bare, folder);
}

/** The path of an image below the media folder; `undefined` where it is not one that may be shown. */
export function mediaPath(url: string): string | undefined {
  const path = decoded(url.trim());
  const [, name] = /^(?:(?:\.\.\/)*(?:public\/)?|\/)media\/(.+)$/.exec(path ?? '') ?? [];
  if (name === undefined || !imageTypes.test(name) || /[?#\\%\0]/.test(name)) return undefined;
  return name.split('/').some((part) => part === '' || part.startsWith('.')) ? undefined : name;
}

function internal(url: string, folder: string): Target {
  const [, raw = '', hash = ''] = /^([^?#]*)(?:\?[^#]*)?(#.*)?$/.exec(url) ?? [];
  const path = decoded(raw);
  if (path === undefined) return { kind: 'unsafe', scheme: '%' };
  const parts = path.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  const last = parts.at(-1)?.replace(/\.mdx?$/i, '');
  if (last !== undefined) parts.splice(-1, 1, last);
  return { kind: 'internal', path: `/${parts.join('/')}`, hash };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
