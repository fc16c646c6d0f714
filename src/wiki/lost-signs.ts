import { tokensOf } from './yaml-tokens.ts';

/** A word at the beginning of a value that YAML takes for a sign of its own: `title: &R and D` would become `and D`. */
export interface LostSign {
  /** The name of its field; `undefined` for an item of a list. */
  name: string | undefined;
  sign: string;
  offset: number;
}

/** Finds words that YAML has left out of values. A name that another value refers to was meant as one. */
export function lostSigns(yaml: string): LostSign[] {
  if (!/[&!]|[|>]\d/.test(yaml)) return [];
  const found: LostSign[] = [];
  const referred = new Set<string>();
  let [last, name, header] = ['', undefined, undefined] as [string, string | undefined, LostSign | undefined];
  for (const { type, source, offset } of tokensOf(yaml)) {
    const sign = { name, sign: source, offset };
    if (type === 'scalar') {
      if (header && source.trim() === '') found.push(header);
      [last, header] = [source, undefined];
    } else if (type === 'map-value-ind') name = last;
    else if (type === 'seq-item-ind') name = undefined;
    else if (type === 'alias') referred.add(source.slice(1));
    else if (type === 'block-scalar-header' && /\d/.test(source)) header = sign;
    else if (type === 'anchor' || (type === 'tag' && !source.startsWith('!!'))) found.push(sign);
  }
  return found.filter(({ sign }) => !sign.startsWith('&') || !referred.has(sign.slice(1)));
}
