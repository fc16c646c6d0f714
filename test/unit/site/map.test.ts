import { describe, expect, it } from 'vitest';
import { fieldOf } from '../../../src/collections/fields.ts';
import { collections, type Collection } from '../../../src/collections/index.ts';
import objections from '../../../src/collections/objections.ts';
import { partOf } from '../../../src/site/map-columns.ts';
import { axisAt, mapOf, overviewOf, type Axis } from '../../../src/site/map.ts';
import type { Wiki } from '../../../src/wiki/wiki.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';
import { joined } from '../../support/joined.ts';

const objection = (title: string, more: Record<string, string> = {}) =>
  guide({ title, category: 'price', meaning: 'A.', answer: 'B.', ...more });
const persona = (title: string, more: Record<string, string> = {}) => guide({ title, ...more });

const wiki = joined({
  'personas/clerk.mdx': persona('Clerk', { objections: '[named]' }),
  'personas/owner.mdx': persona('Owner'),
  'objections/dear.mdx': objection('Too dear', { personas: '[owner]', stage: 'mql' }),
  'objections/later.mdx': objection('Later', { category: 'timing', personas: '[owner, clerk]' }),
  'objections/named.mdx': objection('Named by the clerk'),
  'objections/odd.mdx': objection('Of no category', { category: 'odd', personas: '[owner]' }),
  'guides/handoff.mdx': guide({ title: 'Handoff', stage: 'mql' }),
});
const withStages = (of: Wiki): Wiki => ({
  ...of,
  settings: { ...of.settings, stages: [{ id: 'mql', name: 'MQL', team: 'a' }] },
});
const axisOf = (id: string, of = wiki) => mapOf(of).find((axis) => axis.id === id);

/** The titles in each cell of a row, by the words over its column; for a gap, the form that it leads to. */
function rowOf(axis: Axis | undefined, title: string): Record<string, string[] | string | undefined> {
  const columns = axis?.heads.flatMap((head) => head.columns) ?? [];
  const cells = axis?.pages.flat().find((row) => row.title === title)?.cells ?? [];
  return Object.fromEntries(
    cells.map(({ pages, form }, index) => [columns[index], form ?? pages.map((page) => page.title)]),
  );
}

describe('the map', () => {
  it('has a column for every collection with a field that makes its pages be about others', () => {
    const expected = collections.flatMap(({ id, schema }) =>
      Object.values(schema.shape).flatMap((field) => {
        const { to = '', options, leadsOnly } = fieldOf(field);
        const axis = options === 'stages' ? options : to;
        const isPage = options === 'stages' || collections.some((each) => each.id === axis);
        return isPage && !leadsOnly && axis !== id ? [`${axis} × ${id}`] : [];
      }),
    );
    const everything = joined(Object.fromEntries(collections.map(({ id }) => [`${id}/a.mdx`, guide()])));
    const found = mapOf(withStages(everything)).flatMap(({ id, heads }) =>
      heads.map((head) => `${id} × ${head.collection}`),
    );
    expect(found.toSorted()).toEqual([...new Set(expected)].toSorted());
    expect(found).toEqual(expect.arrayContaining(['personas × objections', 'competitors × objections']));
  });

  it('holds a page where it names a row, or is named by it, in the column of its group', () => {
    expect(rowOf(axisOf('personas'), 'Owner')).toMatchObject({
      Price: ['Too dear'],
      Timing: ['Later'],
      Others: ['Of no category'],
    });
    expect(rowOf(axisOf('personas'), 'Clerk')).toMatchObject({
      Price: ['Named by the clerk'],
      Timing: ['Later'],
      Others: [],
    });
  });

  it('leads from a gap to a form with both its row and its column filled in', () => {
    expect(rowOf(axisOf('personas'), 'Owner')).toMatchObject({
      Trust: '#/collections/objections/new?category=trust&personas=owner',
      Guides: '#/collections/guides/new?personas=owner',
    });
    expect(axisOf('personas')?.gaps).toBe(2 * 6 - 4 + 2 + 2);
  });

  it('asks nobody to write of what has not happened', () => {
    const [owner] = wiki.entries.filter(({ id }) => id === 'owner');
    const place = { id: 'owner', entry: owner, title: 'Owner', address: '', colour: undefined };
    const formsOf = (of: Collection) =>
      partOf(wiki, 'personas', of, 'personas', [place])
        .cellsAt('owner')
        .flatMap(({ form = [] }) => form);
    expect(formsOf(objections)).not.toEqual([]);
    expect(formsOf({ ...objections, dated: 'on' })).toEqual([]);
  });

  it('has what is at each stage of the funnel', () => {
    const staged = withStages(wiki);
    expect(rowOf(axisOf('stages', staged), 'MQL')).toEqual({
      Lexicon: '#/collections/lexicon/new?stage=mql',
      'Material and campaigns': '#/collections/assets/new?stage=mql',
      Objections: ['Too dear'],
      Guides: ['Handoff'],
      Numbers: '#/collections/numbers/new?stage=mql',
    });
  });

  it('scale: is cut into pages that are light enough, begun on the first, and says of a full cell how much is left out', () => {
    const many = joined({
      ...Object.fromEntries(
        Array.from({ length: 400 }, (_, id) => [`personas/p${id}.mdx`, persona(`Persona ${id}`)]),
      ),
      ...Object.fromEntries(
        Array.from({ length: 30 }, (_, id) => [
          `objections/o${id}.mdx`,
          objection(`Objection ${id}`, { personas: '[p7]' }),
        ]),
      ),
    });
    const overview = overviewOf(many).find(({ axis }) => axis.id === 'personas');
    expect([overview?.rows.length, overview?.axis.count]).toEqual([4, 400]);
    const wordy = Array.from({ length: 30 }, (_, id) => [
      `personas/p${id}.mdx`,
      persona('word '.repeat(4000)),
    ]);
    const begun = overviewOf(joined(Object.fromEntries(wordy))).find(({ axis }) => axis.id === 'personas');
    expect(begun?.rows.length).toBe(1);
    const pages = axisOf('personas', many)?.pages ?? [];
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.flat()).toHaveLength(400);
    expect(axisAt(many, 'personas/~2')?.rows).toBe(pages[1]);
    expect(['personas/~99', 'nothing', ''].map((id) => axisAt(many, id))).toEqual(Array(3).fill(undefined));
    const cells = pages.flat().find(({ title }) => title === 'Persona 7')?.cells ?? [];
    const price = cells.find((cell) => cell.pages.length > 0);
    expect([price?.pages.length, price?.more, price?.form]).toEqual([8, 22, undefined]);
  });
});
