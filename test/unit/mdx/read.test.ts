import { describe, expect, it } from 'vitest';
import { maxCharacters, plainBody, readBody } from '../../../src/mdx/read.ts';

const anywhere = { line: 1, column: 1 };

describe('readBody', () => {
  it('shows a body above the limit as typed, and reads one at the limit', () => {
    const text = '# '.padEnd(maxCharacters, 'x');
    expect(readBody(text).nodes).toMatchObject([{ type: 'heading' }]);
    expect(readBody(`${text}x`)).toMatchObject({
      nodes: [{ type: 'asTyped', value: `${text}x` }],
      faults: [{ id: 'file-too-large', ...anywhere }],
    });
  });

  it('holds nothing that HTML cannot hold, in any tree', () => {
    expect(JSON.stringify(readBody('a\0b\ud800\r<Callout title="\0">\rc\r</Callout>'))).not.toMatch(
      /\\u0000|\\ud800|\\r/,
    );
    expect(plainBody('a\0', { id: 'file-too-slow', message: 'x' }).nodes).toMatchObject([
      { value: 'a\ufffd' },
    ]);
  });

  // Ten times the text may take ten times as long, and some; a hundred times is a trap.
  it.each([
    '<Say>',
    '</Say>',
    '<Say "',
    '<Say>\n',
    '<Say>x</Say>\n',
    '> <Say>\n',
    '- <Say>\n  x\n  </Say>\n',
    '<Say>\n\n</Avoid>\n\n',
    '<Callout\n>\n',
    '<Term id="a">x</Term> ',
    '<X> ',
    '<br>\n',
    '<!-- a -->\n',
    '*a* b ',
    '[^1] ',
    '[a]: /b\n',
    '# a\n',
    'a\n',
    'import ',
  ])('takes time in proportion to the length of %j', (unit) => {
    const time = (length: number) => {
      const text = unit.repeat(length / unit.length);
      const start = performance.now();
      readBody(text);
      return performance.now() - start;
    };
    time(15_000);
    const short = Math.min(time(15_000), time(15_000), time(15_000));
    expect(time(150_000)).toBeLessThan(60 * Math.max(short, 10));
  });
});
