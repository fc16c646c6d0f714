/** What a chosen file is, by what is in it: names and what systems say of a type are wrong too often. */
import {
  isoBrands,
  largestPicture,
  latin1,
  pictureTypeOf,
  type PictureType,
} from '../../editing-api/pictures/types.ts';
import { Refusal } from './refusal.ts';

/** The type of a picture. Rejects with a {@link Refusal} where the file is none, or too large. */
export async function judge(file: File): Promise<PictureType> {
  const name = file.name || 'What was pasted';
  if (file.size === 0) throw new Refusal(`“${name}” is empty. Choose another file.`);
  const head = new Uint8Array(await file.slice(0, 512).arrayBuffer());
  const type = pictureTypeOf(head);
  if (type === undefined) throw new Refusal(otherKind(name, head));
  if (file.size > largestPicture) {
    throw new Refusal(
      `“${name}” has ${sizeInWords(file.size)}: ${sizeInWords(largestPicture)} is the limit. Make it smaller first, or save it as JPEG.`,
    );
  }
  return type;
}

/** A size as people say it. */
export function sizeInWords(bytes: number): string {
  const [kilo, mega] = [bytes / 1024, bytes / 1024 / 1024];
  if (mega >= 0.95) return `${mega < 9.95 ? mega.toFixed(1).replace('.0', '') : mega.toFixed()} MB`;
  return kilo < 1 ? `${bytes} bytes` : `${kilo.toFixed()} KB`;
}

function otherKind(name: string, head: Uint8Array): string {
  const start = latin1(head, 0, head.length);
  const [, kind, fix] = kinds.find(([test]) => test(start, isoBrands(head))) ?? [];
  if (kind === undefined)
    return `“${name}” is no picture that browsers show. Choose a PNG, JPEG, GIF, WebP or AVIF.`;
  return `“${name}” is ${kind}. ${fix}`;
}

type Test = (start: string, brands: readonly string[]) => boolean;

const begins =
  (pattern: RegExp): Test =>
  (start) =>
    pattern.test(start);

const saveAs = 'Save it as PNG or JPEG, and choose that.';
const onlyPictures = 'Only pictures can be shown:';

/** What people choose for a picture, and what they can do. */
const kinds: readonly (readonly [is: Test, kind: string, fix: string])[] = [
  [begins(/^%PDF/), 'a PDF', `${onlyPictures} save the page as PNG, or take a screenshot of it.`],
  [
    begins(/^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^]*?)?(?:<!--[^]*?-->\s*)?(?:<!doctype svg[^]*?)?<svg/i),
    'an SVG',
    `SVG is not shown. ${saveAs}`,
  ],
  [begins(/^\s*<(?:!doctype html|html)/i), 'a web page', `${onlyPictures} take a screenshot of it.`],
  [
    begins(/^(?:MZ|\x7fELF|[\xcf\xce]\xfa\xed\xfe|#!)/),
    'a program, whatever its name says',
    'Delete it where you do not know it.',
  ],
  [begins(/^PK\x03\x04/), 'an Office file or an archive', `${onlyPictures} copy the picture out of it.`],
  [begins(/^\xd0\xcf\x11\xe0/), 'an Office file', `${onlyPictures} copy the picture out of it.`],
  [begins(/^(?:II\*\0|MM\0\*)/), 'a TIFF, which browsers do not show', saveAs],
  [begins(/^BM/), 'a BMP, which is far too large for a page', saveAs],
  [begins(/^8BPS/), 'a Photoshop file', saveAs],
  [begins(/^\0\0\x01\0/), 'an icon', saveAs],
  [
    (_, brands) => brands.some((brand) => /^(?:hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand)),
    'an HEIC photograph, which most browsers do not show',
    'Save it as JPEG. On an iPhone: Settings, Camera, Formats, Most Compatible.',
  ],
  [
    (_, brands) => brands.length > 0,
    'a video',
    `${onlyPictures} put the video where videos are kept, and link to it.`,
  ],
  [
    begins(/^(?:\x1aE\xdf\xa3|RIFF.{4}AVI )/s),
    'a video',
    `${onlyPictures} put the video where videos are kept, and link to it.`,
  ],
];
