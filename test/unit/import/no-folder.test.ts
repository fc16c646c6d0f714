import { expect, it } from 'vitest';
import { noFolder } from '../../../src/import/no-folder.ts';

it.each([
  ['old/Plan.DOCX', '“Plan.DOCX” is a text of a word processor', 'pandoc'],
  ['export.zip', '“export.zip” is a packed archive', 'Unpack it'],
  ['a.html', '“a.html” is a page of HTML or XML', 'pandoc'],
  ['a.pdf', '“a.pdf” is a PDF', 'Ask for the file'],
  ['a.csv', '“a.csv” is a table', 'in Markdown'],
  ['a.md', '“a.md” is one page', 'the folder that it lies in'],
  ['a', '“a” is a file', 'Name a folder'],
])('says what %s is, and what to do with it', (path, ...words) => {
  for (const each of words) expect(noFolder(path)).toContain(each);
});
