import type { Nodes, Resource } from 'mdast';
import type { Fault } from '../problem/problem.ts';
import { at, verbatim, type Reading } from './reading.ts';
import type { Node } from './tree.ts';
import { mediaPath, readUrl } from './url.ts';

/** Why nothing may lead to an address. */
export function faultOf(url: string): Fault | undefined {
  const target = readUrl(url, '');
  if (target.kind !== 'unsafe') return undefined;
  const id = 'url-unsafe';
  return target.scheme === 'http' ? { id, isHttp: true } : { id, isHttp: false, target: url.slice(0, 60) };
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
  reading.report({ id: 'image-unsafe', target: url.slice(0, 60) }, place);
  return alt ? { type: 'verbatim', value: alt, block: false, at: place } : verbatim(node, reading, false);
}
