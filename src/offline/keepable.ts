/** What of a wiki may be kept on a reader’s device, and what belongs to it. */

/** Whether an address is for reading: of this wiki, and neither of its editor nor of its desk. */
export function isForReading(address: string, scope: string): boolean {
  const url = URL.parse(address);
  if (!url?.href.startsWith(scope)) return false;
  const path = url.pathname.slice(new URL(scope).pathname.length);
  try {
    return !/^(?:admin|api)(?:\/|$)/i.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}

/** Whether a response is the wiki’s answer to anyone who may read it: not to one moment alone, nor from a place where one signs in. */
export function mayBeKept({ status, redirected, type, headers }: Response): boolean {
  const isOwn = type === 'basic' || type === 'default';
  return status === 200 && !redirected && isOwn && !/no-store/i.test(headers.get('Cache-Control') ?? '');
}

/** Whether nobody is to be shown any more what was there: it has been removed, or may not be read. */
export function isGone({ status }: Response): boolean {
  return [401, 403, 404, 410].includes(status);
}

export function isPage(address: string): boolean {
  return new URL(address).pathname.endsWith('/');
}

/** Whether it is there because pages name it. */
export function isAsset(address: string, scope: string): boolean {
  return /^(?:_assets|media)\//.test(address.slice(scope.length));
}

/** The styles, scripts and pictures that a page or a script names. */
export function assetsIn(text: string, scope: string): string[] {
  const files = [...text.matchAll(/(?:_assets|["'`(]\.)\/([\w.-]+\.(?:js|css))\b/g)].map(
    ([, file]) => `_assets/${file}`,
  );
  const pictures = [...text.matchAll(/\bsrc="[^"]*\/(media\/[^"]+)"/g)].map(([, file = '']) => file);
  return [...files, ...pictures].map((file) => new URL(file, scope).href);
}

/** The words of a page’s first heading. */
export function titleOf(html: string): string {
  return (
    /<h1\b[^>]*>(.*?)<\/h1>/s
      .exec(html)?.[1]
      ?.replace(/<[^>]*>/g, '')
      .trim() ?? ''
  );
}
