import { describe, expect, it } from 'vitest';
import { formOf, newFormOf } from '../../../src/editing-api/addresses.ts';
import { withoutTexts } from '../../../src/editor/decap/listing.ts';
import { placeOf } from '../../../src/editor/list/place.ts';
import {
  everything,
  inOrder,
  listed,
  nobody,
  ownersOf,
  rowsOn,
  type Query,
} from '../../../src/editor/list/rows.ts';
import { noteFiles, unpublishedIn } from '../../../src/editor/list/unpublished.ts';
import type { Name } from '../../../src/editor/names.ts';
import type { Day } from '../../../src/freshness/day.ts';

const day = (text: string) => text as Day;
const today = day('2026-11-28');
const name = (collection: string, title: string, more: Partial<Name> = {}): Name => {
  const id = title.toLowerCase().replaceAll(' ', '-');
  return { collection, id, title, file: `${collection}/${id}.mdx`, url: '/', aliases: [], ...more };
};
const page = (collection: string, title: string, reviewed?: string, more: Partial<Name> = {}): Name =>
  name(collection, title, {
    review: {
      reviewed: reviewed === undefined ? undefined : day(reviewed),
      every: { months: 6 },
      noticeDays: 21,
      history: true,
      assignees: { owner: undefined, covers: [], lead: undefined },
    },
    ...more,
  });

const names = [
  page('guides', 'Lead handoff', '2026-11-01', { owner: 'ada', teams: ['sales'] }),
  page('guides', 'Win/loss interviews', '2026-01-01', { owner: 'ben', teams: ['sales', 'marketing'] }),
  page('guides', 'Überzeugen', undefined, { draft: true }),
  page('competitors', 'Grabenhorst', '2026-06-05', { aliases: ['GH Waagen'], owner: 'ben' }),
  name('people', 'Ada Łukasz', { id: 'ada', team: 'sales' }),
  name('people', 'Ben', { id: 'ben', team: 'marketing' }),
];
const titles = (collection: string | undefined, asked: Partial<Query>) => {
  const query = { ...everything, ...asked };
  return listed(inOrder(rowsOn(names, today), query.by), collection, query).rows.map((row) => row.name.title);
};

describe('a list in the editor', () => {
  it('begins with what is most due, or goes by title', () => {
    expect(titles('guides', {})).toEqual(['Win/loss interviews', 'Überzeugen', 'Lead handoff']);
    expect(titles('guides', { by: 'title' })).toEqual(['Lead handoff', 'Überzeugen', 'Win/loss interviews']);
    expect(titles(undefined, {})).toHaveLength(names.length);
  });

  it.each<[Partial<Query>, string[]]>([
    [{ team: 'sales' }, ['Win/loss interviews', 'Lead handoff']],
    [{ team: 'sales', owner: 'ada' }, ['Lead handoff']],
    [{ owner: nobody }, ['Überzeugen']],
    [{ state: 'overdue' }, ['Win/loss interviews']],
    [{ state: 'draft' }, ['Überzeugen']],
    [{ state: 'draft', team: 'sales' }, []],
  ])('is narrowed to %o', (asked, expected) => expect(titles('guides', asked)).toEqual(expected));

  it('of people is narrowed to a team', () => {
    expect(titles('people', { team: 'sales' })).toEqual(['Ada Łukasz']);
  });

  it.each<[string, string, string]>([
    ['uberzeugen', 'guides', 'Überzeugen'],
    ['handoff lead', 'guides', 'Lead handoff'],
    ['waagen', 'competitors', 'Grabenhorst'],
    ['lukasz', 'people', 'Ada Łukasz'],
    ...['grabenhrst', 'grabenhorts', 'grabnhorst', 'grabehorst', 'Graben', 'grabnh'].map(
      (slip): [string, string, string] => [slip, 'competitors', 'Grabenhorst'],
    ),
    ['lead handof', 'guides', 'Lead handoff'],
    ['laed hadnoff', 'guides', 'Lead handoff'],
  ])('finds by “%s”', (words, collection, expected) => {
    expect(titles(collection, { words })).toEqual([expected]);
  });

  it('begins with what is called just so', () => {
    const rows = rowsOn(
      [page('lexicon', 'Lead score', '2026-01-01'), page('lexicon', 'Lead', '2026-11-01')],
      today,
    );
    const { rows: found } = listed(inOrder(rows, 'due'), 'lexicon', { ...everything, words: 'lead' });
    expect(found.map((row) => row.name.title)).toEqual(['Lead', 'Lead score']);
  });

  it('says where else something is called so, and whether that is a guess', () => {
    const found = (words: string) => listed(rowsOn(names, today), 'guides', { ...everything, words });
    expect([...found('grabenhorst').elsewhere.keys()]).toEqual(['competitors']);
    expect(found('grabenhorst').isGuess).toBe(false);
    expect(found('grabenhrst').isGuess).toBe(true);
    expect(found('qqxv wjkz')).toMatchObject({ rows: [], elsewhere: new Map() });
    expect(found('').elsewhere.size).toBe(0);
  });

  it('offers owners by name, whoever edits first', () => {
    const owners = ownersOf(rowsOn(names.slice(0, 4), today), names, 'ben');
    expect(owners).toEqual([
      ['ben', 'Ben (you)'],
      ['ada', 'Ada Łukasz'],
      [nobody, 'Nobody'],
    ]);
  });
});

describe('addresses', () => {
  it.each([
    ['#/collections/guides', 'guides', ''],
    ['#/collections/guides/', 'guides', ''],
    ['#/collections/guides?words=too%20dear', 'guides', 'too dear'],
    ['#/collections/guides/search/50%25', 'guides', '50%'],
    ['#/search/too%20dear', undefined, 'too dear'],
  ])('%s is a list', (hash, collection, words) => expect(placeOf(hash)).toEqual({ collection, words }));

  it.each([
    '',
    '#/',
    '#/collections/nothing',
    '#/collections/guides/new',
    '#/collections/guides/entries/a/b',
  ])('“%s” is none', (hash) => expect(placeOf(hash)).toBeUndefined());

  it('of forms follow the files', () => {
    expect(formOf('guides/How we sell/half.mdx')).toBe('#/collections/guides/entries/How%20we%20sell/half');
    expect(formOf('guides/How we sell/50%.mdx')).toBeUndefined();
    expect(formOf('guides/old.md')).toBeUndefined();
  });

  it('of a new page say what it is called, in any words', () => {
    expect(newFormOf('guides')).toBe('#/collections/guides/new');
    expect(newFormOf('guides', { title: ' ' })).toBe('#/collections/guides/new');
    expect(newFormOf('guides', { title: ' C++ & more ' })).toBe(
      '#/collections/guides/new?title=C%2B%2B%20%26%20more',
    );
  });
});

describe('a host of files', () => {
  it('is asked for their names alone, and Decap is told of none', async () => {
    const read: string[] = [];
    class Host {
      api = {
        listFiles: async () => ['content/guides/lead-handoff.mdx', 'content/guides/deep/new-one.mdx'],
        readFile: async (path: string) => read.push(path),
      };
      async allEntriesByFolder(folder: string, extension: string, depth: number) {
        expect([folder, extension, depth > 9]).toEqual(['content/guides', 'mdx', true]);
        const paths = await this.api.listFiles();
        await Promise.all(paths.map((path) => this.api.readFile(path)));
        return paths.map((path) => ({ file: { path } }));
      }
    }
    const host = new Host();
    expect(await withoutTexts(host, true).entriesByFolder('content/guides', 'mdx')).toEqual([]);
    expect(unpublishedIn(names)).toEqual([]);
    expect(await withoutTexts(host, false).entriesByFolder('content/guides', 'mdx')).toEqual([]);
    expect(read).toEqual([]);
    noteFiles(['content/guides/deep/new-one.mdx', 'content/wiki.yaml']);
    expect(unpublishedIn(names)).toMatchObject([
      { collection: 'guides', id: 'deep/new-one', title: 'New one' },
    ]);
    await host.api.readFile('content/guides/lead-handoff.mdx');
    expect(read).toHaveLength(1);
  });
});
