import { describe, expect, test } from 'vitest';
import type { Day } from '../../../src/freshness/day.ts';
import { reviewOn, type ReviewFacts } from '../../../src/freshness/review.ts';
import { changesOf, noticeOf } from '../../../src/freshness/notice.ts';

const day = (text: string) => text as Day;
const today = day('2026-11-22');
const ann = { id: 'ann', name: 'Ann' };
const places = {
  links: { 'guides/x': '/guides/x/', 'people/ann': '/people/ann/', 'people/leo': '/people/leo/' },
  mail: { ann: 'ann@example.com', leo: 'leo@example.com' },
};
const facts = (more: Partial<ReviewFacts> = {}): ReviewFacts => ({
  reviewed: day('2026-11-01'),
  every: { months: 6 },
  noticeDays: 7,
  history: true,
  assignees: { owner: ann, covers: [], lead: { id: 'leo', name: 'Leo' } },
  ...more,
});
const notice = (more?: Partial<ReviewFacts>) => noticeOf(reviewOn(facts(more), today), places);
const recheck = { key: 'guides/x', title: 'Lead <handoff>', changed: day('2026-11-10') };

describe('noticeOf', () => {
  test('is silent about what can be trusted, and about what is not known', () => {
    expect(notice()).toBe('');
    expect(notice({ history: false })).toBe('');
  });

  test('is silent about a review that is due soon, with nothing against the page', () => {
    expect(notice({ every: { days: 25 } })).toBe('');
  });

  test('gives every reason, and whom to ask', () => {
    const said = notice({ every: { days: 10 }, edited: day('2026-11-09'), rechecks: [recheck] });
    expect(said).toContain('Check before you rely on this page.');
    expect(said.match(/<li>/g)).toHaveLength(3);
    expect(said).toContain(
      '<a href="/people/ann/">Ann</a>: <a href="mailto:ann@example.com">ann@example.com</a>',
    );
  });

  test('leads to the page that changed, and takes its title for text', () => {
    expect(notice({ rechecks: [recheck] })).toContain(
      'Re-check: “<a href="/guides/x/">Lead &lt;handoff&gt;</a>” changed on 10 Nov 2026.',
    );
  });

  test('takes names, notes and addresses for text', () => {
    const asked = { owner: { id: 'e', name: '<i>Eve' }, covers: [], lead: undefined };
    const said = noticeOf(reviewOn(facts({ needsWork: { by: '<b>', note: '"&', asked } }), today), {
      links: {},
      mail: { e: '"><script>@example.com' },
    });
    expect(said.replace(/<\/?(p|ul|li|a)\b[^<>]*>/g, '')).not.toMatch(/[<>]/);
  });

  test('asks the lead where the owner has left, without calling the page into doubt', () => {
    const said = notice({
      assignees: { owner: { ...ann, left: day('2026-11-01') }, covers: [], lead: { id: 'leo', name: 'Leo' } },
    });
    expect(said).toContain('This page needs an owner.');
    expect(said).toContain('Leo');
    expect(said).not.toContain('Check before');
  });

  test('says that nobody can be asked, and that nobody has checked', () => {
    const said = notice({
      reviewed: undefined,
      assignees: { owner: undefined, covers: [], lead: undefined },
    });
    expect(said).toContain('Nobody has confirmed yet');
    expect(said).toContain('There is nobody to ask');
  });

  test('does not deny what every team has signed', () => {
    const unreviewed = reviewOn(facts({ reviewed: undefined }), today);
    expect(noticeOf(unreviewed, { ...places, isSigned: true })).toMatch(
      /Every team has signed it; nobody has checked/,
    );
    expect(noticeOf(reviewOn(facts(), today), { ...places, isSigned: true })).toBe('');
  });
});

test('changesOf states what changed, which holds on every day', () => {
  expect(changesOf(facts(), places)).toBe('');
  expect(
    changesOf(facts({ edited: day('2026-11-09'), rechecks: [recheck] }), places).match(/<li>/g),
  ).toHaveLength(2);
});
