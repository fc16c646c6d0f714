import { expect, it } from 'vitest';
import { narrowTo, readQuery } from '../../../src/search/query.ts';

const choices = {
  in: [
    { id: 'lexicon', label: 'Lexicon' },
    { id: 'guides', label: 'Guides' },
  ],
  team: [{ id: 'sales', label: 'Sales' }],
  owner: [{ id: 'zoe-l', label: 'Zoë' }],
};

it.each([
  ['lead', { words: 'lead', exactly: false, to: {} }],
  ['in:lexicon lead  handoff', { words: 'lead handoff', exactly: false, to: { in: 'lexicon' } }],
  ['lead IN:Lex', { words: 'lead', exactly: false, to: { in: 'lexicon' } }],
  [
    'in:guides team:sales owner:zoe',
    { words: '', exactly: false, to: { in: 'guides', team: 'sales', owner: 'zoe-l' } },
  ],
  // It is about to be typed.
  ['lead in:', { words: 'lead', exactly: false, to: {} }],
  // There is no such collection, and an address is no narrowing.
  ['in:nowhere', { words: 'in:nowhere', exactly: false, to: {} }],
  ['checkin:lexicon', { words: 'checkin:lexicon', exactly: false, to: {} }],
  ['"lead again"', { words: 'lead again', exactly: true, to: {} }],
  ['in:lex “lead again', { words: 'lead again', exactly: true, to: { in: 'lexicon' } }],
])('reads what is typed: %s', (typed, query) => {
  expect(readQuery(typed, choices)).toEqual(query);
});

it('narrows down what is typed, to something else, and no more', () => {
  expect(narrowTo('lead', 'in', 'lexicon')).toBe('in:lexicon lead');
  expect(narrowTo('in:lex lead team:sales', 'in', 'guides')).toBe('in:guides lead team:sales');
  expect(narrowTo('in:guides lead', 'in')).toBe('lead');
  // Words are typed behind it.
  expect(narrowTo('', 'team', 'sales')).toBe('team:sales ');
});
