import { expect, test } from 'vitest';
import type { Day } from '../../../src/freshness/day.ts';
import { reviewOn, type ReviewFacts } from '../../../src/freshness/review.ts';
import { stateInWords } from '../../../src/freshness/words.ts';
import { unpackFacts, packFacts } from '../../../src/freshness/packed.ts';

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
])('search says the same of a page as the page itself, and carries no word of it: %s', (_, more) => {
  const facts = { ...checked, ...more, timeZone: 'Europe/Berlin' };
  const carried = packFacts(facts);
  expect(carried).toMatch(/^[\u2800-\u28ff]+$/);
  const found = JSON.parse(unpackFacts(carried)) as typeof facts;
  const said = (each: ReviewFacts) => stateInWords({ ...reviewOn(each, today), today });
  expect(said(found)).toBe(said(facts));
  expect(found.timeZone).toBe('Europe/Berlin');
});
