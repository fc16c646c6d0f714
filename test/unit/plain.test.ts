import { describe, expect, it } from 'vitest';
import { harmless, writingOf } from '../../src/plain.ts';

it('57-scale-terminal-escapes: no line ends where only some programs end it', () => {
  expect(harmless('a\u2028b\u2029c\u0085d\ne\u001b[31m')).toBe('a b c d\ne[31m');
});

describe('how a text is written', () => {
  it.each([
    ['Lead handoff', {}],
    ['12 — “Über uns” שלום', {}],
    ['', {}],
    ['2026!', {}],
    ['😀 שלום world', { dir: 'rtl', lang: 'he' }],
    ['«مرحبا» world', { dir: 'rtl', lang: '' }],
    ['١٢ leads', {}],
    ['\u200fLead', { dir: 'rtl', lang: '' }],
    ['こんにちは', { lang: 'ja' }],
    ['안녕하세요', { lang: 'ko' }],
    ['Привет', { lang: '' }],
    ['销售', { lang: '' }],
  ])('%s', (text, writing) => {
    expect(writingOf(text)).toEqual(writing);
  });
});
