import { identityOf, type Problem } from '../problem/problem.ts';
import { folders } from './paths.ts';

/**
 * The problems of a text without those that its own uploads mend: a picture that is saved together with the page that
 * shows it is not in its folder before.
 *
 * @param images their paths as Decap calls them, such as `public/media/a.png`
 */
export function withoutArriving(problems: readonly Problem[], images: readonly string[]): Problem[] {
  const addresses = images.map((path) => path.replace(folders.media, '/media'));
  return problems.filter((each) => each.id !== 'image-missing' || !addresses.includes(each.target));
}

/**
 * What a save brings in that keeps it from being made: the errors of the new text that the one before does not have, and
 * signatures of those who may not sign.
 *
 * @param before `undefined` where there was none
 * @param images that are saved with it
 */
export async function errorsBroughtIn(
  problemsIn: (text: string) => Promise<readonly Problem[]>,
  before: string | undefined,
  after: string,
  images: readonly string[],
): Promise<Problem[]> {
  const errorsIn = async (text: string) =>
    withoutArriving(await problemsIn(text), images).filter(
      ({ level, id }) => level === 'error' || id === 'signature-not-lead',
    );
  const errors = await errorsIn(after);
  if (errors.length === 0 || before === undefined) return errors;
  const known = new Set((await errorsIn(before)).map(identityOf));
  return errors.filter((each) => !known.has(identityOf(each)));
}
