import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../src/freshness/day.ts';
import type { Edit } from '../../../src/freshness/page-history.ts';
import { changesAddresses, changesAt, changesKey } from '../../../src/site/changes/list.ts';
import { toldWeeks } from '../../../src/site/changes/told.ts';
import { bareWiki, differing as differingIn } from '../../support/script.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';
import { joined } from '../../support/joined.ts';

const files = {
  ...bareWiki,
  'guides/one.mdx': guide({ title: 'One', teams: '[sales]' }),
  'guides/two.mdx': guide({ title: 'Two', teams: '[marketing]' }),
};
const edit = (file: string, day: string, commit: string): Edit =>
  ({
    ...{ file, day, commit, order: 1, by: 'Ann', isCorrection: false },
    was: { path: file, blob: `${commit}-was`, index: 0 },
    now: { path: file, blob: `${commit}-now`, index: 1 },
  }) as Edit;

const edits = [
  edit('guides/one.mdx', '2026-11-25', 'c'),
  edit('guides/two.mdx', '2026-11-24', 'b'),
  edit('guides/one.mdx', '2026-11-23', 'a'),
];
const shown = (more: Record<string, string> = {}, all = edits) => ({
  wiki: joined({ ...files, ...more }),
  past: { edits: all, saidIn: () => Promise.resolve([]) },
});

describe('the list of changes', () => {
  it('has a row for each page in a week, of all teams or of one', () => {
    const rowsOf = (at: string) =>
      changesAt(shown(), at)?.rows.map(({ week, file, edits }) => [week, file, edits.length]);
    expect(rowsOf('')).toEqual([
      ['2026-11-23', 'guides/one.mdx', 2],
      ['2026-11-23', 'guides/two.mdx', 1],
    ]);
    expect(rowsOf('marketing')).toEqual([['2026-11-23', 'guides/two.mdx', 1]]);
    expect([rowsOf('nobody'), rowsOf('~2')]).toEqual([undefined, undefined]);
    expect(changesAddresses(shown())).toEqual(['', 'sales', 'marketing']);
  });

  it('is rendered anew where an edit, a name or the state of a page is another, and not otherwise', () => {
    const key = changesKey(shown(), 'sales');
    const other = guide({ title: 'Two', teams: '[marketing]', summary: 'Another summary.' });
    expect(changesKey(shown({ 'guides/two.mdx': other }), 'sales')).toBe(key);
    expect(changesKey(shown({}, [...edits, edit('guides/two.mdx', '2026-11-23', 'd')]), 'sales')).toBe(key);
    const differing = [
      shown({}, [edit('guides/one.mdx', '2026-11-26', 'd'), ...edits]),
      shown({ 'guides/two.mdx': guide({ title: 'Three', teams: '[marketing]' }) }),
      shown({ 'guides/one.mdx': guide({ title: 'One', teams: '[sales]', reviewed: '2026-11-20' }) }),
    ];
    expect(differing.map((each) => changesKey(each, 'sales') === key)).toEqual([false, false, false]);
  });

  it('leaves its older pages as they are where something is new', () => {
    const days = Array.from({ length: 280 }, (_, ago) => addDays('2026-11-29' as Day, -2 * ago));
    const many = days.map((day, index) => edit(`guides/${index % 2 ? 'one' : 'two'}.mdx`, day, `c${index}`));
    const [before, after] = [many, [edit('guides/one.mdx', '2026-11-30', 'new'), ...many]].map((all) => {
      const list = shown({}, all);
      return new Map(changesAddresses(list).map((at) => [at, changesKey(list, at)] as const));
    });
    expect(before?.size).toBeGreaterThan(8);
    const others = differingIn(before ?? new Map(), after ?? new Map());
    expect(others).toContain('');
    expect(['', '~2', 'sales', 'sales/~2']).toEqual(expect.arrayContaining(others));
    const rows = [...(before?.keys() ?? [])].flatMap((at) => {
      const page = changesAt(shown({}, many), at);
      return page?.team === undefined ? (page?.rows ?? []) : [];
    });
    const weeks = rows.map(({ week }) => week);
    expect(weeks).toEqual(weeks.toSorted().toReversed());
    expect(rows.flatMap(({ edits }) => edits).length).toBe(many.length);
  });

  it('says “Proposed” of what the teams agree on no other words of, and not of what they agreed on before', async () => {
    const [was, agreed, proposed] = ['Nobody.', 'Leads.', 'All leads.'].map((scope) =>
      guide({ title: 'One', scope, trigger: scope }).replace('trigger: All leads.', 'trigger: Leads.'),
    ) as [string, string, string];
    const wiki = joined({ ...files, 'guides/one.mdx': proposed });
    Object.assign(wiki.byKey.get('guides/one') ?? {}, {
      agreed: { words: { fields: { scope: 'Leads.', trigger: 'Leads.' } } },
    });
    const rows = [edits[0], edits[2]].map((edit) => ({
      week: edit?.day,
      file: 'guides/one.mdx',
      entry: wiki.byKey.get('guides/one'),
      edits: [edit],
    }));
    const saidIn = () => Promise.resolve([agreed, proposed, was, agreed]);
    const weeks = await toldWeeks({ wiki, past: { edits, saidIn } } as never, rows as never);
    expect(weeks.flatMap(({ pages }) => pages.flatMap(({ said }) => said))).toEqual([
      'Proposed: Scope rewritten',
      'Scope rewritten',
      'Trigger rewritten',
    ]);
  });
});
