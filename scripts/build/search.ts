import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf } from './state.ts';
import type { Known } from './write.ts';

/** The search index of a site that was written. */
export class SearchIndex {
  readonly #site: string;
  readonly #folder: string;
  readonly #indexed: string | undefined;

  /** @param indexed the pages it was made of, as {@link update} has returned it. */
  constructor(site: string, indexed: string | undefined) {
    this.#site = site;
    this.#folder = join(site, 'pagefind');
    this.#indexed = indexed;
  }

  get isThere(): boolean {
    return this.#indexed !== undefined && existsSync(this.#folder);
  }

  /** Makes it anew where a page was written since. */
  async update(files: ReadonlyMap<string, Known>): Promise<string> {
    const pages = [...files].filter(([file]) => file.endsWith('.html'));
    const indexed = digestOf(pages.map(([file, { stamp }]) => [file, stamp]));
    if (!this.isThere || this.#indexed !== indexed) await this.#make();
    return indexed;
  }

  async remove(): Promise<undefined> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #make(): Promise<void> {
    const { createIndex, close } = await import('pagefind');
    const { index, errors } = await createIndex();
    if (!index) throw new Error(`The search index could not be made: ${errors.join(', ')}`);
    const added = await index.addDirectory({ path: this.#site });
    await this.remove();
    const written = await index.writeFiles({ outputPath: this.#folder });
    await close();
    const failed = [...added.errors, ...written.errors];
    if (failed.length > 0) throw new Error(`The search index could not be made: ${failed.join(', ')}`);
  }
}
