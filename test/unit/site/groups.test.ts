import { expect, it } from 'vitest';
import meetings from '../../../src/collections/meetings.ts';
import { groupsOf } from '../../../src/site/groups.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';
import { joined } from '../../support/joined.ts';

const meeting = (on: string) => guide({ title: on, kind: 'joint', on, chair: 'ada', present: '[ada]' });

it('divides what has happened by years, the latest first', () => {
  const wiki = joined({
    'meetings/first.mdx': meeting('2025-12-01'),
    'meetings/last.mdx': meeting('2026-11-03'),
    'meetings/odd.mdx': meeting('soon'),
    'meetings/second.mdx': meeting('2026-01-07'),
  });
  const groups = groupsOf(wiki, meetings, wiki.entries).map(({ label, entries }) => [
    label,
    entries.map(({ id }) => id).toSorted(),
  ]);
  expect(groups).toEqual([
    ['2026', ['last', 'second']],
    ['2025', ['first']],
    ['Others', ['odd']],
  ]);
});
