import { describe, expect, it } from 'vitest';
import type { Day } from '../../../src/freshness/day.ts';
import { heardAbout, takerOf, type SaidByDay } from '../../../src/site/notes.ts';
import { noteOf } from '../../../src/wiki/notes.ts';
import { joined } from '../../support/joined.ts';

const person = (name: string, more = '') =>
  `name: ${name}\nemail: a@example.com\nteam: sales\nrole: Rep\n${more}`;
const files = {
  'people/ada.yaml': person('Ada', 'coveredBy: ben\naway: { from: 2026-11-23, until: 2026-11-27 }\n'),
  'people/ben.yaml': person('Ben'),
  'guides/plain.mdx': '---\ntitle: Plain\nsummary: A guide.\nowner: ada\nteams: [sales]\nscope: All.\n---\n',
  'guides/other.mdx': '---\ntitle: Other\nsummary: A guide.\nowner: ada\nteams: [sales]\nscope: All.\n---\n',
};
const note = (on: string, more: string) =>
  `text: They wait.\nby: ben\non: ${on}\npage: guides/plain\n${more}`;
const folded = (into = 'guides/plain') => `folded: { into: ${into}, on: 2026-11-20, by: ada }\n`;
const declined = 'declined: { because: No., on: 2026-11-20, by: ada }\n';

const on = ({ steps }: SaidByDay, day: string) => steps.findLast(([from]) => from <= day)?.[1];

/** What is said of the guide, with notes of some kind and their ends. */
function said(kind: string, ends: readonly string[]) {
  const notes = ends.map((end, index) => [
    `field-notes/${index}.yaml`,
    note(`2026-11-1${index}`, `kind: ${kind}\n${end}`),
  ]);
  const wiki = joined({ ...files, ...Object.fromEntries(notes) });
  const page = wiki.byKey.get('guides/plain');
  if (page === undefined) throw new Error('The guide is gone.');
  const { latest, often, days } = heardAbout(wiki, page);
  const day = '2026-11-29' as Day;
  return { waiting: latest.length, said: often.map((each) => on(each, day)), days };
}

describe('what is said of notes about a page', () => {
  it.each([
    ['wait', ['', '', '']],
    ['stand on it', [folded(), folded(), folded()]],
    ['have come to any end', [folded(), declined, '']],
  ])('counts all that was heard, whether they %s', (_, ends) => {
    expect(said('wish', ends).said).toEqual(['Heard 3 times in 90 days']);
  });

  it('is shown for as long as it was heard lately, where none waits any more', () => {
    const { waiting, days } = said('wish', [folded(), declined, declined]);
    expect([waiting, JSON.parse(days ?? '')]).toEqual([
      0,
      { from: '2026-11-12', before: '2027-02-08', timeZone: 'UTC' },
    ]);
    expect(said('wish', [folded(), declined]).days).toBeUndefined();
    expect(said('wish', [folded(), declined, '']).days).toBeUndefined();
  });

  it('calls a guide drifting until it says itself what people do, whatever was decided', () => {
    const drifting = ['Drifting: 2 times in 90 days somebody did it differently'];
    expect(said('workaround', ['', '']).said).toEqual(drifting);
    expect(said('workaround', [declined, declined]).said).toEqual(drifting);
    expect(said('workaround', [folded('guides/other'), '']).said).toEqual(drifting);
    expect(said('workaround', [folded(), '']).said).toEqual([]);
  });
});

describe('whom a note falls to', () => {
  /** Who decides, on some days. */
  function deciding(more: string, days: readonly string[]) {
    const wiki = joined({ ...files, 'field-notes/0.yaml': note('2026-11-18', more) });
    const entry = wiki.byKey.get('field-notes/0');
    const found = entry && noteOf(entry, wiki);
    const taker = found && takerOf(found, wiki);
    return taker && days.map((day) => on(taker, day)?.split(' decides')[0]);
  }

  it('is who covers while the owner of its page is away', () => {
    expect(deciding('', ['2026-11-22', '2026-11-23', '2026-11-27', '2026-11-28'])).toEqual([
      'Ada',
      'Ben',
      'Ben',
      'Ada',
    ]);
  });

  it('is nobody once it has an end', () => {
    expect(deciding(folded(), ['2026-11-22'])).toBeUndefined();
  });
});
