import { expect, it } from 'vitest';
import { otherNamesOf } from '../../../src/site/other-names.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';
import { joined } from '../../support/joined.ts';

const stage = { id: 'mql', name: 'Marketing qualified', team: 'marketing' };
const term = (title: string, more = {}) => guide({ title, definition: 'A.', ...more });

/** The other names of the term `lexicon/a`, among others. */
function namesOf(text: string, others: Record<string, string> = {}, id = 'a'): readonly string[] | undefined {
  const wiki = joined({ [`lexicon/${id}.mdx`]: text, ...others });
  const entry = wiki.byKey.get(`lexicon/${id}`);
  return entry && otherNamesOf({ ...wiki, settings: { ...wiki.settings, stages: [stage] } }, entry);
}

it.each([
  ['that alone is at a stage', term('Warm lead', { stage: 'mql' }), {}, ['Marketing qualified', 'mql']],
  [
    'of a stage’s name',
    term('Marketing qualified'),
    { 'lexicon/b.mdx': term('B', { stage: 'mql' }) },
    ['mql'],
  ],
  [
    'whose own names hold the words',
    term('Marketing qualified lead', { stage: 'mql', aliases: '[{ word: MQL }]' }),
    {},
    ['MQL'],
  ],
  [
    'beside others at a stage',
    term('A', { stage: 'mql' }),
    { 'lexicon/b.mdx': term('B', { stage: 'mql' }) },
    [],
  ],
  ['at no stage', term('A'), {}, []],
])('a term %s is found by its words', (_name, text, others, expected) => {
  expect(namesOf(text, others)).toEqual(expected);
});

it('a term of a stage’s id is found by its words, whoever else is at it', () => {
  const others = {
    'lexicon/b.mdx': term('B', { stage: 'mql' }),
    'lexicon/c.mdx': term('C', { stage: 'mql' }),
  };
  expect(namesOf(term('Warm'), others, 'mql')).toEqual(['Marketing qualified', 'mql']);
});
