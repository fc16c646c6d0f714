import { expect, it } from 'vitest';
import { funnelOf } from '../../../src/site/funnel.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';
import { joined } from '../../support/joined.ts';

const teams = [
  { id: 'marketing', name: 'Marketing', colour: '#a3475f' },
  { id: 'sales', name: 'Sales', colour: '#1f6f78' },
];
const stages = [
  { id: 'mql', name: 'Qualified', team: 'marketing' },
  { id: 'sal', name: 'Accepted', team: 'sales' },
];
const objection = (title: string, results: string) =>
  guide({ title, stage: 'mql', category: 'price', meaning: 'A.', answer: 'B.', results: `[${results}]` });

function stagesOf(files: Record<string, string>) {
  const wiki = joined(files);
  return funnelOf({ ...wiki, settings: { ...wiki.settings, stages, teams } });
}

it('says of each stage who enters, what is done by when, and what is said, the best answers first', () => {
  const won = '{ outcome: won, day: 2026-01-01 }';
  const [mql, sal] = stagesOf({
    'lexicon/mql.mdx': guide({
      title: 'MQL',
      definition: 'Who **fits**.',
      entryCriteria: '[Has a yard]',
      stage: 'mql',
    }),
    'lexicon/other.mdx': guide({ title: 'Other', definition: 'A.', stage: 'mql' }),
    'guides/handoff.mdx': guide({
      title: 'Handoff',
      stage: 'mql',
      steps: '[{ title: Call, who: SDR, within: six hours }, { title: Think }]',
    }),
    'objections/a.mdx': objection('Untried', ''),
    'objections/b.mdx': objection('Worked', won),
  });
  expect(mql).toMatchObject({
    team: { name: 'Marketing' },
    handsOverTo: { name: 'Sales' },
    term: { title: 'MQL', definition: 'Who fits.', status: 'proposed', criteria: ['Has a yard'] },
    guides: {
      pages: [{ title: 'Handoff', limits: [{ step: 'Call', who: 'SDR', within: 'six hours' }] }],
      more: 0,
    },
    objections: {
      pages: [
        { title: 'Worked', tally: 'Worked 1 of 1 time' },
        { title: 'Untried', tally: 'Not tried yet' },
      ],
    },
    others: [{ label: 'Lexicon', pages: [{ title: 'Other' }] }],
    gaps: [],
  });
  expect(sal).toMatchObject({ team: { name: 'Sales' }, handsOverTo: undefined, term: undefined });
});

it('leads from what is missing to the form in which it is written, with what is known filled in', () => {
  const [mql, sal] = stagesOf({
    'lexicon/sal.mdx': guide({ title: 'Accepted', definition: 'A.' }),
    'guides/calls.mdx': guide({ title: 'Calls', stage: 'sal' }),
  });
  expect(mql?.gaps.map(({ at, form }) => [at, form])).toEqual([
    ['term', '#/collections/lexicon/new?title=Qualified&stage=mql'],
    ['guide', '#/collections/guides/new?title=Qualified%3A%20from%20Marketing%20to%20Sales&stage=mql'],
    ['objection', '#/collections/objections/new?stage=mql'],
  ]);
  expect(mql?.gaps[1]?.label).toContain('how Marketing hands over to Sales');
  expect(sal?.gaps.map(({ at, form }) => [at, form])).toEqual([
    ['criteria', '#/collections/lexicon/entries/sal'],
    ['limit', '#/collections/guides/entries/calls'],
    ['objection', '#/collections/objections/new?stage=sal'],
  ]);
});

it('scale: shows some of a great many pages at a stage, and says how many more there are', () => {
  const at = (stage: string, count: number) =>
    Array.from({ length: count }, (_, id) => [
      `lexicon/${stage}${id}.mdx`,
      guide({ definition: 'A.', stage }),
    ]);
  const shown = (...terms: string[][]) =>
    stagesOf(Object.fromEntries(terms)).map(({ others: [terms] }) => [terms?.pages.length, terms?.more]);
  expect(shown(...at('mql', 40))).toEqual([
    [15, 25],
    [undefined, undefined],
  ]);
});

it('has the material of a stage with its state from day to day, while it is out', () => {
  const sheet = (title: string, more: Record<string, string>) =>
    guide({ title, stage: 'mql', kind: 'document', situation: 'A.', shareable: 'customer', ...more });
  const [mql, sal] = stagesOf({
    'assets/a.mdx': sheet('Ends', { out: '2026-01-01', until: '2026-02-01' }),
    'assets/b.mdx': sheet('Sheet', { out: '2026-01-05', until: '2026-03-01' }),
    'assets/c.mdx': sheet('Wished for', {}),
  });
  expect(mql?.material.pages).toMatchObject([
    { title: 'Sheet', days: { from: '2026-01-05', before: '2026-03-02' } },
    { title: 'Ends', days: { from: '2026-01-01', before: '2026-02-02' } },
  ]);
  expect(mql?.material.pages[0]?.states.steps.map(([day, label]) => [day, label])).toEqual([
    ['1970-01-01', 'Goes out on 5 Jan 2026'],
    ['2026-01-05', 'Out'],
    ['2026-03-02', 'Expired'],
  ]);
  expect(mql?.others).toEqual([]);
  expect(sal?.material.pages).toEqual([]);
});
