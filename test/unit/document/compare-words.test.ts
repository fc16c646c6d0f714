import { expect, it } from 'vitest';
import { compareWords } from '../../../src/document/compare-words.ts';

const marked = (was: string, now: string) =>
  compareWords(was, now)
    ?.map(({ text, only }) => (only === 'was' ? `[-${text}]` : only === 'now' ? `[+${text}]` : text))
    .join('');

it('shows two texts as one where most words stayed', () => {
  expect(marked('Sells for us inside.', 'Sells for them inside.')).toBe('Sells for [-us][+them] inside.');
  expect(marked('One.', 'One.\n\nTwo.')).toBe('One.[+\n\nTwo.]');
  expect(marked('客户已经签字', '客户没有签字')).toContain('客户');
});

it.each([
  ['Leonie’s version of the summary', 'Version B by Tomasz'],
  ['Someone who sells for us when we are away.', 'The version of Tomasz.'],
  ['yes', 'no'],
])('leaves each by itself where most words are others: %j and %j', (was, now) => {
  expect(compareWords(was, now)).toBeUndefined();
});

it('compares with nothing at all', () => {
  expect(marked('', 'New.')).toBe('[+New.]');
  expect(marked('Old.', '')).toBe('[-Old.]');
});

it('does not compare for ever', () => {
  const words = (from: number) => Array.from({ length: 20_000 }, (_, index) => `w${index + from}`).join(' ');
  expect(compareWords(words(0), words(50_000))).toBeUndefined();
});
