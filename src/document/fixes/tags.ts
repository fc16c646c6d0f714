import { fieldOf } from '../../collections/fields.ts';
import { readTag } from '../../mdx/tags.ts';
import { vocabulary } from '../../mdx/vocabulary.ts';
import { nearest } from '../../spelling.ts';
import { literal, partOf, splice, startOf, type Fixer } from './lines.ts';

/** Gives a misspelt component its name wherever it stands, except in code. */
export const fixTagName: Fixer<'component-unknown'> = ({ tag, meant, file, line }, text) => {
  if (meant === undefined) return undefined;
  const { start, end } = partOf(file, text, line);
  const pattern = new RegExp(`(${code})|(</?)${literal(tag)}(?![\\w.-])`, 'g');
  const part = text
    .slice(start, end)
    .replace(pattern, (whole: string, inCode?: string, _fence?: string, bracket = '') =>
      inCode === undefined ? bracket + meant : whole,
    );
  return { label: `Write <${meant}>`, text: splice(text, start, end, part) };
};

/** Code between fences, and code in a line. */
const code = '(?:^|(?<=\\n))[ \\t>]*(```+|~~~+)[\\s\\S]*?\\n[ \\t>]*\\2|`[^`\\n]*`';

/** Writes the attributes of a tag so that they fit, where what is meant is plain. */
export const fixAttribute: Fixer<'component-attribute'> = ({ tag: name, file, line, column }, text) => {
  const pattern = new RegExp(`<${literal(name)}(?![\\w.-])[^<>]*>`, 'g');
  pattern.lastIndex = startOf(file, text, line, column);
  // The place may be that of the paragraph: tags before this one may be in order.
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const [tag] = found;
    if (isSound(tag)) continue;
    const applied = tries(name, tag).find(({ tag: each }) => isSound(each));
    const { index } = found;
    return applied && { label: applied.label, text: splice(text, index, index + tag.length, applied.tag) };
  }
  return undefined;
};

function tries(name: string, tag: string): { label: string; tag: string }[] {
  const straight = tag.replace(/=\s*[“”„‘’«»]([^“”„‘’«»"]*)[“”„‘’«»]/g, '="$1"');
  const inQuotes = straight.replace(/=\s*([^\s"'=<>`{}“”„‘’«»/]+)(?=[\s/>])/g, '="$1"');
  const known = new Map(Object.entries(vocabulary.get(name)?.attributes.shape ?? {}));
  const named = inQuotes.replace(/(\s)([\w-]+)(?==)/g, (whole, blank: string, word: string) =>
    known.has(word) ? whole : blank + (nearest(word, [...known.keys()]) ?? word),
  );
  const seen = new Set<string>();
  const once = named.replace(/\s+[\w-]+="[^"]*"/g, (whole) => {
    const twice = seen.has(whole.trim());
    seen.add(whole.trim());
    return twice ? '' : whole;
  });
  const offered = once.replace(/\s([\w-]+)="([^"]*)"/g, (_, word: string, value: string) => {
    const attribute = known.get(word);
    const options = attribute && fieldOf(attribute).options;
    const values = Array.isArray(options) ? options.map((each) => each.value) : [];
    return ` ${word}="${nearest(value, values) ?? value}"`;
  });
  return [
    { label: 'Use straight quotes', tag: straight },
    { label: 'Put the value in quotes', tag: inQuotes },
    { label: 'Correct the name', tag: named },
    { label: 'Keep one of them', tag: once },
    { label: 'Correct the value', tag: offered },
  ];
}

function isSound(tag: string): boolean {
  const read = readTag(tag);
  return read !== undefined && read.fault === undefined;
}

const marks: Record<string, string> = { b: '**', strong: '**', i: '*', em: '*' };

/** Writes bold and slanted words in Markdown. */
export const fixHtml: Fixer<'html'> = ({ tag: name = '', file, line, column }, text) => {
  const mark = marks[name];
  if (mark === undefined) return undefined;
  const at = startOf(file, text, line, column);
  const end = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at);
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const pattern = new RegExp(`<${name}>([^\\s<*_\`](?:[^<*_\`]*[^\\s<*_\`])?)</${name}>`, 'g');
  const part = text.slice(start, end).replace(pattern, `${mark}$1${mark}`);
  return { label: 'Write it in Markdown', text: splice(text, start, end, part) };
};
