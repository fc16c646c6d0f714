import GithubSlugger, { slug as slugOf } from 'github-slugger';

/**
 * Gives the headings of a page names to link to, each its own.
 *
 * No name has a full stop in it: ids with one, such as `page.content` and `note.1`, are the layout's, whatever headings
 * are called.
 */
export class HeadingNames {
  readonly #slugger = new GithubSlugger();

  /** @param taken names that are in use already */
  constructor(taken: Iterable<string> = []) {
    for (const name of taken) this.#slugger.slug(name);
  }

  /** The name of the next heading. Letters that can be written in two ways are written in one, as in links. */
  next(text: string): string {
    return this.#slugger.slug(slugOf(text) === '' ? 'section' : text.normalize('NFC'));
  }
}
