import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { calendarOf } from '../../../src/reports/ics.ts';
import type { Day } from '../../../src/freshness/day.ts';
import { reviewFacts } from '../../../src/wiki/review.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';
import { moment, wikiOf } from '../../support/reported-wiki.ts';
import { bareWiki } from '../../support/script.ts';

const site = 'https://wiki.example.com/base';
const today = '2026-11-29' as Day;
const reviewed = { reviewed: '2026-08-15', reviewedBy: 'ada', reviewEvery: '90 days' };

/** The events that a strict parser finds, with what it was given. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const events = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
  return { calendar, events };
}

describe('calendarOf', () => {
  const wiki = wikiOf({ 'guides/handoff.mdx': guide(reviewed) });

  test('has the due day as an event of a whole day', () => {
    const { calendar, events } = read(calendarOf(wiki, 'ada', site, today));
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Test wiki: work of Ada Example');
    expect(events).toHaveLength(1);
    const [event] = events;
    expect(event?.startDate.isDate).toBe(true);
    expect(event?.startDate.toString()).toBe('2026-11-13');
    expect(event?.endDate.toString()).toBe('2026-11-14');
    expect(event?.summary).toBe('Review: Handoff');
    expect(event?.description).toBe('Checked on 15 Aug 2026 by Ada Example.');
    expect(event?.component.getFirstPropertyValue('url')).toBe(`${site}/guides/handoff/`);
    expect(event?.uid).toBe('guides%2Fhandoff@wiki.example.com');
  });

  test('57-scale-terminal-escapes: has no sign that an application obeys', () => {
    const title = JSON.stringify('A\u001b[31m\u009b2J\r\u202eB\u2066');
    const text = calendarOf(
      wikiOf({ 'guides/handoff.mdx': guide({ ...reviewed, title }) }),
      'ada',
      site,
      today,
    );
    expect(text).toContain('SUMMARY:Review: A[31m2J');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
  });

  test('39-review-outlives-its-text: does not say of a copy that it was checked', () => {
    const past = { created: moment('2026-09-01'), began: '2026-09-01' as Day };
    const copied = wikiOf({ 'guides/handoff.mdx': guide(reviewed) }, { 'guides/handoff.mdx': past });
    expect(read(calendarOf(copied, 'ada', site, today)).events[0]?.description).toBe(
      'Said to have been checked on 15 Aug 2026 by Ada Example.',
    );
  });

  test('asks what follows on the day after the last, and not before', () => {
    const campaign = wikiOf({ 'guides/handoff.mdx': guide(reviewed) });
    const [entry] = campaign.entries;
    if (entry) entry.review.ends = '2026-09-30' as Day;
    const [event] = read(calendarOf(campaign, 'ada', site, today)).events;
    expect([event?.startDate.toString(), event?.summary]).toEqual([
      '2026-10-01',
      'Over, what follows: Handoff',
    ]);
  });

  test('has no review of what nobody has to look at by then', () => {
    const events = (settled: string) => {
      const replaced = wikiOf({ 'guides/handoff.mdx': guide(reviewed) });
      const [entry] = replaced.entries;
      if (entry) reviewFacts(entry, replaced).settled = settled as Day;
      return read(calendarOf(replaced, 'ada', site, today)).events.length;
    };
    expect(['2026-11-01', '2026-11-20', '2026-12-20'].map(events)).toEqual([0, 0, 1]);
  });

  test('has what someone is asked to put right, instead of its owner’s', () => {
    const asked = { ...reviewed, reviewOutcome: 'needs-work', reviewFor: 'bo' };
    const person = 'name: Bo Example\nemail: bo@example.com\nteam: sales\nrole: Lead\n';
    const withBo = wikiOf({ 'guides/handoff.mdx': guide(asked), 'people/bo.yaml': person });
    expect(read(calendarOf(withBo, 'bo', site, today)).events).toHaveLength(1);
    expect(read(calendarOf(withBo, 'ada', site, today)).events).toHaveLength(0);
  });

  test('has what RFC 5545 asks of every calendar and event, on lines that end as they must', () => {
    const text = calendarOf(wiki, 'ada', site, today);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text).toMatch(/\r\nDTSTART;VALUE=DATE:20261113\r\nDTEND;VALUE=DATE:20261114\r\n/);
    for (const name of ['PRODID', 'UID', 'DTSTAMP']) expect(text).toMatch(new RegExp(`^${name}:.`, 'm'));
  });

  test('says when something was last known, not when it was written', () => {
    expect(calendarOf(wiki, 'ada', site, today)).toContain('\r\nDTSTAMP:20260815T000000Z\r\n');
    const changed = wikiOf(
      { 'guides/handoff.mdx': guide(reviewed) },
      { 'guides/handoff.mdx': { created: moment('2026-01-01'), changed: moment('2026-09-01', 2) } },
    );
    expect(calendarOf(changed, 'ada', site, today)).toContain('\r\nDTSTAMP:20260901T000000Z\r\n');
  });

  test.each([
    ['signs that mean something in it', 'Price; cost, and \\\\ margin'],
    ['a long title of wide characters', 'Über die Wägebrücke 🚚 '.repeat(12).trim()],
  ])('carries %s whole', (_, title) => {
    const text = calendarOf(
      wikiOf({ 'guides/handoff.mdx': guide({ ...reviewed, title: `'${title}'` }) }),
      'ada',
      site,
      today,
    );
    expect(read(text).events[0]?.summary).toBe(`Review: ${title}`);
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toContain('\ufffd');
    }
  });

  test.each([
    'ü'.repeat(80),
    '销售线索评分模型'.repeat(12),
    '👩🏽‍💻🇩🇪'.repeat(20),
    `a${'é'.normalize('NFD').repeat(70)}`,
  ])('33-ics-folding: no line is over 75 octets, and no sign is split: %s', (title) => {
    const text = calendarOf(wikiOf({ 'guides/a.mdx': guide({ ...reviewed, title }) }), 'ada', site, today);
    expect(read(text).events[0]?.summary).toBe(`Review: ${title}`);
    expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  });

  test('37-feed-id-rename: an event keeps its id when its page is renamed, unless another page has the name', () => {
    const files = { 'guides/new.mdx': guide(reviewed) };
    const former = { from: 'guides/old.mdx', to: 'guides/new.mdx', until: moment('2026-08-20') };
    const uids = (wiki: ReturnType<typeof wikiOf>) =>
      read(calendarOf(wiki, 'ada', site, today)).events.map(({ uid }) => uid);
    const [before] = uids(wikiOf({ 'guides/old.mdx': guide(reviewed) }));
    expect(uids(wikiOf(files, {}, [former]))).toEqual([before]);
    const both = wikiOf({ ...files, 'guides/old.mdx': guide(reviewed) }, {}, [former]);
    expect(new Set(uids(both)).size).toBe(2);
  });

  test('never lets a text begin a line of its own', () => {
    const title = `"Handoff\\r\\nEND:VEVENT"`;
    const { events } = read(
      calendarOf(wikiOf({ 'guides/a.mdx': guide({ ...reviewed, title }) }), 'ada', site, today),
    );
    expect(events).toHaveLength(1);
  });

  test('is valid where nothing falls due, too', () => {
    const { calendar, events } = read(calendarOf(wikiOf({}), 'ada', site, today));
    expect(events).toEqual([]);
    expect(calendar.getAllSubcomponents()).not.toEqual([]);
  });

  test('has what falls due while its owner is away with whoever covers', () => {
    const away = wikiOf({
      'guides/handoff.mdx': guide(reviewed),
      'people/ada.yaml':
        'name: Ada\nemail: ada@example.com\nteam: sales\nrole: Rep\naway: { from: 2026-11-10, until: 2026-11-20 }\ncoveredBy: bob\n',
      'people/bob.yaml': 'name: Bob\nemail: bob@example.com\nteam: sales\nrole: Rep\n',
    });
    expect(read(calendarOf(away, 'ada', site, today)).events).toHaveLength(0);
    expect(read(calendarOf(away, 'bob', site, today)).events).toHaveLength(1);
  });

  test('has what was late already when its owner went with whoever covers, from that day on', () => {
    const files = (away: string) => ({
      'guides/handoff.mdx': guide(reviewed),
      'people/ada.yaml': `name: Ada\nemail: ada@example.com\nteam: sales\nrole: Rep\n${away}coveredBy: bob\n`,
      'people/bob.yaml': 'name: Bob\nemail: bob@example.com\nteam: sales\nrole: Rep\n',
    });
    const gone = wikiOf(files('away: { from: 2026-11-23, until: 2026-11-27 }\n'));
    expect(read(calendarOf(gone, 'ada', site, today)).events).toHaveLength(1);
    const [event] = read(calendarOf(gone, 'bob', site, today)).events;
    expect(event?.startDate.toString()).toBe('2026-11-23');
    expect(event?.description).toBe('It was for 13 Nov 2026.');
    // Whoever was away before it was due has it when they are back.
    const back = wikiOf(files('away: { from: 2026-10-01, until: 2026-11-12 }\n'));
    expect(read(calendarOf(back, 'bob', site, today)).events).toHaveLength(0);
  });

  test('names no address where it is not known where the wiki is published', () => {
    const text = calendarOf(wiki, 'ada', undefined, today);
    expect(text).not.toContain('URL');
    expect(read(text).events[0]?.uid).toBe('guides%2Fhandoff@concord.invalid');
  });
});

describe('what a team is to answer', () => {
  const person = (name: string, rest: string) =>
    `name: ${name}\nemail: ${name}@example.com\nteam: sales\nrole: Rep\n${rest}`;
  const files = (away: string) => ({
    'wiki.yaml': bareWiki['wiki.yaml'].replace('name: Sales', 'name: Sales, lead: ada'),
    'assets/pods.mdx':
      '---\ntitle: Pods\nsummary: S.\nowner: eve\nteams: [sales]\nkind: film\nsituation: S.\nshareable: customer\nanswerBy: 2026-10-12\n---\n',
    'people/ada.yaml': person('ada', `${away}coveredBy: bob\n`),
    'people/bob.yaml': person('bob', ''),
    'people/eve.yaml': 'name: Eve\nemail: eve@example.com\nteam: marketing\nrole: Rep\n',
  });
  const answers = (who: string, away: string, on: string) =>
    read(calendarOf(wikiOf(files(away)), who, site, on as Day)).events.flatMap(({ summary, startDate }) =>
      summary.startsWith('Answer') ? [startDate.toString()] : [],
    );

  test('is in a calendar as long as it is in the queue', () => {
    expect(answers('ada', '', '2026-10-12')).toEqual(['2026-10-12']);
    expect(answers('ada', '', '2026-10-13')).toEqual([]);
  });

  test('is with whoever covers on its day, and not with those who cover later, when silence has answered', () => {
    const during = 'away: { from: 2026-10-10, until: 2026-10-20 }\n';
    const later = 'away: { from: 2026-12-01, until: 2026-12-20 }\n';
    expect(answers('bob', during, '2026-10-01')).toEqual(['2026-10-12']);
    expect(answers('bob', later, '2026-10-01')).toEqual([]);
  });
});

describe('what is to be done and brought', () => {
  const away =
    'name: Ada\nemail: ada@example.com\nteam: sales\nrole: Rep\naway: { from: 2026-11-10, until: 2026-11-20 }\ncoveredBy: bob\n';
  const common = 'summary: S.\nowner: eve\nteams: [sales]\n';
  const tasks = ['2026-11-09', '2026-11-15', '2026-11-16, done: 2026-11-01'].map(
    (by) => `  - { text: Do it, who: ada, by: ${by} }\n`,
  );
  const work = wikiOf({
    'meetings/joint.mdx': `---\ntitle: Joint\n${common}kind: joint\non: 2026-11-03\nchair: ada\npresent: [ada]\ntasks:\n${tasks.join('')}---\n`,
    'numbers/mqls.mdx': `---\ntitle: MQLs\n${common}definition: All.\nkind: outcome\nunit: count\nbetter: more\ntarget: 40\nevery: month\nreadBy: ada\nsource: CRM\nreadings:\n  - { period: 2026-09, value: 39 }\n---\n`,
    'people/ada.yaml': away,
    'people/bob.yaml': 'name: Bob\nemail: bob@example.com\nteam: sales\nrole: Rep\n',
  });
  const of = (person: string) =>
    read(calendarOf(work, person, site, today)).events.map(({ summary, startDate, description }) => [
      startDate.toString(),
      summary,
      description,
    ]);

  test('is on its day, in the calendar of whoever it falls to then', () => {
    expect(of('ada')).toEqual([
      ['2026-11-05', 'Reading: MQLs, October 2026', 'The last day to bring it.'],
      ['2026-11-09', 'To do: Do it', 'From “Joint”.'],
    ]);
    expect(of('bob')).toContainEqual(['2026-11-15', 'To do: Do it', 'From “Joint”.']);
  });

  test('is with whoever covers from the first day of an absence, where it was late by then', () => {
    expect(of('bob').filter(([day]) => day !== '2026-11-15')).toEqual([
      ['2026-11-10', 'Reading: MQLs, October 2026', 'It was for 5 Nov 2026.'],
      ['2026-11-10', 'To do: Do it', 'It was for 9 Nov 2026.'],
    ]);
  });

  test('has names of its own', () => {
    const uids = read(calendarOf(work, 'ada', site, today)).events.map(({ uid }) => uid);
    expect(new Set(uids).size).toBe(2);
  });
});
