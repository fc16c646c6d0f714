import { describe, expect, it } from 'vitest';
import competitors from '../../../src/collections/competitors.ts';
import guides from '../../../src/collections/guides.ts';
import { readEntry } from '../../../src/wiki/entry.ts';
import { joinWiki } from '../../../src/wiki/join.ts';
import { siteFor } from '../../../src/wiki/links.ts';
import { dataOf, addressOf } from '../../../src/wiki/wiki.ts';
import { readSettings } from '../../../src/wiki/settings.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';
import { joined } from '../../support/joined.ts';

const { settings } = readSettings(undefined, 'wiki.yaml');
const entry = (id: string, text: string) =>
  readEntry({ collection: 'guides', id, file: `guides/${id}.mdx` }, text);
const wikiOf = (files: Record<string, string>, drafts = false) =>
  joinWiki(
    { settings, entries: Object.entries(files).map(([id, text]) => entry(id, text)), media: ['a b.png'] },
    drafts,
  );

describe('dataOf', () => {
  it('gives fields only as the collection that they are of', () => {
    expect(dataOf(entry('a', guide({ edition: '2' })), guides)?.edition).toBe(2);
    expect(dataOf(entry('a', guide()), competitors)).toBeUndefined();
    expect(dataOf(entry('a', guide({ edition: 'second' })), guides)).toBeUndefined();
  });
});

describe('joinWiki', () => {
  it('orders pages by title, as people count', () => {
    const wiki = wikiOf({
      a: guide({ title: 'Step 10' }),
      b: guide({ title: 'Step 9' }),
      c: guide({ title: 'about' }),
    });
    expect(wiki.entries.map((each) => each.id)).toEqual(['c', 'b', 'a']);
  });

  it('leaves drafts out unless asked for', () => {
    const files = { a: guide({ draft: 'true' }), b: guide() };
    expect(wikiOf(files).entries.map((each) => each.id)).toEqual(['b']);
    expect(wikiOf(files, true).entries.map((each) => each.id)).toEqual(['a', 'b']);
  });

  it('finds what leads to a page: fields, links and cards, each page once', () => {
    const wiki = wikiOf({
      target: guide(),
      field: guide({ related: '[target]' }, '[again](/guides/target/)'),
      link: guide({}, '[x](target.mdx) [y](../guides/target/)'),
      card: guide({}, '<Entry id="guides/target" />'),
      none: guide({}, '[x](/guides/nobody/)'),
    });
    expect(wiki.backlinks.get('guides/target')).toEqual([
      { from: 'guides/card', fields: [] },
      { from: 'guides/field', fields: ['related'] },
      { from: 'guides/link', fields: [] },
    ]);
  });

  it('takes a page that is named by its whole key for a reference, which may only lead there', () => {
    const decisions = '[{ text: x, page: guides/target }]';
    const text = guide({ kind: 'half', on: '2026-11-01', chair: 'ada', present: '[ada]', decisions });
    const wiki = joined({ 'meetings/a.mdx': text, 'guides/target.mdx': guide() });
    expect(wiki.backlinks.get('guides/target')).toEqual([{ from: 'meetings/a', fields: ['decisions'] }]);
    const [meeting] = wiki.entries.filter(({ collection }) => collection === 'meetings');
    expect(meeting && wiki.references.get(meeting)?.find(({ to }) => to === 'guides/target')?.rests).toBe(
      false,
    );
  });

  it('knows every field in which a page is named', () => {
    const agenda = '[{ topic: x, page: guides/target }, { topic: y, page: guides/target }]';
    const decisions = '[{ text: x, page: guides/target }]';
    const text = guide({ kind: 'half', on: '2026-11-01', chair: 'ada', present: '[ada]', agenda, decisions });
    const wiki = joined({ 'meetings/a.mdx': text, 'guides/target.mdx': guide() });
    expect(wiki.backlinks.get('guides/target')).toEqual([
      { from: 'meetings/a', fields: ['agenda', 'decisions'] },
    ]);
  });

  it('does not count what a page says of itself', () => {
    expect(wikiOf({ a: guide({}, '[me](/guides/a/)') }).backlinks.size).toBe(0);
  });
});

describe('siteFor', () => {
  const wiki = wikiOf({ a: guide(), 'sub/b c': guide() });
  const from = wiki.entries.find((each) => each.id === 'a') ?? entry('a', '');
  const site = siteFor(wiki, from, '/wiki/');

  it.each([
    ['/guides/a/', '/wiki/guides/a/'],
    ['/guides/a', '/wiki/guides/a/'],
    ['a.mdx#top', '/wiki/guides/a/#top'],
    ['sub/b%20c.mdx', '/wiki/guides/sub/b%20c/'],
    ['/', '/wiki/'],
    ['/help/writing/', '/wiki/help/writing/'],
    ['/media/a%20b.png', '/wiki/media/a%20b.png'],
    ['https://example.com/', 'https://example.com/'],
    ['mailto:a@example.com', 'mailto:a@example.com'],
    ['#here', '#here'],
    ['/guides/nobody/', undefined],
    ['/package.json', undefined],
    ['../../package.json', undefined],
    ['javascript:alert(1)', undefined],
    ['//example.com/', undefined],
  ])('leads %s to %s', (url, expected) => {
    expect(site.hrefOf(url)).toBe(expected);
  });

  it.each([
    ['/media/a%20b.png', '/wiki/media/a%20b.png'],
    ['../media/a b.png', '/wiki/media/a%20b.png'],
    ['/media/none.png', undefined],
    ['/media/../package.json', undefined],
    ['/media/a.svg', undefined],
  ])('shows the image %s as %s', (url, expected) => {
    expect(site.srcOf(url)).toBe(expected);
  });
});

describe('addressOf', () => {
  it('makes an address that every browser reads alike', () => {
    expect(addressOf('guides/über uns/ä#b')).toBe('/guides/%C3%BCber%20uns/%C3%A4%23b/');
  });
});
