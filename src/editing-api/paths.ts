/** Where Decap is told that files lie; the desk maps these folders to where they really are. */
export const folders = { content: 'content', media: 'public/media' } as const;

/**
 * Where the editor opens the file of an entry, below the base of the site; `undefined` for files that it does not list.
 *
 * @param file below the content folder
 */
export function formPath(file: string): string | undefined {
  const [, collection, name] = /^([^/]+)\/(.+)\.(?:mdx|yaml)$/.exec(file) ?? [];
  return (
    name && `/admin/#/collections/${collection}/entries/${name.split('/').map(encodeURIComponent).join('/')}`
  );
}
