import { notesOfXmp, readExif, type Cleaned, type Note } from './exif.ts';
import { isoBrands, latin1 } from './types.ts';

/**
 * An AVIF whose notes are blank. Nothing is taken out, since its parts are found by their places; how it has to be turned
 * is no matter of EXIF there. Throws a `RangeError` where the file ends too early.
 *
 * https://aomediacodec.github.io/av1-avif/
 */
export function avifWithout(file: Uint8Array): Cleaned {
  const bytes = new Uint8Array(file);
  const removed = new Set<Note>();
  for (const box of allBoxes(bytes, 0, bytes.length)) {
    if (box.type === 'uuid' || box.type === 'udta') {
      bytes.set(
        [...'free'].map((sign) => sign.charCodeAt(0)),
        box.start - 4,
      );
      overwrite(bytes, box.start, box.end, [], () => removed.add('other'));
    }
    if (box.type === 'meta') blankItems(bytes, box, removed);
  }
  return { bytes, removed, orientation: 1, isAnimated: isoBrands(bytes).includes('avis') };
}

interface Box {
  type: string;
  /** Where its content begins. */
  start: number;
  end: number;
}

const containers = new Set(['moov', 'trak']);

function* allBoxes(bytes: Uint8Array, from: number, to: number): Iterable<Box> {
  for (const box of boxes(bytes, from, to)) {
    yield box;
    if (containers.has(box.type)) yield* allBoxes(bytes, box.start, box.end);
  }
}

function* boxes(bytes: Uint8Array, from: number, to: number): Iterable<Box> {
  const view = viewOf(bytes);
  for (let at = from; at + 8 <= to;) {
    const short = view.getUint32(at);
    const long = short === 1;
    const length = long ? Number(view.getBigUint64(at + 8)) : short === 0 ? to - at : short;
    const end = at + length;
    if (length < 8 || end > to) throw new RangeError('a box leads out of its file');
    yield { type: latin1(bytes, at + 4, at + 8), start: at + (long ? 16 : 8), end };
    at = end;
  }
}

/** Blanks the items of a `meta` box that are EXIF or XMP. */
function blankItems(bytes: Uint8Array, meta: Box, removed: Set<Note>): void {
  const inside = [...boxes(bytes, meta.start + 4, meta.end)];
  const find = (type: string) => inside.find((box) => box.type === type);
  const [infos, places, data] = [find('iinf'), find('iloc'), find('idat')];
  if (!infos || !places) return;
  const kinds = new Map(kindsOfNotes(bytes, infos));
  for (const { id, isInside, from, to } of extents(bytes, places)) {
    const kind = kinds.get(id);
    if (kind === undefined) continue;
    const base = isInside ? (data?.start ?? Infinity) : 0;
    overwrite(bytes, base + from, base + to, kind === 'Exif' ? noExif : [], (old) => {
      const notes =
        kind === 'Exif' ? readExif(old.subarray(4 + viewOf(old).getUint32(0))).notes : notesOfXmp(old);
      notes.forEach((note) => removed.add(note));
    });
  }
}

/** Readers that look for EXIF refuse a picture in which it is not well-formed: here is one that says nothing. */
const noExif = [0, 0, 0, 0, 0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0];

function* kindsOfNotes(bytes: Uint8Array, infos: Box): Iterable<[id: number, kind: string]> {
  const view = viewOf(bytes);
  const skipped = view.getUint8(infos.start) === 0 ? 6 : 8;
  for (const { type, start } of boxes(bytes, infos.start + skipped, infos.end)) {
    const version = view.getUint8(start);
    if (type !== 'infe' || version < 2) continue;
    const id = version === 2 ? view.getUint16(start + 4) : view.getUint32(start + 4);
    const at = start + (version === 2 ? 8 : 10);
    const kind = latin1(bytes, at, at + 4);
    if (kind === 'Exif' || kind === 'mime') yield [id, kind];
  }
}

/** Where the items lie, as the box `iloc` tells: its fields have as many bytes as it says. */
function* extents(bytes: Uint8Array, { start }: Box) {
  const view = viewOf(bytes);
  let at = start + 4;
  const read = (size: number) => {
    let value = 0;
    for (let left = size; left > 0; left--) value = value * 256 + view.getUint8(at++);
    return value;
  };
  const version = view.getUint8(start);
  const [sizes, more] = [read(1), read(1)];
  const [offsetSize, lengthSize, baseSize] = [sizes >> 4, sizes & 15, more >> 4];
  const indexSize = version === 0 ? 0 : more & 15;
  for (let items = read(version < 2 ? 2 : 4); items > 0; items--) {
    const id = read(version < 2 ? 2 : 4);
    const isInside = version > 0 && (read(2) & 15) === 1;
    read(2);
    const base = read(baseSize);
    for (let count = read(2); count > 0; count--) {
      read(indexSize);
      const from = base + read(offsetSize);
      yield { id, isInside, from, to: from + read(lengthSize) };
    }
  }
}

/** Puts bytes in the place of others, with nothing behind them; tells of what was there, where it was not the same. */
function overwrite(
  bytes: Uint8Array,
  from: number,
  to: number,
  start: readonly number[],
  tell: (old: Uint8Array) => void,
): void {
  if (to > bytes.length) throw new RangeError('a note leads out of its file');
  const old = bytes.slice(from, to);
  const now = Uint8Array.from(old, (_, index) => start[index] ?? 0);
  if (old.every((byte, index) => byte === now[index])) return;
  tell(old);
  bytes.set(now, from);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
