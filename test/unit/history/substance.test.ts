import { describe, expect, it } from 'vitest';
import { reviewIn, sameSubstance } from '../../../src/history/substance.ts';

const text = (body: string, fields = 'title: Lead\nowner: ann\n') => `---\n${fields}---\n\n${body}\n`;

describe('sameSubstance', () => {
  it.each([
    ['a comment in the fields', text('Words.', 'title: Lead\nowner: ann # since May\n# Agreed in spring.\n')],
    ['a review under a key in quotes', text('Words.', 'title: Lead\nowner: ann\n"reviewed": 2026-10-01\n')],
  ])('passes over %s', (_, other) => {
    expect(sameSubstance(text('Words.'), other)).toBe(true);
    expect(sameSubstance(other, text('Other words.'))).toBe(false);
  });

  it.each([
    ['a heading underlined or marked', 'Stages\n======\n\nWords.', '# Stages\n\nWords.'],
    ['a sign written out or not', 'Sales &amp; marketing.', 'Sales & marketing.'],
  ])('takes for the same %s', (_, one, other) => {
    expect(sameSubstance(text(one), text(other))).toBe(true);
  });

  it('takes a hash sign in a value for a part of it', () => {
    expect(sameSubstance(text('', 'title: "Deal #5"\n'), text('', 'title: "Deal #6"\n'))).toBe(false);
    expect(sameSubstance(text('', 'note: |\n  a\n  # b\n'), text('', 'note: |\n  a\n  # c\n'))).toBe(false);
  });
});

describe('reviewIn', () => {
  it('finds keys in quotes, too', () => {
    const quoted = reviewIn(text('', 'title: Lead\n"reviewed": 2026-10-01\n'));
    expect(quoted).toBe(reviewIn(text('', 'reviewed: "2026-10-01"\n')));
    expect(quoted).not.toBe(reviewIn(text('', 'title: Lead\n')));
  });
});
