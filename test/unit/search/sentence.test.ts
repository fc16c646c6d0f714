import { expect, it } from 'vitest';
import { sentencesAt } from '../../../src/search/text/sentence.ts';

const content =
  'Lead. A person who has told us who they are. A lead comes from a form, a call or a fair, and a lead is not yet a deal. What happens next is up to sales.';
const at = (word: string) => content.split(' ').flatMap((each, index) => (each === word ? [index] : []));
const show = (text: string, words: readonly number[], raw?: string) =>
  sentencesAt(
    { url: '', meta: {}, content: text, ...(raw !== undefined && { raw_content: raw }) },
    words,
  ).map((pieces) => pieces.map(([piece, isSought]) => (isSought ? `[${piece}]` : piece)).join(''));

it('shows the sentences that have most of it, whole and from their beginnings', () => {
  expect(show(content, [...at('lead'), ...at('told')])).toEqual([
    'A [lead] comes from a form, a call or a fair, and a [lead] is not yet a deal.',
    'A person who has [told] us who they are.',
  ]);
});

it('passes over headings', () => {
  expect(show(content, [0])).toEqual([]);
});

it('begins a long sentence later, where it would not be seen otherwise', () => {
  const long = Array.from({ length: 60 }, (_, index) => `w${index}`).join(' ');
  const [shown = ''] = show(long, [40]);
  expect(shown).toMatch(/^… w28 .* \[w40\] .*w53$/);
  expect(show(long, [3])[0]).toMatch(/^w0 /);
});

it('shows signs of HTML as they were written', () => {
  expect(show('Less than <5 of ten.', [2], 'Less than &lt;5 of ten.')).toEqual(['Less than [<5] of ten.']);
});
