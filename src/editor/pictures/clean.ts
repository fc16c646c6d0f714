/** Makes of a photograph what a page needs of it, and says what was done. */
import type { Note } from '../../editing-api/pictures/exif.ts';
import { withoutMetadata } from '../../editing-api/pictures/metadata.ts';
import { pictureTypes, type PictureType } from '../../editing-api/pictures/types.ts';
import { sizeInWords } from './judge.ts';
import { Refusal } from './refusal.ts';

/** A page’s text is 672 pixels wide, and sharp screens have two to three points for each. */
const widest = 1600;

export interface Clean {
  blob: Blob;
  width: number;
  height: number;
  /** What was done, as a sentence. */
  done: string;
}

/**
 * A picture as it is to be saved: upright, no wider than a page needs, with nothing in it but what is seen. What need not
 * be drawn anew stays as it is, and what moves goes on moving. Rejects with a {@link Refusal} where it cannot be shown.
 */
export async function clean(file: File, type: PictureType): Promise<Clean> {
  const original = new Uint8Array(await file.arrayBuffer());
  const looked = withoutMetadata(original);
  const same = new Blob([looked?.bytes ?? original], { type: pictureTypes[type] });
  const bitmap = await createImageBitmap(same, { imageOrientation: 'from-image' }).catch(() => {
    throw new Refusal(`“${file.name}” is damaged, and cannot be shown. Save it anew, or take another.`);
  });
  const { width, height } = bitmap;
  const isStill = !looked?.isAnimated;
  const isTurned = isStill && looked !== undefined && looked.orientation !== 1;
  const mustDraw = looked === undefined || isTurned;
  const isWide = isStill && width > widest;
  const drawn = mustDraw || isWide ? await draw(bitmap, type, isWide ? widest / width : 1) : undefined;
  bitmap.close();
  const isBetter = drawn !== undefined && (mustDraw || drawn.blob.size < same.size);
  const { blob, ...size } = isBetter ? drawn : { blob: same, width, height };
  const done = inWords({
    isTurned,
    from: original.length,
    to: blob.size,
    isSmaller: size.width < width && blob.size < original.length,
    removed: looked?.removed ?? new Set(),
  });
  return { blob, ...size, done };
}

interface Done {
  isTurned: boolean;
  /** Bytes before and after. */
  from: number;
  to: number;
  isSmaller: boolean;
  removed: ReadonlySet<Note>;
}

/** What was done to a picture, for whoever chose it. */
export function inWords({ isTurned, from, to, isSmaller, removed }: Done): string {
  const names = notes.flatMap(([note, name]) => (removed.has(note) ? [name] : []));
  const parts = [
    isTurned && 'turned upright',
    isSmaller && `made smaller (${sizeInWords(from)} → ${sizeInWords(to)})`,
    names.length > 0 && `${new Intl.ListFormat('en').format(names)} removed`,
  ].filter((part) => part !== false);
  if (parts.length === 0) return 'Nothing had to be changed.';
  return `${parts.join(', ').replace(/^./, (first) => first.toUpperCase())}.`;
}

const notes: readonly (readonly [Note, string])[] = [
  ['place', 'place'],
  ['time', 'time'],
  ['device', 'device'],
  ['other', 'other notes in the file'],
];

/** Browsers draw it upright by themselves. */
async function draw(bitmap: ImageBitmap, type: PictureType, scale: number): Promise<Omit<Clean, 'done'>> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d');
  if (context) context.imageSmoothingQuality = 'high';
  context?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, drawnAs[type], 0.85));
  if (blob === null) throw new Refusal('This picture is too large to be drawn here. Make it smaller first.');
  return { blob, width: canvas.width, height: canvas.height };
}

/** Browsers write no others; Safari writes PNG in place of WebP. */
const drawnAs: Record<PictureType, string> = {
  png: 'image/png',
  gif: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/webp',
};
