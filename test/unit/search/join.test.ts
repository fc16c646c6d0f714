import { expect, it } from 'vitest';
import { inNames, joined, nowhere } from '../../../src/search/join.ts';

const named = (all: Record<string, number>) =>
  Object.entries(all).map(([url, match]) => ({
    url,
    place: 0,
    match,
    key: url,
    title: url,
    collection: 'guides',
  }));
const text = (...urls: string[]) => urls.map((url) => ({ url, title: url }));
const urls = (hits: readonly { url: string }[]) => hits.map(({ url }) => url).join('');

it.each<[string, Record<string, number>, string, string]>([
  ['names that were typed come before the text, and others after it', { a: 1, b: 0.4, c: 0.2 }, 'xb', 'abxc'],
  ['a likely name comes first, and the others after the text', { a: 0.32, b: 0.31 }, 'xby', 'axby'],
  ['a name that is hardly one waits for the text', { a: 0.2 }, 'xy', 'xya'],
  ['without names the text is all there is', {}, 'xy', 'xy'],
  ['without the text names are', { a: 1, b: 0.1 }, '', 'ab'],
])('%s', (_, names, inText, order) => {
  expect(urls(joined(named(names), text(...inText)))).toBe(order);
});

it('shows no more than eight names before the text', () => {
  const many = named(Object.fromEntries([...'abcdefghij'].map((url) => [url, 0.9])));
  expect(urls(inNames(many).first)).toBe('abcdefgh');
});

it('a word is nowhere that neither a name has nor a text', () => {
  expect(nowhere(['ax', 'bx'], ['Bx', 'cx'])).toEqual(['Bx']);
});
