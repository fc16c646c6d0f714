/** What git tells of a number: the targets that were agreed before, and what was read by when. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { numberOn } from '../../../src/freshness/number-state.ts';
import { parseDay, type Day } from '../../../src/freshness/day.ts';
import { LiveWiki } from '../../../src/live/wiki.ts';
import { readEntry } from '../../../src/wiki/entry.ts';
import { numberFacts } from '../../../src/wiki/numbers.ts';
import { datedRepo } from '../../support/dated-repo.ts';

const file = 'numbers/calls.mdx';
const number = (target: number, readings: string, signatures = '') => `---
title: Calls
summary: How many.
owner: ann
teams: [sales]
definition: Calls in a month.
kind: outcome
unit: count
better: more
target: ${target}
every: month
readBy: ann
source: CRM
readings: [${readings}]
${signatures}---
`;
const signed = (target: number, on: string) => {
  const { wording } = readEntry({ collection: 'numbers', id: 'calls', file }, number(target, ''));
  return ['sales', 'marketing']
    .map((team) => `  - { team: ${team}, by: ann, on: ${on}, wording: '${wording}' }\n`)
    .join('');
};

it('judges each reading by the target that was agreed when its period ended', async () => {
  const repo = await datedRepo('2026-08-31');
  const settings = await readFile('content/wiki.yaml', 'utf8');
  await repo.write('wiki.yaml', settings.replace(/lead: \S+/g, 'lead: ann'));
  await repo.write('people/ann.yaml', 'name: Ann\nemail: ann@example.com\nteam: sales\nrole: Lead\n');
  const [first, second] = [signed(40, '2026-09-01'), signed(60, '2026-11-20')];
  const commit = async (day: string, ...of: Parameters<typeof number>) => {
    await repo.write(file, number(...of));
    repo.commit(day);
  };
  await commit('2026-09-01', 40, '', `signOff:\n${first}`);
  await commit('2026-11-03', 40, '{ period: 2026-10, value: 49 }', `signOff:\n${first}`);
  await commit('2026-11-20', 60, '{ period: 2026-10, value: 50 }', `signOff:\n${first}${second}`);
  const live = new LiveWiki({
    folder: repo.content,
    caches: { read: join(repo.top, '.git', 'read'), history: join(repo.top, '.git', 'kept') },
  });
  await live.update();
  const entry = live.wiki.byKey.get('numbers/calls');
  const facts = numberFacts(entry, live.wiki);
  expect(facts?.agreed).toEqual([
    { from: '2026-09-01', asked: { better: 'more', target: 40 } },
    { from: '2026-11-20', asked: 'now' },
  ]);
  // Sixty were asked only after October: its fifty are judged by forty.
  expect(facts && numberOn(facts, parseDay('2026-11-28') as Day).judged).toMatchObject({
    value: 50,
    verdict: 'met',
  });
  expect(entry?.readingsThen).toEqual([
    { from: '2026-09-01', readings: [] },
    { from: '2026-11-03', readings: [{ period: '2026-10', value: 49 }] },
    { from: '2026-11-20', readings: [{ period: '2026-10', value: 50 }] },
  ]);
  await repo.remove();
});
