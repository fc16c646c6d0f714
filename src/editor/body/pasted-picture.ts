/** What becomes of a picture in what is pasted. */
import { $createLinkNode } from '@lexical/link';
import { $createTextNode, type LexicalNode } from 'lexical';
import type { Image } from 'mdast';
import { mediaPath } from '../../mdx/url.ts';
import { addressOn } from '../site.ts';

/** Whether an address is that of a picture of this wiki. */
export function isOfThisSite(src: string): boolean {
  return ownAddress(src) !== undefined;
}

/** Mails and shops count their readers by pictures of one point. */
export function isSeen(image: HTMLImageElement): boolean {
  return image.hasAttribute('src') && !(image.width > 0 && image.width <= 3);
}

/** A picture of this wiki, a link to one that lies elsewhere, or nothing, where others could not find it. */
export function $pictureOrLink(
  image: HTMLImageElement,
  $picture: (head: Image) => LexicalNode,
): LexicalNode | null {
  const { src, alt } = image;
  const url = ownAddress(src);
  if (url !== undefined) return $picture({ type: 'image', url, alt });
  if (!src.startsWith('https:') || !isSeen(image)) return null;
  return $createLinkNode(src).append($createTextNode(alt.trim() || 'Picture'));
}

function ownAddress(src: string): string | undefined {
  const media = addressOn('/media/');
  if (!src.startsWith(media)) return undefined;
  const url = `/media/${src.slice(media.length)}`;
  return mediaPath(url) === undefined ? undefined : url;
}
