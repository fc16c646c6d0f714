import { describe, expect, it } from 'vitest';
import { readBody } from '../../../src/mdx/read.ts';
import { parseMarkdown } from '../../../src/mdx/read.ts';
import { separate } from '../../../src/mdx/isolate-tags.ts';

describe('separate', () => {
  it('leaves a text without components alone', () => {
    const text = '# A\n\n- b <b>c</b>\n\n<div>\nd\n</div>\n';
    expect(separate(text, parseMarkdown).source).toBe(text);
  });

  it.each([
    ['<Say>\na\n</Say>'],
    ['- a\n  <Say>b</Say>\n- c'],
    ['> <Say>a</Say>\n> b'],
    ['<Callout\n  kind="tip"\n>\na\n</Callout>'],
    ['<Steps>\n    1. a\n    2. b\n</Steps>'],
  ])('is done after once: %j', (text) => {
    const { source } = separate(text, parseMarkdown);
    expect(separate(source, parseMarkdown).source).toBe(source);
  });

  it('finds the way back to every letter', () => {
    const text =
      '> - a <Say>b</Say> c\n>   <Callout>\n>   d\n>   </Callout>\n\n<Say>\n\n    e\n    f\n\n</Say>g';
    const { source, originOf } = separate(text, parseMarkdown);
    const lines = text.split('\n');
    for (const letter of 'abcdefg') {
      const offset = source.search(new RegExp(`\\b${letter}\\b`));
      const { line, column } = originOf(offset);
      expect(lines[line - 1]?.charAt(column - 1)).toBe(letter);
    }
  });
});

describe('problems point at what is wrong after separation', () => {
  it.each([
    ['a\n<Say>\nb\n</Say>\n<X>', ['component-unknown 5:1']],
    ['<Say>\n<Callout kind="x">\nb\n</Callout>\n</Say>', ['component-attribute 2:1']],
    ['<Say>\n  a <b>c</b>\n</Say>', ['html 2:5', 'html 2:9']],
    ['<Say>\n\n    a <i>\n\n</Say>', ['html 3:7']],
    ['- a\n- <Say>b</Say> [c](http://x.example)', ['url-unsafe 2:16']],
    ['> <Say>\n> a\n> </Say>\n> </Avoid>', ['component-unclosed 4:3']],
    ['<Callout\n  kind="tip"\n>\n![](x.png)\n</Callout>', ['image-unsafe 4:1']],
    ['<Say>a</Say><Say>b</Say><Avoid>', ['component-unclosed 1:25']],
    ['a\r\n\r\n<Say>\r\nb\r\n</Say>\r\n\r\n<X>', ['component-unknown 7:1']],
    ['\ufeff<Say>\na\n</Say>\n<X>', ['component-unknown 4:1']],
    ['😀 <X>\n\n<Say>😀</Say> <Y>', ['component-unknown 1:4', 'component-unknown 3:14']],
  ])('%j', (text, places) => {
    expect(readBody(text).faults.map(({ id, line, column }) => `${id} ${line}:${column}`)).toEqual(places);
  });
});
