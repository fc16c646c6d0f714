/**
 * A figure as people and spreadsheets write it, with a point or a comma before what is less than one, and thousands apart;
 * `undefined` for what is none, and `ambiguous` for what may be thousands or a fraction, as “1,234”.
 */
export function readFigure(text: string): number | 'ambiguous' | undefined {
  const plain = text
    .replace('−', '-')
    .replace(/\s?%$/, '')
    .replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, '');
  if (/^-?[1-9]\d{0,2}[.,]\d{3}$/.test(plain)) return 'ambiguous';
  if (/^-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(plain)) return Number(plain.replaceAll(',', ''));
  if (/^-?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/.test(plain)) return readFigure(plain.replaceAll('.', ''));
  return /^-?\d+(?:[.,]\d+)?$/.test(plain) ? Number(plain.replace(',', '.')) : undefined;
}
