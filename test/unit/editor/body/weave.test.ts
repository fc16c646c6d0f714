import { describe, expect, test } from 'vitest';
import { align } from '../../../../src/editor/body/align.ts';
import { parse } from '../../../../src/editor/body/parse.ts';
import { print } from '../../../../src/editor/body/print.ts';
import { follow } from '../../../../src/editor/body/session.ts';
import { styleOf } from '../../../../src/editor/body/style.ts';
import { weave } from '../../../../src/editor/body/weave.ts';
import { constructs } from '../../../fixtures/constructs.ts';

interface Case {
  name: string;
  original: string;
  /** What is typed: in what the editor has written, the one in the place of the other. */
  change: readonly [string, string];
  woven: string;
}

// prettier-ignore -- a case a line
const cases: readonly Case[] = [
  {
    name: 'a word in a list keeps the signs',
    original: '*   one\n*   two',
    change: ['two', 'three'],
    woven: '*   one\n*   three',
  },
  {
    name: 'an item at the end gets the sign of the list',
    original: '+ one\n+ two',
    change: ['two', 'two\n+ three'],
    woven: '+ one\n+ two\n+ three',
  },
  {
    name: 'an item that is taken out',
    original: '* one\n* two\n* three',
    change: ['* two\n', ''],
    woven: '* one\n* three',
  },
  {
    name: 'a word in a numbered list of ones',
    original: '1. one\n1. two',
    change: ['two', 'zwei'],
    woven: '1. one\n1. zwei',
  },
  {
    name: 'a cell of a table in columns',
    original: '| a   | b   |\n|-----|:---:|\n| one | two |',
    change: ['one', 'eins'],
    woven: '| a   | b   |\n|-----|:---:|\n| eins | two |',
  },
  {
    name: 'a row of a table',
    original: '|a|b|\n|---|---|\n|one|two|',
    change: ['| one | two |', '| one | two |\n| three | four |'],
    woven: '|a|b|\n|---|---|\n|one|two|\n| three | four |',
  },
  {
    name: 'emphasis by underscores',
    original: '__one__ and _two_ and *three*',
    change: ['two', 'zwei'],
    woven: '__one__ and _zwei_ and *three*',
  },
  {
    name: 'words beside a blank that only the file has',
    original: 'one  \ntwo',
    change: ['one', 'eins'],
    woven: 'eins  \ntwo',
  },
  {
    name: 'a word of a wrapped paragraph',
    original: 'The first line\nand the second\nand the third',
    change: ['second', 'other'],
    woven: 'The first line\nand the other\nand the third',
  },
  {
    name: 'two words far apart',
    original: '* one\n* two\n\nText\nmore _text_',
    change: ['', ''],
    woven: '* one\n* two\n\nText\nmore _text_',
  },
  {
    name: 'signs that the editor escapes',
    original: 'Dear <company>, a * b, snake_case [x]',
    change: ['Dear', 'Hello'],
    woven: 'Hello <company>, a * b, snake_case [x]',
  },
  {
    name: 'a component stays tight and indented',
    original: "<Callout kind='tip'>\n  Some words\n</Callout>",
    change: ['words', 'text'],
    woven: "<Callout kind='tip'>\n  Some text\n</Callout>",
  },
  {
    name: 'an attribute',
    original: "<Callout kind='tip'>\n  Some words\n</Callout>",
    change: ['tip', 'note'],
    woven: "<Callout kind='note'>\n  Some words\n</Callout>",
  },
  {
    name: 'a component that is put in',
    original: 'One\n\n\nTwo',
    change: ['One', 'One\n\n<Say>\n\nHello\n\n</Say>'],
    woven: 'One\n\n<Say>\n\nHello\n\n</Say>\n\n\nTwo',
  },
  {
    name: 'a paragraph that is taken out',
    original: 'One\n\nTwo\n***\nThree',
    change: ['Two\n\n', ''],
    woven: 'One\n\n***\nThree',
  },
  {
    name: 'a heading of another kind',
    original: 'Title\n=====\n\n* one',
    change: ['# Title', '## Title'],
    woven: '## Title\n\n* one',
  },
  {
    name: 'character references',
    original: 'AT&amp;T &copy; one',
    change: ['one', 'two'],
    woven: 'AT&amp;T &copy; two',
  },
  {
    name: 'blank lines at both ends',
    original: '\n\nOne\n\nTwo\n\n',
    change: ['Two', 'Zwei'],
    woven: '\n\nOne\n\nZwei\n\n',
  },
  {
    name: 'line ends of Windows',
    original: '* one\r\n* two\r\n\r\nText',
    change: ['two', 'zwei'],
    woven: '* one\r\n* zwei\r\n\r\nText',
  },
  {
    name: 'a new paragraph among line ends of Windows',
    original: '* one\r\n\r\nText',
    change: ['Text', 'Text\n\nMore'],
    woven: '* one\r\n\r\nText\r\n\r\nMore',
  },
  { name: 'an empty text', original: '', change: ['', 'Hello'], woven: 'Hello' },
  { name: 'everything is taken out', original: '* one', change: ['* one', ''], woven: '' },
];

describe('weave', () => {
  test.each(cases)('$name', ({ original, change: [from, to], woven }) => {
    const says = saysIn(original);
    const before = says(original);
    expect(before).toContain(from);
    expect(weave(original, before, before.replace(from, to), says)).toBe(woven);
  });

  test('two edits at once', () => {
    const original = '*  one\n*  two\n\nA | B\n--|--\nc | d';
    const says = saysIn(original);
    const before = says(original);
    expect(weave(original, before, before.replace('one', 'eins').replace('d |', 'D |'), says)).toBe(
      '*  eins\n*  two\n\nA | B\n--|--\nc | D',
    );
  });

  test('an edit that says nothing new changes nothing', () => {
    const says = (text: string) => text.trim();
    expect(weave(' *a*', '*a*', '*a*\n', says)).toBe(' *a*');
  });

  test('what is woven says what was typed, whatever it takes', () => {
    // Read by itself, the second line would go on with the list.
    const original = '* one\n* two\n\nlast';
    const says = saysIn(original);
    for (const after of [
      'one\n\n* two\n\nlast',
      '1. one\n2. two\n\nlast',
      '```\n* one\n```\n\nlast',
      '* one\n  * two\n\nlast',
    ]) {
      const woven = weave(original, says(original), after, says);
      expect(says(woven)).toBe(says(after));
      expect(woven).toContain('last');
    }
  });

  test('where nothing fits, all of what the editor holds is taken', () => {
    const says = (text: string) => (text === 'c' ? 'c' : `${text}?`);
    expect(weave('a b', 'a', 'c', says)).toBe('c');
  });

  test('a text that cannot be read again is not taken', () => {
    const says = (text: string) => {
      if (text === 'b  x') throw new Error('unreadable');
      return text;
    };
    expect(weave('a  x', 'a x', 'b x', says)).toBe('b x');
  });
});

describe('follow', () => {
  test('taking back what was typed gives the text that was opened', () => {
    const original = '*  one\n*  two';
    const says = saysIn(original);
    const before = says(original);
    const session = follow(original, before, says);
    expect(session.textFor(before.replace('two', 'zwei'))).toBe('*  one\n*  zwei');
    expect(session.textFor(before)).toBe(original);
  });

  test('a second edit does not undo what the first had to take', () => {
    const original = 'One\n===\n\nA | B\n--|--\nc | d';
    const says = saysIn(original);
    const session = follow(original, says(original), says);
    const first = says(original).replace('# One', '### One');
    expect(session.textFor(first)).toBe('### One\n\nA | B\n--|--\nc | d');
    expect(session.textFor(first.replace('c |', 'C |'))).toBe('### One\n\nA | B\n--|--\nC | d');
  });
});

describe('align', () => {
  test.each([
    ['', ''],
    ['a', ''],
    ['', 'a'],
    ['same words', 'same words'],
    ['* one\n* two', '- one\n\n- two'],
    ['| a | b |', '|a|b  |'],
    ['one two\nthree', 'one  two three'],
  ])('%j and %j', (a, b) => {
    let [endA, endB] = [0, 0];
    for (const match of align(a, b)) {
      expect(a.slice(match.a, match.a + match.length)).toBe(b.slice(match.b, match.b + match.length));
      expect(match.a).toBeGreaterThanOrEqual(endA);
      expect(match.b).toBeGreaterThanOrEqual(endB);
      [endA, endB] = [match.a + match.length, match.b + match.length];
    }
  });

  test('finds the words of texts that differ in every sign', () => {
    const words = (text: string) =>
      align(text, '- one\n\n- two\n\nthree').map(({ a, length }) => text.slice(a, a + length));
    expect(words('* one\n* two\n\nthree').join('|')).toContain('one');
    expect(words('* one\n* two\n\nthree').join('|')).toContain('two\n\nthree');
  });
});

describe('print', () => {
  test.each(constructs)('what is written of “$name” is written the same again', ({ text }) => {
    const says = saysIn(text);
    expect(says(says(text))).toBe(says(text));
  });
});

/** Reading and writing without the editor between them. */
function saysIn(original: string): (text: string) => string {
  const style = styleOf(original);
  return (text) => print(parse(text), style);
}
