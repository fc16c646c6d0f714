/** The text of a file without a byte order mark, its lines ending in one way. A return that stands alone is left. */
export function normalise(text: string): string {
  return text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
}

/** A text with the byte order mark, and the ends of lines, of the file it is for. */
export function endedLike(file: string, text: string): string {
  const mark = file.startsWith('\ufeff') ? '\ufeff' : '';
  return mark + (file.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text);
}

/** A text as Markdown is read: with no character that HTML cannot hold, either. Lines and columns stay the same. */
export function normaliseMarkdown(text: string): string {
  return normalise(text).replaceAll('\r', '\n').replaceAll('\0', '\ufffd').toWellFormed();
}
