import { expect, it } from 'vitest';
import { byWorked, tallyInWords, tallyOf } from '../../../src/site/results.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';
import { joined } from '../../support/joined.ts';

/** An objection whose answer worked and failed so often. */
function objection(won: number, lost: number): string {
  const line = (outcome: string) => `{ outcome: ${outcome}, day: 2026-01-01 }`;
  const results = [...Array<string>(won).fill(line('won')), ...Array<string>(lost).fill(line('lost'))];
  const said = { category: 'price', meaning: 'A.', answer: 'B.', results: `[${results.join(', ')}]` };
  return guide({ title: `${won} of ${won + lost}`, ...said });
}

it('counts how often an answer has worked, and puts first what has worked more often than not', () => {
  const wiki = joined({
    'objections/never.mdx': objection(0, 2),
    'objections/often.mdx': objection(9, 1),
    'objections/once.mdx': objection(1, 0),
    'objections/untried.mdx': objection(0, 0),
    'guides/other.mdx': guide(),
  });
  const tallies = wiki.entries.toSorted(byWorked).map((entry) => [entry.id, tallyInWords(tallyOf(entry))]);
  expect(tallies).toEqual([
    ['often', 'Worked 9 of 10 times'],
    ['once', 'Worked 1 of 1 time'],
    ['other', 'Not tried yet'],
    ['untried', 'Not tried yet'],
    ['never', 'Worked 0 of 2 times'],
  ]);
});
