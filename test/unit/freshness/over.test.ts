import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../src/freshness/day.ts';
import { dueOn, reviewOn, toDoBy, type ReviewFacts } from '../../../src/freshness/review.ts';
import { noticeOf } from '../../../src/freshness/notice.ts';
import { reasonInWords } from '../../../src/freshness/reason-words.ts';
import { stateInWords } from '../../../src/freshness/words.ts';
import { needsSomeone } from '../../../src/freshness/whose.ts';

const day = (text: string) => text as Day;
const ada = { id: 'ada', name: 'Ada' };

/** A campaign until 30 April, checked on 1 March, and for six months each time. */
const campaign: ReviewFacts = {
  reviewed: day('2026-03-01'),
  every: { months: 6 },
  ends: day('2026-04-30'),
  noticeDays: 21,
  history: true,
  assignees: { owner: ada, covers: [], lead: undefined },
};
const answered = { ...campaign, reviewed: day('2026-05-04') };

const on = (facts: ReviewFacts, today: string) => {
  const review = reviewOn(facts, day(today));
  const reasons = review.reasons.map(({ id }) => id);
  return [stateInWords({ ...review, today: day(today) }), ...reasons, needsSomeone(review)];
};

describe('a page that nobody has to look at any more', () => {
  const replaced = { ...campaign, ends: undefined, settled: day('2026-06-01') };

  it.each([
    ['2026-05-31', ['Current', false]],
    ['2026-06-01', ['Not checked any more since 1 Jun 2026', false]],
    ['2028-06-01', ['Not checked any more since 1 Jun 2026', false]],
  ])('is as others are until then, and asks nobody for anything after that: %s', (today, expected) => {
    expect(on(replaced, today)).toEqual(expected);
    expect(on({ ...replaced, claimsUntil: day('2026-06-30') }, today)).toEqual(expected);
  });

  it('falls due where that is before, and never after', () => {
    expect(dueOn(replaced)).toBeUndefined();
    expect(dueOn({ ...replaced, settled: day('2026-09-02') })).toBe('2026-09-01');
    expect(dueOn({ ...replaced, reviewed: undefined, firstBy: day('2026-07-01') })).toBeUndefined();
    expect(on({ ...replaced, reviewed: undefined }, '2026-06-02')).toEqual([
      'Not checked any more since 1 Jun 2026',
      false,
    ]);
  });
});

describe('a page about what ends', () => {
  it.each([
    ['2026-03-01', ['Current', false]],
    // That it ends is no reason to read it again before it does.
    ['2026-04-29', ['Current', false]],
    ['2026-04-30', ['Current', false]],
    ['2026-05-01', ['Over since 1 May 2026', 'ended', true]],
    ['2027-05-01', ['Over since 1 May 2026', 'ended', true]],
  ])('on %s', (today, expected) => expect(on(campaign, today)).toEqual(expected));

  it('asks once for what follows, and for no review after that', () => {
    expect(on(answered, '2026-05-04')).toEqual(['Over since 1 May 2026', false]);
    for (let today = day('2026-05-04'); today < '2029-01-01'; today = addDays(today, 7))
      expect(on(answered, today)).toEqual(['Over since 1 May 2026', false]);
    expect([dueOn(campaign), dueOn(answered)]).toEqual(['2026-04-30', undefined]);
  });

  it('takes no review for an answer that is said to be of a day to come', () => {
    expect(on(answered, '2026-05-03')).toEqual(['Over since 1 May 2026', 'ended', true]);
  });

  it('is over whatever else speaks against it: it is not expired, nor overdue', () => {
    const facts = {
      ...campaign,
      claimsUntil: day('2026-04-01'),
      edited: day('2026-04-02'),
      every: { days: 9 },
    };
    expect(on(facts, '2026-04-20')).toEqual([
      'A claim here has expired',
      'past-due',
      'claim-expired',
      'edited-since',
      true,
    ]);
    expect(on(facts, '2026-05-01')).toEqual(['Over since 1 May 2026', 'ended', true]);
  });

  it('is over where nobody ever reviewed it', () => {
    const facts = { ...campaign, reviewed: undefined };
    expect(on(facts, '2026-04-30')[0]).toBe('Not reviewed yet');
    expect(on(facts, '2026-05-01')).toEqual(['Over since 1 May 2026', 'ended', true]);
  });

  it('is asked about on the first day after its end, and tells readers so', () => {
    const review = reviewOn(campaign, day('2026-05-01'));
    expect(toDoBy(review, day('2026-05-01'))).toBe('2026-05-01');
    expect(review.responsible).toEqual(ada);
    expect(review.reasons.map(reasonInWords)).toEqual([
      'It ended on 30 Apr 2026, and nobody has said yet what followed.',
    ]);
    const places = { links: {}, mail: {} };
    expect(noticeOf(review, places)).toContain('This is over. What follows from it?');
    expect(noticeOf(reviewOn(answered, day('2026-06-01')), places)).toBe('');
  });
});
