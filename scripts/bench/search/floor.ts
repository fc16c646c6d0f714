/** SQLite’s full-text search, as one would set it up in an afternoon: what ours has to be better than. */
import { DatabaseSync } from 'node:sqlite';
import { wordsOf } from '../../../src/search/names/text.ts';
import type { Engine } from './score.ts';
import type { PageText } from './text.ts';

/** All words joined by OR, English stems, ranked by BM25 with the title counting eight times. */
export function sqlite(pages: readonly PageText[]): Engine {
  const database = new DatabaseSync(':memory:');
  database.exec(`CREATE VIRTUAL TABLE page USING fts5 (key UNINDEXED, title, aliases, summary, content,
    tokenize = 'porter unicode61 remove_diacritics 2')`);
  const insert = database.prepare('INSERT INTO page VALUES (?, ?, ?, ?, ?)');
  for (const { key, title, aliases, summary, content } of pages)
    insert.run(key, title, aliases, summary, content);
  const select = database.prepare(
    'SELECT key FROM page WHERE page MATCH ? ORDER BY bm25(page, 0, 8, 4, 2, 1) LIMIT 10',
  );
  return {
    name: 'SQLite FTS5',
    find({ words }) {
      const terms = wordsOf(words).map((word) => `"${word}"`);
      return terms.length === 0 ? [] : select.all(terms.join(' OR ')).map(({ key }) => String(key));
    },
  };
}
