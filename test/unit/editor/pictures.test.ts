import { describe, expect, it, vi } from 'vitest';
import { ofLibrary } from '../../../src/editor/decap/store.ts';
import { inWords } from '../../../src/editor/pictures/clean.ts';
import { judge, sizeInWords } from '../../../src/editor/pictures/judge.ts';
import { isNamed } from '../../../src/editor/pictures/pending.ts';
import { addressFor } from '../../../src/editor/pictures/take.ts';
import { assetsFor, cleanedAsset, takenAsset } from '../../../src/editor/pictures/assets.ts';
import { exif, pngChunk, pngOf } from '../../support/pictures.ts';

const png = pngOf(2, 2);
const file = (name: string, content: string | Buffer) =>
  new File([Buffer.from(content as string, 'latin1') as Buffer<ArrayBuffer>], name);
const heic = '\0\0\0\x18ftypheic\0\0\0\0mif1heic';

describe('a chosen file', () => {
  it.each([
    ['png', png.toString('latin1')],
    ['jpg', '\xff\xd8\xff\xe0'],
    ['gif', 'GIF89a'],
    ['webp', 'RIFF\0\0\0\0WEBPVP8 '],
    ['avif', '\0\0\0\x18ftypmif1\0\0\0\0avifmiaf'],
  ])('is a picture by its bytes, whatever it is called: %s', async (type, content) => {
    expect(await judge(file('doc.pdf', content))).toBe(type);
  });

  it.each([
    [
      'doc.pdf',
      '%PDF-1.7',
      '“doc.pdf” is a PDF. Only pictures can be shown: save the page as PNG, or take a screenshot of it.',
    ],
    [
      'evil.svg',
      '<?xml version="1.0"?>\n<svg onload="x"/>',
      '“evil.svg” is an SVG. SVG is not shown. Save it as PNG or JPEG, and choose that.',
    ],
    [
      'setup.png',
      'MZ\x90\0',
      '“setup.png” is a program, whatever its name says. Delete it where you do not know it.',
    ],
    [
      'a.png',
      '<!DOCTYPE html><svg>',
      '“a.png” is a web page. Only pictures can be shown: take a screenshot of it.',
    ],
    ['a.png', '', '“a.png” is empty. Choose another file.'],
    ['a.png', 'words', '“a.png” is no picture that browsers show. Choose a PNG, JPEG, GIF, WebP or AVIF.'],
  ])('%s is refused in words', async (name, content, words) => {
    await expect(judge(file(name, content))).rejects.toThrow(new Error(words));
  });

  it.each([
    ['IMG_1.heic', heic, 'HEIC'],
    ['a.mov', '\0\0\0\x14ftypqt  \0\0\0\0qt  ', 'a video'],
    ['a.docx', 'PK\x03\x04', 'an Office file'],
    ['a.bmp', 'BM', 'a BMP'],
    ['a.tif', 'II*\0', 'a TIFF'],
  ])('%s is called what it is', async (name, content, kind) => {
    await expect(judge(file(name, content))).rejects.toThrow(kind);
  });

  it('is refused by its size, with the limit', async () => {
    const huge = file('huge.png', png);
    Object.defineProperty(huge, 'size', { value: 50 * 1024 * 1024 });
    await expect(judge(huge)).rejects.toThrow('“huge.png” has 50 MB: 14 MB is the limit.');
  });
});

it('a size is said as people say it', () => {
  expect([12, 317_440, 1_020_000, 6_400_000, 52_428_800].map(sizeInWords)).toEqual([
    '12 bytes',
    '310 KB',
    '1 MB',
    '6.1 MB',
    '50 MB',
  ]);
});

it('what was done to a picture is said in a sentence', () => {
  const nothing = { isTurned: false, isSmaller: false, from: 9, to: 9, removed: new Set<never>() };
  expect(inWords(nothing)).toBe('Nothing had to be changed.');
  expect(
    inWords({
      isTurned: true,
      isSmaller: true,
      from: 6_400_000,
      to: 317_440,
      removed: new Set(['device', 'place']),
    }),
  ).toBe('Turned upright, made smaller (6.1 MB → 310 KB), place and device removed.');
  expect(inWords({ ...nothing, removed: new Set(['other']) })).toBe('Other notes in the file removed.');
});

describe('the address of a picture', () => {
  it('is made of its name, in letters that addresses have', () => {
    expect(addressFor('Grüße vom Werk (2).PNG', png)).toMatch(
      /^\/media\/grusse-vom-werk-2-[0-9a-z]{7}\.png$/,
    );
    expect(addressFor('截图.jpeg', png)).toMatch(/^\/media\/picture-[0-9a-z]{7}\.png$/);
    expect(addressFor('', png)).toMatch(/^\/media\/picture-/);
  });

  it('is another one for another picture of that name, and the same for the same', () => {
    expect(addressFor('image.png', png)).toBe(addressFor('image.png', Buffer.from(png)));
    expect(addressFor('image.png', png)).not.toBe(addressFor('image.png', pngOf(2, 2, [1, 2, 3])));
  });
});

it('a text names a picture however its address is written, and no other', () => {
  const path = 'public/media/The yard.png';
  expect(isNamed(path, ['x', 'See ![a](</media/The yard.png>).'])).toBe(true);
  expect(isNamed(path, ['![a](../../public/media/The%20yard.png)'])).toBe(true);
  expect(isNamed(path, ['![a](/media/yard.png)', ''])).toBe(false);
});

describe('a save', () => {
  it('sends of Decap’s library only what the text names: a wrong file there keeps no page from being saved', async () => {
    const asset = (path: string) => ({ path, toBase64: async () => '' });
    const both = [asset('public/media/doc.pdf'), asset('public/media/a.png')];
    expect(await assetsFor(['![A](/media/a.png)'], both)).toEqual([both[1]]);
  });

  it('sends no position of a photograph either, where no desk is asked', async () => {
    const photo = pngOf(1, 1, [1, 2, 3], [pngChunk('eXIf', exif())]);
    const asset = { path: 'public/media/a.png', toBase64: async () => photo.toString('base64') };
    const { path, fileObj } = await cleanedAsset(asset);
    expect(path).toBe(asset.path);
    expect(Buffer.from((await fileObj?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(pngOf(1, 1, [1, 2, 3]));
  });
});

describe('an upload in Decap’s library', () => {
  const asset = (path: string, bytes: Buffer) => ({ path, toBase64: async () => bytes.toString('base64') });

  it('is judged as every other picture is', async () => {
    const evil = asset('public/media/evil.svg', Buffer.from('<svg onload="x"/>'));
    await expect(takenAsset(evil)).rejects.toThrow('“evil.svg” is an SVG. SVG is not shown.');
    const huge = file('huge.png', png);
    Object.defineProperty(huge, 'size', { value: 50 * 1024 * 1024 });
    const sent = { ...asset('public/media/huge.png', png), fileObj: huge };
    await expect(takenAsset(sent)).rejects.toThrow('14 MB is the limit');
  });

  it('keeps its name, loses what was noted in it, and says so', async () => {
    vi.stubGlobal('createImageBitmap', async () => ({ width: 2, height: 2, close: () => undefined }));
    const noted = pngOf(2, 2, undefined, [pngChunk('eXIf', exif())]);
    const { asset: taken, done } = await takenAsset(asset('public/media/yard.png', noted));
    vi.unstubAllGlobals();
    expect([taken.path, taken.fileObj?.size]).toEqual(['public/media/yard.png', png.length]);
    expect(done).toMatch(/removed\.$/);
  });

  it.each([
    ['Failed to persist media: Error: “a” is an SVG.\nNo.', 'Not uploaded. “a” is an SVG.\nNo.'],
    ['Failed to delete media: It is gone.', 'Not deleted. It is gone.'],
    ['Something else: Error: x', 'Something else: Error: x'],
  ])('fails in plain words: %j', (theirs, ours) => expect(ofLibrary(theirs)).toBe(ours));
});
