/** A brief as text, to be copied into a mail or a note of the CRM. */
import type { Day } from '../../freshness/day.ts';
import { escapeHtml } from '../../plain.ts';
import type { Word, Words } from '../../site/brief/words.ts';
import type { Block, Brief, Section } from './model.ts';

/** How a text is marked up. */
export interface Format {
  text: (text: string) => string;
  break: string;
  strong: (of: string) => string;
  em: (of: string) => string;
  /** What is no longer true. */
  del: (of: string) => string;
  link: (of: string, to: string) => string;
  heading: (level: 1 | 2 | 3, of: string) => string;
  paragraph: (of: string) => string;
  list: (items: string[]) => string;
}

const asItIs = (of: string) => of;

/** As people type it: links are left out, and nothing has to be read through. */
export const plain: Format = {
  text: asItIs,
  break: '\n',
  strong: asItIs,
  em: asItIs,
  del: (of) => `[no longer true: ${of}]`,
  link: asItIs,
  heading: (level, of) =>
    level === 3 ? of : level === 2 ? of.toUpperCase() : `${of}\n${'='.repeat(of.length)}`,
  paragraph: asItIs,
  list: (items) => items.map((item) => `- ${item.replaceAll('\n', '\n  ')}`).join('\n'),
};

export const markdown: Format = {
  text: (text) => text.replace(/[\\`*_[\]<>#~|]/g, String.raw`\$&`),
  break: '  \n',
  strong: (of) => `**${of}**`,
  em: (of) => `*${of}*`,
  del: (of) => `~~${of}~~`,
  link: (of, to) => `[${of}](<${to}>)`,
  heading: (level, of) => `${'#'.repeat(level)} ${of}`,
  paragraph: asItIs,
  list: plain.list,
};

/** As mail programs and editors take it from the clipboard. */
export const html: Format = {
  text: escapeHtml,
  break: '<br>',
  strong: (of) => `<strong>${of}</strong>`,
  em: (of) => `<em>${of}</em>`,
  del: (of) => `<del>${of}</del>`,
  link: (of, to) => `<a href="${escapeHtml(to)}">${of}</a>`,
  heading: (level, of) => `<h${level}>${of}</h${level}>`,
  paragraph: (of) => `<p>${of}</p>`,
  list: (items) => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`,
};

export interface Context {
  /** The day on which it is copied. */
  today: Day | undefined;
  /** The address of the brief, without a base that it could be read against: links are copied whole. */
  address: string;
}

export function textOf({ title, warning, sections }: Brief, format: Format, context: Context): string {
  const from = format.link(format.text(context.address), context.address);
  return [
    format.heading(1, format.text(title)),
    ...(warning === undefined ? [] : [format.paragraph(format.em(format.text(warning)))]),
    ...sections
      .filter(isForOthers)
      .flatMap(({ title, blocks }) => [
        format.heading(2, format.text(title)),
        ...blocks.flatMap((block) => blockIn(block, format, context)),
      ]),
    format.paragraph(`${format.text('From ')}${from}`),
  ].join('\n\n');
}

/** What is still to be written concerns the wiki, and not whoever the text is for. */
function isForOthers({ id }: Section): boolean {
  return id !== 'gaps';
}

function blockIn(block: Block, format: Format, context: Context): string[] {
  const wordsIn = (words: Words) => words.map((word) => wordIn(word, format, context)).join('');
  const label = 'label' in block && block.label ? format.strong(format.text(`${block.label}:`)) : '';
  switch (block.type) {
    case 'paragraph':
      return [format.paragraph([label, wordsIn(block.words)].filter(Boolean).join(' '))];
    case 'list':
      return [...(label ? [format.paragraph(label)] : []), format.list(block.items.map(wordsIn))];
    case 'group': {
      const aside = block.aside === undefined ? [] : [format.paragraph(format.em(format.text(block.aside)))];
      const inner = [...block.blocks, ...(block.beside ?? [])].flatMap((each) =>
        blockIn(each, format, context),
      );
      return [format.heading(3, wordsIn(block.title)), ...aside, ...inner];
    }
  }
}

function wordIn(word: Word, format: Format, context: Context): string {
  if (typeof word === 'string') return format.text(word);
  if (word.is === 'break') return format.break;
  if (word.is === 'gone') {
    const isGone = context.today !== undefined && word.from <= context.today;
    return isGone ? format.text(` (${word.label})`) : '';
  }
  const of = word.of.map((each) => wordIn(each, format, context)).join('');
  switch (word.is) {
    case 'link':
      return format.link(of, new URL(word.to, context.address).href);
    case 'claim':
      return context.today !== undefined && word.until < context.today ? format.del(of) : of;
    default:
      return format[word.is](of);
  }
}
