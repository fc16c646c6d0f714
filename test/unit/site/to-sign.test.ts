import { expect, test } from 'vitest';
import lexicon from '../../../src/collections/lexicon.ts';
import { readEntry } from '../../../src/wiki/entry.ts';
import { teamsToSign, whyNotToSign } from '../../../src/site/to-sign.ts';

const teams = [{ id: 'sales', name: 'Sales', colour: '#112233' }];
const term = (more = '') => {
  const text = `---\ntitle: Lead\nsummary: S.\nowner: ann\nteams: [sales]\ndefinition: One.\n${more}---\n`;
  return readEntry({ collection: lexicon.id, id: 'lead', file: 'lexicon/lead.mdx' }, text);
};

test('a term is to be signed by the teams that have not', () => {
  expect(term().problems).toEqual([]);
  expect(teamsToSign(term(), teams).map(({ id }) => id)).toEqual(['sales']);
});

test.each([
  ['disputed', 'disputed: The number.\n', 'do not agree on this term yet'],
  ['replaced', 'replacedBy: other\n', 'Another term has taken the place'],
])('a term that is %s is not', (_, more, why) => {
  expect(term(more).problems).toEqual([]);
  expect(teamsToSign(term(more), teams)).toEqual([]);
  expect(whyNotToSign(term(more))).toContain(why);
});
