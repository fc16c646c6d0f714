import { expect, it } from 'vitest';
import type { Name } from '../../../src/editing-api/directory.ts';
import { findAmong } from '../../../src/search/names/among.ts';

const name = (collection: string, id: string, title: string, aliases: string[] = []): Name => ({
  ...{ collection, id, title, aliases },
  ...{ file: `${collection}/${id}.mdx`, url: `/${collection}/${id}/` },
});
const names = [
  name('lexicon', 'lead', 'Lead'),
  name('guides', 'lead-handoff', 'Lead handoff', ['handover']),
  name('lexicon', 'mql', 'Marketing qualified lead'),
];
const found = (typed: string, among = names) => findAmong(among, typed).hits.map(({ name }) => name.title);

it('finds by title and other names, whatever their accents, and says by which', () => {
  expect(found('marketing')).toEqual(['Marketing qualified lead']);
  expect(findAmong(names, 'HÄndover').hits).toEqual([{ name: names[1], alias: 'handover' }]);
  expect(found(' ')).toHaveLength(3);
});

it('finds names that are called by their addresses', () => {
  const addressed = names.map((each) => ({ ...each, id: each.url }));
  expect(found('handover', addressed)).toEqual(['Lead handoff']);
  expect(found('lead', addressed)[0]).toBe('Lead');
});

it.each([
  ['lead handof', false],
  ['laed handof', true],
  ['lae handoff', true],
  ['qqxv', false],
])('whether “%s” has to be guessed: %s', (typed, isGuess) => {
  expect(findAmong(names, typed).isGuess).toBe(isGuess);
});
