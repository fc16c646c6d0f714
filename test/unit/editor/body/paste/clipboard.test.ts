import { describe, expect, it } from 'vitest';
import { readClipboard } from '../../../../../src/editor/body/paste/clipboard.ts';
import { print } from '../../../../../src/editor/body/print.ts';
import { styleOf } from '../../../../../src/editor/body/style.ts';
import { copied } from '../../../../fixtures/clipboards.ts';

const site = 'http://localhost:4321/wiki/';

/** What is put into the text, as Markdown. */
function pasted(html: string, words = ''): string | undefined {
  const found = readClipboard({ html, words }, site);
  return found && print(found.root, styleOf(''));
}

describe('what is pasted is what it was where it was copied', () => {
  it.each(copied)('$from', ({ html = '', words = '', becomes }) => {
    expect(pasted(html, words)).toBe(becomes);
  });
});

describe('words', () => {
  it.each([
    ['one paragraph', 'Call at 9. Ask for Ruben.'],
    ['several', 'First.\n\nSecond with a - dash and 5 * 3 * 2.'],
    ['a rank', '#5 on our list\nand #6'],
    ['one item', '- a thought'],
    ['an address', 'https://example.com/a_b_c'],
    ['brackets', 'Hi [name], see (1) and {first_name} <b>x</b>'],
  ])('stay words: %s', (_, words) => {
    expect(readClipboard({ html: '', words }, site)).toBeUndefined();
  });

  it('that are laid out or written in Markdown are a guess, which one undo takes back', () => {
    expect(readClipboard({ html: '', words: 'a\tb\nc\td' }, site)?.isGuess).toBe(true);
    expect(readClipboard({ html: '', words: '- a\n- b' }, site)?.isGuess).toBe(true);
    expect(readClipboard({ html: '<ul><li>a</li></ul>', words: '- a\n- b' }, site)?.isGuess).toBeUndefined();
  });
});

describe('nothing unsafe comes along', () => {
  it.each([
    ['a script', '<p>a<script>alert(1)</script></p>', 'a'],
    ['a frame', '<p>a</p><iframe src="https://evil.example/"></iframe><p>b</p>', 'a\n\nb'],
    ['a script as an address', '<p><a href="java\nscript:alert(1)">a</a></p>', 'a'],
    ['a file on a disk', '<p><a href="file:///C:/secret.docx">a</a></p>', 'a'],
    ['a handler', '<p onclick="x()">a <b onmouseover="x()">b</b></p>', 'a **b**'],
    ['hidden words', '<p>a<span style="display:none"> secret</span></p>', 'a'],
    ['tags of the vocabulary', '<p>&lt;Callout&gt; {x} import y</p>', '\\<Callout> {x} import y'],
    ['forms', '<form><p>a</p><button>Buy</button><textarea>t</textarea></form>', 'a'],
  ])('%s', (_, html, becomes) => {
    expect(pasted(html)).toBe(becomes);
  });

  it('and in the place of pictures from elsewhere, links lead to them', () => {
    const html = '<p>a <img src="https://lh3.example/x"> <img src="file:///C:/x.png"></p>';
    const link = {
      type: 'link',
      url: 'https://lh3.example/x',
      children: [{ type: 'text', value: 'Picture' }],
    };
    expect(readClipboard({ html, words: '' }, site)?.root.children).toMatchObject([
      { children: [{ value: 'a ' }, link] },
    ]);
  });
});
