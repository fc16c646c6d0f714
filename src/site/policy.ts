/** What browsers may load and run on the pages of a site: the wiki’s own, and nothing that came in with a text. */
import type { Choice } from '../cms/backend.ts';

/**
 * For pages that are read. Scripts are files of the site, so that none runs that stands in a page; search runs as
 * WebAssembly. Styles may stand in a page: the colours of teams do.
 */
export const pagePolicy = policy({
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
});

/** For the editor, which also reaches the host of the repository. Decap styles its parts inline. */
export function editorPolicy(editing: Choice): string {
  const ready = 'backend' in editing;
  const origins = ready ? editing.origins.join(' ') : '';
  return policy({
    'default-src': "'none'",
    'script-src': ready ? "'self' 'wasm-unsafe-eval'" : "'none'",
    'style-src': "'self' 'unsafe-inline'",
    'img-src': `'self' data: blob: ${origins}`,
    'font-src': "'self' data:",
    'connect-src': `'self' data: blob: ${origins}`,
    'worker-src': "'self' blob:",
    'base-uri': "'none'",
    'form-action': "'self'",
  });
}

/**
 * For a page as the editor shows it in a frame, where the editor's policy holds as well. What 'self' would be there is
 * not settled, and in Firefox nothing is: https://github.com/w3c/webappsec-csp/issues/405
 */
export const previewPolicy = policy({
  'script-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
});

/** The policy for a path of the site, as a header has it. Who may frame a page cannot be said in the page. */
export function policyAt(path: string, editing: Choice): string {
  const own = path.startsWith('/admin/') ? editorPolicy(editing) : pagePolicy;
  return `${own}; frame-ancestors 'self'`;
}

/** Where code lies in files whose names differ with what they hold: that of the pages, and that of the editor. */
const pagesCode = '/_assets/';
const editorCode = '/admin/editor/chunks/';

/** How long browsers, and what lies in between, may keep what is at a path; `undefined` where whoever serves it says. */
export function cachingAt(path: string): string | undefined {
  if (path === '/worker.js') return 'no-cache';
  const isCode = path.startsWith(pagesCode) || path.startsWith(editorCode);
  return isCode ? 'public, max-age=31536000, immutable' : undefined;
}

/**
 * The file `_headers` of a site, as Netlify and Cloudflare Pages read it.
 *
 * Where two of its rules fit an address, both policies hold, and the editor could not run: no address has two.
 *
 * @param files the files of the site, by their paths
 * @param base the path that it is published under, as `/docs/wiki`; empty for the root
 */
export function hostHeaders(files: Iterable<string>, base: string, editing: Choice): string {
  const places = new Set(
    [...files].map((file) => `/${file.replace(/\/.*$/s, '/')}`.replace('/index.html', '/')),
  );
  const rules = [...places].toSorted().map((place) => {
    const pattern = place.length > 1 && place.endsWith('/') ? `${place}*` : place;
    return rule(pattern, { 'Content-Security-Policy': policyAt(place, editing), ...cachingOf(place) });
  });
  if (places.has('/admin/')) rules.push(rule(`${editorCode}*`, cachingOf(editorCode)));
  return rules.join('');

  function rule(pattern: string, headers: Readonly<Record<string, string>>): string {
    const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
    return `${base}${encodeURI(pattern)}\n${lines.join('')}`;
  }
}

function cachingOf(place: string): Readonly<Record<string, string>> {
  const caching = cachingAt(place);
  return caching === undefined ? {} : { 'Cache-Control': caching };
}

function policy(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.trim()}`)
    .join('; ');
}
