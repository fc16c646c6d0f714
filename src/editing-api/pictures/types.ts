/** Which files are shown as pictures, and how large one may be: the same where they are chosen, sent, stored and imported. */

/** Every browser shows these, and runs nothing in them. By their usual ending. */
export const pictureTypes = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
} as const;

export type PictureType = keyof typeof pictureTypes;

/** In bytes. */
export const largestPicture = 14 * 1024 * 1024;

/** What a file is by how it begins, whatever it is called: 64 bytes are enough. `undefined` where it is none of these. */
export function pictureTypeOf(bytes: Uint8Array): PictureType | undefined {
  const start = latin1(bytes, 0, 64);
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (start.startsWith('\xff\xd8\xff')) return 'jpg';
  if (/^GIF8[79]a/.test(start)) return 'gif';
  if (/^RIFF.{4}WEBP/s.test(start)) return 'webp';
  return isoBrands(bytes).some((brand) => brand === 'avif' || brand === 'avis') ? 'avif' : undefined;
}

/** What a file of the family of MP4 says it can be read as: `avif`, `heic`, `mp42` … */
export function isoBrands(bytes: Uint8Array): string[] {
  const start = latin1(bytes, 0, 64);
  if (start.slice(4, 8) !== 'ftyp') return [];
  const length = start
    .slice(0, 4)
    .split('')
    .reduce((sum, sign) => sum * 256 + sign.charCodeAt(0), 0);
  return start.slice(8, length).match(/.{4}/gs) ?? [];
}

/** Bytes as text, one sign each. */
export function latin1(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
