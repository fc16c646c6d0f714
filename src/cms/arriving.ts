import type { Problem } from '../problem.ts';
import { folders } from './folders.ts';

/**
 * The problems of a text without those that its own uploads mend: a picture that is saved together with the page that
 * shows it is not in its folder before.
 *
 * @param images their paths as Decap calls them, such as `public/media/a.png`
 */
export function withoutArriving(problems: readonly Problem[], images: readonly string[]): Problem[] {
  const addresses = images.map((path) => path.replace(folders.media, '/media'));
  return problems.filter(
    ({ id, message }) =>
      id !== 'image-missing' || !addresses.some((address) => message.includes(`“${address}”`)),
  );
}
