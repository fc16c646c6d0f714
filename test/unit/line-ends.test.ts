import { describe, expect, it } from 'vitest';
import { parse } from '../../src/editor/body/parse.ts';
import { endedLike, normalise, normaliseMarkdown } from '../../src/line-ends.ts';
import { readBody } from '../../src/mdx/read.ts';

describe('the ends of lines', () => {
  it('are those of the file again, and so is its byte order mark', () => {
    const file = '\ufeffa\r\nb\rc\r\n';
    expect(normalise(file)).toBe('a\nb\rc\n');
    expect(endedLike(file, normalise(file))).toBe(file);
    expect(endedLike('a\n', 'b\n')).toBe('b\n');
  });

  it('are one in Markdown, without what HTML cannot hold', () => {
    expect(normaliseMarkdown('\ufeffa\r\nb\rc\0\ud800')).toBe('a\nb\nc\ufffd\ufffd');
  });

  it('are the same to the page and to the editor', () => {
    const text = 'a\rb \ud800';
    for (const tree of [readBody(text).nodes, parse(text)]) {
      expect(JSON.stringify(tree)).toContain('"a\\nb \ufffd"');
    }
  });
});
