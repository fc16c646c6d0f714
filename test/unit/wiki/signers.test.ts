import { expect, test } from 'vitest';
import guides from '../../../src/collections/guides.ts';
import { wordingOf } from '../../../src/collections/wording.ts';
import type { Day } from '../../../src/freshness/day.ts';
import { problemInWords } from '../../../src/problem/wording.ts';
import { readEntry } from '../../../src/wiki/entry.ts';
import { joinWiki } from '../../../src/wiki/join.ts';
import { readSettings } from '../../../src/wiki/settings.ts';
import { addedInVain, signatureProblems, signersOn } from '../../../src/wiki/signers.ts';

const person = (name: string, more = '') =>
  `name: ${name}\nemail: ${name.toLowerCase()}@example.com\nteam: sales\nrole: Rep\n${more}`;
const inMarketing = (name: string, more = '') => person(name, more).replace('team: sales', 'team: marketing');
const people = {
  'people/marcus.yaml': person('Marcus', 'away: { from: 2026-07-01, until: 2026-07-14 }\ncoveredBy: priya\n'),
  'people/priya.yaml': person('Priya', 'coveredBy: ruben\n'),
  'people/ruben.yaml': person('Ruben'),
  'people/tomasz.yaml': person('Tomasz', 'left: 2026-06-30\n'),
};
const wording = wordingOf(guides, { scope: 'All leads.' }, '');

function wikiOf(lead: string, signature: string, files: Record<string, string> = {}) {
  const settings = `name: Test
teams:
  - { id: sales, name: Sales, colour: '#aa0000'${lead} }
stages: []
review: { every: 6 months, noticeDays: 21, perOwnerAWeek: 3, timeZone: UTC }
`;
  const page = `---\ntitle: A\nsummary: S\nowner: priya\nteams: [sales]\nscope: All leads.\nsignOff:\n  - ${signature}\n---\n`;
  const entries = Object.entries({ ...people, ...files, 'guides/a.mdx': page }).map(([file, text]) => {
    const [collection = '', name = ''] = file.split('/');
    return readEntry({ collection, id: name.replace(/\.\w+$/, ''), file }, text);
  });
  return joinWiki({ settings: readSettings(settings, 'wiki.yaml').settings, entries, media: [] }, true);
}

function said(signature: string, lead = ', lead: marcus', files?: Record<string, string>): string[] {
  const wiki = wikiOf(lead, signature, files);
  const page = wiki.byKey.get('guides/a');
  if (page === undefined) throw new Error('The page is not there.');
  expect(page.problems).toEqual([]);
  return signatureProblems(page, wiki).map((each) => `${each.line} ${problemInWords(each).message}`);
}

const by = (who: string, on: string, more = `, wording: ${wording}`) =>
  `{ team: sales, by: ${who}, on: ${on}${more} }`;

test.each([
  ['the lead', by('marcus', '2026-06-02')],
  ['who covers for the lead on that day', by('priya', '2026-07-14')],
  ['the lead who is away', by('marcus', '2026-07-02')],
  [
    'who covered, as the signature says, in an absence of which the wiki knows nothing any more',
    by('priya', '2026-05-01', `, insteadOf: marcus, wording: ${wording}`),
  ],
])('%s signs', (_, signature) => {
  expect(said(signature)).toEqual([]);
});

test.each([
  ['Priya', by('priya', '2026-07-15'), '15 Jul 2026. That does not count. On that day Marcus could have.'],
  [
    'Ruben',
    by('ruben', '2026-07-02'),
    '2 Jul 2026. That does not count. On that day Marcus or Priya could have.',
  ],
  ['Tomasz', by('tomasz', '2026-06-02'), '2 Jun 2026. That does not count. On that day Marcus could have.'],
  ['Tomasz', by('tomasz', '2026-08-01'), '1 Aug 2026. That does not count. On that day Marcus could have.'],
])('%s does not lead the team, nor covers for its lead on that day', (name, signature, rest) => {
  expect(said(signature)).toEqual([`8 ${name} signed for Sales on ${rest}`]);
});

test.each([
  ['is of another team', 'ines', '2026-05-01', inMarketing('Ines')],
  ['is of another team, and will leave it', 'ines', '2026-05-01', inMarketing('Ines', 'left: 2027-01-31\n')],
  ['had left', 'ines', '2026-05-01', person('Ines', 'left: 2026-04-30\n')],
  ['is of the team, and covers for nobody', 'ines', '2026-05-01', person('Ines')],
])('“in place of” does not excuse somebody who %s', (_, who, on, file) => {
  const signature = by(who, on, `, insteadOf: marcus, wording: ${wording}`);
  expect(said(signature, ', lead: marcus', { 'people/ines.yaml': file })).toEqual([
    '8 Ines signed for Sales on 1 May 2026. That does not count. On that day Marcus could have.',
  ]);
});

test.each([
  ['is refused where the lead was not away', 'priya', '2026-06-30', ['error']],
  ['is left to the check where that tells it already', 'priya', '2026-07-15', []],
  ['is taken by who covers', 'priya', '2026-07-14', []],
])('a signature in place of the lead that is added %s', (_, who, on, levels) => {
  const wiki = wikiOf(', lead: marcus', by(who, on, `, insteadOf: marcus, wording: ${wording}`));
  const page = wiki.byKey.get('guides/a');
  expect(page && addedInVain(undefined, page, wiki).map(({ level }) => level)).toEqual(levels);
  expect(page && addedInVain(page, page, wiki)).toEqual([]);
});

test('nor somebody who covers, once the last absence of the lead is over, or where none is known', () => {
  const signature = by('priya', '2026-07-15', `, insteadOf: marcus, wording: ${wording}`);
  expect(said(signature)).toHaveLength(1);
  const files = { 'people/marcus.yaml': person('Marcus', 'coveredBy: priya\n') };
  expect(said(signature, ', lead: marcus', files)).toHaveLength(1);
});

test('“in place of” excuses who covers for the lead, of whatever team', () => {
  const files = { 'people/ruben.yaml': inMarketing('Ruben') };
  const signature = by('ruben', '2026-05-01', `, insteadOf: marcus, wording: ${wording}`);
  expect(said(signature, ', lead: marcus', files)).toEqual([]);
});

test('nobody signs the same words for two teams, unless they lead both', () => {
  const second = `\n  - { team: marketing, by: priya, on: 2026-07-02, wording: ${wording} }`;
  const withMarketing = (lead: string) =>
    `, lead: ${lead} }\n  - { id: marketing, name: Marketing, colour: '#00aa00', lead: priya`;
  const signed = by('priya', '2026-07-02') + second;
  expect(said(signed, withMarketing('marcus'))).toEqual([
    '8 Priya signed for Sales on 2 Jul 2026, and the same words for Marketing. On that day Marcus could have.',
  ]);
  expect(said(signed, withMarketing('priya'))).toEqual([]);
});

test('where nobody leads the team, nobody signs for it', () => {
  expect(said(by('marcus', '2026-06-02'), '')).toEqual([
    '8 Marcus signed for Sales on 2 Jun 2026. That does not count. Nobody leads Sales, so nobody can sign for it.',
  ]);
});

test('of a day before the lead became that, nobody can tell', () => {
  const lead = ', lead: ruben, leadSince: 2026-10-01';
  expect(said(by('marcus', '2026-09-30'), lead)).toEqual([]);
  expect(said(by('marcus', '2026-10-01'), lead)).toHaveLength(1);
  expect(said(by('tomasz', '2026-06-30'), lead)).toEqual([]);
});

test.each([
  ['had left by then', 'tomasz', '2026-07-01', {}],
  ['is of another team', 'ines', '2026-07-01', { 'people/ines.yaml': inMarketing('Ines') }],
])('but that nobody led it who %s', (_, who, on, files) => {
  const [problem] = said(by(who, on), ', lead: ruben, leadSince: 2026-10-01', files);
  expect(problem).toContain(
    'That does not count. The present lead took over on 1 Oct 2026; before that, somebody of Sales led it.',
  );
});

test('what was given to earlier words is as it was', () => {
  expect(said(by('ruben', '2026-06-02', ', wording: 0123456789ab'))).toEqual([]);
});

test('a signature without words is said, unless a later edition was signed', () => {
  const typed = by('marcus', '2026-06-02', ', edition: 2');
  expect(said(typed)).toEqual(['8 Marcus signed for Sales on 2 Jun 2026, and nothing says which words.']);
  expect(said(`${typed}\n  - ${by('marcus', '2026-06-03', `, edition: 3, wording: ${wording}`)}`)).toEqual(
    [],
  );
});

test('a cover who is away or has left stands in for nobody: the next one does', () => {
  const files = { 'people/priya.yaml': person('Priya', 'coveredBy: ruben\nleft: 2026-07-05\n') };
  const wiki = wikiOf(', lead: marcus', by('marcus', '2026-06-02'), files);
  const onDay = (day: string) => signersOn({ lead: 'marcus' }, wiki, day as Day).map(({ id }) => id);
  expect(onDay('2026-07-05')).toEqual(['marcus', 'priya']);
  expect(onDay('2026-07-06')).toEqual(['marcus', 'ruben']);
  expect(onDay('2026-07-15')).toEqual(['marcus']);
});
