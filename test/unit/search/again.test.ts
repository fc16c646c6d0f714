import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Again } from '../../../src/search/box/again.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('tries again what fails, a few times and less and less often', () => {
  const tried: number[] = [];
  const start = Date.now();
  const again = new Again(() => {
    tried.push((Date.now() - start) / 1000);
    again.soon();
  });
  again.soon();
  again.soon();
  vi.runAllTimers();
  expect(tried).toEqual([2, 6, 14, 30, 62]);
});

it('begins anew with whoever types, and ends', () => {
  const what = vi.fn();
  const again = new Again(what);
  for (let times = 0; times < 9; times++) again.soon();
  again.begin();
  vi.runAllTimers();
  expect(what).not.toHaveBeenCalled();
  again.soon();
  vi.advanceTimersByTime(2000);
  expect(what).toHaveBeenCalledOnce();
});
