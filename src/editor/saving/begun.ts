import { isUnknown } from './base-versions.ts';

/** The version of its file that the text being saved began with. */
let begun: { path: string; base: string } | undefined;

/**
 * Keeps in mind which version of its file a form began with. To be called before Decap saves it.
 *
 * @param path `undefined` where there was no file
 */
export function rememberBase(path: string | undefined, source: unknown): void {
  const hasBase = path !== undefined && typeof source === 'string';
  begun = hasBase ? { path, base: isUnknown(path) ? '' : source } : undefined;
}

/** What the text of a file began with; empty where that is not known any more, `undefined` where there was no file. */
export function baseOf(path: string): string | undefined {
  return begun?.path === path ? begun.base : undefined;
}

/** Decap ends every file with a line break. A file that had none keeps it that way. */
export function asEnded(raw: string, base: string | undefined): string {
  return base === undefined || base === '' || base.endsWith('\n') ? raw : raw.replace(/\n$/, '');
}
