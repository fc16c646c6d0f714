import { describe, expect, it } from 'vitest';
import { addDays, parseDay, type Day } from '../../../src/freshness/day.ts';
import { parseInterval, type Interval } from '../../../src/freshness/interval.ts';
import { responsibleOn, type Assignee, type Assignees } from '../../../src/freshness/assignees.ts';
import {
  dueOn,
  holdsUntil,
  isPlanned,
  reviewOn,
  toDoBy,
  type ReviewFacts,
} from '../../../src/freshness/review.ts';
import { reasonInWords } from '../../../src/freshness/reason-words.ts';
import { stateInWords } from '../../../src/freshness/words.ts';

const day = (text: string) => parseDay(text) as Day;
const ann: Assignee = { id: 'ann', name: 'Ann' };
const facts = (reviewed: string | undefined, every: string, claimsUntil?: string): ReviewFacts => ({
  reviewed: reviewed === undefined ? undefined : day(reviewed),
  every: parseInterval(every) as Interval,
  claimsUntil: claimsUntil === undefined ? undefined : day(claimsUntil),
  noticeDays: 21,
  history: true,
  assignees: { owner: ann, covers: [], lead: undefined },
});

describe('parseInterval', () => {
  it.each([
    ['6 months', { months: 6 }],
    ['6 month', { months: 6 }],
    ['1 months', { months: 1 }],
    ['90 days', { days: 90 }],
    ['1 day', { days: 1 }],
    ['2 weeks', { days: 14 }],
    ['1 year', { months: 12 }],
    ['2 Years', { months: 24 }],
    ['6months', { months: 6 }],
    [' 3  months ', { months: 3 }],
    ['never', 'never'],
    ['Never', 'never'],
  ])('reads “%s”', (text, expected) => {
    expect(parseInterval(text)).toEqual(expected);
  });

  it.each([
    '',
    '0 days',
    '-1 month',
    '1.5 years',
    'six months',
    'monthly',
    '6',
    'months',
    '6 moons',
    'P6M',
    '99999 days',
    null,
    6,
  ])('finds no interval in “%s”', (text) => {
    expect(parseInterval(text)).toBeUndefined();
  });
});

describe('holdsUntil', () => {
  const checked = facts('2026-08-31', '6 months');

  it('is the day on which a page falls due that was checked as it stands', () => {
    expect(holdsUntil(checked)).toBe('2027-02-28');
  });

  it.each([
    ['nobody has checked it', { ...facts(undefined, '6 months'), firstBy: day('2039-05-24') }],
    ['it was changed since', { ...checked, edited: day('2026-09-01') }],
    ['it needs work', { ...checked, needsWork: { by: 'Ada' } }],
    ['it is newer than its review', { ...checked, edited: day('2026-09-01'), predates: true }],
  ])('58-scale-unreviewed-holds-until: is no day where %s', (_, each) => {
    expect(holdsUntil(each)).toBeUndefined();
    expect(dueOn(each)).toBeDefined();
  });
});

describe('dueOn', () => {
  it('is the last review plus the interval, clamped to the month', () => {
    expect(dueOn(facts('2026-08-31', '6 months'))).toBe('2027-02-28');
    expect(dueOn(facts('2026-08-31', '90 days'))).toBe('2026-11-29');
  });

  it('is the end of a claim where that comes first', () => {
    expect(dueOn(facts('2026-08-31', '6 months', '2026-10-01'))).toBe('2026-10-01');
    expect(dueOn(facts('2026-08-31', '6 months', '2028-10-01'))).toBe('2027-02-28');
    expect(dueOn(facts('2026-08-31', 'never', '2026-10-01'))).toBe('2026-10-01');
  });

  it('is no day for what was never reviewed, or is never due', () => {
    expect(dueOn(facts(undefined, '6 months'))).toBeUndefined();
    expect(dueOn(facts('2026-08-31', 'never'))).toBeUndefined();
  });
});

describe('reviewOn', () => {
  const due = day('2026-11-30');
  const on = (today: string) => reviewOn(facts('2026-05-30', '184 days'), day(today)).state;

  it('changes on the first day of notice, and on the day after the due day', () => {
    expect(on('2026-11-08')).toBe('current');
    expect(on('2026-11-09')).toBe('due');
    expect(on('2026-11-30')).toBe('due');
    expect(on('2026-12-01')).toBe('overdue');
  });

  it('never goes back to a better state as days pass', () => {
    const order = ['current', 'due', 'overdue'];
    const seen = Array.from({ length: 400 }, (_, index) =>
      order.indexOf(on(addDays(day('2026-05-30'), index))),
    );
    expect(seen).toEqual(seen.toSorted());
    expect(new Set(seen)).toEqual(new Set([0, 1, 2]));
    expect(due).toBe('2026-11-30');
  });

  it('takes a missing review, and one in the future, for unreviewed', () => {
    expect(reviewOn(facts(undefined, 'never'), day('2026-11-22')).state).toBe('unreviewed');
    expect(reviewOn(facts('2026-11-23', '6 months'), day('2026-11-22')).state).toBe('unreviewed');
    expect(reviewOn(facts('2026-11-22', '6 months'), day('2026-11-22')).state).toBe('current');
  });

  it('is overdue from the day after a claim ends', () => {
    const claim = facts('2026-11-01', '6 months', '2026-11-21');
    expect(reviewOn(claim, day('2026-11-21'))).toMatchObject({ state: 'due', reasons: [] });
    expect(reviewOn(claim, day('2026-11-22'))).toMatchObject({
      state: 'overdue',
      reasons: [{ id: 'claim-expired', until: '2026-11-21' }],
    });
  });
});

describe('the reasons of a state', () => {
  const today = day('2026-11-22');
  const current = facts('2026-11-01', '6 months');
  const ids = (more: Partial<ReviewFacts>) => {
    const { state, reasons } = reviewOn({ ...current, ...more }, today);
    return [state, ...reasons.map(({ id }) => id)];
  };

  it('are none where all is well', () => {
    expect(ids({})).toEqual(['current']);
  });

  it('stand together', () => {
    const edited = {
      edited: day('2026-11-10'),
      rechecks: [{ key: 'a/b', title: 'B', changed: day('2026-11-11') }],
    };
    expect(ids({ ...edited, claimsUntil: day('2026-11-20') })).toEqual([
      'overdue',
      'claim-expired',
      'edited-since',
      'recheck',
    ]);
    expect(ids(edited)).toEqual(['due', 'edited-since', 'recheck']);
  });

  it('ask whoever is to put a page right', () => {
    const [bert, cleo] = [
      { id: 'bert', name: 'Bert' },
      { id: 'cleo', name: 'Cleo' },
    ];
    const withBert = (of: Partial<Assignee>) => ({
      owner: { ...bert, ...of },
      covers: [cleo],
      lead: undefined,
    });
    const needsWork = { by: 'Ann', note: 'The prices.', asked: withBert({}) };
    const asked = { ...current, needsWork };
    const { state, reasons, responsible } = reviewOn(asked, today);
    expect([state, responsible]).toEqual(['due', bert]);
    expect(reasons.map(reasonInWords)).toEqual(['Needs work by Bert, says Ann: The prices.']);
    const away = withBert({ away: { from: today, until: today } });
    expect(reviewOn({ ...asked, needsWork: { ...needsWork, asked: away } }, today).responsible).toEqual(cleo);
    const left = withBert({ left: day('2026-11-01') });
    const gone = reviewOn({ ...asked, needsWork: { ...needsWork, asked: left } }, today);
    expect(gone.responsible?.id).toBe(ann.id);
    expect(gone.reasons.map(reasonInWords)).toEqual([
      'Needs work by Bert, who has left, says Ann: The prices.',
    ]);
  });

  it('say that the past is not known, and never that all is well', () => {
    expect(ids({ history: false })).toEqual(['current', 'history-unknown']);
    const words = stateInWords({ ...reviewOn({ ...current, history: false }, today), today });
    expect(words).toBe('In date, changes not known');
  });

  it('are work for today, whatever the day the page falls due', () => {
    const by = (facts: Partial<ReviewFacts>) => toDoBy(reviewOn({ ...current, ...facts }, today), today);
    expect(by({})).toBe(dueOn(current));
    expect(by({ edited: day('2026-11-10') })).toBe(today);
    expect(by({ history: false, assignees: { ...current.assignees, owner: undefined } })).toBe(
      dueOn(current),
    );
    expect(by({ reviewed: undefined })).toBe(today);
    expect(by({ reviewed: undefined, firstBy: day('2026-12-24') })).toBe('2026-12-24');
    expect(by({ reviewed: day('2020-01-01') })).toBe(today);
  });

  it('name the day by which a first review is asked for', () => {
    const first = { ...current, reviewed: undefined, firstBy: day('2026-11-21') };
    expect(reviewOn(first, today)).toMatchObject({ state: 'unreviewed', due: '2026-11-21' });
    expect(reviewOn(first, today).reasons.map(({ id }) => id)).toEqual(['past-due']);
    expect(reviewOn(first, day('2026-11-21')).reasons).toEqual([]);
  });
});

describe('responsibleOn', () => {
  const today = day('2026-11-22');
  const away = { from: day('2026-11-20'), until: day('2026-11-22') };
  const bert: Assignee = { id: 'bert', name: 'Bert' };
  const lead: Assignee = { id: 'lead', name: 'Lea' };
  const found = (assignees: Partial<Assignees>, on = today) => {
    const { person, absence } = responsibleOn({ owner: ann, covers: [], lead, ...assignees }, on);
    return [person?.id, absence];
  };

  it('is the owner, and while they are away whoever covers', () => {
    expect(found({})).toEqual(['ann', undefined]);
    const owner = { ...ann, away };
    expect(found({ owner, covers: [bert] }, day('2026-11-19'))).toEqual(['ann', undefined]);
    expect(found({ owner, covers: [bert] }, day('2026-11-20'))).toEqual(['bert', undefined]);
    expect(found({ owner, covers: [bert] }, day('2026-11-22'))).toEqual(['bert', undefined]);
    expect(found({ owner, covers: [bert] }, day('2026-11-23'))).toEqual(['ann', undefined]);
  });

  it('is the next who covers where the first is away or has left', () => {
    const cleo = { id: 'cleo', name: 'Cleo' };
    const owner = { ...ann, away };
    expect(found({ owner, covers: [{ ...bert, away }, cleo] })).toEqual(['cleo', undefined]);
    expect(found({ owner, covers: [{ ...bert, left: day('2026-11-21') }, cleo] })).toEqual([
      'cleo',
      undefined,
    ]);
  });

  it('is the lead, flagged, where nobody covers, the owner has left, or there is none', () => {
    expect(found({ owner: { ...ann, away } })).toEqual(['lead', 'owner-away']);
    expect(found({ owner: { ...ann, away }, lead: undefined })).toEqual(['ann', 'owner-away']);
    expect(found({ owner: { ...ann, left: day('2026-11-21') } })).toEqual(['lead', 'owner-left']);
    expect(found({ owner: { ...ann, left: day('2026-11-22') } })).toEqual(['ann', undefined]);
    expect(found({ owner: undefined })).toEqual(['lead', 'no-owner']);
  });

  it('is who covers for a lead who is away, and never someone who has left', () => {
    const owner = { ...ann, left: day('2026-11-21') };
    const gone = { ...lead, left: day('2026-11-21') };
    expect(found({ owner, lead: { ...lead, away }, leadCovers: [bert] })).toEqual(['bert', 'owner-left']);
    expect(found({ owner, lead: { ...lead, away } })).toEqual(['lead', 'owner-left']);
    expect(found({ owner, lead: gone })).toEqual([undefined, 'owner-left']);
    expect(found({ owner: undefined, lead: gone })).toEqual([undefined, 'no-owner']);
    expect(found({ owner: { ...ann, away }, lead: gone })).toEqual(['ann', 'owner-away']);
    expect(found({ owner: { ...ann, away }, lead: { ...lead, away } })).toEqual(['ann', 'owner-away']);
  });
});

describe('isPlanned', () => {
  const planned = (firstBy: string | undefined, reviewed?: string) => {
    const given = {
      ...facts(reviewed, '6 months'),
      firstBy: firstBy === undefined ? undefined : day(firstBy),
    };
    return isPlanned(given, reviewOn(given, day('2026-11-01')), day('2026-11-01'));
  };

  it('is a first review until the first day of notice', () => {
    expect(planned('2026-11-23')).toBe(true);
    expect(planned('2026-11-22')).toBe(false);
    expect(planned(undefined)).toBe(false);
    expect(planned('2027-11-23', '2026-10-01')).toBe(false);
  });
});
