/** Names that Windows keeps for itself, whatever ending follows them. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** File systems allow 255 bytes; a letter takes up to three, and more is put around a name while its file is written. */
const longest = 70;

/**
 * The file name for an entry’s title: small letters, digits and hyphens. Never empty.
 *
 * Latin letters are spelled plainly. Those of other alphabets stay as they are, as in Wikipedia’s addresses: they are what
 * people read there, and how one would spell them otherwise depends on the language.
 */
export function slugOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC');
  const spelled = plain.replace(/['’]/g, '').replaceAll('ß', 'ss').replaceAll('æ', 'ae').replaceAll('ø', 'o');
  const words = spelled.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^[-\p{M}]+/u, '');
  const slug = words
    .slice(0, longest)
    .toWellFormed()
    .replace(/[-\ufffd]+$/, '');
  return reserved.test(slug) ? `page-${slug}` : slug || 'page';
}

/** The first name that is free: the slug itself, or with a number behind it. */
export async function freeSlug(slug: string, isFree: (slug: string) => Promise<boolean>): Promise<string> {
  for (let count = 2, found = slug; ; found = `${slug}-${count++}`) if (await isFree(found)) return found;
}
