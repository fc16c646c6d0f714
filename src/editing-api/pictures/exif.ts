/** What cameras and programs write beside a picture, as far as people should know of it. */
import { latin1 } from './types.ts';

/** What a picture says of how it was made. */
export type Note = 'place' | 'time' | 'device' | 'other';

/** A picture without what is not needed to show it. */
export interface Cleaned {
  bytes: Uint8Array<ArrayBuffer>;
  /** What was taken out. */
  removed: ReadonlySet<Note>;
  /** How it still has to be turned, as EXIF numbers it: 1 is upright. This alone stays in the bytes. */
  orientation: number;
  isAnimated: boolean;
}

export interface Exif {
  /** How it has to be turned, as EXIF numbers it: 1 is upright. */
  orientation: number;
  notes: Note[];
}

/**
 * Reads EXIF as far as it concerns people. What cannot be read is said to be there.
 *
 * https://www.cipa.jp/std/documents/e/DC-X008-Translation-2019-E.pdf
 */
export function readExif(tiff: Uint8Array): Exif {
  const notes = new Set<Note>();
  let orientation = 1;
  try {
    const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
    const little = latin1(tiff, 0, 2) === 'II';
    const short = (at: number) => view.getUint16(at, little);
    const long = (at: number) => view.getUint32(at, little);
    const entriesAt = (start: number) =>
      Array.from({ length: short(start) }, (_, index) => start + 2 + 12 * index).map(
        (at) => [short(at), at + 8] as const,
      );
    for (const [tag, value] of entriesAt(long(4))) {
      if (tag === tags.orientation) orientation = short(value);
      else if (tag === tags.gps) {
        if (entriesAt(long(value)).some(([each]) => each !== tags.gpsVersion)) notes.add('place');
      } else if (tag === tags.exif) {
        for (const [each] of entriesAt(long(value))) notes.add(noteOf(each));
      } else notes.add(noteOf(tag));
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    notes.add('other');
  }
  return { orientation: orientation >= 1 && orientation <= 8 ? orientation : 1, notes: [...notes] };
}

/** What XMP says, by the names of its fields. */
export function notesOfXmp(xmp: Uint8Array): Note[] {
  const text = new TextDecoder().decode(xmp);
  const notes: Note[] = ['other'];
  if (/GPSL(?:at|ong)itude/.test(text)) notes.push('place');
  if (/tiff:(?:Make|Model)\b/.test(text)) notes.push('device');
  if (/(?:exif:DateTimeOriginal|xmp:CreateDate)\b/.test(text)) notes.push('time');
  return notes;
}

/** EXIF that says nothing but how the picture has to be turned. */
export function exifOf(orientation: number): Uint8Array {
  const tiff = new Uint8Array(26);
  const view = new DataView(tiff.buffer);
  view.setUint32(0, 0x49492a00);
  view.setUint32(4, 8, true);
  view.setUint16(8, 1, true);
  view.setUint16(10, tags.orientation, true);
  view.setUint16(12, 3, true);
  view.setUint32(14, 1, true);
  view.setUint16(18, orientation, true);
  return tiff;
}

const tags = {
  make: 0x010f,
  model: 0x0110,
  orientation: 0x0112,
  changed: 0x0132,
  exif: 0x8769,
  gps: 0x8825,
  gpsVersion: 0,
  taken: 0x9003,
  digitized: 0x9004,
} as const;

function noteOf(tag: number): Note {
  if (tag === tags.make || tag === tags.model) return 'device';
  return tag === tags.changed || tag === tags.taken || tag === tags.digitized ? 'time' : 'other';
}
