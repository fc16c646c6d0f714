/** Small things that every layer needs of plain values. */

/** Orders texts by their characters, in the same way on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A number with what it counts: “1 page”, “2 pages”. */
export function plural(count: number, noun: string, nouns = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : nouns}`;
}

/** A text that begins with a capital letter. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A title made of the name of a file or folder. */
export function titleFromName(id: string): string {
  const name = (id.split('/').at(-1) ?? id).replace(/[-_]+/g, ' ').trim();
  return capital(name);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Characters that a terminal would obey, and those that change the order of others. */
const commands = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Text on one line, without characters that a terminal or a parser would obey: to be kept, or to go on with. */
export function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(commands, '').trim();
}

/** Text from files on one line, to be printed: it does not begin like a command of GitHub's workflows either. */
export function oneLine(text: string): string {
  return onOneLine(text).replace(/^::/, ': :').replaceAll('##[', '## [');
}

/**
 * Text of several lines, without characters that a terminal or a parser would obey. Separators of lines that only some
 * take for such are blanks: a line goes on where others expect it to.
 */
export function harmless(text: string): string {
  return text.replace(/[\u0085\u2028\u2029]/g, ' ').replace(within, '');
}

/** The same but for what lays out lines, of which a report has thousands. */
const within = /[[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]--[\n\t]]/gv;

/** As a shell takes it for one word. */
export function shellWord(text: string): string {
  if (/^[\w./-]+$/.test(text)) return text;
  // In a word of the kind $'…' what a terminal would obey is written out.
  if (oneLine(text) !== text)
    return `$'${text.replace(/[\\']/g, '\\$&').replace(/[^\x20-\x7e]/gu, (sign) => `\\U${hex(sign)}`)}'`;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function hex(sign: string): string {
  return (sign.codePointAt(0) ?? 0).toString(16).padStart(8, '0');
}

/** A value as JSON in which no character stands that a terminal would obey. */
export function asJsonText(value: unknown): string {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value, undefined, 2).replace(within, escaped);
}

/** How a text is written, as attributes of the element that holds it; none where it is written as English is. */
export interface Writing {
  dir?: 'rtl';
  /** Empty where the letters are no English ones, and of more than one language. */
  lang?: string;
}

/** How a text is written, by its first letter. */
export function writingOf(text: string): Writing {
  const letter = firstLetter.exec(text)?.[0];
  if (letter === undefined || /[\p{Script=Latin}\u200e]/u.test(letter)) return {};
  const lang = languages.find(([, letters]) => letters.test(letter))?.[0] ?? '';
  return rightToLeft.test(letter) ? { dir: 'rtl', lang } : { lang };
}

/** Letters, and the marks that stand for one which is not shown. */
const firstLetter = /[\p{L}\u200e\u200f\u061c]/u;
const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}\u200f\u061c]/u;

/** Languages that are known by their letters. */
const languages: readonly (readonly [string, RegExp])[] = [
  ['he', /\p{Script=Hebrew}/u],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['ko', /\p{Script=Hangul}/u],
  ['th', /\p{Script=Thai}/u],
  ['el', /\p{Script=Greek}/u],
];

/** Whether any of a text is written from right to left. */
export function hasRightToLeft(text: string): boolean {
  return rightToLeft.test(text);
}

/** Makes text safe between tags and inside attributes in double quotes. */
export function escapeHtml(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (character) => entities[character] ?? '') : text;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
