/** Pictures made byte by byte, with whatever cameras and programs write into them. */
import { deflateSync, crc32 } from 'node:zlib';

/** Where the picture below was taken, as text to look for. */
export const gpsNote = 'GPS-NOTE';

interface ExifFields {
  orientation?: number;
  make?: string;
  /** With a position. */
  gps?: boolean;
}

/** EXIF in the order of a Motorola: IFD0 with a camera, how to turn, and a place. */
export function exif({ orientation = 1, make = 'Pixel', gps = true }: ExifFields = {}): Buffer {
  const entries: [tag: number, type: number, count: number, value: number][] = [
    [0x0112, 3, 1, orientation << 16],
  ];
  const makeAt = 8 + 2 + 12 * (1 + (make ? 1 : 0) + (gps ? 1 : 0)) + 4;
  const gpsAt = makeAt + make.length + 1;
  if (make) entries.unshift([0x010f, 2, make.length + 1, makeAt]);
  if (gps) entries.push([0x8825, 4, 1, gpsAt]);
  return Buffer.concat([
    Buffer.from('MM\0*\0\0\0\x08', 'latin1'),
    directory(entries),
    Buffer.from(`${make}\0`),
    gps ? directory([[1, 2, 2, 0x4e000000]]) : Buffer.alloc(0),
    Buffer.from(gps ? gpsNote : ''),
  ]);
}

function directory(entries: readonly (readonly [number, number, number, number])[]): Buffer {
  const bytes = Buffer.alloc(2 + 12 * entries.length + 4);
  bytes.writeUInt16BE(entries.length);
  entries.forEach(([tag, type, count, value], index) => {
    const at = 2 + 12 * index;
    bytes.writeUInt16BE(tag, at);
    bytes.writeUInt16BE(type, at + 2);
    bytes.writeUInt32BE(count, at + 4);
    bytes.writeUInt32BE(value >>> 0, at + 8);
  });
  return bytes;
}

/** A PNG of one colour, with other chunks behind its header. */
export function pngOf(
  width: number,
  height: number,
  colour = [200, 60, 60],
  chunks: readonly Buffer[] = [],
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const row = Buffer.concat([Buffer.of(0), ...Array.from({ length: width }, () => Buffer.from(colour))]);
  const rows = Buffer.concat(Array.from({ length: height }, () => row));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    ...chunks,
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

export function pngChunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A segment of a JPEG. */
export function segment(marker: number, data: Buffer | string): Buffer {
  const content = Buffer.from(data as string, 'latin1');
  const head = Buffer.of(0xff, marker, 0, 0);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

export const exifSegment = (fields?: ExifFields): Buffer =>
  segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif(fields)]));

/** A JPEG with segments behind its start. */
export function withSegments(jpeg: Buffer, ...segments: readonly Buffer[]): Buffer {
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
}

/** A chunk of a WebP. */
export function webpChunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

export function webpOf(...chunks: readonly Buffer[]): Buffer {
  const content = Buffer.concat([Buffer.from('WEBP'), ...chunks]);
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content]);
}
