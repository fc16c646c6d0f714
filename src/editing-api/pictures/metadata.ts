/** A picture without what its readers have no business with: where, when and with what it was taken, notes of programs. */
import { avifWithout } from './avif.ts';
import { exifOf, notesOfXmp, readExif, type Cleaned, type Note } from './exif.ts';
import { latin1, pictureTypeOf } from './types.ts';

/**
 * Takes out of a picture whatever is not needed to show it; what is seen stays byte for byte. `undefined` where the file is
 * no picture of a known type, or too damaged to be looked through.
 */
export function withoutMetadata(bytes: Uint8Array): Cleaned | undefined {
  const type = pictureTypeOf(bytes);
  try {
    if (type === 'avif') return avifWithout(bytes);
    return type && assembled(bytes, formats[type]);
  } catch (error) {
    // A length that leads out of the file.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A piece of a file, in its order. Those that show something are kept. */
interface Part {
  bytes: Uint8Array;
  /** What it is where it shows nothing, and what it says then. */
  drop?: 'exif' | 'xmp' | 'other';
  says?: Uint8Array;
  isFrame?: boolean;
}

interface Format {
  parts(file: Uint8Array): Iterable<Part>;
  /** A part that holds EXIF. */
  exif(tiff: Uint8Array): Uint8Array;
  /** Sets right what the file says of its parts. */
  finish?(file: Uint8Array, hasExif: boolean): void;
}

function assembled(file: Uint8Array, { parts, exif, finish }: Format): Cleaned {
  const kept: Uint8Array[] = [];
  const removed = new Set<Note>();
  let orientation = 1;
  let frames = 0;
  for (const { bytes, drop, says = bytes, isFrame } of parts(file)) {
    if (isFrame) frames++;
    if (drop === undefined) kept.push(bytes);
    else if (drop === 'exif') {
      const found = readExif(says);
      found.notes.forEach((note) => removed.add(note));
      if (found.orientation === 1 || orientation !== 1) continue;
      ({ orientation } = found);
      kept.push(exif(exifOf(orientation)));
    } else (drop === 'xmp' ? notesOfXmp(says) : (['other'] as const)).forEach((note) => removed.add(note));
  }
  const bytes = joined(kept);
  finish?.(bytes, orientation !== 1);
  return { bytes, removed, orientation, isAnimated: frames > 1 };
}

/** https://www.w3.org/TR/png-3/ */
const png: Format = {
  *parts(file) {
    yield { bytes: piece(file, 0, 8) };
    for (let at = 8, type = ''; type !== 'IEND';) {
      const end = at + 12 + viewOf(file).getUint32(at);
      type = latin1(file, at + 4, at + 8);
      const bytes = piece(file, at, end);
      const isShown = /^[A-Z]/.test(type) || shownChunks.has(type);
      if (isShown) yield { bytes, isFrame: type === 'fcTL' };
      else if (type === 'eXIf') yield { bytes, drop: 'exif', says: bytes.subarray(8, -4) };
      else yield { bytes, drop: type === 'iTXt' ? 'xmp' : 'other' };
      at = end;
    }
  },
  exif: (tiff) => pngChunk('eXIf', tiff),
};

/** Of the chunks of a PNG that may be left out, those that change how it looks, or make it move. */
const shownChunks: ReadonlySet<string> = new Set([
  ...['tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'mDCV', 'cLLI', 'sBIT', 'bKGD', 'pHYs', 'hIST', 'sPLT'],
  ...['acTL', 'fcTL', 'fdAT'],
]);

/** https://www.w3.org/Graphics/JPEG/itu-t81.pdf */
const jpg: Format = {
  *parts(file) {
    yield { bytes: piece(file, 0, 2) };
    for (let at = 2; ;) {
      while (file[at] === 0xff && file[at + 1] === 0xff) at++;
      const marker = viewOf(file).getUint16(at);
      if (marker < 0xff00) throw new RangeError('no segment of a JPEG');
      // What follows the end is nothing that is shown: phones put whole videos there, and second pictures.
      if (marker === 0xffd9) return yield { bytes: piece(file, at, at + 2) };
      const end = at + 2 + viewOf(file).getUint16(at + 2);
      const next = marker === 0xffda ? afterScan(file, end) : end;
      yield jpegPart(marker, piece(file, at, next));
      // Browsers show what there is of a picture that is cut off.
      if (next === file.length) return;
      at = next;
    }
  },
  exif: (tiff) => joined([Uint8Array.of(0xff, 0xe1, 0, tiff.length + 8), signs('Exif\0\0'), tiff]),
};

function jpegPart(marker: number, bytes: Uint8Array): Part {
  const name = latin1(bytes, 4, 34);
  if (marker === 0xffe1 && name.startsWith('Exif\0'))
    return { bytes, drop: 'exif', says: bytes.subarray(10) };
  if (marker === 0xffe1) return { bytes, drop: name.startsWith('http://ns.adobe.com/') ? 'xmp' : 'other' };
  // Colours are in the ICC profile, and in how Adobe says that they are stored.
  const isShown =
    (marker === 0xffe0 && name.startsWith('JFIF\0')) ||
    (marker === 0xffe2 && name.startsWith('ICC_PROFILE\0')) ||
    (marker === 0xffee && name.startsWith('Adobe'));
  const isNote = (marker >= 0xffe0 && marker <= 0xffef) || marker === 0xfffe;
  return isShown || !isNote ? { bytes } : { bytes, drop: 'other' };
}

/** Where the picture’s own data ends, which begins at a place: at the next marker that is none of theirs. */
function afterScan(file: Uint8Array, start: number): number {
  for (let at = start; at < file.length - 1; at++) {
    const next = file[at + 1] ?? 0;
    if (file[at] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return file.length;
}

/** https://developers.google.com/speed/webp/docs/riff_container */
const webp: Format = {
  *parts(file) {
    yield { bytes: piece(file, 0, 12) };
    const size = Math.min(file.length, 8 + viewOf(file).getUint32(4, true));
    for (let at = 12; at + 8 <= size;) {
      const length = viewOf(file).getUint32(at + 4, true);
      const end = at + 8 + length + (length % 2);
      const type = latin1(file, at, at + 4);
      const bytes = piece(file, at, end);
      if (shownInWebp.has(type)) yield { bytes, isFrame: type === 'ANMF' };
      else if (type === 'EXIF') yield { bytes, drop: 'exif', says: tiffIn(bytes.subarray(8)) };
      else yield { bytes, drop: type === 'XMP ' ? 'xmp' : 'other' };
      at = end;
    }
  },
  exif: (tiff) => joined([signs('EXIF'), Uint8Array.of(tiff.length, 0, 0, 0), tiff]),
  finish(file, hasExif) {
    viewOf(file).setUint32(4, file.length - 8, true);
    if (latin1(file, 12, 16) === 'VP8X') file[20] = ((file[20] ?? 0) & ~0b1100) | (hasExif ? 0b1000 : 0);
  },
};

const shownInWebp: ReadonlySet<string> = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);

/** Some programs write EXIF into WebP with the name that it has in JPEG. */
function tiffIn(exif: Uint8Array): Uint8Array {
  return latin1(exif, 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif;
}

/** https://www.w3.org/Graphics/GIF/spec-gif89a.txt */
const gif: Format = {
  *parts(file) {
    const tableOf = (flags = 0) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
    let at = 13 + tableOf(file[10]);
    yield { bytes: piece(file, 0, at) };
    for (;;) {
      const [kind, label] = [viewOf(file).getUint8(at), file[at + 1]];
      if (kind === 0x3b) return yield { bytes: piece(file, at, at + 1) };
      const isPicture = kind === 0x2c;
      if (!isPicture && kind !== 0x21) throw new RangeError('no block of a GIF');
      const start = at + (isPicture ? 11 + tableOf(file[at + 9]) : 2);
      const end = afterBlocks(file, start);
      const bytes = piece(file, at, end);
      const name = latin1(bytes, 3, 14);
      // How often it is repeated is told by an extension of Netscape’s.
      const isNote = label === 0xfe || (label === 0xff && !/^(?:NETSCAPE2\.0|ANIMEXTS1\.0)/.test(name));
      if (isPicture || !isNote) yield { bytes, isFrame: isPicture };
      else yield { bytes, drop: name.startsWith('XMP Data') ? 'xmp' : 'other' };
      at = end;
    }
  },
  // A GIF has none.
  exif: (tiff) => tiff,
};

function afterBlocks(file: Uint8Array, start: number): number {
  for (let at = start; ;) {
    const length = viewOf(file).getUint8(at);
    at += length + 1;
    if (length === 0) return at;
  }
}

const formats = { png, jpg, webp, gif };

/** Bytes of a file; throws a `RangeError` where it ends before. */
function piece(file: Uint8Array, from: number, to: number): Uint8Array {
  if (to > file.length) throw new RangeError('the file ends too early');
  return file.subarray(from, to);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function signs(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function pngChunk(type: string, data: Uint8Array): Uint8Array {
  const chunk = joined([new Uint8Array(4), signs(type), data, new Uint8Array(4)]);
  viewOf(chunk).setUint32(0, data.length);
  viewOf(chunk).setUint32(8 + data.length, checksum(chunk.subarray(4, -4)));
  return chunk;
}

/** CRC-32, as PNG has it. */
function checksum(bytes: Uint8Array): number {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
