import { describe, expect, it } from 'vitest';
import { namesIn } from '../../src/names-in.ts';

const found = (text: string) => namesIn(text).map(({ of, found }) => `${of} ${found}`);

describe('what a text tells of somebody', () => {
  it.each([
    ['Write to j.berger@example.com, she said.', ['mail j.berger@example.com']],
    ['Call +49 661 123456 or 0661/12 34 56.', ['telephone +49 661 123456', 'telephone 0661/12 34 56']],
    ['Ring (0171) 123-4567 today', ['telephone (0171) 123-4567']],
    ['Ring 555-123-4567 today', ['telephone 555-123-4567']],
    ['Talk to Ms Berger, not to Mr. O’Neill.', ['person Ms Berger', 'person Mr. O’Neill']],
    ['Herr Dr. von Öhlen und Frau Groß-Weber', ['person Herr Dr. von Öhlen', 'person Frau Groß-Weber']],
    ['Mr Ash, then again Mr Ash', ['person Mr Ash']],
  ])('is found: %s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    'Pitledger offered three sites for £79 a month each, and 1,200,000 tonnes for €0.05.',
    'On 2026-11-24, in 2025/2026, at 06:30 and in room 0815.',
    'They want 0.5 % less, or 10 000 000 tonnes.',
    'The frau at the gate, and the mrs of the house',
    'Grabenhorst, Fulda and Saturday',
    'Order 4711-0815-42 and DIN 12345678',
  ])('is not taken for what it is not: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
