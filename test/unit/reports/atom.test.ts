import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import type { Day } from '../../../src/freshness/day.ts';
import type { PageHistory } from '../../../src/freshness/page-history.ts';
import type { Wiki } from '../../../src/wiki/wiki.ts';
import { atomOf, type FeedOptions } from '../../../src/reports/atom.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';
import { moment, wikiOf } from '../../support/reported-wiki.ts';

const options: FeedOptions = {
  site: 'https://wiki.example.com/base',
  base: '/base',
  path: '/feed.atom',
  today: '2026-11-22' as Day,
};

interface Feed {
  '@xmlns': string;
  id: string;
  title: string;
  updated: string;
  author: { name: string }[];
  link: { '@href': string; '@rel'?: string }[];
  entry: Omit<Feed, '@xmlns' | 'entry'>[];
}

/** Reads a feed, and checks what RFC 4287 asks of every feed and entry. */
function read(wiki: Wiki, more: Partial<FeedOptions> = {}): Feed {
  const text = atomOf(wiki, { ...options, ...more });
  expect(XMLValidator.validate(text)).toBe(true);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    isArray: (name) => ['entry', 'link', 'author'].includes(name),
  });
  const { feed } = parser.parse(text) as { feed: Feed };
  expect(feed['@xmlns']).toBe('http://www.w3.org/2005/Atom');
  expect(feed.author[0]?.name).toBeTruthy();
  for (const each of [feed, ...(feed.entry ?? [])]) {
    expect(each.id).toMatch(/^tag:[a-z.]+,2026:\/?\S+$/);
    expect(each.title).toBeTruthy();
    expect(each.updated).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/);
  }
  const ids = (feed.entry ?? []).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  return feed;
}

const reviewed = { reviewed: '2026-08-15', reviewedBy: 'ada', reviewEvery: '90 days' };
const past = { created: moment('2026-01-01'), changed: moment('2026-09-01', 2) };

describe('atomOf', () => {
  const wiki = wikiOf({ 'guides/handoff.mdx': guide(reviewed) }, { 'guides/handoff.mdx': past });

  test('58-scale-unreviewed-holds-until: calls no copy checked, and says until when of what was', () => {
    const copied = { created: moment('2026-09-01'), began: '2026-09-01' as Day };
    const feedOf = (past: PageHistory) =>
      read(wikiOf({ 'guides/handoff.mdx': guide(reviewed) }, { 'guides/handoff.mdx': past }));
    expect(feedOf(copied).entry.map(({ title }) => title)).toEqual(['New: Handoff']);
    const [checked] = feedOf({ created: moment('2026-01-01') }).entry;
    expect(checked).toMatchObject({
      title: 'Checked: Handoff',
      summary: 'Who calls whom. It holds until 13 Nov 2026.',
    });
  });

  test('tells what happened to a page, the last first', () => {
    const feed = read(wiki);
    expect(feed.entry.map(({ title, updated }) => [title, updated.slice(0, 10)])).toEqual([
      ['Changed: Handoff', '2026-09-01'],
      ['Checked: Handoff', '2026-08-15'],
      ['New: Handoff', '2026-01-01'],
    ]);
    expect(feed.updated).toBe('2026-09-01T00:00:00Z');
    expect(feed.entry[1]?.author[0]?.name).toBe('Ada Example');
  });

  test('is one entry where a page was changed and checked on one day', () => {
    const together = { ...past, changed: moment('2026-08-15', 2) };
    const feed = read(wikiOf({ 'guides/handoff.mdx': guide(reviewed) }, { 'guides/handoff.mdx': together }));
    expect(feed.entry.map(({ title }) => title)).toEqual(['Changed and checked: Handoff', 'New: Handoff']);
  });

  test('leads to pages and to itself', () => {
    const feed = read(wiki);
    expect(feed.link.find((each) => each['@rel'] === 'self')?.['@href']).toBe(`${options.site}/feed.atom`);
    expect(feed.entry[0]?.link[0]?.['@href']).toBe(`${options.site}/guides/handoff/`);
    expect(read(wiki, { site: undefined }).entry[0]?.link[0]?.['@href']).toBe('/base/guides/handoff/');
  });

  test('has the pages of one team where one is asked for', () => {
    const two = wikiOf({
      'guides/a.mdx': guide({ ...reviewed, title: 'A' }),
      'guides/b.mdx': guide({ ...reviewed, title: 'B', teams: '[marketing]' }),
    });
    expect(read(two, { team: 'marketing' }).entry.map(({ title }) => title)).toEqual(['Checked: B']);
    expect(read(two, { team: 'marketing' }).title).toBe('Test wiki: Marketing');
  });

  test('does not tell of a review that lies in the future', () => {
    expect(
      read(wikiOf({ 'guides/a.mdx': guide({ ...reviewed, reviewed: '2027-01-01' }) })).entry,
    ).toBeUndefined();
  });

  test('carries every sign that a title may have', () => {
    const title = `'A & B <i>"c"</i> ]]>'`;
    expect(read(wikiOf({ 'guides/a.mdx': guide({ ...reviewed, title }) })).entry[0]?.title).toBe(
      'Checked: A & B <i>"c"</i> ]]>',
    );
    const odd = `"a\\0b\\ud800c"`;
    expect(read(wikiOf({ 'guides/a.mdx': guide({ ...reviewed, title: odd }) })).entry).toHaveLength(1);
  });

  test('57-scale-terminal-escapes: has no sign that an application obeys', () => {
    const title = JSON.stringify('A\u001b[31m\u009b2J\u202eB\u2066');
    const wiki = wikiOf({ 'guides/handoff.mdx': guide({ title, reviewed: '2026-11-01' }) });
    expect(read(wiki).entry[0]?.title).toBe('Checked: A[31m2JB');
  });

  test('is valid where nothing has happened', () => {
    expect(read(wikiOf({})).updated).toBe('1970-01-01T00:00:00Z');
  });

  test('37-feed-id-rename: items keep their ids when a page is renamed', () => {
    const files = { 'guides/better.mdx': guide(reviewed) };
    const former = { from: 'guides/orig.mdx', to: 'guides/better.mdx', until: moment('2026-08-20', 3) };
    const histories = { 'guides/better.mdx': past };
    const ids = (feed: Feed) => feed.entry.map(({ id }) => id.replace(/^.*:/, ''));
    const before = read(wikiOf({ 'guides/orig.mdx': guide(reviewed) }, { 'guides/orig.mdx': past }));
    const after = read(wikiOf(files, histories, [former]));
    expect(ids(before)).toEqual([
      'guides/orig/2026-09-01',
      'guides/orig/2026-08-15',
      'guides/orig/2026-01-01',
    ]);
    // What happens later has the name it happened under.
    expect(ids(after)).toEqual(['guides/better/2026-09-01', ...ids(before).slice(1)]);
    expect(after.entry[1]?.link[0]?.['@href']).toBe('https://wiki.example.com/base/guides/better/');
    // Again renamed, it is still what it was.
    const again = { 'guides/best.mdx': past };
    const names = [former, { ...former, from: 'guides/better.mdx', until: moment('2026-10-01', 4) }];
    const third = wikiOf(
      { 'guides/best.mdx': guide(reviewed) },
      again,
      names.map((name) => ({ ...name, to: 'guides/best.mdx' })),
    );
    expect(ids(read(third))).toEqual(ids(after));
    // Another page that has the old name by now has ids of its own.
    const newcomer = { created: moment('2026-08-15', 5) };
    const both = wikiOf(
      { ...files, 'guides/orig.mdx': guide({ title: 'Newcomer' }) },
      { ...histories, 'guides/orig.mdx': newcomer },
      [former],
    );
    expect(ids(read(both))).toEqual([
      'guides/better/2026-09-01',
      'guides/better/2026-08-15',
      'guides/orig/2026-08-15',
      'guides/orig/2026-01-01',
    ]);
  });
});
