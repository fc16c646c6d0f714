import { describe, expect, it } from 'vitest';
import { maxCharacters, plainBody, readBody } from '../../../src/mdx/read.ts';

const anywhere = { line: 1, column: 1 };

describe('readBody', () => {
  it('shows a body above the limit as typed, and reads one at the limit', () => {
    const text = '# '.padEnd(maxCharacters, 'x');
    expect(readBody(text).nodes).toMatchObject([{ type: 'heading' }]);
    expect(readBody(`${text}x`)).toMatchObject({
      nodes: [{ type: 'verbatim', value: `${text}x` }],
      faults: [{ id: 'file-too-large', ...anywhere }],
    });
  });

  it('holds nothing that HTML cannot hold, in any tree', () => {
    expect(JSON.stringify(readBody('a\0b\ud800\r<Callout title="\0">\rc\r</Callout>'))).not.toMatch(
      /\\u0000|\\ud800|\\r/,
    );
    expect(plainBody('a\0', { id: 'file-too-slow', seconds: 2, to: 'read' }).nodes).toMatchObject([
      { value: 'a\ufffd' },
    ]);
  });
});
