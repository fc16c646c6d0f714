import { slugOf } from '../../document/slug.ts';
import { pictureTypeOf } from '../../editing-api/pictures/types.ts';
import { clean, type Clean } from './clean.ts';
import { judge } from './judge.ts';

/** A picture that was chosen, as it will be saved. */
export interface Taken extends Clean {
  /** Where it will be read, such as `/media/the-yard-1x8k2p.png`. */
  address: string;
}

/** Looks at a chosen file, and makes a picture for a page of it. Rejects with a `Refusal`, which says why. */
export async function take(file: File): Promise<Taken> {
  const made = await clean(file, await judge(file));
  const bytes = new Uint8Array(await made.blob.arrayBuffer());
  return { ...made, address: addressFor(file.name, bytes) };
}

/**
 * An address that no other picture has: what is in it is part of its name. Screenshots are all called `image.png`, and
 * two people may paste theirs at the same time; the same picture is stored once.
 */
export function addressFor(fileName: string, bytes: Uint8Array): string {
  const name = fileName.replace(/\.[^.]*$/, '');
  const slug = /[a-z0-9]/i.test(name.normalize('NFKD'))
    ? slugOf(name).slice(0, 40).replace(/-$/, '')
    : 'picture';
  return `/media/${slug}-${fingerprint(bytes)}.${pictureTypeOf(bytes)}`;
}

/** FNV-1a: https://datatracker.ietf.org/doc/html/rfc9923. Browsers digest nothing where a page came without encryption. */
function fingerprint(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(36).padStart(7, '0');
}
