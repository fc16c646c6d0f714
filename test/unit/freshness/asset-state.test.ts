import { describe, expect, it } from 'vitest';
import {
  assetOn,
  daysOfChange,
  goneFrom,
  isUsable,
  tooLateFrom,
  type AssetFacts,
} from '../../../src/freshness/asset-state.ts';
import { assetInWords, assetSteps } from '../../../src/freshness/asset-words.ts';
import { addDays, type Day } from '../../../src/freshness/day.ts';

const day = (text: string) => text as Day;
const nothing: AssetFacts = { sort: 'material', answers: [], tries: 0 };
const facts = (about: Partial<AssetFacts>): AssetFacts => ({ ...nothing, ...about });
const said = (about: Partial<AssetFacts>, today: string) => {
  const { label, more } = assetInWords(facts(about), day(today));
  return `${label} | ${more}`;
};
const no = { stance: 'no', by: 'Katrin', on: day('2026-11-02') } as const;

describe('a proposal', () => {
  const answers = [{ team: 'Sales' }];
  const answerBy = day('2026-11-12');

  it('is only asked for as long as nobody is asked for an answer', () => {
    expect(said({ answers }, '2026-11-12')).toBe('Asked for | Nobody has proposed yet how it would be made.');
  });

  it('waits for answers until the end of a day, and counts silence as a yes from the next one on, in sight', () => {
    expect(said({ answers, answerBy }, '2026-11-12')).toBe(
      'Proposed, answers until 12 Nov 2026 | Sales can answer until 12 Nov 2026. No answer counts as a yes.',
    );
    expect(said({ answers, answerBy }, '2026-11-13')).toBe(
      'Waits for a decision | Sales said nothing by 12 Nov 2026: counts as a yes. Nobody has decided yet.',
    );
  });

  it('waits for a decision once everybody has answered, and for those who have not until then', () => {
    expect(said({ answers: [{ team: 'Sales', given: no }], answerBy }, '2026-11-03')).toBe(
      'Waits for a decision | Nobody has decided yet.',
    );
    const two = [{ team: 'Sales', given: no }, { team: 'Support' }];
    expect(assetOn(facts({ answers: two, answerBy }), day('2026-11-03'))).toEqual({
      is: 'proposed',
      until: answerBy,
      waitsFor: [{ team: 'Support' }],
    });
  });

  it('is not asked about any more from the day on which it could not be out in time', () => {
    const ends = day('2026-11-25');
    const until = { day: day('2026-11-20'), by: 'permission' } as const;
    expect(tooLateFrom(facts({ answers, answerBy }))).toBeUndefined();
    for (const [about, from] of [
      [{ ends }, '2026-11-26'],
      [{ ends, until }, '2026-11-21'],
    ] as const) {
      expect(tooLateFrom(facts({ answers, answerBy, ...about }))).toBe(from);
      const states = [addDays(day(from), -1), day(from)].map((on) =>
        assetOn(facts({ answers, answerBy, ...about }), on),
      );
      expect(states.map((state) => state.is === 'missed')).toEqual([false, true]);
    }
  });

  it('is declined, or comes later, and is gone on no day: it never was there', () => {
    const decided = { outcome: 'no', on: day('2026-11-20') } as const;
    const ends = day('2026-11-25');
    expect(said({ answers, answerBy, decided, ends }, '2026-11-19')).toContain('Waits for a decision');
    expect(said({ answers, answerBy, decided, ends }, '2026-12-01')).toBe(
      'Will not be made | Decided on 20 Nov 2026.',
    );
    expect(said({ decided: { ...decided, outcome: 'later' } }, '2026-11-20')).toContain('Later |');
    expect(goneFrom(facts({ decided, ends }))).toBeUndefined();
  });
});

describe('the silence of a team', () => {
  const answerBy = day('2026-11-12');
  const after = '2026-11-13';
  const until = 'Sales can answer until 12 Nov 2026. No answer is no yes:';
  const nothing = 'Sales said nothing by 12 Nov 2026. That is no yes:';

  it.each([
    ['nobody', 'nobody who answers for it is there for three working days'],
    ['too-late', 'it was asked less than three working days before'],
    ['unknown', 'nothing says since when it is asked'],
  ] as const)('is no yes where it was not asked: %s', (unasked, why) => {
    const answers = [{ team: 'Sales', unasked }];
    expect(said({ answers, answerBy }, answerBy)).toContain(`| ${until} ${why}.`);
    expect(said({ answers, answerBy }, after)).toBe(
      `Not answered | ${nothing} ${why}. Nobody has decided yet.`,
    );
  });

  it('is told of each team by itself', () => {
    const answers = [{ team: 'Sales', unasked: 'nobody' as const }, { team: 'Support' }];
    expect(said({ answers, answerBy }, after)).toContain(
      'three working days. Support said nothing by 12 Nov 2026: counts as a yes.',
    );
  });
});

describe('what never went out', () => {
  const last = day('2026-05-30');
  const until = { day: last, by: 'permission' } as const;
  const passed = 'Not out in time | Its last day was 30 May 2026, and nothing says that it went out.';

  it.each([
    [{ ends: last }, passed],
    [{ ends: last, answers: [{ team: 'Sales' }], answerBy: day('2026-05-01') }, passed],
    [{ until: { ...until, by: 'itself' as const } }, passed],
    [{ ends: last, decided: { outcome: 'go' as const, on: day('2026-05-01') }, tries: 2 }, passed],
    [{ until }, 'Not out in time | The customer allowed it until 30 May 2026, and it was not out by then.'],
  ])('is neither over nor expired once its day has passed: %o', (about, words) => {
    expect(said({ sort: 'run', ...about }, '2026-05-31')).toBe(words);
    expect(said({ sort: 'run', ...about }, last)).not.toContain('Not out in time');
    expect(goneFrom(facts(about))).toBeUndefined();
  });

  it('has expired on the very day on which it goes out without a permission', () => {
    const late = { until, out: day('2026-06-10') };
    expect(said(late, '2026-06-09')).toContain('Not out in time');
    expect(isUsable(facts(late), day('2026-06-10'))).toBe(false);
    expect(said(late, '2026-06-10')).toContain('Expired |');
  });
});

describe('what is made', () => {
  const decided = { outcome: 'go', on: day('2026-11-03') } as const;
  const out = day('2026-12-07');

  it('will be made, is tried in three calls, and goes out', () => {
    expect(said({ decided }, '2026-11-03')).toContain('Will be made |');
    expect(said({ decided, out }, '2026-11-03')).toContain('Goes out on 7 Dec 2026 |');
    expect(said({ decided, out, tries: 2 }, '2026-12-06')).toBe(
      'Being tried, 2 of 3 calls | Tried in 2 calls. It goes out after 3.',
    );
    expect(said({ decided, tries: 4 }, '2026-12-06')).toBe(
      'Being tried, 3 of 3 calls | Tried in 4 calls, and not out yet.',
    );
    expect(said({ decided, out, tries: 3 }, '2026-12-07')).toBe('Out | It has no last day.');
  });

  it('rests once nobody has used it for ninety days', () => {
    const since = day('2026-08-24');
    expect(assetOn(facts({ out: day('2026-05-04'), used: since }), addDays(since, 89))).toEqual({
      is: 'out',
    });
    expect(said({ out: day('2026-05-04'), used: since }, '2026-11-29')).toBe(
      'Resting | Nobody has used this for 97 days.',
    );
    expect(said({ out: since }, '2026-11-22')).toBe(
      'Resting | Nobody has used this since it came out 90 days ago.',
    );
  });

  it('counts no use before it was out as one since', () => {
    expect(said({ out: day('2026-08-24'), used: day('2026-08-01') }, '2026-11-22')).toContain(
      'since it came out',
    );
  });

  it('does not rest where it ends, or goes on', () => {
    expect(assetOn(facts({ sort: 'run', out: day('2026-01-01') }), day('2026-11-22'))).toEqual({ is: 'out' });
    expect(assetOn(facts({ sort: 'channel', out: day('2026-01-01') }), day('2026-11-22'))).toEqual({
      is: 'out',
    });
  });

  it('is silent where a channel has had nothing for longer than its interval', () => {
    const rhythm = { every: { days: 14 }, last: day('2026-11-10') };
    const channel = { sort: 'channel', out: day('2025-01-14'), rhythm } as const;
    expect(assetOn(facts(channel), day('2026-11-24'))).toEqual({ is: 'out' });
    expect(said(channel, '2026-11-25')).toBe('Silent | Nothing was published there since 10 Nov 2026.');
    const never = { ...channel, rhythm: { ...rhythm, last: undefined } };
    expect(said(never, '2025-01-29')).toBe('Silent | Nothing was published there yet.');
  });
});

describe('what is not to be used any more', () => {
  const out = day('2026-05-04');

  it('has expired from the day after its last good one, by itself or as its customer permits', () => {
    const until = { day: day('2026-11-13'), by: 'itself' } as const;
    expect(isUsable(facts({ out, until }), day('2026-11-13'))).toBe(true);
    expect(isUsable(facts({ out, until }), day('2026-11-14'))).toBe(false);
    expect(said({ out, until }, '2026-11-14')).toBe(
      'Expired | It was good until 13 Nov 2026. Do not send it any more.',
    );
    expect(said({ out, until: { ...until, by: 'permission' } }, '2026-11-14')).toBe(
      'Expired | The customer allowed it until 13 Nov 2026. Do not tell it any more.',
    );
  });

  it('is over from the day after its last one', () => {
    const ends = day('2026-05-30');
    expect(said({ sort: 'run', out, ends }, '2026-05-30')).toBe('Out | It runs until 30 May 2026.');
    expect(said({ sort: 'run', out, ends }, '2026-05-31')).toBe('Over | It ended on 30 May 2026.');
  });

  it('is withdrawn, or replaced, from that very day, and says which of them came first', () => {
    const on = day('2026-10-05');
    const replaced = { on, by: [{ title: 'The green one', from: on }] };
    expect(said({ out, replaced }, '2026-10-04')).toContain('Resting |');
    expect(said({ out, replaced }, '2026-10-05')).toBe('Replaced | Use “The green one” since 5 Oct 2026.');
    const withdrawn = day('2026-10-01');
    expect(goneFrom(facts({ out, replaced, withdrawn }))).toEqual({ is: 'withdrawn', from: withdrawn });
    expect(said({ out, withdrawn }, '2026-10-01')).toBe(
      'Withdrawn | Withdrawn on 1 Oct 2026. Nobody uses it.',
    );
  });

  it('leads to what is used in its place on that day, and to nothing that is gone itself', () => {
    const [on, next] = [day('2026-10-05'), day('2026-11-02')];
    const by = [
      { title: 'Green', from: on, before: day('2026-10-20') },
      { title: 'Red', from: next },
    ];
    const replaced = { on, by };
    expect(said({ out, replaced }, '2026-10-19')).toContain('Use “Green” since 5 Oct 2026.');
    expect(said({ out, replaced }, '2026-10-20')).toBe(
      'Replaced | It was replaced on 5 Oct 2026. What took its place is not to be used any more either.',
    );
    expect(said({ out, replaced }, next)).toContain('Use “Red” since 2 Nov 2026.');
  });
});

describe('the days on which a state changes', () => {
  const all = facts({
    answers: [{ team: 'Sales' }],
    answerBy: day('2026-01-10'),
    decided: { outcome: 'go', on: day('2026-01-20') },
    out: day('2026-02-02'),
    used: day('2026-03-03'),
    until: { day: day('2026-08-31'), by: 'itself' },
    withdrawn: day('2026-10-01'),
  });
  const others = facts({
    sort: 'channel',
    answers: [],
    out: day('2026-02-02'),
    rhythm: { every: { months: 1 }, last: day('2026-03-03') },
    ends: day('2026-07-31'),
    replaced: { on: day('2026-10-01'), by: [{ title: 'Another', from: day('2026-10-01') }] },
  });

  it.each([
    ['what is used', all],
    ['what goes on', others],
  ])('are all that are needed to say of %s on any day what it is', (_, asset) => {
    const steps = assetSteps(asset);
    for (let today = day('2025-12-30'); today < '2027-01-01'; today = addDays(today, 1)) {
      const [, label, tone] = steps.findLast(([from]) => from <= today) ?? [];
      const known = assetInWords(asset, today);
      expect([today, label, tone]).toEqual([today, known.label, known.tone]);
    }
    expect(steps.length).toBeGreaterThan(3);
    expect(daysOfChange(asset)).toEqual(daysOfChange(asset).toSorted());
  });
});
