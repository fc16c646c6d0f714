import { mediaPath } from '../mdx/url.ts';
import { isRecord } from '../plain.ts';
import { linkTargetsOf } from '../wiki/links.ts';
import type { Wiki } from '../wiki/wiki.ts';

/**
 * The images of a wiki, by the paths of their files, that its pages, its people or its settings name: in a text, by a link, or as a field. Others may
 * belong to drafts, and nobody could tell.
 */
export function namedMedia(wiki: Wiki): Set<string> {
  const entries = [...wiki.entries, ...wiki.people];
  const paths = [
    ...entries.flatMap(({ facts }) => facts.images.map(({ to }) => to)),
    ...entries.flatMap((entry) => linkTargetsOf(entry, wiki).map((target) => target?.address ?? '')),
    ...textsIn([wiki.settings, entries.map(({ data }) => data)]),
  ].map(mediaPath);
  return new Set(paths.flatMap((path) => wiki.media.get(path ?? '') ?? []));
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.includes('media/') ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isRecord(value) ? Object.values(value).flatMap(textsIn) : [];
}
