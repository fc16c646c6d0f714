import { expect, it } from 'vitest';
import type { Day } from '../../../src/freshness/day.ts';
import type { Names } from '../../../src/editor/names.ts';
import { reviewInWords } from '../../../src/editor/review/words.ts';
import { readSettings } from '../../../src/wiki/settings.ts';

const { settings } = readSettings('', 'wiki.yaml');
const ines = { collection: 'people', id: 'ines', title: 'Ines Hollander', file: '', url: '', aliases: [] };
const wiki: Names = { ...settings, names: [ines], due: {} };
const said = (values: object, today = '2026-11-20' as Day) =>
  reviewInWords({ reviewed: '2026-10-12', reviewEvery: '30 days', ...values }, 'guides', wiki, today);

it('names the day until which a review holds', () => {
  expect(said({ reviewedBy: 'ines', reviewOutcome: 'right' })).toEqual([
    'Checked by Ines Hollander on 12 Oct 2026: still right.',
    'That holds until 11 Nov 2026.',
  ]);
  expect(said({ reviewEvery: 'never' })).toEqual(['Checked on 12 Oct 2026.', 'It never falls due.']);
});

it('names none where the page needs work', () => {
  expect(said({ reviewOutcome: 'needs-work', reviewFor: 'ines', reviewNote: 'The number.' })).toEqual([
    'Checked on 12 Oct 2026: needs work by Ines Hollander.',
    '“The number.”',
  ]);
});

it('names none for a day that is still to come', () => {
  expect(said({ reviewed: '2026-11-21' })).toEqual([
    'Checked on 21 Nov 2026.',
    'That day is still to come: until then the page counts as not checked.',
  ]);
  expect(said({ reviewed: '2026-11-20' })[1]).toBe('That holds until 20 Dec 2026.');
});

it('says nothing of days where nobody knows which day it is', () => {
  expect(reviewInWords({ reviewed: '2026-10-12' }, 'guides', undefined)).toEqual(['Checked on 12 Oct 2026.']);
  expect(reviewInWords({}, 'guides', wiki)).toEqual(['Nobody has checked this page yet.']);
});
