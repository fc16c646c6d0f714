/** The files of a site that are published as they are: where each lies, by its path below the site. */
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { mediaFolder } from '../../src/wiki/files.ts';
import { project } from './folders.ts';

export type Assets = Map<string, string>;

/** What pages load, and the project's public files. */
export async function pageAssets(theme: string): Promise<Assets> {
  const parts = await Promise.all([below(join(theme, 'client'), ''), below(join(project, 'public'), '')]);
  // The images of a wiki lie beside its content, wherever that is.
  return new Map(parts.flat().filter(([file]) => !file.startsWith('media/')));
}

/** The editor, with Decap and the licences of all that is in it. */
export async function editorAssets(bundle: string): Promise<Assets> {
  return new Map(await below(bundle, 'admin/editor/'));
}

/** The images of a wiki. */
export function mediaAssets(contentFolder: string, images: Iterable<string>): Assets {
  const folder = mediaFolder(contentFolder);
  return new Map([...images].map((image) => [`media/${image}`, join(folder, image)]));
}

async function below(folder: string, prefix: string): Promise<[string, string][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .map((path) => [prefix + relative(folder, path).split(sep).join('/'), path]);
}
