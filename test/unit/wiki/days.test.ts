import { describe, expect, it } from 'vitest';
import type { Day } from '../../../src/freshness/day.ts';
import { problemInWords } from '../../../src/problem/wording.ts';
import { problemsOfEntry } from '../../../src/wiki/checks.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';
import { joined } from '../../support/joined.ts';

const today = '2026-11-28' as Day;
const of = ['day-order', 'day-future', 'away-uncovered'];
const ann = 'name: Ann\nemail: ann@example.com\nteam: sales\nrole: Head\n';

/** What is said of the days of a file, as `line: sentence`, to someone with the file or the form before them. */
function said(file: string, text: string, where?: 'form', others: Record<string, string> = {}): string[] {
  const wiki = joined({ ...others, [file]: text });
  const entry = wiki.byKey.get(file.replace(/\.\w+$/, ''));
  const found = entry ? problemsOfEntry(entry, wiki, today).filter(({ id }) => of.includes(id)) : [];
  return found.map((each) => `${each.line}: ${problemInWords(each, where).message}`);
}
const fields = (more: string) => guide({}, 'Text.').replace('\n---\n\n', `\n${more}\n---\n\n`);

describe('days that contradict each other', () => {
  it('are an absence that ends before it begins', () => {
    const text = `${ann}coveredBy: bob\naway: { from: 2026-11-30, until: 2026-11-20 }\n`;
    const bob = { 'people/bob.yaml': ann };
    expect(said('people/ann.yaml', text, undefined, bob)).toEqual([
      '6: “away.until” is 20 Nov 2026, before “from”, 30 Nov 2026.',
    ]);
    expect(said('people/ann.yaml', text, 'form', bob)).toEqual([
      '6: Away › Until is 20 Nov 2026, before “Away › From”, 30 Nov 2026.',
    ]);
    expect(said('people/ann.yaml', text.replace('-20', '-30'), undefined, bob)).toEqual([]);
  });

  it('are an absence that goes on after somebody has left', () => {
    const text = (left: string) => `${ann}left: ${left}\naway: { from: 2026-11-30, until: 2026-12-20 }\n`;
    const bob = { 'people/bob.yaml': ann };
    const orderOf = (left: string, where?: 'form') =>
      said('people/ann.yaml', `${text(left)}coveredBy: bob\n`, where, bob);
    expect(orderOf('2026-10-01')).toEqual(['5: “left” is 1 Oct 2026, before “away.until”, 20 Dec 2026.']);
    expect(orderOf('2026-10-01', 'form')).toEqual([
      '5: Left on is 1 Oct 2026, before “Away › Until”, 20 Dec 2026.',
    ]);
    expect(orderOf('2026-12-20')).toEqual([]);
    expect(said('people/ann.yaml', `${ann}left: 2026-10-01\naway: soon\n`)).toEqual([]);
  });

  it('are a claim that ended before it was seen, in fields as in the text', () => {
    const claim = 'claims:\n  - { topic: size, text: a, source: b, seen: 2026-11-20, until: 2026-10-01 }';
    expect(said('competitors/a.mdx', fields(claim))).toEqual([
      '7: “claims.until” is 1 Oct 2026, before “seen”, 20 Nov 2026.',
    ]);
    const tag = (seen: string) => `A.\n\n<Claim source="b" seen="${seen}" until="2026-10-01">c</Claim>`;
    expect(said('guides/a.mdx', guide({}, tag('2026-11-20')))).toEqual([
      '10: “until” on <Claim> is 1 Oct 2026, before “seen”, 20 Nov 2026.',
    ]);
    expect(said('guides/a.mdx', guide({}, tag('2026-10-01')))).toEqual([]);
    expect(
      said(
        'guides/a.mdx',
        guide({ purpose: '\'<Claim source="b" seen="2026-11-20" until="2026-10-01">c</Claim>\'' }),
      ),
    ).toEqual(['6: “until” on <Claim> is 1 Oct 2026, before “seen”, 20 Nov 2026.']);
  });
});

describe('what has happened', () => {
  it.each([
    ['objections', 'results', 'results:\n  - { outcome: won, day: DAY, note: a }', '“results.day” is'],
    [
      'lexicon',
      'a signature',
      'agreement:\n  - { team: sales, by: ann, on: DAY, definition: a }',
      '“agreement.on” is',
    ],
    ['personas', 'an interview', 'evidence: { interviews: 3, day: DAY }', '“evidence.day” is'],
    [
      'competitors',
      'a fact',
      'claims:\n  - { topic: size, text: a, source: b, seen: DAY }',
      '“claims.seen” is',
    ],
  ])('of %s, such as %s, is not to come', (collection, _what, more, subject) => {
    const at = (day: string) => said(`${collection}/a.mdx`, fields(more.replace('DAY', day)));
    expect(at('2027-05-01')).toEqual([
      expect.stringContaining(`${subject} 1 May 2027, but today is 28 Nov 2026.`),
    ]);
    expect(at(today)).toEqual([]);
  });

  it('is not to come in the text either', () => {
    expect(said('guides/a.mdx', guide({}, '<Quote who="A" date="2027-05-01">\n\nB\n\n</Quote>'))).toEqual([
      '8: “date” on <Quote> is 1 May 2027, but today is 28 Nov 2026.',
    ]);
  });
});

describe('an absence without cover', () => {
  const away = (from: string, until: string, coveredBy = '') =>
    `${ann}away: { from: ${from}, until: ${until} }\n${coveredBy && `coveredBy: ${coveredBy}\n`}`;
  const told = (text: string, bob = ann) =>
    said('people/ann.yaml', text, undefined, { 'people/bob.yaml': bob });
  const note = '5: Nobody covers for Ann from 1 Dec 2026 to 5 Dec 2026.';

  it.each([
    ['is told until it is over', away('2026-12-01', '2026-12-05'), ann, [note]],
    ['is not told when it is over', away('2026-11-01', '2026-11-27'), ann, []],
    ['is none where somebody covers', away('2026-12-01', '2026-12-05', 'bob'), ann, []],
    ['is one where that is nobody', away('2026-12-01', '2026-12-05', 'eve'), ann, [note]],
    [
      'is one where they have left',
      away('2026-12-01', '2026-12-05', 'bob'),
      `${ann}left: 2026-11-30\n`,
      [note],
    ],
    [
      'is one where they are away as well',
      away('2026-12-01', '2026-12-05', 'bob'),
      away('2026-11-30', '2026-12-24'),
      [note],
    ],
  ])('%s', (_name, text, bob, expected) => {
    expect(told(text, bob)).toEqual(expected);
  });
});
