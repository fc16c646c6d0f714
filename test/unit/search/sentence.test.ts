import { expect, it } from 'vitest';
import { sentencesAt } from '../../../src/search/text/sentence.ts';

const content =
  'Lead. A person who has told us who they are. A lead comes from a form, a call or a fair, and a lead is not yet a deal. What happens next is up to sales.';
const at = (word: string) => content.split(' ').flatMap((each, index) => (each === word ? [index] : []));
const show = (content: string, words: readonly number[]) =>
  sentencesAt({ content }, words).map((pieces) =>
    pieces.map(([piece, isSought]) => (isSought ? `[${piece}]` : piece)).join(''),
  );

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

it('counts words of scripts without spaces as an index does', () => {
  expect(show('予算\u200Bは\u200Bどこ\u200Bに。', [2])).toEqual(['予算 は [どこ] に。']);
});
