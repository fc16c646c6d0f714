import { expect, it } from 'vitest';
import { openNames } from '../../../src/search/names/names.ts';
import { namesKey, packWiki } from '../../../src/search/names/wiki.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';
import { joined } from '../../support/joined.ts';

const files = {
  'lexicon/mql.mdx': guide({
    title: 'Qualified lead',
    definition: 'A.',
    aliases: '[{ word: MQL }, { word: Enquiry, use: deprecated }]',
  }),
  'guides/handoff.mdx': `${guide({ title: 'Handing over' })}\nSee [the ripe ones](/lexicon/mql/), [here](/lexicon/mql/) and <Term id="mql">good names</Term>.`,
  'guides/rules.mdx': `${guide({ title: 'House rules' })}\n\n## Washing up\n\nSee [the ripe ones](../lexicon/mql.mdx).`,
  'guides/secret.mdx': guide({ title: 'Secret plans', draft: 'true' }),
  'people/ada.yaml':
    'name: Ada Example\nemail: ada@example.com\nteam: sales\nrole: Chief Weigher\nhandles: [adaweighs]',
};
const wiki = joined(files);
const settings = { ...wiki.settings, synonyms: ['house, home'] };
const file = packWiki({ ...wiki, settings }, [
  { collection: 'help', id: 'editing', title: 'How to edit', others: [], url: '/help/editing/' },
]);
const names = openNames(file, '');
const first = (typed: string) => names.find(typed).hits[0];

it.each([
  ['its title', 'qualified lead', 'lexicon/mql'],
  ['a word that is used', 'mql', 'lexicon/mql'],
  ['a word that is no longer used', 'enquiry', 'lexicon/mql'],
  ['what others link to it with', 'ripe ones', 'lexicon/mql'],
  ['what stands in a term', 'good names', 'lexicon/mql'],
  ['a heading in its text', 'washing up', 'guides/rules'],
  ['the role of a person', 'chief weigher', 'people/ada'],
  ['what a person is called elsewhere', 'adaweighs', 'people/ada'],
  ['a word of the settings that means the same', 'home rules', 'guides/rules'],
  ['the title of a help page', 'how to edit', 'help/editing'],
])('a page is found by %s', (_what, typed, key) => expect(first(typed)?.key).toBe(key));

it('words that only point are no name, and drafts are not found', () => {
  expect(names.find('here').hits).toEqual([]);
  expect(names.find('secret plans').hits).toEqual([]);
});

it('a page that is called so comes before one with such a heading', () => {
  const called = joined({
    'guides/a.mdx': `${guide({ title: 'Kitchen' })}\n## Washing up\n\nA.`,
    'guides/b.mdx': guide({ title: 'Washing up' }),
  });
  const { hits } = openNames(packWiki(called, []), '').find('washing up');
  expect(hits.map(({ key }) => key)).toEqual(['guides/b', 'guides/a']);
});

it('what is used in the place of something else comes before it, but where that is called by its whole name', () => {
  const material = (title: string, more = {}) =>
    guide({
      title,
      kind: 'document',
      situation: 'IT asks.',
      shareable: 'customer',
      out: '2026-10-02',
      ...more,
    });
  const wiki = joined({
    'assets/blue.mdx': material('Security, the blue edition'),
    'assets/two.mdx': material('Security in two more pages', { replaces: 'blue' }),
  });
  const names = openNames(packWiki(wiki, []), '');
  const found = (typed: string) => names.find(typed).hits.map(({ key }) => key);
  expect(found('security')).toEqual(['assets/two', 'assets/blue']);
  expect(found('security, the blue edition')[0]).toBe('assets/blue');
});

it('leaves out the deeper headings where there are thousands', () => {
  const deeper = Array.from({ length: 5000 }, () => ({ depth: 3, text: 'Drying', slug: 'drying' }));
  const entries = wiki.entries.map((entry) => {
    const headings = [...entry.facts.headings, ...deeper];
    return { ...entry, facts: { ...entry.facts, headings } };
  });
  const many = openNames(packWiki({ ...wiki, entries }, []), '');
  expect(many.find('washing up').hits).toHaveLength(1);
  expect(many.find('drying').hits).toEqual([]);
});

it('is the same when packed again, and follows what has changed', () => {
  expect(packWiki({ ...wiki, settings }, []).titles).toBe(packWiki({ ...wiki, settings }, []).titles);
  const mql = wiki.byKey.get('lexicon/mql');
  const renamed = wiki.entries.map((entry) => (entry === mql ? { ...entry, aliases: ['Hot one'] } : entry));
  const after = openNames(packWiki({ ...wiki, entries: renamed }, []), '');
  expect(after.find('hot one').hits[0]?.key).toBe('lexicon/mql');
  expect(after.find('enquiry').hits).toEqual([]);
});

it.each([
  ['a title', 'guides/handoff.mdx', 'Handing over', 'Handover'],
  ['another name', 'lexicon/mql.mdx', 'MQL', 'SQL'],
  ['a heading', 'guides/rules.mdx', '## Washing up', '## Drying'],
  ['the words of a link', 'guides/rules.mdx', 'the ripe ones', 'the green ones'],
  ['where a link leads', 'guides/handoff.mdx', '/lexicon/mql/), [here]', '/guides/rules/), [here]'],
  ['a job', 'people/ada.yaml', 'Chief Weigher', 'Weigher'],
])('has another key where the names differ in %s', (_, changed, from, to) => {
  const text = files[changed as keyof typeof files];
  expect(text).toContain(from);
  expect(namesKey(joined({ ...files, [changed]: text.replace(from, to) }))).not.toBe(namesKey(wiki));
});

it('has the same key where a text says more, and another with other synonyms', () => {
  const changed = 'guides/rules.mdx';
  expect(namesKey(joined({ ...files, [changed]: `${files[changed]} And dry them.` }))).toBe(namesKey(wiki));
  expect(namesKey({ ...wiki, settings })).not.toBe(namesKey(wiki));
});
