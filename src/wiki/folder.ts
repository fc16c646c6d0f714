import { resolve } from 'node:path';

/** The content folder the site is built from: `CONCORD_CONTENT`, or `content` in the working directory. */
export function contentFolder(): string {
  return resolve(process.env['CONCORD_CONTENT'] ?? 'content');
}
