import { beforeAll, describe, expect, it } from 'vitest';
import { packNames } from '../../../src/editing-api/pack-names.ts';
import { unpackNames } from '../../../src/editing-api/directory.ts';
import { layoutOf } from '../../../src/editor/form/fields.ts';
import { collectionOf } from '../../../src/collections/index.ts';
import type { Day } from '../../../src/freshness/day.ts';
import { atomOf } from '../../../src/reports/atom.ts';
import { calendarOf } from '../../../src/reports/ics.ts';
import { freshnessJson } from '../../../src/reports/freshness-json.ts';
import { pagesOn } from '../../../src/reports/freshness/pages.ts';
import { plansOf } from '../../../src/reports/freshness/plan.ts';
import { detailsOf } from '../../../src/search/files/publish.ts';
import { pagesOf } from '../../../src/site/people.ts';
import { problemsOfEntry } from '../../../src/wiki/checks.ts';
import { dueByOwner, intervalsByOwner } from '../../../src/wiki/due.ts';
import type { Wiki } from '../../../src/wiki/wiki.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';
import { joined } from '../../support/joined.ts';

const today = '2026-11-28' as Day;
const meeting = (title: string, on: string, more: Record<string, string> = {}) =>
  guide({ title, kind: 'joint', on, chair: 'ada', present: '[ada]', ...more });

let wiki: Wiki;
beforeAll(() => {
  wiki = joined({
    'people/ada.yaml': 'name: Ada\nemail: ada@example.com\nteam: sales\nrole: Rep\n',
    'guides/a.mdx': guide({ reviewed: '2026-01-01', reviewedBy: 'ada' }),
    'meetings/old.mdx': meeting('A first one', '2026-09-03'),
    'meetings/new.mdx': meeting('Later', '2026-11-03'),
    'meetings/unfit.mdx': meeting('Between', '2026-10-03', { next: 'soon' }),
  });
});
const meetings = () => wiki.entries.filter(({ collection }) => collection === 'meetings');

describe('what happened on a day', () => {
  it('is listed by that day, the latest first, whether all of its fields fit or not', () => {
    expect(meetings().map(({ id }) => id)).toEqual(['new', 'unfit', 'old']);
  });

  it('asks for no review: nothing is wrong with a page that has none', () => {
    expect(
      meetings()
        .flatMap((each) => problemsOfEntry(each, wiki, today))
        .map(({ id }) => id),
    ).toEqual(['date-invalid']);
  });

  it('knows no fields of a review', () => {
    const collection = collectionOf('meetings');
    if (collection === undefined) throw new Error('There are no meetings.');
    expect(Object.keys(collection.schema.shape).filter((name) => name.startsWith('review'))).toEqual([]);
    expect(layoutOf(collection).review).toEqual([]);
    const entry = joined({ 'meetings/a.mdx': meeting('A', '2026-11-03', { reviewed: '2026-11-04' }) })
      .entries[0];
    expect(entry?.problems.map(({ id }) => id)).toEqual(['field-unknown']);
  });

  it('is in no count, worklist, plan, calendar or report of reviews', () => {
    const keys = [
      ...pagesOn(wiki, today).map(({ key }) => key),
      ...freshnessJson(wiki, today).entries.map(({ id }) => id),
      ...pagesOf(wiki, 'ada').map(({ collection, id }) => `${collection}/${id}`),
    ];
    expect([...new Set(keys)]).toEqual(['guides/a']);
    expect(dueByOwner(wiki).get('ada')).toHaveLength(1);
    expect(intervalsByOwner(wiki, today).get('ada')).toHaveLength(1);
    expect(
      plansOf(wiki, today, () => true)
        .flatMap(({ plan }) => plan.before.map(({ count }) => count))
        .filter(Boolean),
    ).toEqual([1]);
    expect(calendarOf(wiki, 'ada', undefined, today).match(/BEGIN:VEVENT/g)).toHaveLength(1);
  });

  it('has no state in search or in the editor, which knows its day', () => {
    for (const each of meetings()) expect(detailsOf(wiki, each)).not.toHaveProperty('facts');
    const { names } = unpackNames(packNames(wiki, '/'));
    const found = names.filter(({ collection }) => collection === 'meetings');
    expect(found.map(({ id, on, review }) => [id, on, review])).toEqual([
      ['new', '2026-11-03', undefined],
      ['unfit', '2026-10-03', undefined],
      ['old', '2026-09-03', undefined],
    ]);
  });

  it('is in feeds on its day', () => {
    const feed = atomOf(wiki, { site: undefined, base: '', path: '/feed.atom', today });
    const titles = [...feed.matchAll(/<title>(?:New|Checked): (.*?)<\/title>\n<updated>([\d-]+)/g)];
    expect(titles.map(([, title, day]) => `${title} ${day}`)).toEqual([
      'Later 2026-11-03',
      'Between 2026-10-03',
      'A first one 2026-09-03',
      'Handoff 2026-01-01',
    ]);
  });
});
