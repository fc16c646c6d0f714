import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { forget, keepMissed, keepRead, missed, readLately } from '../../../src/search/kept.ts';

let store: Map<string, string>;
beforeEach(() => {
  store = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => void store.set(key, value),
    removeItem: (key: string) => void store.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

it('keeps what was read, the last first, each page once, and not all of it', () => {
  for (let page = 0; page < 20; page++) keepRead({ url: `/${page}/`, title: `${page}` });
  keepRead({ url: '/15/', title: 'Renamed' });
  expect(readLately()[0]).toEqual({ url: '/15/', title: 'Renamed' });
  expect(readLately()).toHaveLength(12);
  expect(readLately().filter(({ url }) => url === '/15/')).toHaveLength(1);
});

it('keeps what was sought in vain, whatever its letters, and forgets it', () => {
  for (const words of ['Qqxv', ' ', 'wjkz', 'qqxv ']) keepMissed(words);
  expect(missed()).toEqual(['qqxv', 'wjkz']);
  forget('missed');
  expect(missed()).toEqual([]);
});

it('passes over what something else has put there, and a browser that keeps nothing', () => {
  store.set('concord-read', '[1, {"url": "/a/"}, null]');
  store.set('concord-missed', '{"not": "a list"}');
  expect([readLately(), missed()]).toEqual([[], []]);
  vi.stubGlobal('localStorage', undefined);
  keepRead({ url: '/a/', title: 'A' });
  forget('read');
  expect(readLately()).toEqual([]);
});
