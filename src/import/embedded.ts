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
  const data: string[] = [];
  const setAside = (head: string, each: string) => `${head}\ufdd4${data.push(each) - 1}\ufdd5`;
  const text = source
    .replace(/[\ufdd4\ufdd5]/g, '\ufffd')
    .replace(quoted, (_, head: string, _quote: string, each: string) => setAside(head, each))
    .replace(encoded, (_, head: string, each: string) => setAside(head, each));
  return { text, data };
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

const encoded = /(data:[\w.+/-]+(?:;[\w=.-]+)*;base64,)([A-Za-z\d+/=%_-]+)/gi;
/** In quotes, data may go on over lines. */
const quoted = /((?<=(["']))data:[\w.+/-]+(?:;[\w=.-]+)*;base64,)([A-Za-z\d+/=%_\s-]+)(?=\2)/gi;
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
