import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inTime } from '../../../src/offline/in-time.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what is shown while a network is slow', () => {
  const after = <T>(ms: number, value: T) => new Promise<T>((done) => setTimeout(done, ms, value));
  const failing = (ms: number) => after(ms, '').then(() => Promise.reject(new Error('no network')));
  const kept = async (why: string) => `kept: ${why}`;
  const nothing = async () => undefined;

  it.each([
    ['arrives in time', after, 3_000, kept, 'arrived'],
    ['would arrive late', after, 60_000, kept, 'kept: late'],
    ['is late, and kept nowhere', after, 60_000, nothing, 'arrived'],
    ['fails', failing, 10, kept, 'kept: failed'],
  ] as const)('where it %s', async (_, arrive, ms, instead, shown) => {
    const answer = inTime<string>(arrive(ms, 'arrived'), 4_000, instead);
    await vi.runAllTimersAsync();
    expect(await answer).toBe(shown);
  });

  it('is the failure where nothing is kept', async () => {
    const answer = inTime<string>(failing(10), 4_000, nothing);
    const told = expect(answer).rejects.toThrow('no network');
    await vi.runAllTimersAsync();
    await told;
  });
});
