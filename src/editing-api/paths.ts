/** Where Decap is told that files lie; the desk maps these folders to where they really are. */
export const folders = { content: 'content', media: 'public/media' } as const;

/**
 * Whether the desk takes a name of a file or a folder: letters, marks, digits and a few signs; no dot or blank at either
 * end, and no name that Windows keeps for itself. With a percent sign among them, Decap would show no list at all:
 * https://github.com/remix-run/history/issues/505
 */
export function isPlainName(name: string): boolean {
  const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
  const signs = /^[\p{L}\p{M}\p{N}_(),'+&-](?:[\p{L}\p{M}\p{N}_(),'+&. -]*[\p{L}\p{M}\p{N}_(),'+&-])?$/u;
  return signs.test(name) && !reserved.test(name);
}
