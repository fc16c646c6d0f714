import { describe, expect, it } from 'vitest';
import { parseDay, type Day } from '../../../src/freshness/day.ts';
import { numberOn } from '../../../src/freshness/number-state.ts';
import { numberForPrograms, numberLine, quotedNumber } from '../../../src/site/numbers.ts';
import { pictureOf } from '../../../src/site/readings-picture.ts';
import { numbersThen } from '../../../src/site/numbers-then.ts';
import { detailsOf } from '../../../src/search/files/publish.ts';
import { termFacts, termNotes } from '../../../src/site/term-facts.ts';
import type { Entry } from '../../../src/wiki/entry.ts';
import { numberFacts, numberOf } from '../../../src/wiki/numbers.ts';
import type { Wiki } from '../../../src/wiki/wiki.ts';
import { joined } from '../../support/joined.ts';
import { datedDutiesOf } from '../../../src/wiki/duties.ts';
import { entryKey } from '../../../src/site/key.ts';
import { meeting, meetingFiles, number, page } from '../../support/meeting-files.ts';

const day = (text: string) => parseDay(text) as Day;
const fields = 'kind: owed\nowedBy: marketing\nminimum: 20';
const readings = { '2026-09': 40, '2026-10': 19 };
const text = (target: number, signatures = '') =>
  number('Leads', `${fields}\n${signatures}`, readings).replace('target: 30', `target: ${target}`);
const wordingOf = (target: number) =>
  joined({ ...meetingFiles, 'numbers/leads.mdx': text(target) }).byKey.get('numbers/leads')?.wording;
const signed = (target: number, on: string, teams = ['sales', 'marketing']) =>
  teams
    .map((team) => `  - { team: ${team}, by: ada, on: ${on}, wording: '${wordingOf(target)}' }\n`)
    .join('');

/** A wiki with the number as it is written, and what git knows of it. */
function wikiWith(written: string, known: Partial<Entry> = {}, more: Record<string, string> = {}): Wiki {
  const wiki = joined({ ...meetingFiles, ...more, 'numbers/leads.mdx': written });
  const entry = wiki.byKey.get('numbers/leads');
  if (entry === undefined) throw new Error('There is no number.');
  Object.assign(entry, known);
  return wiki;
}
const leads = ({ byKey }: Wiki) => byKey.get('numbers/leads') as Entry;

const proposed = wikiWith(text(30));
const agreed = wikiWith(text(30, `signOff:\n${signed(30, '2026-10-01')}`));
const was = { fields: { ...leads(wikiWith(text(25))).data }, body: undefined };
const first = `signOff:\n${signed(25, '2026-09-10')}`;
const changed = wikiWith(text(30, first), {
  agreed: { wording: wordingOf(25) ?? '', on: '2026-09-10', words: was },
  earlier: { [wordingOf(25) ?? '']: was },
});

describe('a target that is shown', () => {
  it.each([
    ['proposed', proposed, 'proposed target: at least 30'],
    ['agreed', agreed, 'agreed target: at least 30'],
    ['agreed, and to be changed', changed, 'agreed target: at least 25; proposed: at least 30'],
  ])('says that it is %s, in lists and in sentences', (_, wiki, asked) => {
    expect(numberLine(wiki, leads(wiki))?.asked).toBe(asked);
    expect(quotedNumber(wiki, 'leads')).toMatchObject({ value: '19 in October 2026', more: `(${asked})` });
  });

  it('is agreed again, and judges readings, where a proposal is withdrawn that one team had signed', () => {
    const withdrawn = wikiWith(
      text(30, `signOff:\n${signed(30, '2026-10-01')}${signed(35, '2026-10-20', ['sales'])}`),
    );
    expect(numberLine(withdrawn, leads(withdrawn))?.asked).toBe('agreed target: at least 30');
    const facts = numberFacts(leads(withdrawn), withdrawn);
    expect(facts && numberOn(facts, day('2026-11-10')).judged?.verdict).toBe('below');
  });

  it('is only proposed in the picture, too, where nobody can tell what was agreed', () => {
    const lost = wikiWith(text(30, first));
    const [data, facts] = [numberOf(leads(lost)), numberFacts(leads(lost), lost)];
    expect(data && facts && pictureOf(data, facts)?.words).toMatch(/^Target, proposed: at least 30/);
  });

  it('says so to programs', () => {
    const told = [proposed, agreed, changed].map((wiki) => numberForPrograms(wiki, leads(wiki)));
    expect(told.map((each) => [each?.standing, each?.target, each?.proposed])).toEqual([
      ['proposed', 30, null],
      ['agreed', 30, null],
      ['agreed', 25, { target: 30, minimum: 20, better: 'more' }],
    ]);
  });
});

describe('what a number is judged by', () => {
  it('is each agreement from its day on, as git tells its words', () => {
    const twice = text(30, `${first}${signed(30, '2026-10-20')}`);
    const known = wikiWith(twice, { earlier: { [wordingOf(25) ?? '']: was } });
    const asked = { better: 'more', target: 25, minimum: 20 };
    expect(numberFacts(leads(known), known)?.agreed).toEqual([
      { from: '2026-09-10', asked },
      { from: '2026-10-20', asked: 'now' },
    ]);
    const lost = wikiWith(twice);
    expect(numberFacts(leads(lost), lost)?.agreed[0]?.asked).toBe('unknown');
    expect(numberFacts(leads(changed), changed)?.agreed).toEqual([{ from: '2026-09-10', asked: 'now' }]);
    expect(numberFacts(leads(proposed), proposed)?.agreed).toEqual([]);
  });

  it('is what was agreed then, also where that is proposed once more', () => {
    const again = wikiWith(text(25, `${first}${signed(30, '2026-10-20')}`), {
      agreed: {
        wording: wordingOf(30) ?? '',
        on: '2026-10-20',
        words: { fields: { ...leads(wikiWith(text(30))).data }, body: undefined },
      },
    });
    expect(numberFacts(leads(again), again)?.agreed).toEqual([
      { from: '2026-09-10', asked: { better: 'more', target: 25, minimum: 20 } },
      { from: '2026-10-20', asked: 'now' },
    ]);
  });

  it('changes with how often it is read: that is signed, too', () => {
    const quarterly = text(30, `signOff:\n${signed(30, '2026-10-01')}`).replace(
      'every: month',
      'every: quarter',
    );
    const wiki = wikiWith(quarterly);
    expect(numberFacts(leads(wiki), wiki)?.agreed).toEqual([{ from: '2026-10-01', asked: 'unknown' }]);
    expect(numberLine(wiki, leads(wiki))?.asked).toMatch(/^proposed/);
    const elsewhere = text(30, `signOff:\n${signed(30, '2026-10-01')}`).replace(
      'source: CRM',
      'source: A guess',
    );
    expect(numberLine(wikiWith(elsewhere), leads(wikiWith(elsewhere)))?.asked).toMatch(/^proposed/);
  });
});

it('goes with a hit of the search, so that its state can be worked out', () => {
  expect(detailsOf(agreed, leads(agreed)).steps).toEqual([
    ['2026-09-01', 'To be read', 'unreviewed'],
    ['2026-10-01', 'Not judged in September 2026', undefined],
    ['2026-11-01', 'Below minimum', 'overdue'],
    ['2026-12-06', 'To be read', 'unreviewed'],
  ]);
});

it('says in a sentence from what day on the next reading is late', () => {
  expect(quotedNumber(agreed, 'leads')?.next).toEqual({
    says: 'November 2026 was to be read by 5 Dec 2026.',
    from: '2026-12-06',
    timeZone: agreed.settings.review.timeZone,
  });
});

describe('a reading that was taken before its period was over', () => {
  const then = (from: string, ...values: number[]) => ({
    from: day(from),
    readings: [
      { period: '2026-09', value: 40 },
      ...values.map((value) => ({
        ...{ period: '2026-10', value },
        ...(from <= '2026-10-31' && { isEarly: true as const }),
      })),
    ],
  });
  const soFarWith = (readingsThen: Entry['readingsThen'], written = text(30)) => {
    const wiki = wikiWith(written, { readingsThen });
    const facts = numberFacts(leads(wiki), wiki);
    return facts?.readings.flatMap(({ period, soFar }) => (soFar ? [period] : []));
  };

  it('is known by the day on which git first has it as it stands', () => {
    expect(soFarWith(undefined)).toEqual([]);
    expect(soFarWith([then('2026-10-05'), then('2026-10-31', 19)])).toEqual(['2026-10']);
    expect(soFarWith([then('2026-10-05', 19), then('2026-11-20', 19)])).toEqual(['2026-10']);
    expect(soFarWith([then('2026-10-05'), then('2026-11-01', 19)])).toEqual([]);
    expect(soFarWith([then('2026-10-05', 12), then('2026-11-20', 19)])).toEqual([]);
    // What is not committed yet was typed on a day that nobody knows.
    expect(soFarWith([then('2026-10-05', 12)])).toEqual([]);
  });

  it('is known by the day it names, whatever git says', () => {
    const on = (given: string) => text(30).replace('value: 19', `value: 19, on: ${given}`);
    expect(soFarWith([then('2026-10-05', 19)], on('2026-11-02'))).toEqual([]);
    expect(soFarWith([then('2026-11-05', 19)], on('2026-10-31'))).toEqual(['2026-10']);
  });

  it('is quoted as one so far, and is still to be brought', () => {
    const early = wikiWith(text(30), { readingsThen: [then('2026-10-05', 19)] });
    expect(quotedNumber(early, 'leads')).toMatchObject({
      value: '19 so far in October 2026',
      soFar: undefined,
      next: { says: 'October 2026 was to be read by 5 Nov 2026.' },
    });
    const unknown = wikiWith(text(30));
    expect(quotedNumber(unknown, 'leads')).toMatchObject({
      value: '19 in October 2026',
      soFar: { until: '2026-10-31' },
    });
    const known = wikiWith(text(30), { readingsThen: [then('2026-10-05'), then('2026-11-02', 19)] });
    expect(quotedNumber(known, 'leads')?.soFar).toBeUndefined();
    const [duty] = datedDutiesOf(leads(early), early);
    expect(duty).toMatchObject({ read: ['2026-09'], soFar: { '2026-10': 19 } });
  });

  it('is another page once git knows more of it', () => {
    const keys = [undefined, [then('2026-10-05', 19)], [then('2026-11-05', 19)]].map((readingsThen) => {
      const wiki = wikiWith(text(30), { readingsThen });
      return entryKey(wiki, leads(wiki));
    });
    expect(new Set(keys).size).toBe(3);
  });
});

it('asks for what was over once it was there, and for nothing before', () => {
  const unread = text(30).replace(/readings:\n.*\n.*/, 'readings: []');
  const since = (known: Partial<Entry>, written = unread) => {
    const wiki = wikiWith(written, known);
    return numberFacts(leads(wiki), wiki)?.since;
  };
  const history = { created: { day: day('2026-11-20'), order: 1, commit: 'a' } };
  expect(since({})).toBeUndefined();
  expect(since({ history })).toBe('2026-11-20');
  expect(
    since({ history }, unread.replace('readings', `signOff:\n${signed(30, '2026-10-01')}readings`)),
  ).toBe('2026-10-01');
  // Whoever has readings up to October is asked for November, as ever.
  expect(since({ history }, text(30))).toBeUndefined();
});

it('is quoted in what is said of a term', () => {
  const term = page('Lead', 'definition: One of <Number id="leads" />, or <Number id="gone" />.');
  const wiki = wikiWith(text(30), {}, { 'lexicon/lead.mdx': term });
  const said = 'One of 19 in October 2026 (proposed target: at least 30), or gone.';
  expect(termFacts(wiki, wiki.byKey.get('lexicon/lead') as Entry)?.definition).toBe(said);
  expect(termNotes(wiki)).toContain(said);
});

describe('the numbers as they stood on the day of a meeting', () => {
  const then = (known: Partial<Entry>) => {
    const held = meeting('M', '2026-11-03', 'chair: ada').replace('Text.', '<Number id="leads" />');
    const wiki = wikiWith(text(30), known, { 'meetings/m.mdx': held });
    const found = numbersThen(wiki, wiki.byKey.get('meetings/m') as Entry);
    return found
      .filter(({ key }) => key === 'numbers/leads')
      .map(({ value, period, isOfToday }) => [value, period, isOfToday]);
  };
  const told = (from: string, ...values: [string, number][]) => ({
    from: day(from),
    readings: values.map(([period, value]) => ({ period, value })),
  });

  it('are all while they are few, and those that it is about once they are many', () => {
    const shown = (count: number) => {
      const ids = Array.from({ length: count }, (_, index) => `numbers/n${index}.mdx`);
      const others = Object.fromEntries(ids.map((id) => [id, text(30).replace('Leads', id)]));
      const held = meeting('M', '2026-11-03', 'chair: ada').replace('Text.', '<Number id="leads" />');
      const wiki = wikiWith(text(30), {}, { ...others, 'meetings/m.mdx': held });
      return numbersThen(wiki, wiki.byKey.get('meetings/m') as Entry).map(({ key }) => key);
    };
    expect(shown(5).length).toBeGreaterThan(5);
    expect(shown(40)).toEqual(['numbers/leads']);
  });

  it('are what was known by then, whatever was brought or put right later', () => {
    const readingsThen = [
      told('2026-10-03', ['2026-09', 41]),
      told('2026-11-04', ['2026-09', 41], ['2026-10', 18]),
      told('2026-11-20', ['2026-09', 40], ['2026-10', 19]),
    ];
    expect(then({ readingsThen })).toEqual([['41', 'September 2026', false]]);
  });

  it('are as told today, and say so, where git does not go back to it; what came later was not there', () => {
    expect(then({})).toEqual([['19', 'October 2026', true]]);
    const readingsThen = [told('2026-11-20', ['2026-10', 19])];
    expect(then({ readingsThen })).toEqual([['19', 'October 2026', true]]);
    const history = { created: { day: day('2026-11-20'), order: 1, commit: 'a' }, began: day('2026-11-20') };
    expect(then({ readingsThen, history })).toEqual([]);
  });
});
