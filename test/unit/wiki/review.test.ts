import { describe, expect, it } from 'vitest';
import type { Day } from '../../../src/freshness/day.ts';
import type { PageHistory } from '../../../src/freshness/page-history.ts';
import { reasonInWords } from '../../../src/freshness/reason-words.ts';
import { readEntry } from '../../../src/wiki/entry.ts';
import { joinWiki } from '../../../src/wiki/join.ts';
import { reviewFacts } from '../../../src/wiki/review.ts';
import { readSettings } from '../../../src/wiki/settings.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';

const { settings } = readSettings(undefined, 'wiki.yaml');
const moment = (order: number) => ({
  day: `2026-10-${String(order).padStart(2, '0')}` as Day,
  order,
  commit: `c${order}`,
});
const created = moment(1);
const removed = new Map([['personas/gone', moment(12)]]);

/** What is to be checked again on a page that was reviewed on 10 October, beside another page with this past. */
function rechecks(
  body: string,
  other: Partial<PageHistory> = {},
  fields: Record<string, string> = {},
): string[] {
  const text = guide({ reviewed: '2026-10-10', ...fields }, body);
  const page = readEntry({ collection: 'guides', id: 'page', file: 'guides/page.mdx' }, text);
  const named = readEntry(
    { collection: 'guides', id: 'other-one', file: 'guides/Other One.mdx' },
    guide({ title: 'Other' }),
  );
  const term = readEntry(
    { collection: 'lexicon', id: 'term', file: 'lexicon/term.mdx' },
    guide({ title: 'Term', definition: 'A word.' }),
  );
  const entries = [
    { ...page, history: { created, reviewed: moment(10) } },
    { ...named, history: { created, ...other } },
    { ...term, history: { created, ...other } },
  ];
  const wiki = joinWiki({ settings, entries, media: [], removed }, false);
  const [entry] = wiki.entries.filter(({ id }) => id === 'page');
  if (entry === undefined) throw new Error('The page is gone.');
  return (reviewFacts(entry, wiki).rechecks ?? []).map((each) => reasonInWords({ id: 'recheck', ...each }));
}

describe('what a page rests on', () => {
  const changed = { changed: moment(12), ground: moment(12) };

  it.each([
    ['an address of the site', '[x](/guides/other-one/)'],
    ['an address as a browser reads it on the page', '[x](../other-one/)'],
    ['the name of the file', '[x](Other%20One.mdx)'],
    ['a card', '<Entry id="guides/other-one" />'],
  ])('is what it leads to by %s', (_, body) => {
    expect(rechecks(body, changed)).toEqual(['Re-check: “Other” changed on 12 Oct 2026.']);
    expect(rechecks(body, { changed: moment(12), ground: moment(9) })).toEqual([]);
  });

  it('is what its fields name, unless they only lead there and its text does not', () => {
    const leads = { related: '[other-one]' };
    expect(rechecks('', changed, { terms: '[term]' })).toEqual(['Re-check: “Term” changed on 12 Oct 2026.']);
    expect(rechecks('', changed, leads)).toEqual([]);
    expect(rechecks('[x](/guides/other-one/)', changed, leads)).toHaveLength(1);
  });

  it('is missed where it was removed after the review, and only then', () => {
    const gone = 'Re-check: the page “personas/gone” was removed on 12 Oct 2026.';
    expect(rechecks('[x](/personas/gone/)')).toEqual([gone]);
    expect(rechecks('', {}, { personas: '[gone]' })).toEqual([gone]);
    expect(rechecks('[x](/personas/gone/)', {}, { reviewed: '2026-10-13' })).toEqual([]);
    expect(rechecks('[x](/personas/never/)')).toEqual([]);
  });

  it('has not changed where it was changed back to what it said at the review', () => {
    const restored = (from: number, until: number) => ({
      ground: moment(14),
      restored: { from: moment(from), until: moment(until) },
    });
    expect(rechecks('[x](/guides/other-one/)', restored(8, 12))).toEqual([]);
    expect(rechecks('[x](/guides/other-one/)', restored(11, 12))).toHaveLength(1);
    expect(rechecks('[x](/guides/other-one/)', restored(5, 9))).toHaveLength(1);
  });
});
