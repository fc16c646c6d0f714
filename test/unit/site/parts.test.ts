import { expect, it } from 'vitest';
import { pages } from '../../../src/collections/collection.ts';
import { day, flag, groups, line, number, period, relations, text } from '../../../src/collections/fields.ts';
import { partsOf } from '../../../src/site/parts.ts';

const kind = pages({
  id: 'kinds',
  label: 'Kinds',
  singular: 'Kind',
  about: 'For this test.',
  order: 1,
  title: { label: 'Title', hint: 'Any.' },
  fields: {
    size: line('Size'),
    story: line('Story'),
    why: text('Why'),
    worth: number('Worth'),
    told: flag('Told'),
    hidden: flag('Hidden', { isSetting: true }),
    near: relations('Near', 'kinds'),
    prices: groups('Prices', { what: line('What') }),
    readings: groups('Readings', { value: number('Value'), period: period('Period') }, { recheck: 'nobody' }),
    until: day('Until').optional(),
  },
});

it('puts each field where its kind and length belong, and leaves out what says nothing', () => {
  const long = 'A sentence that is much too long to be a fact which anyone takes in at a glance.';
  const data = {
    ...{
      title: 'A',
      owner: 'ada',
      size: 'Large',
      story: long,
      why: 'B.',
      worth: 0,
      told: false,
      hidden: true,
    },
    ...{
      near: ['a'],
      prices: [{ what: 'C' }],
      readings: [{ value: 1, period: '2026-09' }],
      until: undefined,
    },
  };
  const names = Object.entries(partsOf(kind, data)).map(([part, values]) => [part, Object.keys(values)]);
  expect(Object.fromEntries(names)).toEqual({
    facts: ['size', 'worth', 'told'],
    texts: ['story', 'why'],
    tables: ['prices'],
    links: ['near'],
    logs: ['readings'],
  });
});

it('has the latest of a log first, and an empty one nowhere', () => {
  const readings = ['2026-09', '2026-11', '2026-10'].map((period) => ({ value: 1, period }));
  const { logs } = partsOf(kind, { readings });
  expect(logs).toEqual({ readings: [readings[1], readings[2], readings[0]] });
  expect(partsOf(kind, { readings: [], prices: [], near: [] })).toMatchObject({
    logs: {},
    tables: {},
    links: {},
  });
});
