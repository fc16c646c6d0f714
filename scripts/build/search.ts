import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isUsed, newIndex } from '../../src/search/new-index.ts';
import { digestOf, type Indexed, type Known } from './state.ts';
import { SiteFolder } from './write.ts';

/** The search index of a site that was written. */
export class SearchIndex {
  readonly #site: string;
  readonly #folder: string;
  readonly #found: SiteFolder;
  readonly #indexed: Indexed | undefined;

  /**
   * @param found what was found at `site`
   * @param indexed what {@link update} has returned
   */
  constructor(site: string, found: SiteFolder, indexed: Indexed | undefined) {
    this.#site = site;
    this.#folder = join(site, 'pagefind');
    this.#found = found;
    this.#indexed = indexed;
  }

  get isThere(): boolean {
    return existsSync(this.#folder);
  }

  /** Whether all its files are as they were written. */
  get isWhole(): boolean {
    return this.#indexed?.files === this.#found.digestOfIndex();
  }

  /** Makes it anew where a page was written since, or it is not whole. */
  async update(files: ReadonlyMap<string, Known>): Promise<Indexed> {
    const html = [...files].filter(([file]) => file.endsWith('.html'));
    const pages = digestOf(html.map(([file, { stamp }]) => [file, stamp]));
    if (this.#indexed?.pages === pages && this.isWhole) return this.#indexed;
    await this.#make(html.length);
    return { pages, files: new SiteFolder(this.#site).digestOfIndex() };
  }

  async remove(): Promise<undefined> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #make(pages: number): Promise<void> {
    const { close } = await import('pagefind');
    const index = await newIndex(pages);
    const added = await index.addDirectory({ path: this.#site });
    await this.remove();
    const written = await index.writeFiles({ outputPath: this.#folder });
    await close();
    for (const file of await readdir(this.#folder)) if (!isUsed(file)) await rm(join(this.#folder, file));
    const failed = [...added.errors, ...written.errors];
    if (failed.length > 0) throw new Error(`The search index could not be made: ${failed.join(', ')}`);
  }
}
