import { createHash } from 'node:crypto';
import { withoutMetadata } from '../editing-api/pictures/metadata.ts';
import { largestPicture, pictureTypeOf } from '../editing-api/pictures/types.ts';
import { slug } from './names.ts';

/** A picture that a page brings along inside its text, and the path below the media folder that it gets. */
export interface Embedded {
  name: string;
  bytes: Uint8Array;
}

/** A text whose embedded data is set aside: it is no text, and may be longer than all of it. */
export interface Lifted {
  text: string;
  data: readonly string[];
}

/** Sets aside the data of `data:` addresses, and leaves a mark where it stood. */
export function lift(source: string): Lifted {
  const text = source.replace(/[\ufdd4\ufdd5]/g, '\ufffd');
  const data: string[] = [];
  const parts: string[] = [];
  let done = 0;
  for (const { 0: head, index } of text.matchAll(heads)) {
    const start = index + head.length;
    const end = endOfData(text, start, text.charAt(index - 1));
    if (end === start) continue;
    parts.push(text.slice(done, start), `\ufdd4${data.push(text.slice(start, end)) - 1}\ufdd5`);
    done = end;
  }
  return { text: [...parts, text.slice(done)].join(''), data };
}

/**
 * Where data ends. In quotes it may go on over lines. It is read sign by sign: of so many, a pattern may remember each, and
 * find no room for that.
 */
function endOfData(text: string, start: number, before: string): number {
  let end = start;
  if (before === '"' || before === "'") {
    while (isOfData(text.charAt(end)) || /^\s$/.test(text.charAt(end))) end++;
    if (text.charAt(end) === before) return end;
    end = start;
  }
  while (isOfData(text.charAt(end))) end++;
  return end;
}

/** Whether a sign is one of base 64, in either alphabet, or of what escapes one in an address. */
function isOfData(sign: string): boolean {
  return /^[\w+/=%-]$/.test(sign);
}

/** Puts data back where it is to be read; what nobody can read is cut short, and told of. */
export function putBack(text: string, { data }: Pick<Lifted, 'data'>, cut: (length: number) => void): string {
  return text.replace(mark, (_, number: string) => {
    const found = data[Number(number)] ?? '';
    if (found.length <= longestShown) return found;
    cut(found.length);
    return `${found.slice(0, 20)}…`;
  });
}

/** The picture in an address, without what was noted in it; `undefined` where there is none that the wiki shows. */
export function pictureIn(
  url: string,
  words: string,
  folder: string,
  { data }: Pick<Lifted, 'data'>,
): Embedded | undefined {
  const number = new RegExp(mark.source).exec(url)?.[1];
  const given = Buffer.from(unescaped(data[Number(number ?? -1)] ?? ''), 'base64');
  const type = pictureTypeOf(given);
  if (type === undefined || given.length > largestPicture) return undefined;
  const { bytes } = withoutMetadata(given) ?? { bytes: given };
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  return { name: `${folder}/${words ? slug(words) : 'image'}-${digest}.${type}`, bytes };
}

/** What an address of data calls its type, without the data. */
export function typeIn(url: string): string {
  return url.split(/[;,]/)[0] ?? '';
}

const heads = /data:[\w.+/-]+(?:;[\w=.-]+)*;base64,/gi;
const mark = /\ufdd4(\d+)\ufdd5/g;
/** Data of more characters is not shown. */
const longestShown = 200;
function unescaped(data: string): string {
  try {
    return decodeURIComponent(data);
  } catch {
    return data;
  }
}
