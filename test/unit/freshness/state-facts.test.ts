import { expect, test } from 'vitest';
import type { Day } from '../../../src/freshness/day.ts';
import { reviewOn, type ReviewFacts } from '../../../src/freshness/review.ts';
import { stateInWords } from '../../../src/freshness/words.ts';
import { stateFacts } from '../../../src/freshness/state-facts.ts';

const day = (text: string) => text as Day;
const today = day('2026-11-22');
const owner = { id: 'zoe', name: 'Zoë Łącka 🚚' };
const checked: ReviewFacts = {
  reviewed: day('2026-11-01'),
  every: { months: 6 },
  noticeDays: 7,
  history: true,
  assignees: { owner, covers: [owner], lead: owner },
};

test.each<[string, Partial<ReviewFacts>]>([
  ['current', {}],
  ['overdue', { every: { days: 3 } }],
  ['unreviewed', { reviewed: undefined }],
  ['an expired claim', { claimsUntil: day('2026-11-02') }],
  ['edited', { edited: day('2026-11-02') }],
  ['a recheck', { rechecks: [{ key: 'guides/ł', title: 'Łódź', changed: day('2026-11-02') }] }],
  [
    'work that is needed',
    { needsWork: { by: 'Zoë', note: '…', asked: { owner, covers: [], lead: undefined } } },
  ],
])('search and lists say the same of a page as the page itself, without whom it falls to: %s', (_, more) => {
  const facts = { ...checked, ...more };
  const carried = JSON.stringify(stateFacts(facts));
  const said = (each: ReviewFacts) => stateInWords({ ...reviewOn(each, today), today });
  expect(said(JSON.parse(carried) as ReviewFacts)).toBe(said(facts));
  expect(carried).not.toMatch(/Zoë|Łódź/);
});
