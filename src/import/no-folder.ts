import { basename } from 'node:path';
import { isPage } from './names.ts';

/** What kind of file was named where a folder of pages was asked for, and what to do with it instead. */
export function noFolder(path: string): string {
  const name = `“${basename(path)}”`;
  if (isPage(path))
    return `${name} is one page. Name the folder that it lies in, or put it into one of its own.`;
  const [, kind, advice] = kinds.find(([ending]) => ending.test(path)) ?? [];
  if (kind === undefined) return `${name} is a file. Name a folder of Markdown files (.md, .mdx).`;
  return `${name} is ${kind}, and only folders of Markdown files can be imported. ${advice ?? ''}`;
}

const kinds: readonly (readonly [ending: RegExp, kind: string, advice: string])[] = [
  [
    /\.(?:docx?|odt|rtf|pages)$/i,
    'a text of a word processor',
    'Save it as Markdown, for example with “pandoc FILE -t gfm -o FOLDER/page.md”, and name that folder.',
  ],
  [/\.(?:zip|tar|t?gz|7z|rar)$/i, 'a packed archive', 'Unpack it, and name the folder that comes out.'],
  [
    /\.(?:html?|xml)$/i,
    'a page of HTML or XML',
    'Save it as Markdown, for example with “pandoc FILE -t gfm -o FOLDER/page.md”, and name that folder.',
  ],
  [/\.pdf$/i, 'a PDF', 'Ask for the file it was made of, and save that as Markdown.'],
  [/\.(?:csv|tsv|xlsx?|ods|numbers)$/i, 'a table', 'A page can hold it as a table in Markdown.'],
  [/\.(?:pptx?|odp|key)$/i, 'a set of slides', 'Save its text as Markdown, and name the folder of that.'],
];
