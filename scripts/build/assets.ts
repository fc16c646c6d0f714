/** The files of a site that are published as they are: where each lies, by its path below the site. */
import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { mediaFolder } from '../../src/wiki/files.ts';
import { project } from './folders.ts';

export type Assets = Map<string, string>;

/** What pages load, and the project's public files. */
export async function pageAssets(theme: string): Promise<Assets> {
  const parts = await Promise.all([below(join(theme, 'client'), ''), below(join(project, 'public'), '')]);
  // The images of a wiki lie beside its content, wherever that is.
  return new Map(parts.flat().filter(([file]) => !file.startsWith('media/')));
}

/**
 * The editor's own script, and Decap's with the parts it loads when it needs them and its licences: all from this site,
 * none from elsewhere.
 */
export async function editorAssets(bundle: string): Promise<Assets> {
  const decap = dirname(createRequire(join(project, 'package.json')).resolve('decap-cms'));
  const parts = await Promise.all([
    below(bundle, 'admin/editor/'),
    below(decap, 'admin/decap/', /decap-cms\.js(?:\.LICENSE\.txt)?$|\.wasm$/),
  ]);
  return new Map(parts.flat());
}

/** The images of a wiki. */
export function mediaAssets(contentFolder: string, images: Iterable<string>): Assets {
  const folder = mediaFolder(contentFolder);
  return new Map([...images].map((image) => [`media/${image}`, join(folder, image)]));
}

async function below(folder: string, prefix: string, names = /./): Promise<[string, string][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((each) => each.isFile() && names.test(each.name))
    .map((each) => join(each.parentPath, each.name))
    .map((path) => [prefix + relative(folder, path).split(sep).join('/'), path]);
}
