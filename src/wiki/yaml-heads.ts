import { firstSign, invisible, withoutSigns } from '../problem/signs.ts';

/** What holds fields together in a line of YAML: what stands before a value. */
const head = new RegExp(`^(?:[\\s-]|${invisible})*(?:(?:[\\w.-]|${invisible})+:(?:\\s|${invisible})*)?`, 'u');

/** The first invisible sign that YAML takes for part of what it is not, in the lines up to one, which counts from 0. */
export function signBetweenFields(
  yaml: string,
  last: number,
): { sign: string; line: number; column: number } | undefined {
  for (const [line, text] of yaml
    .split('\n')
    .slice(0, last + 1)
    .entries()) {
    const found = firstSign(headOf(text));
    if (found) return { sign: found.sign, line, column: found.index };
  }
  return undefined;
}

/** YAML with plain blanks, or nothing, in the place of the invisible signs before its values. */
export function withPlainHeads(yaml: string): string {
  const plain = (line: string) => withoutSigns(headOf(line)) + line.slice(headOf(line).length);
  return yaml.split('\n').map(plain).join('\n');
}

function headOf(line: string): string {
  return head.exec(line)?.[0] ?? '';
}
