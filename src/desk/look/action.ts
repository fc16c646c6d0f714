import type { Look } from '../../cms/desk-api.ts';
import { placeOf } from '../paths.ts';
import { Refusal } from '../refusal.ts';
import type { Renderer } from '../site/renderer.ts';

/**
 * How the desk looks at texts: those that are being written, and those that are to be saved.
 *
 * What it returns throws a `Refusal` where a path is no place for text. Where nothing is said of a preview, the answer
 * is about this very text; otherwise a newer text of the same file may take its place.
 */
export function lookWith(
  renderer: Pick<Renderer, 'look' | 'check'>,
  contentFolder: string,
): (path: string, raw: string, preview?: boolean) => Promise<Look> {
  return async (path, raw, preview) => {
    if (placeOf(path, contentFolder).kind === 'media')
      throw new Refusal(422, `“${path}” is an image: there is no text to look at.`);
    return preview === undefined ? renderer.check(path, raw) : renderer.look(path, raw, preview);
  };
}
