import type { Nodes, Resource } from 'mdast';
import { at, typed, type Reading } from './reading.ts';
import type { Fault } from './tags.ts';
import type { Node } from './tree.ts';
import { mediaPath, readUrl } from './url.ts';

/** Why nothing may lead to an address. */
export function faultOf(url: string): Fault | undefined {
  const target = readUrl(url, '');
  if (target.kind !== 'unsafe') return undefined;
  return target.scheme === 'http'
    ? {
        id: 'url-unsafe',
        message: 'A link uses http://, which is not secure.',
        fix: 'Write https:// instead of http://.',
      }
    : { id: 'url-unsafe', message: `A link leads to “${url.slice(0, 60)}”, which is not allowed.` };
}

/** `www.example.com`, which Markdown takes for http: nobody typed that, and https is what is meant. */
export function secureWww(text: string, url: string): string {
  return /^www\./i.test(text) ? url.replace(/^http:/, 'https:') : url;
}

export function image(
  node: Nodes,
  { url, title }: Resource,
  alt: string | null | undefined,
  reading: Reading,
): Node {
  const place = at(node, reading);
  if (mediaPath(url) !== undefined)
    return { type: 'image', url, alt: alt ?? '', title: title ?? '', at: place };
  const message = `The image “${url.slice(0, 60)}” does not come from the media folder.`;
  reading.report({ id: 'image-unsafe', message }, place);
  return alt ? { type: 'asTyped', value: alt, block: false, at: place } : typed(node, reading, false);
}
