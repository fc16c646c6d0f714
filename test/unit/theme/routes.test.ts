import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { registry } from '../../../src/collections/index.ts';
import type { Publication } from '../../../src/site/publication.ts';
import { besideOwn } from '../../../src/wiki/own-addresses.ts';
import { addressOf, fileOf, matcherOf, routesWith } from '../../../src/theme/routes.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';
import { briefFiles } from '../../support/brief-files.ts';
import { joined } from '../../support/joined.ts';

describe('the addresses of a route', () => {
  it.each([
    ['/', {}, true, '/', 'index.html'],
    ['/404', {}, true, '/404.html', '404.html'],
    ['/freshness', {}, true, '/freshness/', 'freshness/index.html'],
    ['/freshness.json', {}, false, '/freshness.json', 'freshness.json'],
    ['/people/[...id].ics', { id: 'ada' }, false, '/people/ada.ics', 'people/ada.ics'],
    ['/people/[...id].json', { id: 'ada' }, false, '/people/ada.json', 'people/ada.json'],
    [
      '/[collection]/[...id]',
      { collection: 'guides', id: 'a/b' },
      true,
      '/guides/a/b/',
      'guides/a/b/index.html',
    ],
    [
      '/[collection]/[...id]',
      { collection: 'lexicon', id: 'größe' },
      true,
      '/lexicon/gr%C3%B6%C3%9Fe/',
      'lexicon/größe/index.html',
    ],
  ])('%s with %j', (pattern, params, isPage, address, file) => {
    expect(addressOf(pattern, params, isPage)).toBe(address);
    expect(fileOf(address)).toBe(file);
    expect(matcherOf(pattern, isPage)(address)).toEqual(params);
  });

  it.each([
    ['/freshness', '/freshness', true],
    ['/[collection]', '/a/b/', true],
    ['/people/[...id].ics', '/people/adaXics', false],
    ['/[collection]', '/%E0/', true],
    ['/feed/[team].atom', '/feed/a/b.atom', false],
  ])('%s is not at %s', (pattern, address, isPage) => {
    expect(matcherOf(pattern, isPage)(address)).toBeUndefined();
  });
});

describe('the table of routes', () => {
  it('names every page of src/pages that has parameters, and takes up those of one address that it does not know', () => {
    const files = readdirSync('src/pages', { recursive: true, encoding: 'utf8' }).filter((each) =>
      /\.\w+$/.test(each),
    );
    const patterns = files.map(
      (file) => `/${file.replace(/\.(?:astro|mdx|ts)$/, '').replace(/(?:^|\/)index$/, '')}`,
    );
    const known = routesWith([]).map(({ pattern }) => pattern);
    expect(known.filter((pattern) => !patterns.includes(pattern))).toEqual([]);
    // A page of one address needs no row; see CONTRIBUTING.
    expect(patterns.filter((pattern) => pattern.includes('[') && !known.includes(pattern))).toEqual([]);
    const added = routesWith(['/freshness', '/mine']).filter(({ pattern }) => !known.includes(pattern));
    expect(added.map(({ pattern }) => pattern)).toEqual(['/mine']);
  });

  it('has no address in a collection that a page could take', () => {
    const inCollections = routesWith([])
      .map(({ pattern }) => pattern.slice(1))
      .filter((pattern) => registry.some(({ id }) => pattern.startsWith(`${id}/`)));
    expect(inCollections.length).toBeGreaterThan(3);
    const keys = inCollections.map((pattern) => pattern.replace('[...id]', 'ada'));
    expect(keys.filter((key) => key !== 'people/ada' && besideOwn(key) === key)).toEqual([]);
  });
});

describe('the pages of a long list', () => {
  const many = Array.from({ length: 450 }, (_, id) => [
    `guides/long/${id}.mdx`,
    guide({ title: `Guide ${id}` }),
  ]);
  const ada = { 'people/ada.yaml': 'name: Ada\nemail: ada@example.com\nteam: sales\nrole: Rep\n' };
  const wiki = joined({ ...Object.fromEntries(many), ...ada, 'guides/far/down/one.mdx': guide() });
  const publication = { wiki, problems: [] } as unknown as Publication;
  const routeOf = (pattern: string) => routesWith([]).find((route) => route.pattern === pattern);

  it.each([
    [
      '/[collection]/[...id]',
      ['far', 'far/down', 'long', 'long/~2'],
      ['~2', 'nowhere', 'long/~99', 'far/~2'],
    ],
    ['/people/[...id]', ['ada', 'ada/~2'], ['~2', 'eve/~2', 'ada/~99']],
  ])('%s are where they are said to be, each with a key, and nowhere else', (pattern, there, missing) => {
    const route = routeOf(pattern);
    const of = (id: string) => ({ collection: 'guides', id });
    const all = route?.all(publication) ?? [];
    expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining(there));
    expect(
      all.filter((params) => !route?.has(publication, params) || !route.key(publication, params)),
    ).toEqual([]);
    expect(missing.filter((id) => route?.has(publication, of(id)))).toEqual([]);
  });
});

describe('the pieces of briefs', () => {
  const wiki = joined(briefFiles);
  const publication = { wiki, problems: [] } as unknown as Publication;
  const route = routesWith([]).find(({ pattern }) => pattern === '/brief/[collection]/[...id].json');

  it('are of each persona, competitor, objection and stage, each with a key', () => {
    const all = route?.all(publication) ?? [];
    const addresses = all.map((params) => addressOf(route?.pattern ?? '', params, false));
    expect(addresses).toEqual(
      expect.arrayContaining([
        '/brief/personas/cfo.json',
        '/brief/objections/dear.json',
        '/brief/stages/mql.json',
      ]),
    );
    expect(addresses.filter((each) => /lexicon|people/.test(each))).toEqual([]);
    expect(
      all.filter((params) => !route?.has(publication, params) || !route.key(publication, params)),
    ).toEqual([]);
  });

  it.each(['lexicon/lead', 'stages/nowhere', 'people/ada'])('are none of %s', (key) => {
    const [collection = '', id = ''] = key.split('/');
    expect(route?.has(publication, { collection, id })).toBe(false);
  });
});

describe('the funnel and the map', () => {
  const dear = { title: 'Dear', personas: '[clerk]', category: 'price', meaning: 'A.', answer: 'B.' };
  const keysWith = (files: Record<string, string>) => {
    const wiki = joined({
      'personas/clerk.mdx': guide({ title: 'Clerk' }),
      'objections/dear.mdx': guide(dear),
      ...files,
    });
    const stages = [{ id: 'mql', name: 'MQL', team: 'sales' }];
    const publication = {
      wiki: { ...wiki, settings: { ...wiki.settings, stages } },
    } as unknown as Publication;
    return ['/funnel', '/map', '/map/[...axis]'].flatMap((pattern) => {
      const route = routesWith([]).find((each) => each.pattern === pattern);
      return (route?.all(publication) ?? []).map((params) => {
        expect(route?.has(publication, params)).toBe(true);
        return [addressOf(pattern, params, true), route?.key(publication, params)] as const;
      });
    });
  };
  /** The addresses whose pages are others with other files. */
  const changedBy = (files: Record<string, string>) => {
    const before = new Map(keysWith({}));
    return keysWith(files).flatMap(([address, key]) => (before.get(address) === key ? [] : [address]));
  };

  it('have keys that differ with what they show, and with nothing else', () => {
    expect(changedBy({})).toEqual([]);
    expect(changedBy({ 'objections/dear.mdx': guide(dear, 'Another text.') })).toEqual([]);
    expect(changedBy({ 'objections/dear.mdx': guide({ ...dear, category: 'fit' }) })).toEqual([
      '/map/',
      '/map/personas/',
    ]);
    expect(changedBy({ 'objections/dear.mdx': guide({ ...dear, stage: 'mql' }) })).toEqual([
      '/funnel/',
      '/map/',
      '/map/stages/',
    ]);
  });
});
