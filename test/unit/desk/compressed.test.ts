import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compressOnce, readsBrotli } from '../../../src/desk/site/compressed.ts';

describe('a file of the editor', () => {
  it('is compressed once, and is the same again', async () => {
    const compress = compressOnce();
    const bytes = Buffer.from('the same words '.repeat(500));
    const first = await compress('a.js', bytes);
    expect(first.length).toBeLessThan(bytes.length / 10);
    expect(brotliDecompressSync(first).equals(bytes)).toBe(true);
    expect(await compress('a.js', bytes)).toBe(first);
  });

  it.each([
    ['gzip, deflate, br, zstd', true],
    ['br;q=0.5', true],
    ['BR', true],
    ['br;q=0', false],
    ['br; q=0.0, gzip', false],
    ['gzip, brotli', false],
    ['', false],
    [undefined, false],
  ])('is sent compressed to who says %j: %s', (accepted, isSent) =>
    expect(readsBrotli(accepted)).toBe(isSent),
  );
});
