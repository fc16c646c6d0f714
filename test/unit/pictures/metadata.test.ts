import { describe, expect, it } from 'vitest';
import { withoutMetadata } from '../../../src/editing-api/pictures/metadata.ts';
import { exifOf, readExif } from '../../../src/editing-api/pictures/exif.ts';
import {
  exif,
  exifSegment,
  gpsNote,
  pngChunk,
  pngOf,
  segment,
  webpChunk,
  webpOf,
  withSegments,
} from '../../support/pictures.ts';

const xmp = 'http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude="52,1N" tiff:Model="Pixel"/>';
const kept = (bytes: Uint8Array) => Buffer.from(withoutMetadata(bytes)?.bytes ?? []);
const all = (bytes: Uint8Array) => [...(withoutMetadata(bytes)?.removed ?? [])].toSorted();

/** Not a picture of anything, but with all the parts of one: two scans, a byte that is no marker, a restart. */
const scan = (data: number[]) => Buffer.concat([segment(0xda, 'scan'), Buffer.from(data)]);
const plainJpeg = Buffer.concat([
  Buffer.of(0xff, 0xd8),
  segment(0xe0, 'JFIF\0...'),
  segment(0xe2, 'ICC_PROFILE\0...'),
  segment(0xdb, 'tables'),
  scan([1, 0xff, 0, 0xff, 0xd0, 2]),
  segment(0xc4, 'more tables'),
  scan([3, 4]),
  Buffer.of(0xff, 0xd9),
]);

describe('a JPEG', () => {
  it('loses all notes, and no byte of the picture', () => {
    const noted = withSegments(
      plainJpeg,
      exifSegment(),
      segment(0xe1, xmp),
      segment(0xed, 'Photoshop 3.0\0 Berlin'),
      segment(0xe2, 'MPF\0 the place of a second picture'),
      segment(0xfe, 'by Ann'),
    );
    const video = Buffer.concat([noted, Buffer.from('a whole video')]);
    expect(kept(video)).toEqual(plainJpeg);
    expect(all(video)).toEqual(['device', 'other', 'place']);
  });

  it('still says how it has to be turned, and nothing else', () => {
    const cleaned = withoutMetadata(withSegments(plainJpeg, exifSegment({ orientation: 6 })));
    expect(cleaned?.orientation).toBe(6);
    const bytes = Buffer.from(cleaned?.bytes ?? []);
    expect(bytes).toEqual(
      withSegments(plainJpeg, segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exifOf(6)]))),
    );
    expect(kept(bytes)).toEqual(bytes);
    expect(all(bytes)).toEqual([]);
  });

  it('that is cut off in its picture is kept as far as it goes', () => {
    const short = withSegments(plainJpeg, exifSegment()).subarray(0, -3);
    expect(kept(short)).toEqual(plainJpeg.subarray(0, -3));
  });
});

describe('a PNG', () => {
  const chunks = [
    pngChunk('tEXt', Buffer.from('Author\0Ann')),
    pngChunk('eXIf', exif({ orientation: 3 })),
    pngChunk('tIME', Buffer.alloc(7)),
  ];

  it('loses all notes but how it has to be turned', () => {
    const gamma = pngChunk('gAMA', Buffer.of(0, 0, 177, 143));
    const cleaned = withoutMetadata(pngOf(3, 2, undefined, [gamma, ...chunks]));
    expect(Buffer.from(cleaned?.bytes ?? [])).toEqual(
      pngOf(3, 2, undefined, [gamma, pngChunk('eXIf', Buffer.from(exifOf(3)))]),
    );
    expect(cleaned?.removed).toEqual(new Set(['other', 'device', 'place']));
    expect(kept(cleaned?.bytes ?? Buffer.alloc(0))).toEqual(Buffer.from(cleaned?.bytes ?? []));
  });

  it('is animated where it has several frames', () => {
    const frame = pngChunk('fcTL', Buffer.alloc(26));
    expect(withoutMetadata(pngOf(1, 1, undefined, [frame, frame]))?.isAnimated).toBe(true);
    expect(withoutMetadata(pngOf(1, 1))?.isAnimated).toBe(false);
  });
});

describe('a WebP', () => {
  const header = (flags: number) => webpChunk('VP8X', Buffer.from([flags, 0, 0, 0, 9, 0, 0, 9, 0, 0]));
  const picture = webpChunk('VP8L', Buffer.from('pixels!'));
  const notes = [webpChunk('EXIF', exif({ orientation: 1 })), webpChunk('XMP ', Buffer.from(xmp))];

  it('loses all notes, and no longer says that it has any', () => {
    const noted = webpOf(header(0b0001_1100), picture, ...notes);
    expect(kept(noted)).toEqual(webpOf(header(0b0001_0000), picture));
    expect(all(noted)).toEqual(['device', 'other', 'place']);
  });

  it('still says how it has to be turned', () => {
    const turned = webpOf(header(0b0000_1000), picture, webpChunk('EXIF', exif({ orientation: 8 })));
    const cleaned = webpOf(header(0b0000_1000), picture, webpChunk('EXIF', Buffer.from(exifOf(8))));
    expect(kept(turned)).toEqual(cleaned);
    expect(kept(cleaned)).toEqual(cleaned);
  });

  it('is animated where it has several frames', () => {
    const frame = webpChunk('ANMF', Buffer.alloc(20));
    expect(withoutMetadata(webpOf(header(2), frame, frame))?.isAnimated).toBe(true);
  });
});

describe('a GIF', () => {
  const start = Buffer.concat([Buffer.from('GIF89a'), Buffer.of(1, 0, 1, 0, 0x80, 0, 0), Buffer.alloc(6)]);
  const loop = Buffer.concat([Buffer.from('!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0', 'latin1')]);
  const frame = Buffer.concat([Buffer.from(',\0\0\0\0\x01\0\x01\0\0\x02\x02L\x01\0', 'latin1')]);
  const comment = Buffer.from('!\xfe\x06by Ann\0', 'latin1');
  const end = Buffer.from(';');

  it('loses comments, and keeps moving', () => {
    const cleaned = withoutMetadata(Buffer.concat([start, loop, comment, frame, comment, frame, end]));
    expect(Buffer.from(cleaned?.bytes ?? [])).toEqual(Buffer.concat([start, loop, frame, frame, end]));
    expect(cleaned).toMatchObject({ isAnimated: true, orientation: 1 });
  });
});

describe('an AVIF', () => {
  const box = (type: string, ...content: (Buffer | number[])[]) => {
    const bytes = Buffer.concat(content.map((each) => Buffer.from(each as Buffer)));
    const head = Buffer.alloc(8);
    head.writeUInt32BE(bytes.length + 8);
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, bytes]);
  };
  const info = (id: number, kind: string) =>
    box('infe', [2, 0, 0, 0, 0, id, 0, 0], Buffer.from(`${kind}\0`, 'latin1'));
  const note = Buffer.concat([Buffer.alloc(4), exif({ orientation: 6 })]);
  const pixels = Buffer.from('pixels');

  function avif(data: Buffer): Buffer {
    const ftyp = box('ftyp', Buffer.from('avif\0\0\0\0avifmif1', 'latin1'));
    const meta = (at: number) =>
      box(
        'meta',
        [0, 0, 0, 0],
        box('iinf', [0, 0, 0, 0, 0, 2], info(1, 'av01'), info(2, 'Exif')),
        box(
          'iloc',
          [0, 0, 0, 0, 0x44, 0, 0, 2],
          ...[[1, at + note.length, pixels.length] as const, [2, at, note.length] as const].map(
            ([id, from, length]) => [0, id, 0, 0, 0, 1, 0, 0, 0, from, 0, 0, 0, length],
          ),
        ),
      );
    const at = ftyp.length + meta(0).length + 8;
    return Buffer.concat([ftyp, meta(at), box('mdat', data, pixels)]);
  }

  it('keeps its length, and says nothing any more', () => {
    const cleaned = withoutMetadata(avif(note));
    const bytes = Buffer.from(cleaned?.bytes ?? []);
    expect(bytes.length).toBe(avif(note).length);
    expect(bytes.includes('pixels')).toBe(true);
    expect(bytes.includes(gpsNote)).toBe(false);
    expect(cleaned?.removed).toEqual(new Set(['device', 'place']));
    expect(withoutMetadata(bytes)?.removed).toEqual(new Set());
    const at = bytes.indexOf('II*\0');
    expect(readExif(bytes.subarray(at, at + 14))).toEqual({ orientation: 1, notes: [] });
  });
});

describe('a file that cannot be looked through', () => {
  it.each([
    ['no picture', Buffer.from('%PDF-1.7')],
    ['an empty file', Buffer.alloc(0)],
    ['a PNG that is cut off', pngOf(5, 5).subarray(0, -6)],
    ['a JPEG that is cut off before its picture', plainJpeg.subarray(0, 20)],
    ['a JPEG with something else in it', withSegments(plainJpeg, Buffer.from('<script>'))],
    ['a GIF without an end', Buffer.from('GIF89a\x01\0\x01\0\0\0\0', 'latin1')],
  ])('is %s', (_, bytes) => {
    expect(withoutMetadata(bytes)).toBeUndefined();
  });

  it('is told by EXIF that leads nowhere, which is taken out all the same', () => {
    const broken = exif().fill(0xff, 8);
    const noted = withSegments(plainJpeg, segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), broken])));
    expect(kept(noted)).toEqual(plainJpeg);
    expect(all(noted)).toEqual(['other']);
  });
});
