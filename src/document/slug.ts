/** The file name for an entry's title: small letters, digits and hyphens. Never empty. */
export function slugOf(title: string): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const spelled = plain.replace(/['’]/g, '').replaceAll('ß', 'ss').replaceAll('æ', 'ae').replaceAll('ø', 'o');
  const slug = spelled
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '');
  return slug || 'page';
}
