/** The version of its file that the text being saved began with. */
let begun: { path: string; base: string } | undefined;

/**
 * Keeps in mind which version of its file a form began with. To be called before Decap saves it.
 *
 * @param path `undefined` where there was no file
 * @param base empty where it is not known any more
 */
export function rememberBase(path: string | undefined, base: string | undefined): void {
  begun = path !== undefined && base !== undefined ? { path, base } : undefined;
}

/** What the text of a file began with; empty where that is not known any more, `undefined` where there was no file. */
export function baseOf(path: string): string | undefined {
  return begun?.path === path ? begun.base : undefined;
}

/** Decap ends every file with a line break. A file that had none keeps it that way. */
export function asEnded(raw: string, base: string | undefined): string {
  return base === undefined || base === '' || base.endsWith('\n') ? raw : raw.replace(/\n$/, '');
}
