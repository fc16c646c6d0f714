/** Signs that nobody sees, and what they are called. */

const known: Record<string, string> = {
  '\u00a0': 'no-break space',
  '\u00ad': 'soft hyphen',
  '\u061c': 'Arabic letter mark',
  '\u200b': 'zero-width space',
  '\u200c': 'zero-width non-joiner',
  '\u200d': 'zero-width joiner',
  '\u200e': 'left-to-right mark',
  '\u200f': 'right-to-left mark',
  '\u2010': 'hyphen of its own',
  '\u2011': 'non-breaking hyphen',
  '\u2012': 'figure dash',
  '\u2013': 'en dash',
  '\u2014': 'em dash',
  '\u2015': 'horizontal bar',
  '\u2212': 'minus sign',
  '\ufe58': 'small em dash',
  '\ufe63': 'small hyphen',
  '\uff0d': 'wide hyphen',
  '\u2028': 'line separator',
  '\u2029': 'paragraph separator',
  '\u202a': 'left-to-right embedding',
  '\u202b': 'right-to-left embedding',
  '\u202c': 'pop directional formatting',
  '\u202d': 'left-to-right override',
  '\u202e': 'right-to-left override',
  '\u202f': 'narrow no-break space',
  '\u2060': 'word joiner',
  '\u2066': 'left-to-right isolate',
  '\u2067': 'right-to-left isolate',
  '\u2068': 'first strong isolate',
  '\u2069': 'pop directional isolate',
  '\u2800': 'braille blank',
  '\u3000': 'ideographic space',
  '\u3164': 'Hangul filler',
  '\ufe0f': 'variation selector',
  '\uffa0': 'Hangul filler',
  '\ufeff': 'byte order mark',
  '\u0000': 'null',
  '\u0007': 'bell',
  '\u0008': 'backspace',
  '\r': 'carriage return',
  '\u001b': 'escape',
  '\u007f': 'delete',
  '\u0085': 'next line',
  '\u009b': 'control sequence introducer',
};

/** A sign that looks like a blank and is none to YAML and Markdown, as part of a pattern. */
const otherBlank = '[\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u2800\\u3000]';

/** A sign that chooses another form of the one before it, where there is none: emoji and Chinese need them. */
const withoutForm = '[\\ufe00-\\ufe0f](?<![^\\s\\x00-\\x7f].)(?!\\u20e3)';

/** A sign of an invisible alphabet, but in the flag of a region and behind Chinese. */
const tag = '[\\u{e0000}-\\u{e0fff}](?<![\\p{sc=Han}\\u{1f3f4}][\\u{e0020}-\\u{e01ef}]{1,20})';

/** A sign that has no width, or that turns or commands what stands around it, as part of a pattern. */
const withoutWidth = `(?:[\\u00ad\\u034f\\u061c\\u115f\\u1160\\u180e\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0]|(?![\\t\\n])\\p{Cc}|${withoutForm}|${tag})`;

/** Any of them, as part of a pattern. */
export const invisible = `(?:${otherBlank}|${withoutWidth})`;

const anySign = new RegExp(invisible, 'u');
const signs = new RegExp(`${invisible}+`, 'gu');
const blank = new RegExp(otherBlank, 'u');

/** The first sign of a text that nobody sees, and where it stands. */
export function firstSign(text: string): { sign: string; index: number } | undefined {
  const found = anySign.exec(text);
  return found ? { sign: found[0], index: found.index } : undefined;
}

/** A text with plain blanks in the place of such signs, or nothing where they have no width. */
export function withoutSigns(text: string): string {
  return text.replace(signs, (run) => [...run].map((sign) => (blank.test(sign) ? ' ' : '')).join(''));
}

/** What an invisible sign is called, such as “no-break space (U+00A0)”. */
export function nameOfSign(sign: string): string {
  const code = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const other = /\s/.test(sign)
    ? 'unusual space'
    : /\p{Cc}/u.test(sign)
      ? 'control character'
      : 'invisible sign';
  return `${known[sign] ?? other} (U+${code})`;
}

/** How many signs of a text are named: someone who reads it has understood by then. */
const mostNamed = 3;

/**
 * A text in which the signs that nobody sees are named, as ‹escape (U+001B)›.
 *
 * Those that writing in some languages needs stay as they are.
 */
export function withNamedSigns(text: string): string {
  let count = 0;
  return text.replace(unseen, (sign) => (++count > mostNamed ? '' : `‹${nameOfSign(sign)}›`));
}

/** What stands for something else, such as a day or an address, with each sign named that is not the one it looks like. */
export function withMistakenSigns(text: string): string {
  let count = 0;
  return text.replace(mistaken, (sign) => (++count > mostNamed ? sign : `‹${nameOfSign(sign)}›`));
}

/** Signs that nobody sees, and those that look like a hyphen and are none. */
const mistaken = new RegExp(`${invisible}|[\\u2010-\\u2015\\u2212\\ufe58\\ufe63\\uff0d]`, 'gu');

const unseen = new RegExp(`(?![\\u200c-\\u200f\\u061c])(?:${withoutWidth})`, 'gu');
