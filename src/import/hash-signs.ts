/** Hash signs in YAML: it takes what follows one for a comment, where many authors meant it as words. */

/** Stands for a hash sign that is one of the words. */
const meant = '\ufdd6';

/**
 * The lines of a field with hash signs that YAML would end a plain value at put aside: anywhere in the value of a
 * field, also in the lines it goes on in; in the item of a list only where they are no comment behind it.
 */
export function setHashesAside(lines: string): string {
  const found: string[] = [];
  /** How far the value that goes on is indented more than; `undefined` where none does. */
  let plain: number | undefined;
  let block: number | undefined;
  const all = lines.split('\n');
  for (const [index, line] of all.entries()) {
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    if (line.trim() === '' || (block !== undefined && indent > block)) {
      found.push(line);
      continue;
    }
    block = undefined;
    if (plain !== undefined && indent > plain) {
      found.push(line.replace(/(^|\s)#/g, `$1${meant}`));
      continue;
    }
    const [, before = '', dashes = '', name = '', value = ''] =
      /^( *)((?:- +)*)((?:"[^"]*"|'[^']*'|[^\s"'#:-][^:#]*?)[ \t]*:(?:[ \t]+|$))?(.*)$/.exec(line) ?? [];
    const begins =
      dashes === '' && name === ''
        ? undefined
        : before.length + (name === '' ? dashes.lastIndexOf('-') : dashes.length);
    const isWords = /^#[^\s#]/.test(value) && !isBelow(all[index + 1], begins ?? 0);
    plain = begins !== undefined && (isWords || /^[^\s"'#|>[\]{}&*!%@`]/.test(value)) ? begins : undefined;
    if (begins !== undefined && /^[|>]/.test(value)) block = begins;
    const sign = name === '' ? /(^|\s)#(?=\S)/g : /(^|\s)#/g;
    found.push(
      plain === undefined
        ? line
        : line.slice(0, line.length - value.length) + value.replace(sign, `$1${meant}`),
    );
  }
  return found.join('\n');
}

function isBelow(line: string | undefined, indent: number): boolean {
  return line !== undefined && /^ *(?:- |\S)/.test(line) && (/^ */.exec(line)?.[0].length ?? 0) > indent;
}

/** Puts the hash signs of a value back. */
export function withHashes(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(meant, '#');
  if (Array.isArray(value)) return value.map(withHashes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [withHashes(name), withHashes(each)]),
  );
}
