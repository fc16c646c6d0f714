import { describe, expect, it } from 'vitest';
import { validate } from '../../../src/desk/validation/validate.ts';
import type { Day } from '../../../src/freshness/day.ts';
import type { Sources } from '../../../src/wiki/wiki.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';
import { joined } from '../../support/joined.ts';

const wiki = joined({
  'lexicon/acv.mdx': guide({
    title: 'Annual contract value',
    definition: 'Fees.',
    aliases: '[{ word: Deal size, use: deprecated }, { word: ACV }, { word: Contact, use: deprecated }]',
  }),
  'lexicon/warm.mdx': guide({ title: 'Warm lead', definition: 'Nothing.', replacedBy: 'acv' }),
  'lexicon/lost.mdx': guide({ title: 'Cold lead', definition: 'Nothing.', replacedBy: 'nobody' }),
});
const sources: Sources = { settings: wiki.settings, entries: wiki.entries, media: [], problems: [] };

/** What is said of words in a text that is being written. */
function said(text: string, path = 'content/guides/new.mdx') {
  const { problems } = validate(path, text, { sources, wiki }, '2026-11-28' as Day);
  return problems.flatMap((each) => {
    if (each.id !== 'word-deprecated') return [];
    return [`${each.field?.join('.') ?? `${each.line}:${each.column}`} ${each.found} → ${each.say}`];
  });
}

describe('words that are no longer used', () => {
  it('are marked where they stand first, with the word to use', () => {
    const body = 'Text.\n\nThe deal size,\nthe *deal size* and\n**warm leads**.';
    expect(said(guide({}, body))).toEqual([
      '10:5 deal size → Annual contract value',
      '12:3 warm leads → Annual contract value',
    ]);
  });

  it('are marked in fields', () => {
    expect(said(guide({ purpose: 'The deal size.' }))).toEqual(['purpose deal size → Annual contract value']);
  });

  it.each([
    ['in what is quoted or said', '> deal size\n\n<Say>\nDeal size.\n</Say>\n\n“Deal size”'],
    ['where the lexicon knows no other', 'A cold lead.'],
    ['that are allowed', 'The ACV.'],
    ['that are everyday words, too', 'A contact for software. Contacts without a note. Status: Contact.'],
  ])('are not marked %s', (_, body) => {
    expect(said(guide({}, body))).toEqual([]);
  });

  it('are not marked on the page of their own term, but where terms are linked by hand', () => {
    expect(said(guide({ definition: 'Fees.' }, 'The deal size.'), 'content/lexicon/acv.mdx')).toEqual([]);
    expect(said(guide({ linksByHand: 'true' }, 'The deal size.'))).toHaveLength(1);
  });
});
