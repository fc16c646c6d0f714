import { expect, it } from 'vitest';
import { pathOf, pieceOf, piecesFor } from '../../../src/search/files/wiki-file.ts';

it.each([
  [0, 1],
  [128, 1],
  [129, 4],
  [4000, 64],
])('divides the details of %i pages into %i files', (pages, pieces) => {
  expect(piecesFor(pages)).toBe(pieces);
});

it('fills the files evenly', () => {
  const counts = new Map<number, number>();
  for (let page = 0; page < 4000; page++) {
    const piece = pieceOf(`guides/page-${page}`, 64);
    counts.set(piece, (counts.get(piece) ?? 0) + 1);
  }
  expect(counts.size).toBe(64);
  expect(Math.max(...counts.values())).toBeLessThan(100);
});

it.each([
  ['/wiki/lexicon/mql/', '/wiki', 'lexicon/mql'],
  ['/guides/a/%C3%BCber/?q#top', '', 'guides/a/über'],
  ['/help/', '', 'help'],
])('knows a page by its address: %s', (url, base, path) => {
  expect(pathOf(url, base)).toBe(path);
});
