import { describe, expect, it } from 'vitest';
import { fieldsOfReview, reviewFieldNames, withReview } from '../../../src/document/review-fields.ts';
import type { Day } from '../../../src/freshness/day.ts';
import { outcomeInWords, outcomes } from '../../../src/freshness/outcome.ts';
import { collectionOf } from '../../../src/collections/index.ts';

const shape = collectionOf('guides')?.schema.shape ?? {};
const order = Object.keys(shape);
const on = '2026-11-22' as Day;
const page = `---
# Ours.
title: 'A'
reviewed: "2026-01-01"  # by phone
reviewedBy: ada
reviewOutcome: needs-work
reviewFor: ben
reviewNote: >
  Look at
  the table.
tags: [x]
reviewFirstBy: 2026-02-01
---
Text with *stars*
`;

describe('a review in the text of a page', () => {
  it('replaces the last one, with all it said, and touches no other line', () => {
    expect(withReview(page, { on, by: 'eve', outcome: 'right' }, order)).toBe(
      `---\n# Ours.\ntitle: 'A'\nreviewed: "2026-11-22" # by phone\nreviewedBy: eve\nreviewOutcome: right\ntags: [x]\n---\nText with *stars*\n`,
    );
  });

  it('keeps line ends, a byte order mark, and a file without a line end', () => {
    const text = '\ufeff---\r\ntitle: A\r\n---\r\nText';
    expect(
      withReview(text, { on, by: 'eve', outcome: 'needs-work', workFor: 'ben', note: ' Why: that ' }, order),
    ).toBe(
      "\ufeff---\r\ntitle: A\r\nreviewed: 2026-11-22\r\nreviewedBy: eve\r\nreviewOutcome: needs-work\r\nreviewFor: ben\r\nreviewNote: 'Why: that'\r\n---\r\nText",
    );
  });

  it('is the same when it is entered twice', () => {
    const once = withReview(page, { on, by: 'eve', outcome: 'corrected' }, order);
    expect(withReview(once, { on, by: 'eve', outcome: 'corrected' }, order)).toBe(once);
  });

  it.each(['No fields.', '---\ntitle: A: b\n---\n', '---\na: &x 1\nb: *x\n---\n'])(
    'is not written where the fields cannot be changed: %j',
    (text) => expect(() => withReview(text, { on, by: 'eve', outcome: 'right' }, order)).toThrow(),
  );

  it('says who is to put it right only where someone is to', () => {
    expect(fieldsOfReview({ on, by: 'eve', outcome: 'right', workFor: 'ben', note: ' ' })).toMatchObject({
      reviewFor: undefined,
      reviewNote: undefined,
    });
  });

  it('has the fields that pages declare', () =>
    expect(reviewFieldNames.filter((name) => !(name in shape))).toEqual([]));

  it('is said in a few words', () => {
    expect(Object.keys(outcomes).map((each) => outcomeInWords(each, 'ben'))).toEqual([
      'still right',
      'corrected',
      'needs work by ben',
    ]);
    expect([
      outcomeInWords('needs-work'),
      outcomeInWords('needs-work', ''),
      outcomeInWords('odd'),
      outcomeInWords(undefined),
    ]).toEqual(['needs work', 'needs work', undefined, undefined]);
  });
});
