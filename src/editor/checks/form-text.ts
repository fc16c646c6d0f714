/** The file that a form would be saved as. */
import { folders } from '../../editing-api/paths.ts';
import { formatOf, sourceField, unreadableField } from '../../document/format.ts';
import { slugOf } from '../../document/slug.ts';
import { collectionOf } from '../../collections/index.ts';
import { plain, type Data, type Draft } from '../decap/types.ts';
import { waitingPaths } from '../pictures/pending.ts';

/** The file as it would be saved now; `undefined` where it cannot be written. */
export function textOf(entry: Draft): string | undefined {
  const values = entry.get('data').toJS();
  if (values[unreadableField] !== undefined) return undefined;
  try {
    return formatOf(`.${endingOf(entry)}`).toFile(plain(values) as Record<string, unknown>);
  } catch {
    // Saving says why.
    return undefined;
  }
}

/** The file as it was when its form was opened; `undefined` where there was none. */
export function sourceOf(entry: Draft): string | undefined {
  const source = entry.get('data').get(sourceField);
  return typeof source === 'string' ? source : undefined;
}

/** Where the file is, or will be; `undefined` where it has no name yet. */
export function pathOf(entry: Draft): string | undefined {
  const path = entry.get('path');
  if (path) return path;
  const title = titleOf(entry.get('data'));
  if (title === '') return undefined;
  return `${folders.content}/${String(entry.get('collection'))}/${slugOf(title)}.${endingOf(entry)}`;
}

/** The pictures that will be saved together with the page. */
export function uploadsOf(entry: Draft): string[] {
  const files = plain(entry.get('mediaFiles')) as { path: string; draft?: boolean }[] | undefined;
  return [...(files ?? []).filter(({ draft }) => draft).map(({ path }) => path), ...waitingPaths()];
}

/** What the form says may be published as it is: whether it is complete or not. */
export function isDraft(entry: Draft): boolean {
  return entry.get('data').get('draft') === true;
}

function titleOf(data: Data): string {
  const title = data.get('title') ?? data.get('name');
  return typeof title === 'string' ? title.trim() : '';
}

function endingOf(entry: Draft): string {
  return collectionOf(String(entry.get('collection')))?.format === 'page' ? 'mdx' : 'yaml';
}
