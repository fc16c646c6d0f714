import { expect, it } from 'vitest';
import { agoOf, momentOf, onMoment } from '../../../src/editor/panels/moment.ts';

const now = new Date(2026, 9, 12, 14, 30);
const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();

it.each([
  [0.5, 'a moment ago'],
  [-0.5, 'a moment ago'],
  [1, '1 minute ago'],
  [59.9, '59 minutes ago'],
  [60, 'today at 13:30'],
  [-90, 'today at 16:00'],
])('says of %d minutes ago: %s', (minutes, words) => {
  expect(agoOf(before(minutes), now)).toBe(words);
});

it('names the day of what was earlier', () => {
  expect(momentOf(before(24 * 60), now)).toBe('11 Oct 2026, 14:30');
});

it('stands in a sentence', () => {
  expect(onMoment(before(60), now)).toBe('today at 13:30');
  expect(onMoment(before(24 * 60), now)).toBe('on 11 Oct 2026, 14:30');
});
