import { expect, it } from 'vitest';
import { day, groups, page, person } from '../../../src/collections/fields.ts';
import { fieldFactsOf } from '../../../src/wiki/field-facts.ts';

it('tells the end of what a page is about from the end of what is said on it', () => {
  const shape = {
    until: day('Until', { ends: true }),
    claims: groups('Claims', { until: day('Until', { expiry: true }) }),
  };
  const { ends, expiries } = fieldFactsOf(shape, { until: '2026-04-30', claims: [{ until: '2026-03-31' }] });
  expect(ends).toEqual(['2026-04-30']);
  expect(expiries).toEqual([{ path: ['claims', 0, 'until'], until: '2026-03-31' }]);
  expect(fieldFactsOf(shape, { until: 'soon' }).ends).toEqual([]);
});

it('counts a last day that may not lie before a first one from when that is there: what never began is not over', () => {
  const shape = { out: day('Out'), until: day('Until', { ends: true, notBefore: 'out' }) };
  expect(fieldFactsOf(shape, { until: '2026-04-30' }).ends).toEqual([]);
  expect(fieldFactsOf(shape, { out: '2026-04-01', until: '2026-04-30' }).ends).toEqual(['2026-04-30']);
});

it('finds pages that are named by their keys, and not what is none', () => {
  const shape = { page: page('Page', { leadsOnly: true }), who: person('Who') };
  const relations = (value: string) => fieldFactsOf(shape, { page: value, who: 'ada' }).relations;
  const ada = { path: ['who'], to: 'people', id: 'ada', rests: true };
  expect(relations('guides/a/b')).toEqual([
    { path: ['page'], to: 'guides', id: 'a/b', byKey: true, rests: false },
    ada,
  ]);
  expect(relations('guides')).toEqual([ada]);
});
