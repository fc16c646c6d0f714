import { describe, expect, test } from 'vitest';
import type { Day } from '../../../src/freshness/day.ts';
import type { Assignees } from '../../../src/freshness/assignees.ts';
import { fallsTo } from '../../../src/site/people.ts';

const day = (text: string) => text as Day;
const away = (from: string, until: string) => ({ away: { from: day(from), until: day(until) } });
const [ann, bob, leo] = ['ann', 'bob', 'leo'].map((id) => ({ id, name: id }));
const all = (assignees: Assignees, asked?: Assignees) =>
  [...fallsTo({ assignees, needsWork: asked && { by: 'ann', asked } })].toSorted();

describe('fallsTo', () => {
  test('names the owner alone where nobody is ever missing', () => {
    expect(all({ owner: ann, covers: [], lead: leo })).toEqual(['ann']);
  });

  test('names whoever covers for an absence', () => {
    const owner = { id: 'ann', name: 'ann', ...away('2026-11-01', '2026-11-30') };
    expect(all({ owner, covers: bob ? [bob] : [], lead: leo })).toEqual(['ann', 'bob']);
  });

  test('names the lead for the days on which the cover is missing, too', () => {
    const owner = { id: 'ann', name: 'ann', ...away('2026-11-01', '2026-11-30') };
    const cover = { id: 'bob', name: 'bob', ...away('2026-11-20', '2026-11-22') };
    expect(all({ owner, covers: [cover], lead: leo })).toEqual(['ann', 'bob', 'leo']);
  });

  test('names the lead for pages of someone who leaves, and for those of nobody', () => {
    expect(
      all({ owner: { id: 'ann', name: 'ann', left: day('2026-11-01') }, covers: [], lead: leo }),
    ).toEqual(['ann', 'leo']);
    expect(all({ owner: undefined, covers: [], lead: leo })).toEqual(['leo']);
  });

  test('names whoever is asked to put a page right, who covers for them, and its owner again once they leave', () => {
    const asked = { id: 'bob', name: 'bob', ...away('2026-11-01', '2026-11-30'), left: day('2026-12-24') };
    const cover = { id: 'cleo', name: 'cleo' };
    expect(
      all({ owner: ann, covers: [], lead: leo }, { owner: asked, covers: [cover], lead: undefined }),
    ).toEqual(['ann', 'bob', 'cleo']);
  });
});
