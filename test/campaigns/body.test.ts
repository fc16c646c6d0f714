import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { split } from '../../src/wiki/frontmatter.ts';
import { constructs } from '../fixtures/constructs.ts';
import { openBodyEditor, type BodyEditor } from '../support/body-editor.ts';
import { deep, size } from '../support/size.ts';

const project = join(import.meta.dirname, '../..');
let editor: BodyEditor;

beforeAll(async () => {
  editor = await openBodyEditor();
});

afterAll(() => editor.close());

/** A cut through all of a list: some of it from everywhere. */
function some<T>(list: readonly T[], most: number): T[] {
  const step = Math.max(1, list.length / most);
  return Array.from(
    { length: Math.min(most, list.length) },
    (_, index) => list[Math.floor(index * step)] as T,
  );
}

/** A text with a paragraph above and one below it. */
function framed(text: string): string {
  const gap = text.includes('\r\n') ? '\r\n\r\n' : '\n\n';
  return `The prologue stands first.${gap}${text}${gap}The epilogue stands last.`;
}

/** Opens a text. Says how it is shown, and what the editor has handed over without being asked. */
function open(text: string): Promise<{ isRich: boolean; changes: string[]; reason: string }> {
  return editor.page.evaluate(async (given) => {
    await window.open_(given);
    const isRich = document.querySelector('.concord-text') !== null;
    return {
      isRich,
      changes: window.changes,
      reason: document.querySelector('.concord-reason')?.textContent ?? '',
    };
  }, text);
}

/** Types a letter into a word of a text, and returns the text that the editor hands over. */
async function edited(text: string, word: string): Promise<string | undefined> {
  await open(text);
  return editor.page.evaluate((each) => window.typeInto(each), word);
}

/** The same text with the letter, as it should be. */
function expected(text: string, word: string): string {
  return text.replace(new RegExp(`(?<![\\p{L}])${word}(?![\\p{L}])`, 'u'), `${word[0]}x${word.slice(1)}`);
}

const cut = some(constructs, size(20, constructs.length));

test('opens every construct, and changes nothing', async () => {
  const wrong: unknown[] = [];
  for (const { name, text } of cut) {
    for (const each of [text, framed(text)]) {
      const opened = await open(each);
      if (opened.changes.length > 0 || !opened.isRich) wrong.push({ name, ...opened });
    }
  }
  expect(wrong).toEqual([]);
});

test.each(['around', 'in'])('a letter typed %s a construct changes nothing else', async (where) => {
  const wrong: unknown[] = [];
  for (const { name, text, word, endless } of cut) {
    const words = where === 'around' ? ['prologue', ...(endless ? [] : ['epilogue'])] : word ? [word] : [];
    for (const each of words) {
      const got = await edited(framed(text), each);
      if (got !== expected(framed(text), each)) wrong.push({ name, word: each, got });
    }
  }
  expect(wrong).toEqual([]);
});

test('opens every page of the wiki and of others, and changes nothing', async () => {
  const texts = await bodies();
  const wrong: unknown[] = [];
  const inSource: string[] = [];
  for (const { file, text } of some(texts, size(30, texts.length))) {
    const { changes, isRich, reason } = await open(text);
    if (!isRich) inSource.push(file);
    if (changes.length > 0 || (!isRich && reason === '')) wrong.push({ file, changes });
    if (!isRich && file.startsWith('content/')) wrong.push({ file, reason });
  }
  console.log(`${inSource.length} texts are shown as Markdown: ${inSource.join(', ')}`);
  expect(wrong).toEqual([]);
});

test('a letter typed into a page changes one line', async () => {
  const texts = (await bodies()).filter(({ text }) => plainWord(text) !== undefined);
  const wrong: unknown[] = [];
  for (const { file, text } of some(texts, size(5, 50))) {
    const word = plainWord(text) ?? '';
    const { isRich } = await open(text);
    if (!isRich) continue;
    const got = await edited(text, word);
    if (got !== expected(text, word)) wrong.push({ file, word, got });
  }
  expect(wrong).toEqual([]);
});

test('no error was reported', () => {
  expect(editor.errors).toEqual([]);
});

interface Text {
  file: string;
  text: string;
}

let read: Promise<Text[]> | undefined;

/** The bodies of our own pages and, in the long run, of handbooks of others where they are at hand. */
function bodies(): Promise<Text[]> {
  read ??= readBodies();
  return read;
}

async function readBodies(): Promise<Text[]> {
  const own = await markdownBelow(join(project, 'content'));
  expect(own.length).toBeGreaterThan(20);
  const others = deep
    ? some(await markdownBelow(join(project, '../shared/corpora')).catch(() => []), 300)
    : [];
  return [...own, ...others].flatMap((path) => {
    const { body } = split(readFileSync(path, 'utf8').replaceAll('\r\n', '\n'));
    const text = body.replace(/^\n+|\n+$/g, '');
    return text === '' ? [] : [{ file: path.replace(`${project}/`, ''), text }];
  });
}

async function markdownBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((each) => each.isFile() && /\.mdx?$/.test(each.name))
    .map((each) => join(each.parentPath, each.name))
    .toSorted();
}

/** A word that a text has only once, amid a plain line. */
function plainWord(text: string): string | undefined {
  const lines = text.split('\n').filter((line) => /^[A-Z][\p{L} ,.]+$/u.test(line));
  const words = lines.flatMap((line) => line.match(/(?<= )[a-z]{5,}(?= )/g) ?? []);
  return words.find((word) => text.split(word).length === 2);
}
