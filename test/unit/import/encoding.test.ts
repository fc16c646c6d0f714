import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/import/encoding.ts';

const text = 'number,note\nmqls,Küche';
const little = Buffer.from(text, 'utf16le');
const big = Buffer.from(little).swap16();

describe('the text of a file', () => {
  it.each([
    ['UTF-8', Buffer.from(text), false],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), little]), false],
    ['UTF-16 without its mark', little, false],
    ['UTF-16 the other way round', big, false],
    ['what Windows writes', Buffer.from(text, 'latin1'), true],
  ])('is read from %s', (_, bytes, isGuessed) => {
    expect(decodeText(bytes)).toEqual({ text, isGuessed });
  });
});
