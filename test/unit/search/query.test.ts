import { expect, it } from 'vitest';
import { narrowTo, readQuery, type Query } from '../../../src/search/query.ts';

const choices = {
  in: [
    { id: 'lexicon', label: 'Lexicon' },
    { id: 'guides', label: 'Guides' },
  ],
  team: [{ id: 'sales', label: 'Sales' }],
  owner: [{ id: 'zoe-l', label: 'Zoë' }],
};

it.each<[string, Partial<Query>]>([
  ['lead', { words: 'lead' }],
  ['in:lexicon lead  handoff', { words: 'lead handoff', to: { in: 'lexicon' } }],
  ['lead IN:Lex', { words: 'lead', to: { in: 'lexicon' } }],
  ['in: lexicon lead', { words: 'lead', to: { in: 'lexicon' } }],
  ['in:guides team:sales owner:zoe', { to: { in: 'guides', team: 'sales', owner: 'zoe-l' } }],
  // It is about to be typed.
  ['lead in:', { words: 'lead' }],
  ['in: lead', { words: 'lead' }],
  ['in: team:sales lead', { words: 'lead', to: { team: 'sales' } }],
  ['in:nowhere lead', { words: 'lead', notThere: [{ which: 'in', value: 'nowhere' }] }],
  // An address is no narrowing.
  ['checkin:lexicon', { words: 'checkin:lexicon' }],
  ['"lead again"', { words: 'lead again', exactly: true }],
  ['in:lex “lead again', { words: 'lead again', exactly: true, to: { in: 'lexicon' } }],
])('reads what is typed: %s', (typed, query) => {
  expect(readQuery(typed, choices)).toEqual({ words: '', exactly: false, to: {}, notThere: [], ...query });
});

it('narrows down what is typed, to something else, and no more', () => {
  expect(narrowTo('lead', choices, 'in', 'lexicon')).toBe('in:lexicon lead');
  expect(narrowTo('in:lex lead team:sales', choices, 'in', 'guides')).toBe('in:guides lead team:sales');
  expect(narrowTo('in:guides lead', choices, 'in')).toBe('lead');
  expect(narrowTo('in: lexicon lead', choices, 'in', 'guides')).toBe('in:guides lead');
  expect(narrowTo('in: lead', choices, 'in', 'guides')).toBe('in:guides lead');
  // Words are typed behind it.
  expect(narrowTo('', choices, 'team', 'sales')).toBe('team:sales ');
});
