import { fieldOf } from '../../collections/fields.ts';
import { readTag } from '../../mdx/tags.ts';
import { vocabulary } from '../../mdx/vocabulary.ts';
import type { Mend } from '../fixes.ts';
import { literal, partOf, splice, startOf } from './lines.ts';

/** Gives a misspelt component its name wherever it stands, except in code. */
export const mendTagName: Mend<'component-unknown'> = ({ tag, meant, file, line }, text) => {
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
export const mendAttribute: Mend<'component-attribute'> = ({ tag: name, file, line, column }, text) => {
  const pattern = new RegExp(`<${literal(name)}(?![\\w.-])[^<>]*>`, 'g');
  pattern.lastIndex = startOf(file, text, line, column);
  // The place may be that of the paragraph: tags before this one may be in order.
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const [tag] = found;
    if (isSound(tag)) continue;
    const mended = tries(name, tag).find(({ tag: each }) => isSound(each));
    const { index } = found;
    return mended && { label: mended.label, text: splice(text, index, index + tag.length, mended.tag) };
  }
  return undefined;
};

function tries(name: string, tag: string): { label: string; tag: string }[] {
  const straight = tag.replace(/=\s*[“”„‘’«»]([^“”„‘’«»"]*)[“”„‘’«»]/g, '="$1"');
  const inQuotes = straight.replace(/=\s*([^\s"'=<>`{}“”„‘’«»/]+)(?=[\s/>])/g, '="$1"');
  const known = new Map(Object.entries(vocabulary.get(name)?.attributes.shape ?? {}));
  const near = (word: string) => [...known.keys()].find((each) => each !== word && alike(each, word));
  const named = inQuotes.replace(/(\s)([\w-]+)(?==)/g, (whole, blank: string, word: string) =>
    known.has(word) ? whole : blank + (near(word) ?? word),
  );
  const seen = new Set<string>();
  const once = named.replace(/\s+[\w-]+="[^"]*"/g, (whole) => {
    const twice = seen.has(whole.trim());
    seen.add(whole.trim());
    return twice ? '' : whole;
  });
  const offered = once.replace(/\s([\w-]+)="([^"]*)"/g, (whole, word: string, value: string) => {
    const attribute = known.get(word);
    const options = attribute && fieldOf(attribute).options;
    const option = Array.isArray(options) && options.find((each) => alike(each.value, value));
    return option ? ` ${word}="${option.value}"` : whole;
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

/** Whether two words differ in capital letters only, in one letter, or by two that are swapped. */
function alike(a: string, b: string): boolean {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  if (x === y) return true;
  if (x.length < 3 || Math.abs(x.length - y.length) > 1) return false;
  let from = 0;
  while (from < x.length && x[from] === y[from]) from++;
  const [restX, restY] = [x.slice(from), y.slice(from)];
  const isSwap = restX.slice(0, 2) === [...restY.slice(0, 2)].toReversed().join('');
  return (
    restX.slice(1) === restY.slice(1) ||
    restX === restY.slice(1) ||
    restX.slice(1) === restY ||
    (isSwap && restX.slice(2) === restY.slice(2))
  );
}

const marks: Record<string, string> = { b: '**', strong: '**', i: '*', em: '*' };

/** Writes bold and slanted words in Markdown. */
export const mendHtml: Mend<'html'> = ({ tag: name = '', file, line, column }, text) => {
  const mark = marks[name];
  if (mark === undefined) return undefined;
  const at = startOf(file, text, line, column);
  const end = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at);
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const pattern = new RegExp(`<${name}>([^\\s<*_\`](?:[^<*_\`]*[^\\s<*_\`])?)</${name}>`, 'g');
  const part = text.slice(start, end).replace(pattern, `${mark}$1${mark}`);
  return { label: 'Write it in Markdown', text: splice(text, start, end, part) };
};
