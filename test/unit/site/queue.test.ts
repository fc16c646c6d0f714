import { describe, expect, it } from 'vitest';
import { personKey } from '../../../src/site/key.ts';
import { queueOf } from '../../../src/site/queue.ts';
import { personFacts } from '../../../src/site/work.ts';
import { waitingFor } from '../../../src/freshness/waiting-for.ts';
import type { Day } from '../../../src/freshness/day.ts';
import { joined } from '../../support/joined.ts';

const settings = `name: W
teams:
  - { id: sales, name: Sales, colour: '#1f6f78', lead: lou }
  - { id: marketing, name: Marketing, colour: '#a3475f', lead: mia }
stages: []
review: { every: 6 months, noticeDays: 21, perOwnerAWeek: 3, timeZone: UTC }
`;
const person = (name: string, team = 'sales', more = '') =>
  `name: ${name}\nemail: ${name}@example.com\nteam: ${team}\nrole: Rep\n${more}`;
const common = 'summary: S.\nowner: lou\nteams: [sales]\n';
const meeting = (tasks: string) =>
  `---\ntitle: Joint meeting\n${common}kind: joint\non: 2026-11-03\nchair: lou\npresent: [lou, kim]\ntasks:\n${tasks}---\n`;
const number = (readBy = 'kim') =>
  `---\ntitle: MQLs\n${common}definition: All.\nkind: outcome\nunit: count\nbetter: more\ntarget: 40\nevery: month\nreadBy: ${readBy}\nsource: CRM\nreadings:\n  - { period: 2026-09, value: 39 }\n---\n`;
const open = '  - { text: Write the offer, who: kim, by: 2026-11-20 }\n';
const done = '  - { text: Call them, who: kim, by: 2026-11-19, done: 2026-11-18 }\n';
const files = {
  'wiki.yaml': settings,
  'people/lou.yaml': person('Lou'),
  'people/mia.yaml': person('Mia', 'marketing'),
  'people/bo.yaml': person('Bo'),
  'people/kim.yaml': person('Kim', 'sales', 'away: { from: 2026-11-09, until: 2026-12-04 }\ncoveredBy: bo\n'),
  'meetings/joint.mdx': meeting(open + done),
  'numbers/mqls.mdx': number(),
};
const wiki = joined(files);
const listed = (id: string, of = wiki) =>
  queueOf(of, id)
    .flat()
    .flatMap(
      ({ item, entry }) => entry?.title ?? (item?.duty.kind === 'task' ? item.duty.text : item?.duty.kind),
    );

describe('what a person’s page lists', () => {
  it('is what may fall to them on some day: their own, and what they cover', () => {
    expect(listed('kim')).toEqual(['Write the offer', 'reading']);
    expect(listed('bo')).toEqual(['Write the offer', 'reading']);
  });

  it('has the pages of one colleague under one heading', () => {
    const ofKim = (title: string) => `---\ntitle: ${title}\n${common.replace('lou', 'kim')}---\n\nText.\n`;
    const two = joined({ ...files, 'guides/a.mdx': ofKim('A'), 'guides/b.mdx': ofKim('B') });
    const others = queueOf(two, 'bo')
      .flat()
      .flatMap(({ inPlaceOf }) => inPlaceOf ?? []);
    expect([others.length, new Set(others).size, others[0]?.owner?.title]).toEqual([2, 1, 'Kim']);
  });

  it('is for leads what their team has not signed', () => {
    expect(listed('mia')).toEqual(['signature']);
    expect(listed('lou')[0]).toBe('signature');
  });

  it('begins, of what is to be signed, with what the team had signed in other words', () => {
    const signed = number().replace(
      'readings:',
      'signOff:\n  - { team: marketing, by: mia, on: 2026-10-01, wording: 0123456789ab }\nreadings:',
    );
    const two = joined({ ...files, 'numbers/a-first.mdx': number(), 'numbers/mqls.mdx': signed });
    expect(
      queueOf(two, 'mia')
        .flat()
        .map(({ item }) => item?.url),
    ).toEqual([expect.stringContaining('/mqls/'), expect.stringContaining('/a-first/')]);
  });

  it('is on the day what falls to them then', () => {
    const count = (id: string, day: string) =>
      waitingFor(id, personFacts(wiki, id), day as Day).filter(({ item }) => item).length;
    expect([count('kim', '2026-11-28'), count('bo', '2026-11-28')]).toEqual([0, 2]);
    expect([count('kim', '2026-12-05'), count('bo', '2026-12-05')]).toEqual([2, 0]);
  });

  it('is another page once any of it is another', () => {
    const key = (changed: object = {}) => {
      const other = joined({ ...files, ...changed });
      const bo = other.byKey.get('people/bo');
      return bo && personKey(other, bo);
    };
    expect(key()).toBe(key());
    expect(key({ 'meetings/joint.mdx': meeting(open) })).not.toBe(key());
    expect(key({ 'numbers/mqls.mdx': number('lou') })).not.toBe(key());
  });
});
