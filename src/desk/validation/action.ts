import type { Validation } from '../../editing-api/protocol.ts';
import { wikiFileAt } from '../paths.ts';
import { RequestError } from '../request-error.ts';
import type { Renderer } from '../site/renderer.ts';

/**
 * How the desk looks at texts: those that are being written, and those that are to be saved.
 *
 * What it returns throws a `RequestError` where a path is no place for text. Where nothing is said of a preview, the answer
 * is about this very text; otherwise a newer text of the same file may take its place.
 */
export function validateWith(
  renderer: Pick<Renderer, 'validate' | 'validateExactly'>,
  contentFolder: string,
): (path: string, raw: string, preview?: boolean) => Promise<Validation> {
  return async (path, raw, preview) => {
    if (wikiFileAt(path, contentFolder).kind === 'media')
      throw new RequestError(422, `“${path}” is an image: there is no text to look at.`);
    return preview === undefined
      ? renderer.validateExactly(path, raw)
      : renderer.validate(path, raw, preview);
  };
}
