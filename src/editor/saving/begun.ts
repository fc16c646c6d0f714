import type { Draft } from '../decap.ts';

/** The version of its file that each open form began with, or the text it saved last, by path. */
const begun = new Map<string, string>();

/** A form was opened anew. */
export function beginAnew(path: string): void {
  begun.delete(path);
}

/** Keeps in mind which version of its file a form began with. To be called before Decap saves it. */
export function rememberBase(draft: Draft, source: unknown): void {
  const path = draft.get('path');
  if (path === undefined || draft.get('newRecord') || begun.has(path)) return;
  if (typeof source === 'string') begun.set(path, source);
}

export function baseOf(path: string): string | undefined {
  return begun.get(path);
}

/** A form was saved: what it says is what its next save begins with, whatever else is in the file by now. */
export function savedAs(path: string, raw: string): void {
  begun.set(path, raw);
}

/** Decap ends every file with a line break. A file that had none keeps it that way. */
export function asEnded(raw: string, base: string | undefined): string {
  return base === undefined || base === '' || base.endsWith('\n') ? raw : raw.replace(/\n$/, '');
}
